import { describe, expect, it, vi } from 'vitest'
import { buildScene } from '../../db/domain/scene/build-scene.ts'
import { pointAt } from '../../db/domain/scene/geometry.ts'
import type { SceneOptions } from '../../db/domain/scene/types.ts'
import { dims, noMarks, paintMarks } from '../../renderer/graph/painting/marks.ts'
import { marksIn, paint } from '../../renderer/graph/painting/paint.ts'
import { partsOf } from '../../renderer/graph/painting/parts.ts'
import { indexOf } from '../../renderer/graph/painting/scene-index.ts'
import { sampleNetwork, varietyNetwork } from '../fixtures/networks.ts'

const at = (changes: Partial<SceneOptions> = {}): SceneOptions => ({ asOf: null, since: null, dating: 'possibly', allTime: false, theme: 'light', labelScale: 1, ...changes })
const scene = buildScene(varietyNetwork(), at({ allTime: true }))

/** A context that writes down what is painted on it, in what colour and how wide. */
function recorder() {
  const calls: { name: string; args: unknown[]; stroke: unknown; fill: unknown; width: unknown; font: unknown; direction: unknown }[] = []
  const state: Record<string, unknown> = {}
  const context = new Proxy(state, {
    get: (_, name: string) => name in state ? state[name] : (...args: unknown[]) => void calls.push({ name, args, stroke: state['strokeStyle'], fill: state['fillStyle'], width: state['lineWidth'], font: state['font'], direction: state['direction'] }),
    set: (_, name: string, value) => {
      state[name] = value
      return true
    },
  }) as unknown as CanvasRenderingContext2D
  return { context, calls }
}

vi.stubGlobal('Path2D', function Path2D() {})

describe('painting', () => {
  it('draws every strand where the scene has it, in its order, width and colour, and every name', () => {
    const { context, calls } = recorder()
    paint(context, scene, scene.bounds)
    const lines = calls.flatMap((call, i) => (call.name === 'quadraticCurveTo' || (call.name === 'lineTo' && calls[i - 1]?.name === 'moveTo' && calls[i + 1]?.name === 'stroke')) ? [{ start: calls[i - 1]!, call, stroke: calls[i + 1]! }] : [])
    expect(lines).toHaveLength(scene.strands.length)
    scene.strands.forEach(({ start, control, end, colour, width }, i) => {
      const line = lines[i]!
      expect(line.start.args).toEqual([start.x, start.y])
      expect(line.call.args).toEqual(control ? [control.x, control.y, end.x, end.y] : [end.x, end.y])
      expect([line.stroke.stroke, line.stroke.width]).toEqual([colour, width])
    })
    const names = calls.filter(({ name }) => name === 'fillText')
    expect(names.map(({ args }) => args)).toEqual(scene.labels.flatMap(({ x, lines: rows }) => rows.map(({ text, y }) => [text, x, y])))
    expect(names.find(({ args }) => args[0] === 'حزب الله')?.direction).toBe('rtl')
    expect(names.find(({ args }) => args[0] === 'Россия')?.direction).toBe('ltr')
  })
  it('leaves out what lies outside of the part that shows', () => {
    const node = scene.nodes[0]!
    const { context, calls } = recorder()
    const view = { x: node.x - 2, y: node.y - 2, width: 4, height: 4 }
    paint(context, scene, view)
    expect(calls.filter(({ name }) => name === 'fill').length).toBeLessThan(scene.nodes.length)
    expect(marksIn(scene, view)).toBeLessThan(marksIn(scene, scene.bounds))
    expect(marksIn(scene, { x: 1e6, y: 1e6, width: 10, height: 10 })).toBe(0)
  })
  it('raises what is pointed at with all that is next to it, and lets the rest step back only while the pointer is here', () => {
    const tie = scene.ties[0]!
    const parts = partsOf(scene, [tie.uid], [tie.from, tie.to])
    expect(parts.strands.every((strand) => strand.tie === tie.uid)).toBe(true)
    expect(parts.nodes.map(({ uid }) => uid)).toEqual([tie.from, tie.to])
    const { context, calls } = recorder()
    paintMarks(context, scene, { ...noMarks, hovered: tie.from, dimming: true }, scene.bounds)
    const names = calls.filter(({ name }) => name === 'fillText').map(({ args }) => args[0])
    const neighbours = new Set(scene.ties.filter(({ from, to }) => from === tie.from || to === tie.from).flatMap(({ from, to }) => [from, to]))
    expect(names).toEqual(scene.labels.filter(({ actor }) => neighbours.has(actor)).flatMap(({ lines }) => lines.map(({ text }) => text)).toSorted((a, b) => names.indexOf(a) - names.indexOf(b)))
    expect(dims(scene, { ...noMarks, hovered: tie.from, dimming: true })).toBe(true)
    expect(dims(scene, { ...noMarks, hovered: tie.from })).toBe(false)
    expect(dims(scene, { ...noMarks, hovered: 'elsewhere', dimming: true })).toBe(false)
  })
})

describe('what is at a place', () => {
  const sample = buildScene(sampleNetwork(), at())
  const index = indexOf(sample)
  const reach = { node: 2, tie: 8 }
  it('is the actor drawn there, in every shape, and not beside it', () => {
    for (const node of sample.nodes) {
      expect(index.at(node, reach).node).toBe(node)
      expect(index.at({ x: node.x + node.width / 2 + 1, y: node.y }, reach).node).toBe(node)
      expect(index.at({ x: node.x + node.width / 2 + 3, y: node.y + node.height / 2 + 3 }, reach).node).toBeNull()
    }
  })
  it('is the nearest tie, along all of its way', () => {
    for (const tie of sample.ties) {
      for (const share of [0.2, 0.5, 0.8]) {
        const { tie: found } = index.at(pointAt(tie.centre, share), { node: 0, tie: 0.01 })
        expect(found, tie.title).not.toBeNull()
      }
    }
    const alone = buildScene(varietyNetwork(), at()).ties[0]!
    expect(indexOf(buildScene(varietyNetwork(), at())).at(pointAt(alone.centre, 0.5), { node: 0, tie: 0.5 }).tie?.uid).toBe(alone.uid)
  })
  it('in a box is what lies in it as a whole', () => {
    expect(index.within(sample.bounds).nodes).toHaveLength(sample.nodes.length)
    expect(index.within(sample.bounds).ties).toHaveLength(sample.ties.length)
    const [node] = sample.nodes
    expect(index.within({ x: node!.x - node!.width, y: node!.y - node!.height, width: node!.width * 2, height: node!.height * 2 }).nodes).toContain(node)
    expect(index.within({ x: node!.x - 1, y: node!.y - 1, width: 2, height: 2 }).nodes).toEqual([])
  })
})
