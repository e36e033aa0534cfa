import type { Focus } from '../../contract/entities/focus.ts'
import type { NetworkData } from '../../contract/entities/views.ts'
import { standing } from '../scene/dim.ts'
import type { LeftCount, Rows, SceneFilter, SceneOptions } from '../scene/types.ts'
import { dyadOf, type Dyad } from './dyad.ts'
import { linksAt, tiesAmong, type Filtered, type TimeShown } from './links.ts'
import { commonNeighbours, neighbourhood, shortestPaths } from './parts.ts'

/** A focus on a network at a time. */
export interface InFocus extends Rows {
  /** Rows of the actors that the focus is on, in its order. */
  readonly on: readonly number[]
  /** How many show at the time, in focus or not. */
  readonly present: { readonly actors: number; readonly ties: number }
  /** Of a focus on paths: how long they are (null: there is none) and how many. */
  readonly paths?: { readonly length: number | null; readonly count: number }
  /** Of a focus on common neighbours: their rows. */
  readonly common?: readonly number[]
  readonly dyad?: Dyad
}

/** Uids of the actors that a focus is on, in its order. */
export function focusedActors(focus: Focus): readonly string[] {
  return focus.kind === 'paths' ? [focus.from, focus.to] : focus.actors
}

/** What of a network is in focus at a time; null where an actor that it needs is no longer among the data, or shows no longer. */
export function inFocus(data: NetworkData, time: TimeShown, focus: Focus, filter: Filtered | null = null): InFocus | null {
  const rows = new Map(data.actors.uid.map((uid, row) => [uid, row]))
  const on = focusedActors(focus).flatMap((uid) => rows.get(uid) ?? [])
  const [one, other] = on
  if (one === undefined) return null
  const links = linksAt(data, time, filter)
  const present = { actors: links.actors.size, ties: tiesAmong(links, links.actors).size }
  if (focus.kind === 'neighbours') return { on, present, ...neighbourhood(links, on, focus.depth) }
  if (other === undefined) return null
  switch (focus.kind) {
    case 'paths': {
      const { actors, ties, length, count } = shortestPaths(links, one, other)
      return { on, present, actors, ties, paths: { length, count } }
    }
    case 'common': return { on, present, ...commonNeighbours(links, one, other) }
    case 'dyad': {
      const dyad = dyadOf(links, one, other)
      return { on, present, actors: dyad.actors, ties: dyad.ties, dyad }
    }
  }
}

/** What a scene needs to know of a focus, together with the rules that hold. */
export type FocusedScene = Pick<SceneOptions, 'filter' | 'labelled' | 'places'>

/**
 * How a focus is drawn: what is outside is left out or steps back, together with what the rules leave out or put back; the dyad has places of its own and always
 * leaves the rest out. `sentence` says what the focus is, for figures.
 */
export function sceneOfFocus(data: NetworkData, focus: InFocus | null, outside: 'hidden' | 'dimmed', sentence: string, filter: SceneFilter | null = null): FocusedScene {
  if (focus === null) return { filter }
  const hides = outside === 'hidden' || focus.dyad !== undefined
  const put = (before: Uint8Array | undefined, rows: ReadonlySet<number>, length: number) => Uint8Array.from({ length }, (_, row) => Math.max(before?.[row] ?? standing.shown, rows.has(row) ? standing.shown : hides ? standing.hidden : standing.dimmed))
  const [actors, ties] = [put(filter?.actors, focus.actors, data.actors.uid.length), put(filter?.ties, focus.ties, data.ties.uid.length)]
  const count = (what: 'actors' | 'ties', standings: Uint8Array): LeftCount => {
    const full = [...focus[what]].filter((row) => standings[row] === standing.shown).length
    const shown = hides ? focus[what].size : focus.present[what]
    return { shown, dimmed: shown - full, all: filter?.summary[what].all ?? focus.present[what] }
  }
  const { hiding = [], dimming = [] } = filter?.summary ?? {}
  const summary = {
    hiding: hides ? [...hiding, sentence] : hiding, dimming: hides ? dimming : [...dimming, sentence],
    actors: count('actors', actors), ties: count('ties', ties),
  }
  return { filter: { actors, ties, summary }, ...(hides ? { labelled: { actors: focus.actors, ties: focus.ties } } : {}), ...(focus.dyad ? { places: focus.dyad.places } : {}) }
}
