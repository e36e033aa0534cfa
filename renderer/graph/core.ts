import cytoscape, { type Core } from 'cytoscape'
import type { Theme } from '../../db/domain/scene/types.ts'
import { stylesheet } from './stylesheet.ts'

/** How much is drawn while the view moves; decided by the number of ties, and only when a canvas is made. */
export type Size = 'small' | 'medium' | 'large'

export function sizeOf(ties: number): Size {
  return ties > 4_000 ? 'large' : ties > 1_200 ? 'medium' : 'small'
}

export const zoomLimits = { least: 0.04, most: 8 }

/** A Cytoscape canvas that draws what it is given and decides nothing: no layout, no selection of its own. */
export function createCore(container: HTMLElement, theme: Theme, size: Size): Core {
  return cytoscape({
    container, style: stylesheet(theme), minZoom: zoomLimits.least, maxZoom: zoomLimits.most, selectionType: 'single', boxSelectionEnabled: true,
    textureOnViewport: size !== 'small', hideEdgesOnViewport: size === 'large', motionBlur: false, layout: { name: 'preset' },
  })
}
