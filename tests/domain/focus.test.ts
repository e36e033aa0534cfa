import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Focus } from '../../db/contract/entities/focus.ts'
import type { NetworkData } from '../../db/contract/entities/views.ts'
import { dayOf } from '../../db/domain/edtf.ts'
import { directionOf, dyadOf } from '../../db/domain/focus/dyad.ts'
import { inFocus, sceneOfFocus } from '../../db/domain/focus/focus.ts'
import { distances, linksAt, type TimeShown } from '../../db/domain/focus/links.ts'
import { commonNeighbours, neighbourhood, shortestPaths } from '../../db/domain/focus/parts.ts'
import { buildScene } from '../../db/domain/scene/build-scene.ts'
import type { SceneOptions } from '../../db/domain/scene/types.ts'
import { networkOf, sampleNetwork, varietyNetwork } from '../fixtures/networks.ts'

const now: TimeShown = { asOf: null, since: null, dating: 'possibly', allTime: false }
const scene = (changes: Partial<SceneOptions> = {}): SceneOptions => ({ ...now, theme: 'light', labelScale: 1, ...changes })

/** Actors in a row of places and ties that always hold. */
function graph(size: number, pairs: readonly (readonly [number, number])[], levels: (tie: number) => [number | null, number | null] = () => [1, 0]): NetworkData {
  return networkOf({
    actors: Array.from({ length: size }, (_, i) => ({ name: `A${i}`, kind: 'state' as const })),
    positions: Array.from({ length: size }, (_, i) => ({ x: (i % 8) * 90, y: Math.floor(i / 8) * 90 })),
    ties: pairs.map(([from, to], tie) => {
      const [cooperation, conflict] = levels(tie)
      return { from, to, phases: [{ dates: '2015/2024', cooperation, conflict }] }
    }),
  })
}

const anyGraph = fc.integer({ min: 2, max: 9 }).chain((size) => fc.record({
  size: fc.constant(size),
  pairs: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)).filter(([a, b]) => a !== b), { maxLength: 18 }),
}))

/** Every path without a repeated actor, as its actors. */
function everyPath(size: number, pairs: readonly (readonly [number, number])[], from: number, to: number): number[][] {
  const near = Array.from({ length: size }, (_, a) => [...new Set(pairs.flatMap(([x, y]) => (x === a ? [y] : y === a ? [x] : [])))])
  const walk = (path: number[]): number[][] => {
    const at = path.at(-1) ?? from
    return at === to ? [path] : (near[at] ?? []).filter((next) => !path.includes(next)).flatMap((next) => walk([...path, next]))
  }
  return walk([from])
}

describe('the links of a time', () => {
  it('are the ties and actors of the scene of that time', () => {
    for (const data of [sampleNetwork(), varietyNetwork()]) {
      for (const time of [now, { ...now, asOf: dayOf('2016-03-01') }, { ...now, asOf: dayOf('2022-06-01'), dating: 'certainly' as const }, { ...now, since: dayOf('2016-01-01') }, { ...now, allTime: true }]) {
        const drawn = buildScene(data, scene(time))
        const links = linksAt(data, time)
        expect([...links.actors]).toEqual(drawn.nodes.map(({ actor }) => actor))
        expect([...new Set(links.of.flatMap((own) => own.map(({ tie }) => tie)))].toSorted((a, b) => a - b)).toEqual(drawn.ties.map(({ tie }) => tie))
        for (const tie of drawn.ties) {
          const from = data.ties.from[tie.tie] ?? -1
          expect(links.of[from]?.find((link) => link.tie === tie.tie)).toMatchObject({ cooperation: tie.cooperation, conflict: tie.conflict })
        }
      }
    }
  })
})

describe('neighbours', () => {
  it('are all within so many ties, with every tie among them', () => {
    fc.assert(fc.property(anyGraph, fc.integer({ min: 1, max: 4 }), ({ size, pairs }, depth) => {
      const found = neighbourhood(linksAt(graph(size, pairs), now), [0], depth)
      for (let actor = 0; actor < size; actor++) {
        const shortest = Math.min(...everyPath(size, pairs, 0, actor).map((path) => path.length - 1))
        expect(found.actors.has(actor)).toBe(shortest <= depth)
      }
      pairs.forEach(([a, b], tie) => expect(found.ties.has(tie)).toBe(found.actors.has(a) && found.actors.has(b)))
    }))
  })
  it('of several actors are those of the nearest of them', () => {
    const links = linksAt(graph(6, [[0, 1], [1, 2], [3, 4], [4, 5]]), now)
    expect(distances(links, [0, 5])).toEqual(new Map([[0, 0], [5, 0], [1, 1], [4, 1], [2, 2], [3, 2]]))
    expect(neighbourhood(links, [0, 5], 1).actors).toEqual(new Set([0, 1, 4, 5]))
  })
})

