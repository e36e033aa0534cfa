import type { NetworkData } from '../../contract/entities/views.ts'
import { isHidden } from '../scene/dim.ts'
import { prepareDays } from '../scene/prepare.ts'
import { presenceIn, type SceneTimeOptions as TimeShown } from '../scene/presence.ts'
import type { SceneFilter } from '../scene/types.ts'

export type { TimeShown }
/** What rules leave of a network. */
export type Filtered = Pick<SceneFilter, 'actors' | 'ties'>

/** A tie that shows at a time, from the side of one of its actors. All numbers are rows of the data. */
export interface Link {
  readonly tie: number
  readonly to: number
  readonly cooperation: number | null
  readonly conflict: number | null
}

/** What of a network shows at a time, as a graph. Direction does not count: a tie joins its two actors either way. */
export interface Links {
  /** Rows of the actors that may exist then. */
  readonly actors: ReadonlySet<number>
  /** By row of actor, in the order of the ties. */
  readonly of: readonly (readonly Link[])[]
}

/** The actors and ties that a scene of the same time and filter has. */
export function linksAt(data: NetworkData, time: TimeShown, filter: Filtered | null = null): Links {
  const presence = presenceIn(data, prepareDays(data), time)
  const actors = new Set([...data.actors.uid.keys()].filter((actor) => presence.actors[actor] !== 'not' && !isHidden(filter?.actors, actor)))
  const of: Link[][] = data.actors.uid.map(() => [])
  presence.ties.forEach((reading, tie) => {
    const [from, to] = [data.ties.from[tie] ?? -1, data.ties.to[tie] ?? -1]
    if (!reading || !actors.has(from) || !actors.has(to) || isHidden(filter?.ties, tie)) return
    const levels = { tie, cooperation: reading.cooperation.level, conflict: reading.conflict.level }
    of[from]?.push({ ...levels, to })
    if (to !== from) of[to]?.push({ ...levels, to: from })
  })
  return { actors, of }
}

/** How many ties away every actor is that can be reached, from the nearest of some; those themselves are 0 away. */
export function distances(links: Links, from: Iterable<number>, most = Infinity): Map<number, number> {
  const found = new Map<number, number>()
  for (const actor of from) if (links.actors.has(actor)) found.set(actor, 0)
  let front = [...found.keys()]
  for (let steps = 1; front.length > 0 && steps <= most; steps++) {
    const next: number[] = []
    for (const actor of front) {
      for (const { to } of links.of[actor] ?? []) {
        if (found.has(to)) continue
        found.set(to, steps)
        next.push(to)
      }
    }
    front = next
  }
  return found
}

/** Rows of all ties with both ends among some actors. */
export function tiesAmong(links: Links, actors: ReadonlySet<number>): Set<number> {
  const ties = new Set<number>()
  for (const actor of actors) for (const { tie, to } of links.of[actor] ?? []) if (actors.has(to)) ties.add(tie)
  return ties
}
