import '../../../renderer/transport/without-eval.ts'
import { useMemo, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { buildScene } from '../../../db/domain/scene/build-scene.ts'
import { palettes } from '../../../db/domain/scene/palette.ts'
import type { Box, Scene, Theme } from '../../../db/domain/scene/types.ts'
import { arrowMark, nodeMarks, strandMark } from '../../../db/formats/svg-marks.ts'
import { labelFamilies, loadLabelFonts } from '../../../renderer/graph/fonts.ts'
import { NetworkCanvas, type NetworkCanvasHandle } from '../../../renderer/graph/NetworkCanvas.tsx'
import type { Frame } from '../../../renderer/graph/painting/frame.ts'
import { createPicture } from '../../../renderer/graph/painting/picture.ts'
import { renewed } from '../../../renderer/graph/painting/renewal.ts'
import '../../../renderer/ui/tokens.css'
import '../../../renderer/ui/base.css'
import './harness.css'

/** What the tests reach from outside. */
export interface Harness {
  /** Everything that the canvas called back with, in order. */
  calls: [name: string, ...rest: unknown[]][]
  violations: string[]
  handle: NetworkCanvasHandle | null
  data: NetworkData | null
  /** How far the picture of a scene is from the marks of its figure, in shares of the pixels; names are left out of both. */
  compare(data: NetworkData, theme: Theme): Promise<{ differing: number; drawn: number }>
  /** How far a picture that was renewed from day to day is from one painted anew, at most and once it is at rest, in shares of the pixels; and how many of the steps it was renewed in part. */
  passing(data: NetworkData, theme: Theme): Promise<{ differing: number; atRest: number; drawn: number; inPart: number; steps: number }>
  /** Widths in ems as the canvas measures them. */
  measure(texts: { text: string; weight: number }[]): Promise<number[]>
}

declare global {
  interface Window {
    harness: Harness
  }
}

/** The same scene as the marks of a figure, without its lettering, on a canvas of the same size. */
async function figureOf(scene: Scene, { x, y, width, height }: Box, background: string): Promise<ImageData> {
  const marks = [...scene.strands.map(strandMark), ...scene.arrows.map(arrowMark), ...scene.nodes.map(nodeMarks)].join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="700" viewBox="${x} ${y} ${width} ${height}"><rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${background}"/>${marks}</svg>`
  const image = new Image()
  image.src = `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`
  await image.decode()
  const context = canvasOf(1_000, 700)
  context.drawImage(image, 0, 0)
  return context.getImageData(0, 0, 1_000, 700)
}

function canvasOf(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  return canvas.getContext('2d')!
}

/** A picture on the background of its theme. */
function onGround({ canvas }: CanvasRenderingContext2D, theme: Theme): ImageData {
  const context = canvasOf(1_000, 700)
  context.fillStyle = palettes[theme].background
  context.fillRect(0, 0, 1_000, 700)
  context.drawImage(canvas, 0, 0)
  return context.getImageData(0, 0, 1_000, 700)
}

/** Share of pixels of which a channel differs by more than a tenth, and of those that are not background. */
function difference(a: ImageData, b: ImageData): { differing: number; drawn: number } {
  let [differing, drawn] = [0, 0]
  for (let at = 0; at < a.data.length; at += 4) {
    if ([0, 1, 2].some((channel) => Math.abs(a.data[at + channel]! - b.data[at + channel]!) > 26)) differing++
    if ([0, 1, 2].some((channel) => a.data[at + channel] !== a.data[channel])) drawn++
  }
  return { differing: differing / (a.data.length / 4), drawn: drawn / (a.data.length / 4) }
}

const root = document.getElementById('root')!

window.harness = {
  calls: [], violations: [], handle: null, data: null,
  compare: async (data, theme) => {
    const whole = buildScene(data, { asOf: null, since: null, dating: 'possibly', allTime: true, theme, labelScale: 1 })
    // Pins are of the screen alone.
    const scene: Scene = { ...whole, labels: [], nodes: whole.nodes.map((node) => ({ ...node, pinned: false })) }
    const { x, y, width, height } = scene.bounds
    const zoom = Math.min(1_000 / width, 700 / height)
    const crop = { x: x - (1_000 / zoom - width) / 2, y: y - (700 / zoom - height) / 2, width: 1_000 / zoom, height: 700 / zoom }
    const { background } = palettes[theme]
    const picture = canvasOf(1_000, 700)
    createPicture().draw(picture, scene, { zoom, pan: { x: -crop.x * zoom, y: -crop.y * zoom }, width: 1_000, height: 700, ratio: 1 }, 1)
    return difference(onGround(picture, theme), await figureOf(scene, crop, background))
  },
  passing: async (data, theme) => {
    const at = (asOf: number, zoom: number) => buildScene(data, { asOf, since: null, dating: 'possibly', allTime: false, theme, labelScale: 1 / zoom })
    const { from, to } = data.studyPeriod
    const { x, y, width, height } = at(to, 1).bounds
    const zoom = Math.min(1_000 / width, 700 / height)
    const frame: Frame = { zoom, pan: { x: -x * zoom, y: -y * zoom }, width: 1_000, height: 700, ratio: 1 }
    const [kept, shown] = [createPicture(), canvasOf(1_000, 700)]
    const result = { differing: 0, atRest: 1, drawn: 0, inPart: 0, steps: 0 }
    let before: Scene | null = null
    for (let day = from; day <= to; day += 61) {
      const scene = at(day, zoom)
      kept.draw(shown, scene, frame, 1)
      const anew = canvasOf(1_000, 700)
      createPicture().draw(anew, scene, frame, 1)
      const { differing, drawn } = difference(onGround(shown, theme), onGround(anew, theme))
      result.differing = Math.max(result.differing, differing)
      result.drawn = Math.max(result.drawn, drawn)
      if (before && renewed(before, scene, frame)) result.inPart++
      result.steps++
      before = scene
      if (day + 61 <= to) continue
      await new Promise<void>((done) => kept.sharpen(scene, frame, done))
      kept.draw(shown, scene, frame, 1)
      result.atRest = difference(onGround(shown, theme), onGround(anew, theme)).differing
    }
    return result
  },
  measure: async (texts) => {
    await loadLabelFonts()
    const context = document.createElement('canvas').getContext('2d')!
    return texts.map(({ text, weight }) => {
      context.font = `${weight} 100px ${labelFamilies}`
      return context.measureText(text).width / 100
    })
  },
}
document.addEventListener('securitypolicyviolation', (event) => window.harness.violations.push(`${event.violatedDirective} ${event.blockedURI}`))

function App({ first, theme }: { first: NetworkData; theme: Theme }) {
  const [data, setData] = useState(first)
  const [selection, setSelection] = useState<readonly string[]>([])
  const handle = useRef<NetworkCanvasHandle>(null)
  const options = useMemo(() => ({ asOf: null, since: null, dating: 'possibly' as const, allTime: false }), [])
  const note = (name: string) => (...rest: unknown[]) => void window.harness.calls.push([name, ...rest])
  return (
    <NetworkCanvas
      ref={(value) => {
        handle.current = value
        window.harness.handle = value
        window.harness.data = data
      }}
      data={data} options={options} selection={selection} theme={theme} label="Network of the sample"
      onSelect={(uids, mode) => {
        note('select')(uids, mode)
        setSelection((before) => (mode === 'replace' ? uids : [...new Set([...before, ...uids])].filter((uid) => mode === 'add' || !before.includes(uid) || !uids.includes(uid))))
      }}
      onMove={(moved) => {
        note('move')(moved)
        const positions = structuredClone(data.positions)
        for (const { actor, x, y, pinned } of moved) {
          const row = positions.actor.indexOf(data.actors.uid.indexOf(actor))
          positions.x[row] = x
          positions.y[row] = y
          positions.pinned[row] = pinned
        }
        setData({ ...data, positions })
      }}
      onOpen={note('open')} onHover={note('hover')} onTogglePin={note('pin')} onViewport={note('view')} onAnnounce={note('say')}
    />
  )
}

const asked = new URLSearchParams(location.search)
const network = asked.get('network')
if (network) {
  const theme: Theme = asked.get('theme') === 'dark' ? 'dark' : 'light'
  document.documentElement.dataset.theme = theme
  const first = await (await fetch(`./${network}.json`)).json() as NetworkData
  createRoot(root).render(<App first={first} theme={theme} />)
}
