import { describe, expect, it } from 'vitest'
import { layoutNetwork, type LayoutInput } from '../../db/domain/layout.ts'
import { footprint, overlapOf } from '../../db/domain/layout/footprint.ts'
import { crossings } from '../../db/domain/layout/quality.ts'
import { sampleNetwork } from '../fixtures/networks.ts'

const none = new Map<number, { x: number; y: number }>()

function sampleInput(): LayoutInput {
  const { actors, ties } = sampleNetwork()
  return {
    actors: actors.uid.map((_, i) => ({ kind: actors.kind[i]!, name: actors.shortName[i] || actors.name[i]! })),
    ties: ties.uid.map((_, i) => ({ from: ties.from[i]!, to: ties.to[i]! })), fixed: none,
  }
}

function made(count: number, ties: readonly (readonly [number, number, number?])[], fixed: LayoutInput['fixed'] = none): LayoutInput {
  return {
    actors: Array.from({ length: count }, (_, i) => ({ kind: 'state', name: `Actor ${i}` })),
    ties: ties.map(([from, to, weight]) => ({ from, to, ...(weight === undefined ? {} : { weight }) })), fixed,
  }
}

function overlapping(input: LayoutInput, points: readonly { x: number; y: number }[]): string[] {
  const rooms = input.actors.map(footprint)
  return points.flatMap((p, i) => points.slice(i + 1).flatMap((q, k) =>
    overlapOf(rooms[i]!, rooms[i + 1 + k]!, q.x - p.x, q.y - p.y) ? [`${input.actors[i]!.name} and ${input.actors[i + 1 + k]!.name}`] : []))
}

describe('layout', () => {
  it('is the same for the same network, and another for another seed', () => {
    expect(layoutNetwork(sampleInput())).toEqual(layoutNetwork(sampleInput()))
    expect(layoutNetwork({ ...sampleInput(), seed: 2 })).not.toEqual(layoutNetwork(sampleInput()))
  })
  it('of the sample reads well: room for every label, hardly a crossing, shaped like a sheet', () => {
    const input = sampleInput()
    const points = layoutNetwork(input)
    expect(overlapping(input, points)).toEqual([])
    expect(crossings(points, input.ties.map(({ from, to }) => ({ from, to, weight: 1 })))).toBeLessThanOrEqual(1)
    const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
    const aspect = (Math.max(...xs) - Math.min(...xs)) / (Math.max(...ys) - Math.min(...ys))
    expect(aspect).toBeGreaterThan(1.25)
    expect(aspect).toBeLessThan(1.95)
  })
  it('draws strong ties shorter', () => {
    const points = layoutNetwork(made(3, [[0, 1, 2], [0, 2, 0.5]]))
    const length = (a: number, b: number) => Math.hypot(points[a]!.x - points[b]!.x, points[a]!.y - points[b]!.y)
    expect(length(0, 1)).toBeLessThan(length(0, 2))
  })
  it('leaves fixed actors where they are and puts new ones near their neighbours', () => {
    const fixed = new Map([[0, { x: 0, y: 0 }], [1, { x: 500, y: 0 }], [2, { x: 0, y: 400 }]])
    const points = layoutNetwork(made(5, [[0, 1], [0, 2], [3, 1], [4, 3]], fixed))
    for (const [i, place] of fixed) expect(points[i]).toEqual(place)
    expect(Math.hypot(points[3]!.x - 500, points[3]!.y)).toBeLessThan(330)
    expect(overlapping(made(5, []), points)).toEqual([])
  })
  it('puts actors without ties in rows of their own beside the network', () => {
    const input = made(12, [[0, 1], [1, 2], [2, 0], [2, 3]])
    const points = layoutNetwork(input)
    const lowest = Math.max(...points.slice(0, 4).map(({ y }) => y))
    for (const { y } of points.slice(4)) expect(y).toBeGreaterThan(lowest)
    expect(new Set(points.slice(4).map(({ y }) => y)).size).toBeLessThanOrEqual(4)
    expect(overlapping(input, points)).toEqual([])
  })
  it('places new actors without ties beside what stands', () => {
    const fixed = new Map([[0, { x: 0, y: 0 }], [1, { x: 200, y: 0 }]])
    const input = made(6, [[0, 1]], fixed)
    const points = layoutNetwork(input)
    expect(overlapping(input, points)).toEqual([])
    for (const { x, y } of points) expect(Math.hypot(x - 100, y)).toBeLessThan(500)
  })
  it('copes with nothing, one actor, ties to oneself and parallel ties', () => {
    expect(layoutNetwork(made(0, []))).toEqual([])
    expect(layoutNetwork(made(1, [[0, 0]]))).toEqual([{ x: 0, y: 0 }])
    const points = layoutNetwork(made(2, [[0, 1], [1, 0], [0, 1]]))
    expect(Math.hypot(points[0]!.x - points[1]!.x, points[0]!.y - points[1]!.y)).toBeGreaterThan(60)
  })
  it('lays out hundreds of actors without overlap', () => {
    const ties = Array.from({ length: 450 }, (_, i): [number, number] => [i % 300, (i * 7 + 13) % 300])
    const input = made(300, ties)
    const points = layoutNetwork(input)
    expect(points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true)
    expect(overlapping(input, points).length).toBeLessThan(6)
  })
})
