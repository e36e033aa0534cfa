import type { ActorKind } from '../../contract/vocabulary.ts'
import type { Footprint } from './footprint.ts'
import type { LayoutLink, LayoutPoint } from './force.ts'

/** Tells how far a run has come; called often, so it must be cheap. */
export type Report = (done: number, total: number) => void

/** What a layout is asked to place: actors by index. */
export interface Problem {
  readonly actors: readonly { readonly kind: ActorKind; readonly name: string }[]
  readonly rooms: readonly Footprint[]
  /** One per pair of actors joined. */
  readonly links: readonly LayoutLink[]
  /** Actors that stay where they are. */
  readonly held: ReadonlyMap<number, LayoutPoint>
  /** Actors that a concentric layout is about. */
  readonly focus: readonly number[]
  /** Number of the group of each actor; groups stand in the order of their numbers. */
  readonly groups: readonly number[]
  readonly seed: number
  readonly report: Report
}

/** Who is joined to whom, by index, in ascending order. */
export function neighboursOf({ length }: { readonly length: number }, links: readonly LayoutLink[]): number[][] {
  const lists = Array.from({ length }, (): number[] => [])
  for (const { from, to } of links) {
    lists[from]?.push(to)
    lists[to]?.push(from)
  }
  for (const list of lists) list.sort((a, b) => a - b)
  return lists
}

/** Steps along ties from the nearest of some actors to every other; -1 where no path leads. */
export function stepsFrom(sources: readonly number[], neighbours: readonly (readonly number[])[]): Int32Array {
  const steps = new Int32Array(neighbours.length).fill(-1)
  const queue = [...sources]
  for (const source of queue) steps[source] = 0
  for (let at = 0; at < queue.length; at++) {
    const here = queue[at] ?? 0
    for (const next of neighbours[here] ?? []) {
      if (steps[next] !== -1) continue
      steps[next] = (steps[here] ?? 0) + 1
      queue.push(next)
    }
  }
  return steps
}

/** A part of a problem: those actors with the ties among them, numbered anew in the order given. */
export function partOf(problem: Problem, members: readonly number[]): Problem {
  const local = new Map(members.map((member, i) => [member, i]))
  const at = <T>(list: readonly T[]): T[] => members.flatMap((member) => list[member] ?? [])
  return {
    ...problem, actors: at(problem.actors), rooms: at(problem.rooms), groups: at(problem.groups),
    links: problem.links.flatMap(({ from, to, weight }) => {
      const [a, b] = [local.get(from), local.get(to)]
      return a === undefined || b === undefined ? [] : [{ from: a, to: b, weight }]
    }),
    held: new Map(members.flatMap((member, i) => {
      const place = problem.held.get(member)
      return place ? [[i, place] as const] : []
    })),
    focus: problem.focus.flatMap((member) => local.get(member) ?? []),
  }
}