describe('shortest paths', () => {
  it('are all of the shortest and nothing else', () => {
    fc.assert(fc.property(anyGraph, ({ size, pairs }) => {
      const found = shortestPaths(linksAt(graph(size, pairs), now), 0, size - 1)
      const every = everyPath(size, pairs, 0, size - 1)
      const length = Math.min(...every.map((path) => path.length))
      const shortest = every.filter((path) => path.length === length)
      expect(found.length).toBe(every.length === 0 ? null : length - 1)
      expect(found.count).toBe(shortest.length)
      expect(found.actors).toEqual(new Set(every.length === 0 ? [0, size - 1] : shortest.flat()))
      const steps = new Set(shortest.flatMap((path) => path.slice(1).map((to, i) => [path[i] ?? -1, to].toSorted((a, b) => a - b).join(' '))))
      expect(found.ties).toEqual(new Set(pairs.flatMap((pair, tie) => (steps.has(pair.toSorted((a, b) => a - b).join(' ')) ? [tie] : []))))
    }))
  })
  it('go over what shows at the time only', () => {
    const data = networkOf({
      actors: ['A', 'B', 'C'].map((name) => ({ name, kind: 'state' })), positions: [{ x: 0, y: 0 }, { x: 90, y: 0 }, { x: 180, y: 0 }],
      ties: [[0, 1, '2015/2024'], [1, 2, '2015/2024'], [0, 2, '2022/2024']].map(([from, to, dates]) => ({ from: Number(from), to: Number(to), phases: [{ dates: String(dates), cooperation: 1, conflict: 0 }] })),
    })
    expect(shortestPaths(linksAt(data, { ...now, asOf: dayOf('2018-01-01') }), 0, 2)).toMatchObject({ length: 2, count: 1 })
    expect(shortestPaths(linksAt(data, now), 0, 2)).toMatchObject({ length: 1, count: 1 })
    expect(shortestPaths(linksAt(data, { ...now, asOf: dayOf('2010-01-01') }), 0, 2)).toMatchObject({ length: null, count: 0, actors: new Set([0, 2]) })
  })
})

describe('common neighbours', () => {
  it('are tied to both', () => {
    fc.assert(fc.property(anyGraph, ({ size, pairs }) => {
      const tied = (a: number, b: number) => pairs.some(([x, y]) => (x === a && y === b) || (x === b && y === a))
      const { common, ties, actors } = commonNeighbours(linksAt(graph(size, pairs), now), 0, 1)
      expect(common).toEqual(Array.from({ length: size }, (_, a) => a).filter((a) => a > 1 && tied(0, a) && tied(1, a)))
      pairs.forEach((pair, tie) => expect(ties.has(tie)).toBe(pair.some((a) => a < 2) && pair.every((a) => actors.has(a))))
    }))
  })
})

