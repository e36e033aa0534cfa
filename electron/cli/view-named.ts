import type { Client } from '../../db/contract/api.ts'
import { UsageError } from '../host/usage-error.ts'

/** The view of a name, whatever its capitals where only one fits. */
export async function viewNamed(client: Client, name: string): Promise<string> {
  const views = await client.call('views.list', {})
  const exact = views.filter(view => view.name === name)
  const found = exact.length > 0 ? exact : views.filter(view => view.name.toLowerCase() === name.toLowerCase())
  if (found.length === 1 && found[0]) return found[0].uid
  const known = views.map(view => `'${view.name}'`).join(', ')
  throw new UsageError(found.length > 1 ? `Several views are called '${name}': rename all but one in the window.` : `No view is called '${name}'. There is: ${known}.`)
}
