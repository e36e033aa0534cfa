import { describe, expect, it } from 'vitest'
import { layoutKinds, type LayoutKind } from '../../db/contract/entities/layouts.ts'
import { actorKinds } from '../../db/contract/vocabulary.ts'
import { blocGroups } from '../../db/domain/blocs.ts'
import { layOut, type LayoutRequest } from '../../db/domain/lay-out.ts'
import { circleCrossings, circleOrder } from '../../db/domain/layout/circle-order.ts'
import { countOverlaps } from '../../db/domain/layout/clear.ts'
import { fittedToHeld } from '../../db/domain/layout/fit-to-held.ts'
import { footprint } from '../../db/domain/layout/footprint.ts'
import { neighboursOf, stepsFrom } from '../../db/domain/layout/problem.ts'
import { crossings } from '../../db/domain/layout/quality.ts'
import { seeded } from '../bench/synthetic.ts'
import { sampleNetwork } from '../fixtures/networks.ts'

const names = ['Russia', 'ישראל', 'حزب الله', 'United Nations Security Council and all of its members', 'Ευρωπαϊκή Ένωση', 'China', 'X']

/** A network made by chance, the same for the same seed; some of its actors have no tie. */
function made(seed: number, count: number, ties: number, more: Partial<LayoutRequest> = {}): LayoutRequest {
  const random = seeded(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const actors = Array.from({ length: count }, (_, i) => ({ kind: actorKinds[below(actorKinds.length)]!, name: `${names[below(names.length)]!} ${i}` }))
  return {
    layout: 'force', actors, ties: Array.from({ length: ties }, () => ({ from: below(count), to: below(Math.ceil(count * 0.9)) })),
    places: actors.map(() => ({ x: Math.round(random() * 3_000), y: Math.round(random() * 2_000) })),
    held: [], only: null, focus: [], groups: blocGroups(actors.map(({ kind }) => kind), new Map()), seed: 1, ...more,
  }
}

const overlaps = ({ actors }: LayoutRequest, points: readonly { x: number; y: number }[]) => countOverlaps(points, actors.map(footprint))
const sizes = [[1, 0], [2, 1], [7, 9], [25, 40], [70, 160], [160, 200]] as const

describe.each(layoutKinds)('the layout %s', layout => {
  it('is the same for the same request, finite, and lets no actor or label lie over another, whatever the network', () => {
    for (const [seed, [count, ties]] of sizes.entries()) {
      const request = made(seed + 1, count, ties, { layout })
      const points = layOut(request)
      expect(layOut(structuredClone(request)), `${count} actors`).toEqual(points)
      expect(points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true)
      expect(overlaps(request, points), `${count} actors`).toBe(0)
    }
  })

  it('leaves pinned actors exactly where they stand, and nothing lies over them', () => {
    const request = made(11, 40, 60, { layout, held: [0, 7, 20] })
    const places = request.places.map((place, i) => (i === 0 ? { x: -400, y: 3 } : i === 7 ? { x: 500.25, y: -300.125 } : i === 20 ? { x: 100, y: 800 } : place))
    const points = layOut({ ...request, places })
    for (const i of request.held) expect(points[i]).toEqual(places[i])
    expect(overlaps(request, points)).toBe(0)
  })

  it('places only those asked for, about where they stood, and makes room for them beside the others', () => {
    const random = seeded(3)
    const count = 30
    const only = [2, 5, 9, 11, 14]
    // On a grid with room between, so that only what is placed anew could overlap.
    const places = Array.from({ length: count }, (_, i) => ({ x: (i % 6) * 520 + random(), y: Math.floor(i / 6) * 260 + random() }))
    const request = made(5, count, 50, { layout, only, places })
    const points = layOut(request)
    points.forEach((point, i) => {
      if (!only.includes(i)) expect(point).toEqual(places[i])
    })
    expect(only.some(i => points[i]!.x !== places[i]!.x)).toBe(true)
    expect(overlaps(request, points)).toBe(0)
    const middle = (list: readonly { x: number; y: number }[]) => list.reduce((sum, { x, y }) => ({ x: sum.x + x / list.length, y: sum.y + y / list.length }), { x: 0, y: 0 })
    const [before, after] = [middle(only.map(i => places[i]!)), middle(only.map(i => points[i]!))]
    expect(Math.hypot(before.x - after.x, before.y - after.y)).toBeLessThan(500)
  })

  it('copes with nothing, with all pinned, with nobody asked for, and with actors on one spot', () => {
    expect(layOut(made(1, 0, 0, { layout }))).toEqual([])
    const pinned = made(2, 5, 4, { layout, held: [0, 1, 2, 3, 4] })
    expect(layOut(pinned)).toEqual(pinned.places)
    expect(layOut(made(2, 5, 4, { layout, only: [] }))).toEqual(pinned.places)
    const heap = made(3, 12, 14, { layout, places: Array.from({ length: 12 }, () => ({ x: 5, y: 5 })), only: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] })
    expect(overlaps(heap, layOut(heap))).toBe(0)
  })
})

