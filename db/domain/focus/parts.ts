import type { Rows } from '../scene/types.ts'
import { distances, tiesAmong, type Links } from './links.ts'

/**
 * The neighbourhood of some actors: everyone within `depth` ties of the nearest of them, and all ties among those found, so that it also
 * shows who of the neighbours are tied to each other (Wasserman and Faust 1994, section 2.3: the ego-centred network with the ties among alters).
 */
export function neighbourhood(links: Links, from: readonly number[], depth: number): Rows {
  const actors = new Set(distances(links, from, depth).keys())
  return { actors, ties: tiesAmong(links, actors) }
}

export interface Paths extends Rows {
  /** Ties on each of the paths; null where there is none. */
  readonly length: number | null
  /** How many paths there are, told apart by the actors on them; parallel ties make one. */
  readonly count: number
}

/** All shortest paths between two actors, counting ties and heeding neither direction nor level. Where there is none, the two actors alone. */
export function shortestPaths(links: Links, from: number, to: number): Paths {
  const there = distances(links, [from])
  const back = distances(links, [to])
  const length = there.get(to)
  if (length === undefined) return { actors: new Set([from, to].filter((actor) => links.actors.has(actor))), ties: new Set(), length: null, count: 0 }
  const actors = new Set([...there].filter(([actor, steps]) => steps + (back.get(actor) ?? Infinity) === length).map(([actor]) => actor))
  const ties = new Set<number>()
  const ways = new Map<number, number>([[from, 1]])
  for (const actor of [...actors].toSorted((a, b) => (there.get(a) ?? 0) - (there.get(b) ?? 0))) {
    const onwards = new Set<number>()
    for (const { tie, to: next } of links.of[actor] ?? []) {
      if (!actors.has(next) || there.get(next) !== (there.get(actor) ?? 0) + 1) continue
      ties.add(tie)
      onwards.add(next)
    }
    for (const next of onwards) ways.set(next, (ways.get(next) ?? 0) + (ways.get(actor) ?? 0))
  }
  return { actors, ties, length, count: ways.get(to) ?? 0 }
}

/** Two actors, those tied to both of them, and every tie between one of the two and another of these. */
export function commonNeighbours(links: Links, one: number, other: number): Rows & { readonly common: readonly number[] } {
  const near = (actor: number) => new Set((links.of[actor] ?? []).map(({ to }) => to))
  const [first, second] = [near(one), near(other)]
  const common = [...first].filter((actor) => second.has(actor) && actor !== one && actor !== other).toSorted((a, b) => a - b)
  const actors = new Set([one, other, ...common].filter((actor) => links.actors.has(actor)))
  return { actors, ties: tiesOf(links, [one, other], actors), common }
}

/** Ties that join one of some actors to one of others. */
export function tiesOf(links: Links, ends: readonly number[], others: ReadonlySet<number>): Set<number> {
  return new Set(ends.flatMap((end) => (links.of[end] ?? []).filter(({ to }) => others.has(to)).map(({ tie }) => tie)))
}
