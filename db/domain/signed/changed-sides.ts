interface Blocs { readonly uid: string; readonly name: string }

/**
 * Actors of two bipartitions that stand on the other side in the second one. Which bloc of the one is which of the other is said by the larger overlap, since blocs have no names; at a tie, the
 * one that comes first stays the first. Only actors in both count. In the order of the second.
 */
export function changedSides<Actor extends Blocs>(before: readonly (readonly Actor[])[], after: readonly (readonly Actor[])[]): Actor[] {
  const sideBefore = new Map(before.flatMap((bloc, side) => bloc.map(({ uid }): [string, number] => [uid, side])))
  const both = after.flatMap((bloc, side) => bloc.flatMap(actor => (sideBefore.has(actor.uid) ? [{ actor, side, was: sideBefore.get(actor.uid) }] : [])))
  const moved = both.filter(({ side, was }) => side !== was)
  const stayed = both.filter(({ side, was }) => side === was)
  return (moved.length > stayed.length ? stayed : moved).map(({ actor }) => actor)
}
