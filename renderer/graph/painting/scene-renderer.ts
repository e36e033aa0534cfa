import cytoscape, { type Core } from 'cytoscape'
import { palettes } from '../../../db/domain/scene/palette.ts'
import type { Scene } from '../../../db/domain/scene/types.ts'
import { perFrame, settled } from '../motion.ts'
import { dimmedShare, dims, noMarks, paintMarks, type Marks } from './marks.ts'
import { toScene, viewOf, type Frame } from './frame.ts'
import { createPicture } from './picture.ts'
import { indexOf } from './scene-index.ts'

/** What of a canvas the painter is told: Cytoscape knows actors and ties, and the scene how they look. */
export interface SceneRenderer {
  /** @param patient lets the picture before stand until the new one is painted, for what changes nothing but the places of names */
  setScene(scene: Scene, patient?: boolean): void
  setMarks(marks: Marks): void
}

/** What Cytoscape gives a renderer: the base of them all turns what pointers do into its events, and asks the renderer what is where. */
interface BaseRenderer {
  readonly cy: Core
  readonly container: HTMLElement
  readonly data: { canvasContainer?: HTMLElement; wheelZooming?: boolean; bgActivePosistion?: unknown }
  /** Corners of the box that is being drawn, in scene units. */
  readonly selection: readonly (number | undefined)[]
  readonly hoverData: { readonly selecting?: boolean }
  /** What Cytoscape wants done before a frame is drawn. */
  readonly beforeRenderCallbacks: readonly { fn(willDraw: boolean, now: number): void }[]
  findContainerClientCoords(): readonly [left: number, top: number, width: number, height: number]
  render(): void
  redraw(): void
}

const rendererName = 'scene'
/** How long the view has to be still before the picture is painted anew for it, in milliseconds. */
const restMs = 110
/** How far beside an actor or a tie the pointer still is on it, in pixels, by mouse and by finger. */
const reaches = { mouse: { node: 2, tie: 8 }, touch: { node: 8, tie: 24 } }

/**
 * Cytoscape's extension for drawing: it keeps the graph, the view and the gestures, and this draws the scene, which is made of pure geometry.
 * Cytoscape calls it as a plain function on what its base has made.
 */
function Renderer(this: BaseRenderer): void {
  equip(this)
}

/** Puts the drawing of the scene, and what is known from it, into Cytoscape's base of a renderer. */
function equip(r: BaseRenderer): void {
  const canvas = document.createElement('canvas')
  canvas.className = 'network-canvas-picture'
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this window cannot draw on a canvas')
  r.container.append(canvas)
  const picture = createPicture()
  let scene: Scene | null = null
  let marks = noMarks
  let size = { width: 0, height: 0, ratio: 1 }

  const frame = (): Frame => ({ zoom: r.cy.zoom(), pan: { ...r.cy.pan() }, ...size })
  const sharpen = settled(() => {
    if (scene && size.width > 0) picture.sharpen(scene, frame(), () => r.redraw())
  }, restMs)

  const frames = perFrame(() => {
    if (r.cy.destroyed()) return
    for (const { fn } of r.beforeRenderCallbacks) fn(true, performance.now())
    r.render()
  })

  Object.assign(r, {
    // A frame where something is to be drawn: Cytoscape's own loop asks for sixty a second for as long as the window is open.
    startRenderLoop: () => undefined,
    redraw: frames.ask,
    data: { canvasContainer: canvas },
    redrawHint: () => undefined,
    matchCanvasSize: () => {
      const [, , width, height] = r.findContainerClientCoords()
      const ratio = window.devicePixelRatio || 1
      if (width === size.width && height === size.height && ratio === size.ratio) return
      size = { width, height, ratio }
      canvas.width = Math.round(width * ratio)
      canvas.height = Math.round(height * ratio)
      canvas.style.width = `${width}px`
      canvas.style.height = `${height}px`
    },
    render: () => {
      if (!scene || canvas.width === 0 || canvas.height === 0) return
      const now = frame()
      const share = dims(scene, marks) ? dimmedShare : 1
      if (!picture.draw(context, scene, now, share)) sharpen.ask()
      toScene(context, now)
      paintMarks(context, scene, marks, viewOf(now))
      if (r.hoverData.selecting) paintBox(context, r.selection, now, scene)
      r.cy.emit('render')
    },
    // What is where is known from the scene: what Cytoscape would work out for every element is not needed.
    recalculateRenderedStyle: () => undefined,
    findNearestElements: (x: number, y: number, _interactive: boolean, isTouch: boolean) => {
      if (!scene) return []
      const reach = isTouch ? reaches.touch : reaches.mouse
      const zoom = r.cy.zoom()
      const { node, tie } = indexOf(scene).at({ x, y }, { node: reach.node / zoom, tie: reach.tie / zoom })
      return [node, tie].flatMap((found) => (found ? r.cy.getElementById(found.uid).toArray() : []))
    },
    getAllInBox: (x1: number, y1: number, x2: number, y2: number) => {
      if (!scene) return []
      const { nodes, ties } = indexOf(scene).within({ x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) })
      return [...nodes, ...ties].flatMap(({ uid }) => r.cy.getElementById(uid).toArray())
    },
    sceneRenderer: {
      setScene: (next, patient = false) => {
        if (next === scene) return
        scene = next
        picture.stop()
        if (patient && size.width > 0) picture.sharpen(next, frame(), () => r.redraw())
        r.redraw()
      },
      setMarks: (next) => {
        marks = next
        r.redraw()
      },
    } satisfies SceneRenderer,
  })
  r.cy.on('destroy', () => {
    frames.cancel()
    sharpen.cancel()
    picture.stop()
  })
}
/** What Cytoscape asks of every renderer; the drawing of single shapes is of no use here. */
for (const name of ['redrawHint', 'render', 'renderTo', 'matchCanvasSize', 'nodeShapeImpl', 'arrowShapeImpl']) Renderer.prototype[name] = () => undefined

/** The box that is being drawn to select what is in it. */
function paintBox(context: CanvasRenderingContext2D, [x1 = 0, y1 = 0, x2 = 0, y2 = 0]: readonly (number | undefined)[], { zoom }: Frame, { theme }: Scene): void {
  const palette = palettes[theme]
  const box = [Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1)] as const
  context.globalAlpha = 0.12
  context.fillStyle = palette.mutedInk
  context.fillRect(...box)
  context.globalAlpha = 1
  context.strokeStyle = palette.ink
  context.lineWidth = 1 / zoom
  context.setLineDash([])
  context.strokeRect(...box)
}

/** The option that has Cytoscape draw by the scene. */
export function sceneRenderer(): { name: string } {
  // Registered when it is first wanted: importing a module changes nothing.
  if (!cytoscape('renderer', rendererName)) cytoscape('renderer', rendererName, Renderer)
  return { name: rendererName }
}

/** The painter of a canvas that was made with `sceneRenderer`. */
export function painterOf(cy: Core): SceneRenderer {
  return (cy as unknown as { renderer(): { sceneRenderer: SceneRenderer } }).renderer().sceneRenderer
}
