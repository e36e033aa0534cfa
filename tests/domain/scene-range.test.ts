import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NetworkData } from '../../db/contract/entities/views.ts'
import { dayOf } from '../../db/domain/edtf.ts'
import { buildScene } from '../../db/domain/scene/build-scene.ts'
import type { Scene, SceneOptions } from '../../db/domain/scene/types.ts'
import { networkOf, sampleNetwork } from '../fixtures/networks.ts'

const at = (asOf: number | null, changes: Partial<SceneOptions> = {}): SceneOptions => (
  { asOf, since: null, dating: 'possibly', allTime: false, theme: 'light', labelScale: 1, ...changes }
)
const pair = (phases: { dates: string | null; cooperation: number | null; conflict: number | null }[], actors: { dates?: string }[] = [{}, {}]) => networkOf({
  actors: actors.map((actor, i) => ({ name: `Actor ${i}`, kind: 'state', ...actor })), positions: [{ x: 0, y: 0 }, { x: 300, y: 0 }], ties: [{ from: 0, to: 1, phases }],
})
const strands = (scene: Scene) => scene.strands.map(({ role, level, faded }) => `${role} ${level}${faded ? ' faded' : ''}`)
const shows = (data: NetworkData, since: string, asOf: string, changes: Partial<SceneOptions> = {}) => strands(buildScene(data, at(dayOf(asOf), { since: dayOf(since), ...changes })))

describe('a range', () => {
  const data = pair([{ dates: '2015/2018', cooperation: 3, conflict: 0 }, { dates: '2019/2024', cooperation: 1, conflict: 2 }])

  it('shows what held at some time in it, each strand at its highest level there', () => {
    expect(shows(data, '2016-01-01', '2017-12-31')).toEqual(['cooperation 3'])
    expect(shows(data, '2018-06-01', '2019-06-01')).toEqual(['cooperation 3', 'conflict 2'])
    expect(shows(data, '2020-01-01', '2021-12-31')).toEqual(['cooperation 1', 'conflict 2'])
    expect(shows(data, '2012-01-01', '2014-12-31')).toEqual([])
  })

  it('of one day is that day, and all time does not heed it', () => {
    const sample = sampleNetwork()
    for (const dating of ['certainly', 'possibly'] as const) {
      for (const asOf of [dayOf('2015-09-30'), dayOf('2022-03-01'), dayOf('2023-10-07')]) {
        expect(buildScene(sample, at(asOf, { since: asOf, dating }))).toEqual({ ...buildScene(sample, at(asOf, { dating })), since: asOf })
      }
    }
    expect(buildScene(sample, at(null, { since: dayOf('2016-01-01'), allTime: true }))).toEqual(buildScene(sample, at(null, { allTime: true })))
  })

  it('is told by the scene, and never begins after it ends', () => {
    expect(buildScene(data, at(dayOf('2020-01-01'), { since: dayOf('2018-01-01') }))).toMatchObject({ since: dayOf('2018-01-01'), asOf: dayOf('2020-01-01') })
    expect(buildScene(data, at(dayOf('2020-01-01'), { since: dayOf('2022-01-01') }))).toMatchObject({ since: dayOf('2020-01-01'), asOf: dayOf('2020-01-01') })
  })

  it('fades what only a doubtful end reaches into', () => {
    const doubtful = pair([{ dates: '2018~/2020', cooperation: 2, conflict: 0 }])
    expect(shows(doubtful, '2016-01-01', '2017-12-31')).toEqual(['cooperation 2 faded'])
    expect(shows(doubtful, '2016-01-01', '2017-12-31', { dating: 'certainly' })).toEqual([])
    expect(shows(doubtful, '2016-01-01', '2020-01-01')).toEqual(['cooperation 2'])
  })

  it('is certain of what lies in it however its dates are read, though no single day is', () => {
    const year = pair([{ dates: '2016', cooperation: 2, conflict: 0 }])
    expect(strands(buildScene(year, at(dayOf('2016-06-15'), { dating: 'certainly' })))).toEqual([])
    expect(shows(year, '2015-01-01', '2021-12-31', { dating: 'certainly' })).toEqual(['cooperation 2'])
    expect(shows(year, '2016-02-01', '2021-12-31', { dating: 'certainly' })).toEqual([])
  })

  it('shows a tie only where it holds while both actors are there, and actors that were there at some time', () => {
    const gone = pair([{ dates: '2019/2024', cooperation: 2, conflict: 0 }], [{ dates: '2010/2016' }, {}])
    const scene = buildScene(gone, at(dayOf('2024-01-01'), { since: dayOf('2015-01-01') }))
    expect(scene.nodes).toHaveLength(2)
    expect(scene.ties).toHaveLength(0)
  })
})

/** Days of a made-up calendar; the four days of what is dated, null where it has no date. */
const lastDay = 14
type Four = readonly [startEarliest: number, startLatest: number, endEarliest: number, endLatest: number] | null
interface Phase { days: Four; flagged: boolean; cooperation: number | null; conflict: number | null }