it('another seed gives another arrangement where the method leaves a choice', () => {
  for (const layout of ['force', 'stress'] as const) {
    expect(layOut(made(4, 20, 30, { layout, seed: 2 }))).not.toEqual(layOut(made(4, 20, 30, { layout, seed: 1 })))
  }
})

it('tells how far it has come, ever farther, for large networks', () => {
  const told = (layout: LayoutKind): number[] => {
    const shares: number[] = []
    layOut(made(8, 420, 800, { layout }), (done, total) => shares.push(done / total))
    return shares
  }
  for (const layout of ['force', 'stress'] as const) {
    const shares = told(layout)
    expect(shares.length).toBeGreaterThan(10)
    expect(Math.max(...shares)).toBeLessThanOrEqual(1)
  }
})

describe('stress', () => {
  it('comes nearer to the distances along ties than where the actors were dealt out', () => {
    const side = 6
    const ties = Array.from({ length: side * side }, (_, i) => [...(i % side < side - 1 ? [{ from: i, to: i + 1 }] : []), ...(i + side < side * side ? [{ from: i, to: i + side }] : [])]).flat()
    const request = { ...made(1, side * side, 0, { layout: 'stress' as const }), ties }
    const points = layOut(request)
    // A lattice is drawn as one: no tie crosses another.
    expect(crossings(points, ties.map(tie => ({ ...tie, weight: 1 })))).toBe(0)
    const neighbours = neighboursOf(request.actors, ties.map(tie => ({ ...tie, weight: 1 })))
    const steps = stepsFrom([0], neighbours)
    const distance = (i: number) => Math.hypot(points[i]!.x - points[0]!.x, points[i]!.y - points[0]!.y)
    const far = [...steps.keys()].filter(i => steps[i] === 10).map(distance)
    const near = [...steps.keys()].filter(i => steps[i] === 2).map(distance)
    expect(Math.min(...far)).toBeGreaterThan(Math.max(...near) * 2)
  })
})

describe('concentric', () => {
  it('puts the focus in the middle and everybody else on the ring of their distance from it', () => {
    const { actors, ties } = sampleNetwork()
    const request: LayoutRequest = {
      layout: 'concentric', actors: actors.uid.map((_, i) => ({ kind: actors.kind[i]!, name: actors.shortName[i] || actors.name[i]! })), ties: ties.from.map((from, i) => ({ from, to: ties.to[i]! })),
      places: actors.uid.map(() => ({ x: 0, y: 0 })), held: [], only: null, focus: [1], groups: actors.uid.map(() => 0), seed: 1,
    }
    const points = layOut(request)
    const steps = stepsFrom([1], neighboursOf(actors.uid, request.ties.map(tie => ({ ...tie, weight: 1 }))))
    const middle = points[1]!
    const reach = (i: number) => Math.hypot(points[i]!.x - middle.x, points[i]!.y - middle.y)
    const ring = (distance: number) => [...steps.keys()].filter(i => steps[i] === distance).map(reach)
    expect(ring(1).length).toBeGreaterThan(3)
    expect(Math.min(...ring(2))).toBeGreaterThan(Math.max(...ring(1)) + 20)
    // Whom no path joins to the focus stands outside of the rings.
    const lowest = Math.max(...[...steps.keys()].filter(i => steps[i]! >= 0).map(i => points[i]!.y))
    for (const i of steps.keys()) if (steps[i] === -1) expect(points[i]!.y).toBeGreaterThan(lowest)
  })
})

