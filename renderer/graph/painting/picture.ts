import type { Box, Scene } from '../../../db/domain/scene/types.ts'
import { sameFrame, sameSize, toScene, viewOf, type Frame } from './frame.ts'
import { marksIn, painting } from './paint.ts'
import { renewed } from './renewal.ts'
import type { Tiles } from './tiles.ts'

export interface Picture {
  /**
   * Draws a scene on a canvas at once: anew where it is new, small or asked for, else by moving the picture that is there, as maps do.
   * @returns whether it is as sharp as it can be; where not, `sharpen` makes it so
   */
  draw(onto: CanvasRenderingContext2D, scene: Scene, frame: Frame, share: number): boolean
  /** Paints the scene for a frame in turns that leave the page free between them, and calls back when `draw` has it. */
  sharpen(scene: Scene, frame: Frame, done: () => void): void
  /** Leaves off a painting that is under way. */
  stop(): void
}

/** Up to so many marks in sight, everything is painted anew in each frame: that takes a few milliseconds. */
const mostLive = 250
/** How long one turn of a painting may take, in milliseconds. */
const turnMs = 12

interface Sheet {
  readonly canvas: HTMLCanvasElement
  readonly context: CanvasRenderingContext2D
  /** What is on it; null where it is of no use. */
  shows: { readonly scene: Scene; readonly frame: Frame; /** Whether it was painted part by part: smoothed edges may differ a little from those of one painting. */ readonly inParts?: boolean } | null
}

/** Keeps a picture of a network, so that it is not painted more often than it changes. */
export function createPicture(): Picture {
  let base = sheet()
  let spare = sheet()
  let turn: ReturnType<typeof setTimeout> | undefined
  let underWay: { scene: Scene; frame: Frame } | null = null

  const stop = () => {
    clearTimeout(turn)
    underWay = null
  }

  /** Moves the picture by whole pixels and paints what came into sight at its edges. */
  const shift = (scene: Scene, frame: Frame, dx: number, dy: number) => {
    const [width, height] = [base.canvas.width, base.canvas.height]
    prepare(spare, frame)
    spare.context.drawImage(base.canvas, dx, dy)
    const strip = (x: number, y: number, w: number, h: number) => {
      if (w <= 0 || h <= 0) return
      paintInto(spare.context, scene, frame, { x, y, width: w, height: h })
    }
    strip(dx > 0 ? 0 : width + dx, 0, Math.abs(dx), height)
    strip(dx > 0 ? dx : 0, dy > 0 ? 0 : height + dy, width - Math.abs(dx), Math.abs(dy))
    spare.shows = { scene, frame, inParts: base.shows?.inParts === true }
    swap()
  }
  const swap = () => {
    const before = base
    base = spare
    spare = before
    spare.shows = null
  }
  const anew = (scene: Scene, frame: Frame) => {
    const before = base.shows
    const part = before && before.scene !== scene && sameFrame(before.frame, frame) ? renewed(before.scene, scene, frame) : null
    if (part) {
      paintPart(base.context, scene, frame, part)
      base.shows = { scene, frame, inParts: before?.inParts === true || part.areas().length > 0 }
      return
    }
    prepare(base, frame)
    paintInto(base.context, scene, frame, { x: 0, y: 0, width: base.canvas.width, height: base.canvas.height })
    base.shows = { scene, frame }
  }

  return {
    draw: (onto, scene, frame, share) => {
      const shown = base.shows
      let sharp = true
      // While the next picture is being painted the one before stands for it.
      const waits = underWay?.scene === scene && shown !== null && sameSize(shown.frame, frame)
      if (!shown || !sameSize(shown.frame, frame) || (shown.scene !== scene && !waits)) anew(scene, frame)
      else if (waits) sharp = false
      else if (!sameFrame(shown.frame, frame)) {
        const [dx, dy] = [(frame.pan.x - shown.frame.pan.x) * frame.ratio, (frame.pan.y - shown.frame.pan.y) * frame.ratio]
        const whole = Math.abs(dx - Math.round(dx)) < 1e-6 && Math.abs(dy - Math.round(dy)) < 1e-6
        if (shown.frame.zoom === frame.zoom && whole && Math.abs(dx) < base.canvas.width && Math.abs(dy) < base.canvas.height) shift(scene, frame, Math.round(dx), Math.round(dy))
        else if (marksIn(scene, viewOf(frame)) <= mostLive) anew(scene, frame)
        else sharp = false
      }
      if (base.shows?.inParts) sharp = false
      onto.setTransform(1, 0, 0, 1, 0, 0)
      onto.clearRect(0, 0, onto.canvas.width, onto.canvas.height)
      onto.globalAlpha = share
      const from = base.shows?.frame ?? frame
      if (sharp || sameFrame(from, frame)) onto.drawImage(base.canvas, 0, 0)
      else {
        const grown = frame.zoom / from.zoom
        onto.imageSmoothingQuality = 'low'
        onto.drawImage(
          base.canvas, (frame.pan.x - from.pan.x * grown) * frame.ratio, (frame.pan.y - from.pan.y * grown) * frame.ratio, base.canvas.width * grown, base.canvas.height * grown,
        )
      }
      onto.globalAlpha = 1
      return sharp
    },
    sharpen: (scene, frame, done) => {
      if (underWay?.scene === scene && sameFrame(underWay.frame, frame)) return
      stop()
      const now = { scene, frame }
      underWay = now
      prepare(spare, frame)
      const { context } = spare
      toScene(context, frame)
      const steps = painting(context, scene, viewOf(frame))
      const goOn = () => {
        const end = performance.now() + turnMs
        while (performance.now() < end) {
          if (!steps.next().done) continue
          spare.shows = now
          swap()
          underWay = null
          done()
          return
        }
        turn = setTimeout(goOn, 0)
      }
      turn = setTimeout(goOn, 0)
    },
    stop,
  }
}

function sheet(): Sheet {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this window cannot draw on a canvas')
  return { canvas, context, shows: null }
}

/** Empties a sheet of the size of a frame. */
function prepare(into: Sheet, { width, height, ratio }: Frame): void {
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)]
  into.shows = null
  if (into.canvas.width !== w || into.canvas.height !== h) {
    into.canvas.width = w
    into.canvas.height = h
    return
  }
  into.context.setTransform(1, 0, 0, 1, 0, 0)
  into.context.clearRect(0, 0, w, h)
}

/** Paints a part of a sheet anew, and leaves the rest as it is. */
function paintPart(context: CanvasRenderingContext2D, scene: Scene, frame: Frame, part: Tiles): void {
  const areas = part.areas()
  if (areas.length === 0) return
  context.save()
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.beginPath()
  for (const { x, y, width, height } of areas) {
    context.clearRect(x, y, width, height)
    context.rect(x, y, width, height)
  }
  context.clip()
  toScene(context, frame)
  const steps = painting(context, scene, viewOf(frame), part)
  while (!steps.next().done);
  context.restore()
}

/** Paints what of a scene lies in a part of a sheet, given in pixels of the device. */
function paintInto(context: CanvasRenderingContext2D, scene: Scene, frame: Frame, area: Box): void {
  const scale = frame.zoom * frame.ratio
  context.save()
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.beginPath()
  context.rect(area.x, area.y, area.width, area.height)
  context.clip()
  toScene(context, frame)
  const view = { x: (area.x / frame.ratio - frame.pan.x) / frame.zoom, y: (area.y / frame.ratio - frame.pan.y) / frame.zoom, width: area.width / scale, height: area.height / scale }
  const steps = painting(context, scene, view)
  while (!steps.next().done);
  context.restore()
}
