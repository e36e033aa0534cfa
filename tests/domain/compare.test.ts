import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NetworkData } from '../../db/contract/entities/views.ts'
import { changeKinds, changeOf, compareScenes, inverseOf } from '../../db/domain/compare/changes.ts'
import { differenceScene } from '../../db/domain/compare/difference-scene.ts'
import { dayOf } from '../../db/domain/edtf.ts'
import { buildScene } from '../../db/domain/scene/build-scene.ts'
import { networkOf, sampleNetwork, varietyNetwork } from '../fixtures/networks.ts'

const level = fc.option(fc.integer({ min: 0, max: 3 }))
const levels = fc.option(fc.record({ cooperation: level, conflict: level }))
const on = (data: NetworkData, date: string | number) => buildScene(data, {
  asOf: typeof date === 'string' ? dayOf(date) : date, since: null, dating: 'possibly', allTime: false, theme: 'light', labelScale: 1,
})
const anyNetwork = fc.array(fc.record({
  from: fc.nat(5), to: fc.nat(5), phases: fc.array(fc.record({ dates: fc.constantFrom('2015/2018', '2017/2020', '2019/2024', '2022/2024', '2016'), cooperation: level, conflict: level }), { maxLength: 3 }),
}).filter(({ from, to }) => from !== to), { maxLength: 10 }).map((ties) => networkOf({
  actors: ['2015/2019', null, null, '2018/2024', null, '2021/2024'].map((dates, i) => ({ name: `A${i}`, kind: 'state' as const, dates })),
  positions: Array.from({ length: 6 }, (_, i) => ({ x: (i % 3) * 120, y: Math.floor(i / 3) * 120 })), ties,
}))
const day = fc.integer({ min: dayOf('2014-06-01'), max: dayOf('2024-12-31') })

describe('a change', () => {
  it('is warmer where cooperation rises or conflict falls, and mixed where the two tell different stories', () => {
    const change = (before: [number | null, number | null] | null, after: [number | null, number | null] | null) =>
      changeOf(before && { cooperation: before[0], conflict: before[1] }, after && { cooperation: after[0], conflict: after[1] })
    expect(change([1, 1], [2, 1])).toBe('warmed')
    expect(change([1, 2], [1, 1])).toBe('warmed')
    expect(change([1, 2], [2, 1])).toBe('warmed')
    expect(change([2, 1], [1, 1])).toBe('cooled')
    expect(change([2, 1], [2, 3])).toBe('cooled')
    expect(change([1, 1], [2, 2])).toBe('mixed')
    expect(change([2, 2], [1, 1])).toBe('mixed')
    expect(change([1, null], [2, null])).toBe('warmed')
    expect(change([1, null], [2, 0])).toBe('unclear')
    expect(change([1, null], [1, null])).toBe('same')
    expect(change(null, [0, 0])).toBe('appeared')
    expect(change([0, 0], null)).toBe('gone')
    expect(change(null, null)).toBe('same')
  })
  it('is its own inverse the other way round', () => {
    fc.assert(fc.property(levels, levels, (before, after) => {
      expect(changeOf(after, before)).toBe(inverseOf[changeOf(before, after)])
      expect(changeOf(before, before)).toBe('same')
    }))
    for (const kind of changeKinds) expect(inverseOf[inverseOf[kind]]).toBe(kind)
  })
})

describe('a comparison of two days', () => {
  it('is the inverse of the comparison the other way round', () => {
    fc.assert(fc.property(anyNetwork, day, day, (data, first, second) => {
      const [there, back] = [compareScenes(on(data, first), on(data, second)), compareScenes(on(data, second), on(data, first))]
      expect(back.ties).toEqual(there.ties.map((tie) => ({ ...tie, kind: inverseOf[tie.kind], before: tie.after, after: tie.before })))
      expect(back.actors).toEqual(there.actors.map((actor) => ({ ...actor, kind: inverseOf[actor.kind] })))
      for (const kind of changeKinds) expect(back.counts[inverseOf[kind]]).toBe(there.counts[kind])
    }))
  })
  it('has every tie and actor of either day once, and no change of a day with itself', () => {
    fc.assert(fc.property(anyNetwork, day, day, (data, first, second) => {
      const [before, after] = [on(data, first), on(data, second)]
      const { ties, actors, counts } = compareScenes(before, after)
      expect(ties.map(({ tie }) => tie)).toEqual([...new Set([...before.ties, ...after.ties].map(({ tie }) => tie))].toSorted((a, b) => a - b))
      expect(new Set(actors.map(({ uid }) => uid))).toEqual(new Set([...before.nodes, ...after.nodes].map(({ uid }) => uid)))
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(ties.length)
      expect(compareScenes(before, before).counts.same).toBe(before.ties.length)
    }))
  })
})

describe('the picture of a difference', () => {
  it('has a line for each tie and a sign for each change, where the actors stand, with counts in the legend', () => {
    for (const data of [sampleNetwork(), varietyNetwork()]) {
      const [before, after] = [on(data, '2016-01-01'), on(data, '2024-06-01')]
      const { comparison, scene } = differenceScene(before, after)
      expect(scene.strands.map(({ tie }) => tie).toSorted()).toEqual(comparison.ties.map(({ uid }) => uid).toSorted())
      expect(new Map(scene.marks.filter(({ tie }) => tie !== '').map(({ tie, form }) => [tie, form]))).toEqual(new Map(comparison.ties.filter(({ kind }) => kind !== 'same').map(({ uid, kind }) => [uid, kind])))
      const places = new Map([...before.nodes, ...after.nodes].map((node) => [node.uid, node]))
      for (const node of scene.nodes) expect(node).toMatchObject({ x: places.get(node.uid)?.x, y: places.get(node.uid)?.y })
      for (const kind of changeKinds) {
        const entry = scene.legend.find(({ id, group }) => id === kind && group === 'ties')
        expect(entry?.label.endsWith(`(${comparison.counts[kind]})`) ?? false).toBe(comparison.counts[kind] > 0)
      }
      // Each change has a sign of its own: nothing is told by colour alone.
      expect(new Set(scene.marks.map(({ form, colour }) => `${form} ${colour}`)).size).toBe(new Set(scene.marks.map(({ form }) => form)).size)
    }
  })
})
