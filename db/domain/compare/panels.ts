import type { Encodings } from '../../contract/entities/encodings.ts'
import type { Focus } from '../../contract/entities/focus.ts'
import type { NetworkCoding } from '../../contract/entities/network-coding.ts'
import type { NetworkData } from '../../contract/entities/views.ts'
import { DAY_MAX, DAY_MIN, type Day } from '../../contract/values.ts'
import { visibleIn } from '../encoding/look.ts'
import { inFocus, sceneOfFocus, type FocusedScene, type InFocus } from '../focus/focus.ts'
import { focusSentence } from '../focus/sentence.ts'
import { buildScene } from '../scene/build-scene.ts'
import { boundsOf } from '../scene/geometry.ts'
import { prepare } from '../scene/prepare.ts'
import { presenceIn, type SceneTimeOptions } from '../scene/presence.ts'
import type { Box, Scene, SceneFilter, SceneOptions, Theme } from '../scene/types.ts'

/** How several pictures of one network are made. */
export interface PanelOptions {
  readonly theme: Theme
  readonly focus: Focus | null
  readonly outside: 'hidden' | 'dimmed'
  /** What rules leave at a time; absent: everything. */
  readonly filterAt?: ((time: SceneTimeOptions) => SceneFilter | null) | undefined
  readonly parallel?: SceneOptions['parallel']
  /** As for a scene. */
  readonly encodings?: Encodings | undefined
  readonly coding?: NetworkCoding | null | undefined
}

/**
 * Makes scenes of one network at several times for any size of lettering (`labelScale`, see `SceneOptions`), with everyone in the same place in all of
 * them, and colours and sizes that mean the same. With a focus, each shows what is in focus at any of the times: what comes and goes must not be taken
 * for what left the focus. A dyad keeps the places of the network.
 */
export function panelScenes(data: NetworkData, times: readonly SceneTimeOptions[], options: PanelOptions): (labelScale: number) => Scene[] {
  const { theme, parallel, encodings, coding } = options
  const filters = times.map((time) => options.filterAt?.(time) ?? null)
  const scope = scopeOf(data, times, filters, options)
  const scopes = filters.map((filter) => scope(filter))
  const prepared = prepare(data)
  const together = times.map((time, at) => visibleIn(data, presenceIn(data, prepared, time), scopes[at]?.filter ?? null))
  return (labelScale) => times.map((time, at) => buildScene(data, { ...time, theme, labelScale, parallel, encodings, coding, together, ...scopes[at] }))
}

/** What is in focus at any of the times, joined with each time's own filter. */
function scopeOf(data: NetworkData, times: readonly SceneTimeOptions[], filters: readonly (SceneFilter | null)[], { focus, outside }: PanelOptions): (filter: SceneFilter | null) => FocusedScene {
  const found = focus === null ? [] : times.flatMap((time, at) => inFocus(data, time, focus, filters[at] ?? null) ?? [])
  const [first] = found
  if (focus === null || first === undefined) return (filter) => ({ filter })
  const whole: InFocus = {
    on: first.on, present: first.present, actors: new Set(found.flatMap(({ actors }) => [...actors])), ties: new Set(found.flatMap(({ ties }) => [...ties])),
  }
  const sentence = focusSentence(data, focus)
  return (filter) => sceneOfFocus(data, whole, focus.kind === 'dyad' ? 'hidden' : outside, sentence, filter)
}

/** Around all of several scenes: the part of the plane that each of them shows. */
export const sharedBounds = (scenes: readonly Scene[]): Box => boundsOf(scenes.map(({ bounds }) => bounds))

/** The days of a period of the study; where its end is open, to the end of the study. */
export function periodTime({ dates }: NetworkData['periods'][number], study: { readonly from: Day; readonly to: Day }, dating: SceneTimeOptions['dating']): SceneTimeOptions {
  const since = dates.startEarliest > DAY_MIN ? dates.startEarliest : Math.min(study.from, dates.endLatest)
  return { since, asOf: Math.max(since, dates.endLatest < DAY_MAX ? dates.endLatest : study.to), dating, allTime: false }
}

/** In how many columns pictures of a shape are largest in a room, and how many rows that makes. `head` is the height that each needs above itself. */
export function gridFor(count: number, room: { readonly width: number; readonly height: number }, shape: { readonly width: number; readonly height: number }, head = 0): { columns: number; rows: number } {
  let best = { columns: 1, rows: count, zoom: -1 }
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns)
    const zoom = Math.min(room.width / columns / Math.max(1, shape.width), (room.height / rows - head) / Math.max(1, shape.height))
    if (zoom > best.zoom + 1e-9) best = { columns, rows, zoom }
  }
  return { columns: best.columns, rows: best.rows }
}
