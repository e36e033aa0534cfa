import { useEffect, useMemo, useState } from 'react'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { boundsOf } from '../../../db/domain/scene/geometry.ts'
import { gridFor, panelScenes, sharedBounds, type PanelOptions } from '../../../db/domain/compare/panels.ts'
import type { SceneTimeOptions } from '../../../db/domain/scene/presence.ts'
import type { Scene } from '../../../db/domain/scene/types.ts'
import type { SharedView } from '../../graph/ScenePicture.tsx'

export interface Panels {
  scenes: readonly Scene[]
  view: SharedView
  /** Null: everything in sight again. */
  setView: (view: SharedView | null) => void
  columns: number
  rows: number
}

/** Over each picture stands a line that says what it shows, in pixels. */
export const headHeight = 28
const margin = 20
const largestFit = 1.5
const smallestFit = 0.04
const mostRounds = 8
/** Names make the actors at most so much smaller than they could be; those that are cut off then are left out. */
const leastShare = 0.7
const settleMs = 120

/** Pictures of the network at several times in a room of so many pixels, moved and zoomed as one. `count` is how many stand in the room, where that is not one for each time. */
export function usePanels(data: NetworkData, times: readonly SceneTimeOptions[], options: PanelOptions, room: { width: number; height: number }, count = times.length): Panels {
  const { theme, focus, outside, filterAt, parallel, encodings, coding } = options
  const make = useMemo(
    () => panelScenes(data, times, { theme, focus, outside, filterAt, parallel, encodings, coding }), [data, times, theme, focus, outside, filterAt, parallel, encodings, coding],
  )
  const { width, height } = room
  const fit = useMemo(() => {
    let zoom = largestFit
    let grid = { columns: 1, rows: 1 }
    let bounds = sharedBounds(make(1 / zoom))
    // Names keep their size, so that what is smaller needs more room for them: from large to small until everything fits.
    for (let round = 0; round < mostRounds; round++) {
      grid = gridFor(count, { width, height }, bounds, headHeight)
      const [w, h] = [width / grid.columns - 2 * margin, height / grid.rows - headHeight - 2 * margin]
      const next = Math.max(smallestFit, Math.min(zoom, w / Math.max(1, bounds.width), h / Math.max(1, bounds.height)))
      if (next > 0.98 * zoom) break
      zoom = next
      bounds = sharedBounds(make(1 / zoom))
    }
    const actors = boundsOf(make(1).flatMap(({ nodes }) => nodes.map(({ x, y, width: w, height: h }) => ({ x: x - w / 2, y: y - h / 2, width: w, height: h }))))
    const least = leastShare * Math.min(largestFit, (width / grid.columns - 2 * margin) / Math.max(1, actors.width), (height / grid.rows - headHeight - 2 * margin) / Math.max(1, actors.height))
    if (zoom < least) return { ...grid, isTight: true, view: { x: actors.x + actors.width / 2, y: actors.y + actors.height / 2, zoom: least } }
    return { ...grid, isTight: false, view: { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2, zoom } }
  }, [make, width, height, count])
  const [own, setView] = useState<SharedView | null>(null)
  const view = own ?? fit.view
  // Names keep their size on the screen; they find their places anew when the zoom has come to rest.
  const [rested, setRested] = useState<number | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setRested(own?.zoom ?? null), settleMs)
    return () => clearTimeout(timer)
  }, [own?.zoom])
  const zoom = own === null ? fit.view.zoom : rested ?? fit.view.zoom
  const isCut = own === null && fit.isTight
  const [reachX, reachY] = [width / fit.columns / fit.view.zoom / 2, (height / fit.rows - headHeight) / fit.view.zoom / 2]
  const { x: centreX, y: centreY } = fit.view
  const scenes = useMemo(() => {
    const made = make(1 / zoom)
    if (!isCut) return made
    const isWhole = ({ box }: Scene['labels'][number]) => (
      box.x >= centreX - reachX && box.x + box.width <= centreX + reachX && box.y >= centreY - reachY && box.y + box.height <= centreY + reachY)
    return made.map(scene => ({
      ...scene, labels: scene.labels.filter(isWhole), hiddenLabels: [...scene.hiddenLabels, ...scene.labels.filter(label => !isWhole(label)).map(({ actor }) => actor)],
    }))
  }, [make, zoom, isCut, centreX, centreY, reachX, reachY])
  return { scenes, view, setView, columns: fit.columns, rows: fit.rows }
}
