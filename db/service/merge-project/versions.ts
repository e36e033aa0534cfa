import type { MergeSide } from '../../contract/entities/copies.ts'
import type { Plain, Row } from './here.ts'

/** The states of one assessment as they are to stand, the last being the one it is in. */
export interface VersionOrder {
  readonly assessment: number
  /** How many of ours, from the first, stay as they are; what comes after is written anew. */
  readonly kept: number
  readonly rest: readonly { readonly side: MergeSide; readonly row: Row }[]
  /** How many come from theirs. */
  readonly added: number
}

const contentOf = (row: Row) => [row['created_at'], row['level'], row['trend'], row['confidence'], row['rationale']]

/**
 * Unites the earlier states of an assessment of both copies: in the order of time, with the last one of the side whose state stands at the
 * end. Null where ours are as they should be already. `author` names who wrote a version of theirs by our own keys.
 */
export function orderedVersions(assessment: number, ours: readonly Row[], theirs: readonly Row[], author: (row: Row) => Plain, side: MergeSide): VersionOrder | null {
  const ourKey = (row: Row) => JSON.stringify([...contentOf(row), row['author_id'] === null ? null : `${row['author_id']}`])
  const theirKey = (row: Row) => JSON.stringify([...contentOf(row), author(row)])
  const known = new Map(ours.map(row => [ourKey(row), row]))
  const lacking = theirs.filter(row => !known.has(theirKey(row)))
  const all = [...ours.map(row => ({ side: 'ours' as MergeSide, row })), ...lacking.map(row => ({ side: 'theirs' as MergeSide, row }))]
  const lastOfTheirs = theirs.at(-1)
  const last = side === 'theirs' && lastOfTheirs ? (known.get(theirKey(lastOfTheirs)) ?? lastOfTheirs) : ours.at(-1)
  if (lacking.length === 0 && last === ours.at(-1)) return null
  const stamp = ({ row }: (typeof all)[number]) => String(row['created_at'])
  const sorted = all.toSorted((one, other) => (stamp(one) < stamp(other) ? -1 : stamp(one) > stamp(other) ? 1 : 0))
  const order = [...sorted.filter(({ row }) => row !== last), ...sorted.filter(({ row }) => row === last)]
  const moved = order.findIndex(({ row }, index) => row !== ours[index])
  const kept = moved === -1 ? order.length : moved
  return kept === order.length && kept === ours.length ? null : { assessment, kept, rest: order.slice(kept), added: lacking.length }
}
