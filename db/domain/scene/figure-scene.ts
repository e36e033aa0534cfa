import type { NetworkData } from '../../contract/entities/views.ts'
import { buildScene } from './build-scene.ts'
import { boundsOf } from './geometry.ts'
import { prepare } from './prepare.ts'
import type { Box, Scene, SceneOptions } from './types.ts'

/** Pixels of the screen per millimetre on paper: lettering of 12 px prints at about 7 points. */
export const figurePixelsPerMm = (96 / 25.4) * 1.25
/** Around the network, in the same pixels. */
export const figureMargin = 20
/** Small networks are not blown up beyond this. */
const largestZoom = 1.5

export interface FigurePlane {
  /** Width of the figure on paper. */
  readonly widthMm: number
  /** Part of the plane to show, in scene units; absent: everything. */
  readonly crop?: Box | undefined
  /** Zoom of the screen that the figure should look like; absent: what fills the width with lettering of a good size. */
  readonly zoom?: number | undefined
  /** Size of the lettering as a multiple of the usual one, in which names have about 7 points; absent: 1. */
  readonly lettering?: number | undefined
  /** Most height of the network, in pixels of the figure; absent: what it takes. */
  readonly planeHeight?: number | undefined
}

/** With more actors than this each round takes long enough to begin it near where it ends. */
const many = 300

/** The scale at which the actors alone fill the room; 1 where there are few. */
function firstScale(data: NetworkData, room: number, planeHeight: number): number {
  if (data.actors.uid.length <= many) return 1
  const { width, height } = boundsOf(prepare(data).bodies.map((body) => ({ x: body.x - body.width / 2, y: body.y - body.height / 2, width: body.width, height: body.height })))
  return Math.max(1 / largestZoom, Math.round(Math.max(width / room, height / planeHeight) * 1_000) / 1_000)
}

/**
 * The scene of a figure: with the labels as the screen shows them at the given zoom, or placed for the size on paper.
 */
export function figureScene(data: NetworkData, options: Omit<SceneOptions, 'labelScale' | 'moved'>, { widthMm, crop, zoom, lettering = 1, planeHeight = Infinity }: FigurePlane): Scene {
  if (zoom !== undefined) return buildScene(data, { ...options, labelScale: 1 / zoom })
  const room = Math.max(40, (widthMm * figurePixelsPerMm) / lettering - 2 * figureMargin)
  if (crop) return buildScene(data, { ...options, labelScale: Math.max(crop.width / room, crop.height / planeHeight) })
  // Labels have a size of their own on paper, so the extent depends on the zoom a little: a few rounds settle it.
  let scale = firstScale(data, room, planeHeight)
  let scene = buildScene(data, { ...options, labelScale: scale })
  for (let round = 0; round < 4; round++) {
    const next = Math.max(1 / largestZoom, Math.round(Math.max(scene.bounds.width / room, scene.bounds.height / planeHeight) * 1_000) / 1_000)
    if (Math.abs(next - scale) < 0.002 * scale) break
    scale = next
    scene = buildScene(data, { ...options, labelScale: scale })
  }
  return scene
}
