import cytoscape, { type Core, type CytoscapeOptions } from 'cytoscape'
import { sceneRenderer } from './painting/scene-renderer.ts'

export const zoomLimits = { least: 0.015, most: 8 }

/** Cytoscape with the network's graph, view and gestures: no layout, no selection of its own, and drawn by the scene. */
export function createCore(container: HTMLElement): Core {
  // The types do not know that a renderer can be chosen.
  const options: CytoscapeOptions & { renderer: { name: string } } = {
    container, renderer: sceneRenderer(), style: [], minZoom: zoomLimits.least, maxZoom: zoomLimits.most, selectionType: 'single', boxSelectionEnabled: true,
    layout: { name: 'preset' },
  }
  return cytoscape(options)
}
