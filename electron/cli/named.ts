import type { Client } from '../../db/contract/api.ts'
import { UsageError } from '../host/usage-error.ts'

const isUid = (written: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(written)
/** Whatever stands between the two sides of a tie: people type a hyphen for a dash, and an arrow as two signs. */
const sides = (title: string) => title.toLocaleLowerCase().split(/\s+(?:-|–|—|->|→)\s+/u)
const isSame = (one: readonly string[], other: readonly string[]) => one.length === other.length && one.every((side, index) => side === other[index])

/**
 * The uid of an actor or tie that was written as its uid or its name ("Russia", "Russia - Israel"). Throws a UsageError where none has this name, or
 * several have: it lists those that come near, with their uids.
 */
export async function uidNamed(client: Client, type: 'actor' | 'tie', written: string): Promise<string> {
  if (isUid(written)) return written
  const asked = sides(written.trim())
  const { rows } = await client.call('entities.list', { type, filter: asked.join(' ').slice(0, 200), limit: 200, hidePrivate: false })
  const named = rows.filter(({ title }) => {
    const own = sides(title)
    return isSame(own, asked) || (title.includes('–') && isSame(own.toReversed(), asked))
  })
  const [found] = named.length > 0 ? named : rows
  if (found && (named.length === 1 || (named.length === 0 && rows.length === 1))) return found.uid
  const near = (named.length > 0 ? named : rows).slice(0, 8).map(({ title, uid, detail }) => `\n  ${uid}  ${title}${detail === '' ? '' : ` (${detail})`}`).join('')
  const noun = type === 'actor' ? 'actor' : 'tie'
  throw new UsageError(named.length > 1
    ? `Several ${noun}s are called “${written}”: say which by its uid.${near}`
    : `No ${noun} is called “${written}”.${near === '' ? '' : ` These come near:${near}`}`)
}
