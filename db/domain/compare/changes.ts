import type { Scene } from '../scene/types.ts'

/** What became of a tie from one date to another. */
export const changeKinds = ['appeared', 'gone', 'warmed', 'cooled', 'mixed', 'unclear', 'same'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** What the same is called when it is looked at from the other date. */
export const inverseOf: { readonly [K in ChangeKind]: ChangeKind } = {
  appeared: 'gone', gone: 'appeared', warmed: 'cooled', cooled: 'warmed', mixed: 'mixed', unclear: 'unclear', same: 'same',
}

export interface Levels {
  readonly cooperation: number | null
  readonly conflict: number | null
}

/**
 * How a tie changed. It `warmed` where cooperation rose or conflict fell and neither did the opposite, and `cooled` the other way round; where both rose or both fell
 * it is `mixed`. A strand that is coded on one of the dates only cannot be compared: `unclear`. Null: the tie does not show on that date.
 */
export function changeOf(before: Levels | null, after: Levels | null): ChangeKind {
  if (before === null || after === null) return before === after ? 'same' : before === null ? 'appeared' : 'gone'
  const cooperation = difference(before.cooperation, after.cooperation)
  const conflict = difference(before.conflict, after.conflict)
  if (cooperation === null || conflict === null) return 'unclear'
  if (cooperation === 0 && conflict === 0) return 'same'
  if (cooperation >= 0 && conflict <= 0) return 'warmed'
  return cooperation <= 0 && conflict >= 0 ? 'cooled' : 'mixed'
}

/** How far a strand moved; 0 where it is coded on neither date, null where on one only. */
export function difference(before: number | null, after: number | null): number | null {
  if (before === null || after === null) return before === after ? 0 : null
  return after - before
}

export interface TieChange {
  readonly uid: string
  /** Row of the data. */
  readonly tie: number
  readonly kind: ChangeKind
  readonly before: Levels | null
  readonly after: Levels | null
}

export interface ActorChange {
  readonly uid: string
  readonly actor: number
  readonly kind: 'appeared' | 'gone' | 'same'
}

export interface Comparison {
  /** In the order of the data. */
  readonly ties: readonly TieChange[]
  readonly actors: readonly ActorChange[]
  readonly counts: { readonly [K in ChangeKind]: number }
}

/** What differs between two scenes of the same data, from the first to the second. Each tie has to be a line of its own in both. */
export function compareScenes(before: Scene, after: Scene): Comparison {
  const ties = [...joined(before.ties, after.ties, ({ tie }) => tie)].map(([tie, [one, other]]): TieChange => {
    const [was, is] = [one ? levelsOf(one) : null, other ? levelsOf(other) : null]
    return { uid: (other ?? one)?.uid ?? '', tie, kind: changeOf(was, is), before: was, after: is }
  })
  const actors = [...joined(before.nodes, after.nodes, ({ actor }) => actor)].map(([actor, [one, other]]): ActorChange => (
    { uid: (other ?? one)?.uid ?? '', actor, kind: one && other ? 'same' : other ? 'appeared' : 'gone' }
  ))
  const counts = Object.fromEntries(changeKinds.map((kind) => [kind, ties.filter((tie) => tie.kind === kind).length])) as { [K in ChangeKind]: number }
  return { ties, actors, counts }
}

const levelsOf = ({ cooperation, conflict }: Levels): Levels => ({ cooperation, conflict })

/** Two lists side by side by row, in the order of the rows. */
function joined<T>(before: readonly T[], after: readonly T[], rowOf: (item: T) => number): Map<number, [T | undefined, T | undefined]> {
  const [first, second] = [new Map(before.map((item) => [rowOf(item), item])), new Map(after.map((item) => [rowOf(item), item]))]
  const rows = [...new Set([...first.keys(), ...second.keys()])].toSorted((a, b) => a - b)
  return new Map(rows.map((row) => [row, [first.get(row), second.get(row)]]))
}