describe('the dyad', () => {
  const level = fc.option(fc.integer({ min: 0, max: 3 }))
  const coded = anyGraph.chain(({ size, pairs }) => fc.tuple(fc.constant({ size, pairs }), fc.array(fc.tuple(level, level), { minLength: pairs.length, maxLength: pairs.length })))
  it('is the same from either side', () => {
    fc.assert(fc.property(coded, ([{ size, pairs }, levels]) => {
      const links = linksAt(graph(size, pairs, (tie) => levels[tie] ?? [1, 0]), now)
      const [there, back] = [dyadOf(links, 0, 1), dyadOf(links, 1, 0)]
      expect(back.thirds.map(({ actor, direction, lean, sum, sides }) => ({ actor, direction, lean: lean === 0 ? 0 : -lean, sum, sides: [...sides].reverse() })))
        .toEqual(there.thirds.map(({ actor, direction, lean, sum, sides }) => ({ actor, direction, lean, sum, sides: [...sides] })))
      expect(back.ties).toEqual(there.ties)
      // Nobody is left out, and everybody has a place of their own.
      expect(new Set(there.places.keys())).toEqual(there.actors)
      const places = [...there.places.values()]
      places.forEach((a, i) => places.slice(i + 1).forEach((b) => expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(50)))
    }))
  })
  it('measures pull by the highest levels, and says in which way a third party pulls', () => {
    // 2 is with the first (3 and 0, beside 1 and 2) and against the second; 3 is with both; 4 is tied to the first alone.
    const data = graph(5, [[0, 2], [2, 0], [1, 2], [0, 3], [3, 1], [4, 0], [0, 1]], (tie) => ([[3, 0], [1, 2], [0, 2], [2, 0], [1, 0], [null, null], [1, 3]] as const)[tie] as [number | null, number | null])
    const { thirds, between, places } = dyadOf(linksAt(data, now), 0, 1)
    expect(thirds.map(({ actor, direction, lean, sum }) => ({ actor, direction, lean, sum }))).toEqual([
      { actor: 2, direction: 'apart', lean: 3, sum: -1 }, { actor: 3, direction: 'with-both', lean: 1, sum: 3 }, { actor: 4, direction: 'none', lean: 0, sum: 0 },
    ])
    expect(thirds[0]?.sides[0]).toEqual({ ties: [0, 1], cooperation: 3, conflict: 2, pull: 1 })
    expect(thirds[2]?.sides).toMatchObject([{ ties: [5], pull: null }, { ties: [], pull: null }])
    expect(between).toEqual({ ties: [6], cooperation: 1, conflict: 3, pull: -2 })
    const at = (actor: number) => places.get(actor) ?? { x: NaN, y: NaN }
    expect(at(0).x).toBeLessThan(at(2).x)
    expect(at(2).x).toBeLessThan(at(3).x)
    expect(at(3).y).toBeLessThan(0)
    expect(at(2).y).toBeGreaterThan(0)
    expect(at(4).x).toBeLessThan(at(0).x)
  })
  it('knows every direction', () => {
    expect([[1, 2], [-1, -2], [1, -1], [2, null], [0, -3], [null, null], [0, 0]].map(([a, b]) => directionOf(a ?? null, b ?? null)))
      .toEqual(['with-both', 'against-both', 'apart', 'with-one', 'against-one', 'none', 'none'])
  })
})

describe('a focus on the scene', () => {
  const data = sampleNetwork()
  const uid = (name: string) => data.actors.uid[data.actors.shortName.findIndex((own, i) => (own || data.actors.name[i]) === name)] ?? ''
  const [russia, israel] = [uid('Russia'), uid('Israel')]
  const kinds: Focus[] = [
    { kind: 'neighbours', actors: [russia], depth: 1 }, { kind: 'paths', from: russia, to: israel }, { kind: 'common', actors: [russia, israel] }, { kind: 'dyad', actors: [russia, israel] },
  ]
  it.each(kinds)('hides exactly what is out of it: $kind', (focus) => {
    const found = inFocus(data, now, focus)
    if (!found) throw new Error('no focus')
    const drawn = buildScene(data, scene(sceneOfFocus(data, found, 'hidden', 'A focus')))
    expect(new Set(drawn.nodes.map(({ actor }) => actor))).toEqual(found.actors)
    expect(new Set(drawn.ties.map(({ tie }) => tie))).toEqual(found.ties)
    expect(drawn.nodes.length).toBeLessThan(data.actors.uid.length)
    expect(drawn.nodes.length).toBeGreaterThan(1)
    expect(drawn.filter).toMatchObject({ hiding: ['A focus'], actors: { shown: drawn.nodes.length, dimmed: 0, all: data.actors.uid.length }, ties: { shown: drawn.ties.length } })
    if (focus.kind !== 'dyad') return
    for (const node of drawn.nodes) expect({ x: node.x, y: node.y }).toEqual(found.dyad?.places.get(node.actor))
  })
  it('goes round nobody who is hidden', () => {
    const row = graph(3, [[0, 2], [0, 1], [1, 2]])
    const found = inFocus(row, now, { kind: 'paths', from: row.actors.uid[0] ?? '', to: row.actors.uid[2] ?? '' })
    expect(buildScene(row, scene()).ties[0]?.centre.control).not.toBeNull()
    const [tie, ...others] = buildScene(row, scene(sceneOfFocus(row, found, 'hidden', 'A focus'))).ties
    expect([tie?.centre.control, others]).toEqual([null, []])
  })
  it('dims what is out of it, and moves nothing', () => {
    const found = inFocus(data, now, { kind: 'neighbours', actors: [israel], depth: 1 })
    const [drawn, whole] = [buildScene(data, scene(sceneOfFocus(data, found, 'dimmed', 'A focus'))), buildScene(data, scene())]
    expect(drawn.nodes.map(({ uid: own, x, y }) => ({ own, x, y }))).toEqual(whole.nodes.map(({ uid: own, x, y }) => ({ own, x, y })))
    for (const node of drawn.nodes) expect(node.dimmed ?? false).toBe(!found?.actors.has(node.actor))
    for (const tie of drawn.ties) expect(tie.dimmed ?? false).toBe(!found?.ties.has(tie.tie))
    const before = new Map(whole.strands.map((strand) => [strand.id, strand.colour]))
    const dimmed = new Set(drawn.ties.filter((tie) => tie.dimmed).map((tie) => tie.uid))
    expect(dimmed.size).toBeGreaterThan(0)
    for (const strand of drawn.strands) expect(strand.colour === before.get(strand.id)).toBe(!dimmed.has(strand.tie))
  })
  it('is none where an actor of it is gone', () => {
    expect(inFocus(data, now, { kind: 'paths', from: russia, to: '00000000-0000-4000-8000-999999999999' })).toBeNull()
    expect(inFocus(data, now, { kind: 'neighbours', actors: ['00000000-0000-4000-8000-999999999999'], depth: 1 })).toBeNull()
  })
})

