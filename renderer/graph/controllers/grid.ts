import { gridStep } from '../../../db/domain/arrange.ts'
import type { View } from './viewport.ts'

export interface Grid {
  /** Draws the grid over the part of the plane that shows. */
  show(view: View): void
  hide(): void
  destroy(): void
}

/** Points nearer to each other than this, in pixels, would be a haze: every second, fourth … line shows then. */
const nearest = 14

/** The grid that dragged actors snap to: seen only while something is dragged. */
export function createGrid(container: HTMLElement): Grid {
  const element = document.createElement('div')
  element.className = 'canvas-grid'
  element.setAttribute('aria-hidden', 'true')
  element.hidden = true
  container.append(element)
  return {
    show: ({ crop, zoom }) => {
      let step = gridStep * zoom
      while (step < nearest) step *= 2
      // Half a step back: a tile of the background has its point in the middle.
      const offset = (edge: number) => `${-edge * zoom - step / 2}px`
      element.style.backgroundSize = `${step}px ${step}px`
      element.style.backgroundPosition = `${offset(crop.x)} ${offset(crop.y)}`
      element.hidden = false
    },
    hide: () => {
      element.hidden = true
    },
    destroy: () => element.remove(),
  }
}
