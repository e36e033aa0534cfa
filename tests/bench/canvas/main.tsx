import type { Core } from 'cytoscape'
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import type { Day } from '../../../db/contract/values.ts'
import { buildScene } from '../../../db/domain/scene/build-scene.ts'
import type { Scene, SceneOptions, Theme } from '../../../db/domain/scene/types.ts'
import { loadLabelFonts } from '../../../renderer/graph/fonts.ts'
import { NetworkCanvas, type NetworkCanvasHandle } from '../../../renderer/graph/NetworkCanvas.tsx'
import '../../../renderer/ui/tokens.css'
import '../../../renderer/ui/base.css'
import { hideAllBut, plainCytoscape, plainElements, recolour } from './reference.ts'
import './bench.css'

export type Which = 'reference' | 'ours'

/** What the bench reaches from outside. All times in milliseconds. */
export interface CanvasBench {
  /** Shows a network anew, and how long that took until its picture was painted. */
  open(which: Which, data: NetworkData, day: Day): Promise<number>
  /** How long each frame took while the plane is dragged, or zoomed by the wheel. */
  pan(frames: number): Promise<number[]>
  zoom(frames: number): Promise<number[]>
  /** Shows another day, or another theme, and how long that took until it was painted. */
  show(change: { day?: Day; theme?: Theme }): Promise<number>
  close(): void
}

declare global {
  interface Window {
    bench: CanvasBench
  }
}

const root = document.getElementById('root')!
const zoomStep = 1.07
const nothing = () => undefined
const nextFrame = () => new Promise<void>(done => void requestAnimationFrame(() => done()))
/** Resolves when what was drawn in the frame to come is on the screen: in the frame after that one. */
const painted = async () => {
  await nextFrame()
  await nextFrame()
}

interface Shown {
  data: NetworkData
  options: { asOf: Day; since: null; dating: 'possibly'; allTime: false }
  theme: Theme
}
let shown: Shown
let plain: Core | null = null
let react: Root | null = null
let handle: NetworkCanvasHandle | null = null
let rested: (() => void) | null = null

const sceneOf = ({ data, options, theme }: Shown): Scene => buildScene(data, { ...options, theme, labelScale: 1 } satisfies SceneOptions)
const box = () => root.getBoundingClientRect()
const rendered = (cy: Core) => new Promise<void>(done => void cy.one('render', () => done()))

function draw(): void {
  // At once, as the stores of the window do.
  flushSync(() => react?.render(
    <NetworkCanvas
      ref={value => {
        handle = value
      }}
      data={shown.data} options={shown.options} theme={shown.theme} selection={[]} label="Network"
      onSelect={nothing} onOpen={nothing} onHover={nothing} onMove={nothing} onTogglePin={nothing} onViewport={() => rested?.()}
    />,
  ))
}

function mouse(type: string, x: number, y: number, target: EventTarget): void {
  target.dispatchEvent(new MouseEvent(type, { clientX: x, clientY: y, button: 0, buttons: type === 'mouseup' ? 0 : 1, bubbles: true, cancelable: true, view: window }))
}

/** The element of the page on which gestures begin. */
const surface = () => root.querySelector('canvas')!

/** How long it takes from one frame to the next while something is done in each. */
async function framesOf(count: number, step: (frame: number) => void): Promise<number[]> {
  const runs: number[] = []
  await nextFrame()
  let last = performance.now()
  for (let frame = 0; frame < count; frame++) {
    step(frame)
    await nextFrame()
    const now = performance.now()
    runs.push(now - last)
    last = now
  }
  // The first ones take the picture that is moved after that.
  return runs.slice(2)
}

