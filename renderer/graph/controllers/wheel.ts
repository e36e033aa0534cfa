import type { Core } from 'cytoscape'
import { perFrame } from '../motion.ts'

/** A notch of a usual wheel (100 px) zooms by a sixth; a pinch on a touchpad sends far smaller steps. */
const perPixel = 0.0015
const perPinchPixel = 0.01
/** Firefox counts lines, some drivers pages. */
const pixelsPerMode = [1, 33, 300]
const largestStep = 300

/** How much an event of the wheel zooms: over 1 is nearer. */
export function wheelFactor(event: { readonly deltaY: number; readonly deltaMode: number; readonly ctrlKey: boolean }): number {
  const pixels = event.deltaY * (pixelsPerMode[event.deltaMode] ?? 1)
  const step = Math.max(-largestStep, Math.min(largestStep, pixels))
  return Math.exp(-step * (event.ctrlKey && Math.abs(pixels) < 50 ? perPinchPixel : perPixel))
}

/**
 * Zooms about the pointer. It takes the place of Cytoscape's own, which guesses the kind of wheel from its first events and moves by
 * a hundredth until it knows.
 */
export function createWheel(cy: Core, container: HTMLElement): { destroy(): void } {
  let factor = 1
  let at = { x: 0, y: 0 }
  const zoom = perFrame(() => {
    cy.zoom({ level: cy.zoom() * factor, renderedPosition: at })
    factor = 1
  })
  const onWheel = (event: WheelEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const { left, top } = container.getBoundingClientRect()
    at = { x: event.clientX - left, y: event.clientY - top }
    factor *= wheelFactor(event)
    zoom.ask()
  }
  container.addEventListener('wheel', onWheel, { capture: true, passive: false })
  return {
    destroy: () => {
      zoom.cancel()
      container.removeEventListener('wheel', onWheel, { capture: true })
    },
  }
}
