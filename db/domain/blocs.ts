import { actorKinds, type ActorKind } from '../contract/vocabulary.ts'

/**
 * The group of each actor for an arrangement by bloc, as numbers in the order in which groups stand: each bloc with those affiliated with it, in the
 * order of the blocs; then those of no bloc by kind. `blocOf` gives the row of the bloc that an actor is affiliated with.
 */
export function blocGroups(kinds: readonly ActorKind[], blocOf: ReadonlyMap<number, number>): number[] {
  return kinds.map((kind, row) => {
    const bloc = kind === 'bloc' ? row : blocOf.get(row)
    return bloc ?? kinds.length + actorKinds.indexOf(kind)
  })
}