window.bench = {
  open: async (which, data, day) => {
    window.bench.close()
    await loadLabelFonts()
    shown = { data: structuredClone(data), options: { asOf: day, since: null, dating: 'possibly', allTime: false }, theme: 'light' }
    if (which === 'reference') {
      const container = document.createElement('div')
      container.className = 'plain'
      root.append(container)
      // Places, routes and labels are given to it: only what Cytoscape does is counted.
      const elements = plainElements(sceneOf(shown))
      await painted()
      const start = performance.now()
      plain = plainCytoscape(container, elements, 'light')
      await rendered(plain)
      await painted()
      return performance.now() - start
    }
    react = createRoot(root)
    await painted()
    const start = performance.now()
    const told = new Promise<void>(done => {
      rested = done
    })
    draw()
    while ((handle?.viewport() ?? null) === null) await nextFrame()
    await painted()
    const took = performance.now() - start
    await Promise.race([told, new Promise(done => setTimeout(done, 2_000))])
    return took
  },
  pan: async count => {
    const { left, top, width, height } = box()
    const [x, y] = [left + width / 2, top + height / 2]
    // A gesture that begins on an actor would move it.
    const start = freePlace(x, y)
    mouse('mousemove', start.x, start.y, surface())
    mouse('mousedown', start.x, start.y, surface())
    const runs = await framesOf(count, frame => mouse('mousemove', start.x + 12 * Math.round(10 * Math.sin(frame / 8)), start.y + 8 * Math.round(10 * Math.sin(frame / 11)), surface()))
    mouse('mouseup', start.x, start.y, surface())
    await settled()
    return runs
  },
  zoom: async count => {
    const { left, top, width, height } = box()
    const middle = { x: width / 2, y: height / 2 }
    // Five times nearer and back again; Cytoscape's own reading of the wheel zooms far less with each notch, so it is told how far.
    const nearer = (frame: number) => Math.floor(frame / 24) % 2 === 0
    const runs = await framesOf(count, frame => {
      if (plain) plain.zoom({ level: plain.zoom() * (nearer(frame) ? zoomStep : 1 / zoomStep), renderedPosition: middle })
      else {
        const deltaY = (nearer(frame) ? -1 : 1) * Math.log(zoomStep) / 0.0015
        surface().dispatchEvent(new WheelEvent('wheel', { clientX: left + middle.x, clientY: top + middle.y, deltaY, bubbles: true, cancelable: true }))
      }
    })
    await settled()
    return runs
  },
  show: async change => {
    shown = { ...shown, options: { ...shown.options, ...(change.day === undefined ? {} : { asOf: change.day }) }, theme: change.theme ?? shown.theme }
    const scene = plain ? sceneOf(shown) : null
    await painted()
    const start = performance.now()
    if (plain && scene) {
      const drawn = rendered(plain)
      if (change.day === undefined) recolour(plain, scene)
      else hideAllBut(plain, scene)
      await drawn
    } else draw()
    await painted()
    const took = performance.now() - start
    await settled()
    return took
  },
  close: () => {
    plain?.destroy()
    react?.unmount()
    plain = null
    react = null
    handle = null
    root.replaceChildren()
  },
}

/** Lets everything come to rest that a gesture left to be done. */
async function settled(): Promise<void> {
  await new Promise(done => setTimeout(done, 400))
  await painted()
}

/** A place of the page near another one where no actor is. */
function freePlace(x: number, y: number): { x: number; y: number } {
  const view = handle?.viewport()
  const [zoom, pan] = plain ? [plain.zoom(), plain.pan()] : [view?.zoom ?? 1, { x: -(view?.crop.x ?? 0) * (view?.zoom ?? 1), y: -(view?.crop.y ?? 0) * (view?.zoom ?? 1) }]
  const { left, top } = box()
  const { positions } = shown.data
  for (let step = 0; step < 400; step++) {
    const [px, py] = [x + step * 3, y + (step % 7) * 3]
    const [sx, sy] = [(px - left - pan.x) / zoom, (py - top - pan.y) / zoom]
    if (positions.x.every((ax, row) => Math.hypot(ax - sx, (positions.y[row] ?? 0) - sy) > 34)) return { x: px, y: py }
  }
  return { x, y }
}