describe('ties bundled', () => {
  const data = networkOf({
    actors: ['A', 'B', 'C'].map((name) => ({ name, kind: 'state' })), positions: [{ x: 0, y: 0 }, { x: 200, y: 0 }, { x: 100, y: 160 }],
    ties: [
      { from: 0, to: 1, directed: true, phases: [{ dates: '2015/2024', cooperation: 3, conflict: 0 }] },
      { from: 1, to: 0, certainty: 'disputed', phases: [{ dates: '2015/2018', cooperation: 1, conflict: 2 }] },
      { from: 0, to: 1, certainty: 'tentative', phases: [{ dates: '2015/2020', cooperation: null, conflict: 1 }] },
      { from: 1, to: 2, phases: [{ dates: '2015/2024', cooperation: 1, conflict: 0 }] },
    ],
  })
  it('are one line with the highest levels and the number of those that hold then', () => {
    const on = (date: string) => buildScene(data, scene({ asOf: dayOf(date), parallel: 'bundled' }))
    const early = on('2016-01-01')
    expect(early.ties).toHaveLength(2)
    expect(early.ties[0]).toMatchObject({ cooperation: 3, conflict: 2, directed: false, certainty: 'confirmed', bundle: data.ties.uid.slice(0, 3) })
    expect(early.ties[0]?.title).toContain('3 ties')
    expect(early.marks.map(({ text, tie }) => [text, tie])).toEqual([['3', data.ties.uid[0]]])
    expect(on('2019-01-01').ties[0]).toMatchObject({ cooperation: 3, conflict: 1, directed: false, bundle: [data.ties.uid[0], data.ties.uid[2]] })
    const late = on('2023-01-01')
    expect(late.marks).toEqual([])
    expect(late.ties[0]).toMatchObject({ directed: true })
    expect(late.ties[0]).not.toHaveProperty('bundle')
    expect(late.legend.some(({ id }) => id === 'count')).toBe(false)
    expect(early.legend.some(({ id }) => id === 'count')).toBe(true)
  })
  it('run straight, in one place', () => {
    const [tie] = buildScene(data, scene({ asOf: dayOf('2016-01-01'), parallel: 'bundled' })).ties
    expect(tie?.centre.control).toBeNull()
    expect(tie?.centre.start.y).toBeCloseTo(0, 5)
  })
  it('hold the same strands as spread wherever there are no parallel ties', () => {
    const single = graph(6, [[0, 1], [1, 2], [2, 3], [3, 4], [4, 5], [5, 0]], (tie) => [tie % 4, (tie + 1) % 4])
    expect(buildScene(single, scene({ parallel: 'bundled' }))).toEqual(buildScene(single, scene()))
  })
  it('bear the highest levels of their pair', () => {
    for (const network of [sampleNetwork(), varietyNetwork()]) {
      const [spread, bundled] = [buildScene(network, scene({ allTime: true })), buildScene(network, scene({ allTime: true, parallel: 'bundled' }))]
      expect(bundled.ties.flatMap(({ uid: own, bundle }) => bundle ?? [own]).toSorted()).toEqual(spread.ties.map(({ uid: own }) => own).toSorted())
      for (const tie of bundled.ties) {
        const members = spread.ties.filter(({ uid: own }) => (tie.bundle ?? [tie.uid]).includes(own))
        expect(tie.cooperation ?? -1).toBe(Math.max(...members.map(({ cooperation }) => cooperation ?? -1)))
        expect(tie.conflict ?? -1).toBe(Math.max(...members.map(({ conflict }) => conflict ?? -1)))
      }
    }
  })
})