const within = fc.integer({ min: 0, max: lastDay })
const level = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null })
/** Four days in order; with `core` there is a day that is certain. */
const four = (core: boolean) => fc.tuple(within, within, within, within).map(([a, b, c, d]): Four => {
  const [p = 0, q = 0, r = 0, s = 0] = [a, b, c, d].sort((x, y) => x - y)
  return core ? [p, q, r, s] : [p, r, q, s]
})
const phaseOf = (core: boolean) => fc.record({ days: fc.option(four(core), { nil: null, freq: 6 }), flagged: fc.boolean(), cooperation: level, conflict: level })
const actors = fc.array(fc.option(four(true), { nil: null, freq: 2 }), { minLength: 3, maxLength: 3 })
const tiesOf = (core: boolean) => fc.array(fc.record({ from: fc.nat(2), to: fc.nat(2), phases: fc.array(phaseOf(core), { maxLength: 3 }) }), { minLength: 1, maxLength: 4 })
const range = fc.tuple(within, within).map(([a, b]) => ({ since: Math.min(a, b), asOf: Math.max(a, b) }))
const dating = fc.constantFrom('certainly', 'possibly')

function network(existence: readonly Four[], ties: readonly { from: number; to: number; phases: readonly Phase[] }[]): NetworkData {
  const data = networkOf({
    actors: existence.map((_, i) => ({ name: `Actor ${i}`, kind: 'state' })), positions: existence.map((_, i) => ({ x: 200 * i, y: 90 * (i % 2) })),
    ties: ties.map(({ from, to, phases }) => ({ from, to: to === from ? (from + 1) % 3 : to, phases: phases.map(({ cooperation, conflict }) => ({ dates: null, cooperation, conflict })) })),
  })
  const columns = (all: readonly Four[]) => ({
    startEarliest: all.map(days => days?.[0] ?? null), startLatest: all.map(days => days?.[1] ?? null),
    endEarliest: all.map(days => days?.[2] ?? null), endLatest: all.map(days => days?.[3] ?? null),
  })
  const phases = ties.flatMap(tie => tie.phases)
  return {
    ...data, actors: { ...data.actors, ...columns(existence) },
    // Only the flags of the text count: with one, a date is full from the day on which it is certain.
    phases: { ...data.phases, ...columns(phases.map(({ days }) => days)), dates: phases.map(({ days, flagged }) => (days === null ? null : flagged ? '2000~/2001~' : '2000/2001')) },
  }
}

const daysOf = ({ since, asOf }: { since: number; asOf: number }) => Array.from({ length: asOf - since + 1 }, (_, i) => since + i)
const highest = (levels: readonly (number | null)[]) => levels.reduce((most, each) => (each === null ? most : Math.max(most ?? 0, each)), null)

describe('a range, against every day of it', () => {
  it('shows a tie where it shows on some day, at the highest level of any day, full where a day shows that level full', () => {
    fc.assert(fc.property(actors, tiesOf(true), range, dating, (existence, ties, stretch, how) => {
      const data = network(existence, ties)
      const scene = buildScene(data, at(stretch.asOf, { since: stretch.since, dating: how }))
      const days = daysOf(stretch).map(day => buildScene(data, at(day, { dating: how })))
      expect(scene.nodes.map(({ uid }) => uid)).toEqual(data.actors.uid.filter(uid => days.some(({ nodes }) => nodes.some(node => node.uid === uid))))
      expect(scene.ties.map(({ uid }) => uid)).toEqual(data.ties.uid.filter(uid => days.some(day => day.ties.some(tie => tie.uid === uid))))
      for (const tie of scene.ties) {
        const own = days.flatMap(day => day.ties.filter(({ uid }) => uid === tie.uid))
        expect([tie.cooperation, tie.conflict]).toEqual([highest(own.map(each => each.cooperation)), highest(own.map(each => each.conflict))])
      }
      for (const strand of scene.strands.filter(({ level: width }) => width !== null && width > 0)) {
        const full = days.some(day => day.strands.some(each => each.id === strand.id && each.level === strand.level && !each.faded))
        expect(strand.faded).toBe(!full)
      }
    }), { numRuns: 250 })
  })

  it('shows a tie possibly where some reading of its dates has a day in it, certainly where every reading has', () => {
    fc.assert(fc.property(actors, tiesOf(false), range, (existence, ties, stretch) => {
      const data = network(existence, ties)
      const shown = (how: 'certainly' | 'possibly') => buildScene(data, at(stretch.asOf, { since: stretch.since, dating: how })).ties.map(({ uid }) => uid)
      const expected = (how: 'certainly' | 'possibly') => ties.flatMap(({ phases }, row) => {
        const ends = [data.ties.from[row] ?? 0, data.ties.to[row] ?? 0].map(actor => existence[actor] ?? null)
        const together = daysOf(stretch).filter(day => ends.every(days => days === null || (days[0] <= day && day <= days[3])))
        const holds = phases.length === 0 ? together.length > 0 : phases.some(({ days }) => {
          if (days === null) return how === 'possibly' && together.length > 0
          const readings = daysOf({ since: days[0], asOf: days[1] }).flatMap(start => daysOf({ since: days[2], asOf: days[3] }).map(end => [start, end] as const)).filter(([start, end]) => start <= end)
          const fits = ([start, end]: readonly [number, number]) => together.some(day => start <= day && day <= end)
          return how === 'certainly' ? readings.every(fits) : readings.some(fits)
        })
        return holds ? [data.ties.uid[row]] : []
      })
      expect(shown('possibly')).toEqual(expected('possibly'))
      expect(shown('certainly')).toEqual(expected('certainly'))
    }), { numRuns: 400 })
  })
})
