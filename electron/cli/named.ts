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
  const listed = async (filter: string) => (await client.call('entities.list', { type, filter: filter.slice(0, 200), limit: 50, hidePrivate: false })).rows
  const forms = asked.length === 2 ? [asked.join(' – '), asked.toReversed().join(' – '), asked.join(' → ')] : [asked.join(' ')]
  // One row, however many forms find it.
  const found = [...new Map((await Promise.all(forms.map(listed))).flat().map(row => [row.uid, row])).values()]
  const rows = found.length > 0 ? found : await listed(asked[0] ?? '')
  const named = rows.filter(({ title }) => {
    const own = sides(title)
    return isSame(own, asked) || (title.includes('–') && isSame(own.toReversed(), asked))
  })
  const [only] = named.length > 0 ? named : found
  if (only && (named.length === 1 || (named.length === 0 && found.length === 1))) return only.uid
  const near = (named.length > 0 ? named : rows).slice(0, 8).map(({ title, uid, detail }) => `\n  ${uid}  ${title}${detail === '' ? '' : ` (${detail})`}`).join('')
  const noun = type === 'actor' ? 'actor' : 'tie'
  throw new UsageError(named.length > 1
    ? `Several ${noun}s are called “${written}”: say which by its uid.${near}`
    : `No ${noun} is called “${written}”.${near === '' ? '' : ` These come near:${near}`}`)
}
