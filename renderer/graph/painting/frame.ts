import type { Box } from '../../../db/domain/scene/types.ts'

/** What of the plane a picture shows, and how large it is in pixels of the page. */
export interface Frame {
  readonly zoom: number
  readonly pan: { readonly x: number; readonly y: number }
  readonly width: number
  readonly height: number
  /** Pixels of the device per pixel of the page. */
  readonly ratio: number
}

/** The part of the plane that a frame shows, in scene units. */
export const viewOf = ({ zoom, pan, width, height }: Frame): Box => ({ x: -pan.x / zoom, y: -pan.y / zoom, width: width / zoom, height: height / zoom })

/** Sets a context to scene units. */
export function toScene(context: CanvasRenderingContext2D, { zoom, pan, ratio }: Frame): void {
  context.setTransform(zoom * ratio, 0, 0, zoom * ratio, pan.x * ratio, pan.y * ratio)
}

/** Whether two frames show the same part of the plane at the same size. */
export const sameFrame = (a: Frame, b: Frame) => a.zoom === b.zoom && a.pan.x === b.pan.x && a.pan.y === b.pan.y && sameSize(a, b)
/** Whether their pictures are of one size. */
export const sameSize = (a: Frame, b: Frame) => a.width === b.width && a.height === b.height && a.ratio === b.ratio