describe('circular by bloc', () => {
  it('keeps those of a group beside each other', () => {
    const request = made(6, 24, 50, { layout: 'circular', groups: Array.from({ length: 24 }, (_, i) => i % 4) })
    const points = layOut(request)
    const round = [...points.keys()].toSorted((a, b) => Math.atan2(points[a]!.y, points[a]!.x) - Math.atan2(points[b]!.y, points[b]!.x))
    const changes = round.filter((member, i) => member % 4 !== round.at(i - 1)! % 4).length
    expect(changes).toBe(4)
  })

  it('counts the crossings of a circle as the drawing has them', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = seeded(seed)
      const count = 5 + Math.floor(random() * 12)
      const links = new Map(Array.from({ length: count * 2 }, () => [Math.floor(random() * count), Math.floor(random() * count)].toSorted((a, b) => a - b)).filter(([a, b]) => a !== b).map(([a, b]) => [`${a} ${b}`, { from: a!, to: b!, weight: 1 }]))
      const order = Array.from({ length: count }, (_, i) => i).toSorted(() => random() - 0.5)
      const points = order.map(() => ({ x: 0, y: 0 }))
      // Unevenly round the circle, so that no three ties meet in one point.
      order.forEach((member, i) => {
        const angle = (2 * Math.PI * (i + 0.3 * Math.sin(i * 12.9898))) / count
        points[member] = { x: Math.cos(angle), y: Math.sin(angle) }
      })
      expect(circleCrossings(order, [...links.values()])).toBe(crossings(points, [...links.values()]))
    }
  })

  it('takes crossings away, and all of them where it can', () => {
    // A ring of twelve, entered in disorder: on a circle none of its ties need cross.
    const member = (i: number) => (i * 5) % 12
    const ring = Array.from({ length: 12 }, (_, i) => ({ from: member(i), to: member((i + 1) % 12), weight: 1 }))
    expect(circleCrossings(circleOrder(Array.from({ length: 12 }, () => 0), ring), ring)).toBe(0)
    const random = seeded(9)
    const links = Array.from({ length: 90 }, () => ({ from: Math.floor(random() * 40), to: Math.floor(random() * 40), weight: 1 })).filter(({ from, to }) => from !== to)
    const groups = Array.from({ length: 40 }, (_, i) => Math.floor(i / 10))
    expect(circleCrossings(circleOrder(groups, links), links)).toBeLessThan(circleCrossings(groups.map((_, i) => i), links) * 0.8)
  })
})

describe('fitting a layout to what is held', () => {
  it('finds the turn, the move and the mirror', () => {
    const points = [{ x: 0, y: 0 }, { x: 100, y: 0 }, { x: 100, y: 50 }, { x: 30, y: 80 }]
    const [cosine, sine] = [Math.cos(1.1), Math.sin(1.1)]
    const moved = (mirror: 1 | -1) => points.map(({ x, y }) => ({ x: 7 + mirror * x * cosine - y * sine, y: -9 + mirror * x * sine + y * cosine }))
    for (const mirror of [1, -1] as const) {
      const target = moved(mirror)
      const fitted = fittedToHeld(points, new Map([0, 1, 2].map(i => [i, target[i]!])))
      fitted.forEach((point, i) => {
        expect(point.x).toBeCloseTo(target[i]!.x)
        expect(point.y).toBeCloseTo(target[i]!.y)
      })
    }
    expect(fittedToHeld(points, new Map([[2, { x: 0, y: 0 }]]))[0]).toEqual({ x: -100, y: -50 })
    expect(fittedToHeld(points, new Map())).toEqual(points)
  })
})

it('groups by bloc: each bloc with its members, then the kinds', () => {
  expect(blocGroups(['state', 'bloc', 'state', 'leader', 'bloc'], new Map([[0, 4], [3, 1]]))).toEqual([4, 1, 5 + actorKinds.indexOf('state'), 1, 4])
})
