import type { Core } from 'cytoscape'
import type { Box } from '../../../db/domain/scene/types.ts'
import { zoomLimits } from '../core.ts'
import { animate, settled, wantsMotion } from '../motion.ts'

export interface View {
  /** Part of the plane that shows, in scene units. */
  readonly crop: Box
  /** Pixels per scene unit. */
  readonly zoom: number
}

export interface Insets {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface Viewport {
  view(): View
  /** Shows everything; `measure` gives the extent at a zoom, since labels keep their size on the screen. */
  fit(measure: (zoom: number) => Box, animated: boolean): void
  /** Shows what was shown before, about its middle where the window has another shape by now. */
  restore(view: View): void
  zoomBy(factor: number): void
  zoomTo(box: Box): void
  panBy(dx: number, dy: number): void
  /** Brings a point into sight where it is not. */
  reveal(box: Box): void
  /** Whether the view still is as `fit` left it. */
  fitted(): boolean
  destroy(): void
}

const largestFit = 1.5
const settleMs = 120

/** Keeps the view: zoom, pan, fit; tells when it has come to rest. */
export function createViewport(cy: Core, insets: () => Insets, onRest: (view: View) => void): Viewport {
  let ownMove = false
  let isFitted = true
  /** Ends a move where it is. */
  let stopMoving: () => void = () => undefined

  const view = (): View => {
    const { x1, y1, w, h } = cy.extent()
    return { crop: { x: x1, y: y1, width: w, height: h }, zoom: cy.zoom() }
  }
  const rest = settled(() => onRest(view()), settleMs)
  const moved = () => {
    if (!ownMove) isFitted = false
    rest.ask()
  }
  cy.on('viewport', moved)

  const go = (zoom: number, centre: { x: number; y: number }, at: { x: number; y: number }, animated: boolean, done: () => void) => {
    const pan = { x: at.x - centre.x * zoom, y: at.y - centre.y * zoom }
    stopMoving()
    if (!animated || !wantsMotion()) {
      cy.viewport({ zoom, pan })
      return done()
    }
    const start = { zoom: cy.zoom(), pan: { ...cy.pan() } }
    const between = (first: number, last: number, share: number) => first + (last - first) * share
    const stop = animate((share) => {
      cy.viewport({ zoom: between(start.zoom, zoom, share), pan: { x: between(start.pan.x, pan.x, share), y: between(start.pan.y, pan.y, share) } })
    }, () => stopMoving())
    stopMoving = () => {
      stopMoving = () => undefined
      stop()
      done()
    }
  }
  const room = () => {
    const { left, top, right, bottom } = insets()
    const width = Math.max(40, cy.width() - left - right)
    const height = Math.max(40, cy.height() - top - bottom)
    return { width, height, middle: { x: left + width / 2, y: top + height / 2 } }
  }
  const limited = (zoom: number) => Math.max(zoomLimits.least, Math.min(zoomLimits.most, zoom))
  const centreOf = (box: Box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 })
  const asOwn = (act: (done: () => void) => void, fits: boolean) => {
    stopMoving()
    ownMove = true
    act(() => {
      ownMove = false
      isFitted = fits
    })
  }

  return {
    view,
    fitted: () => isFitted,
    fit: (measure, animated) => {
      const { width, height, middle } = room()
      let zoom = 1
      let bounds = measure(zoom)
      for (let round = 0; round < 5; round++) {
        const next = limited(Math.min(largestFit, width / Math.max(1, bounds.width), height / Math.max(1, bounds.height)))
        const near = Math.abs(next - zoom) < 0.002 * zoom
        zoom = next
        if (near) break
        bounds = measure(zoom)
      }
      asOwn((done) => go(zoom, centreOf(bounds), middle, animated, done), true)
    },
    restore: ({ crop, zoom }) => go(limited(zoom), centreOf(crop), { x: cy.width() / 2, y: cy.height() / 2 }, false, () => {
      isFitted = false
    }),
    zoomBy: (factor) => {
      const zoom = limited(cy.zoom() * factor)
      const { middle } = room()
      const pan = cy.pan()
      go(zoom, { x: (middle.x - pan.x) / cy.zoom(), y: (middle.y - pan.y) / cy.zoom() }, middle, true, () => undefined)
    },
    zoomTo: (box) => {
      const { width, height, middle } = room()
      go(limited(Math.min(1.6, width / Math.max(1, box.width), height / Math.max(1, box.height))), centreOf(box), middle, true, () => undefined)
    },
    panBy: (dx, dy) => void cy.panBy({ x: dx, y: dy }),
    reveal: (box) => {
      const { width, height, middle } = room()
      const zoom = cy.zoom()
      const pan = cy.pan()
      const [left, top] = [box.x * zoom + pan.x, box.y * zoom + pan.y]
      // How far to go so that it is in sight as a whole; where that is more than a screen away, to the middle.
      const along = (start: number, size: number, from: number, space: number) =>
        size > space ? from + space / 2 - (start + size / 2) : start < from ? from - start : start + size > from + space ? from + space - (start + size) : 0
      const [dx, dy] = [along(left, box.width * zoom, middle.x - width / 2, width), along(top, box.height * zoom, middle.y - height / 2, height)]
      // What is in sight beside the margins may stay there.
      if (left >= -1 && top >= -1 && left + box.width * zoom <= middle.x + width / 2 + 1 && top + box.height * zoom <= cy.height() + 1) return
      const isFar = Math.abs(dx) > width / 2 || Math.abs(dy) > height / 2
      const centre = centreOf(box)
      go(zoom, centre, isFar ? middle : { x: centre.x * zoom + pan.x + dx, y: centre.y * zoom + pan.y + dy }, true, () => undefined)
    },
    destroy: () => {
      stopMoving()
      rest.cancel()
      cy.off('viewport', moved)
    },
  }
}
