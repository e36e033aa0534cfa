import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Rule, type Condition } from '../../db/contract/entities/filter-rules.ts'
import type { NetworkCoding } from '../../db/contract/entities/network-coding.ts'
import type { NetworkData } from '../../db/contract/entities/views.ts'
import { actorKinds, certainties, readingLabels, tieKinds } from '../../db/contract/vocabulary.ts'
import { applyRules, filterOf, rulesNeedCoding } from '../../db/domain/filter/apply-rules.ts'
import { namesIn, plainSentence } from '../../db/domain/filter/sentences.ts'
import { filterLine } from '../../db/domain/filter/summary.ts'
import { dayOf, parseEdtf } from '../../db/domain/edtf.ts'
import { buildScene } from '../../db/domain/scene/build-scene.ts'
import { palettes } from '../../db/domain/scene/palette.ts'
import { codingOf, type CodingPlan } from '../fixtures/coding.ts'
import { networkOf, type NetworkPlan } from '../fixtures/networks.ts'

const time = { asOf: null, since: null, dating: 'possibly', allTime: false } as const
const rule = (condition: Condition, changes: Partial<Rule> = {}) => Rule.parse({ condition, ...changes })

/** Israel – Russia – Iran – Hezbollah in a row, Russia – Syria beside it, Malta alone. */
const chain: NetworkPlan = {
  actors: [
    { name: 'State of Israel', shortName: 'Israel', kind: 'state' }, { name: 'Russia', kind: 'state' }, { name: 'Iran', kind: 'state' }, { name: 'Hezbollah', kind: 'armed-group' },
    { name: 'Syria', kind: 'state' }, { name: 'Malta', kind: 'society' },
  ],
  ties: [
    { from: 0, to: 1, kind: 'friendship', phases: [{ dates: '2015/2020', cooperation: 2, conflict: 1 }, { dates: '2021/2024', cooperation: 1, conflict: 2 }] },
    { from: 1, to: 2, kind: 'alliance', certainty: 'tentative', phases: [{ dates: '2015/2024', cooperation: 3, conflict: 0 }] },
    { from: 2, to: 3, kind: 'patronage', directed: true, phases: [{ dates: '2010/2024', cooperation: 3, conflict: null }] },
    { from: 1, to: 4, kind: 'patronage', phases: [{ dates: '2015~/2024', cooperation: null, conflict: null }] },
  ],
}
const period = (uid: string, name: string, dates: string) => ({ uid, name, description: '', dates: parseEdtf(dates) })
const syria = '00000000-0000-4000-8000-000500000000'
const gaza = '00000000-0000-4000-8000-000500000001'
const coded: CodingPlan = {
  sources: [{ title: 'Kertcher and Course 2024', reliability: 'A' }, { title: 'A post', reliability: null }, { title: 'A report', reliability: 'F' }], coders: ['Noa', 'Ben'],
  ties: [{ supporting: 3, contradicting: 1, sources: [0, 1], coders: [0, 1] }, { supporting: 1, sources: [2], coders: [1] }, {}, { context: 1, sources: [1] }],
  aliases: [['ישראל', 'Medinat Yisrael'], ['Россия'], [], ['حزب الله'], [], []],
  affiliations: [{ actor: 3, with: 2, from: dayOf('1990-01-01'), to: null }, { actor: 4, with: 1, from: dayOf('1990-01-01'), to: dayOf('2016-12-31') }],
  fits: [{ tie: 0, period: 0, p1: 2, p2: -1, reading: 'affinity-without-guard-rails' }, { tie: 1, period: 1, p1: 0, p2: 1 }],
}

function made(): { data: NetworkData; coding: NetworkCoding } {
  const data: NetworkData = { ...networkOf(chain), periods: [period(syria, 'Syria', '2015/2020'), period(gaza, 'Gaza', '2023/2024')] as NetworkData['periods'] }
  return { data, coding: codingOf(data, coded) }
}
const { data, coding } = made()
const actorUid = (row: number) => data.actors.uid[row] ?? ''
const names = (rows: Uint8Array, standing = 0) => [...rows].flatMap((each, row) => (each === standing ? [data.actors.shortName[row] || data.actors.name[row]] : []))
const ties = (rows: Uint8Array, standing = 0) => [...rows].flatMap((each, row) => (each === standing ? [row] : []))
const left = (condition: Condition, changes: Partial<Rule> = {}, at: Parameters<typeof applyRules>[1]['time'] = time) => {
  const applied = applyRules([rule(condition, changes)], { data, coding, time: at })
  return { actors: names(applied.actors), ties: ties(applied.ties) }
}
const all = ['Israel', 'Russia', 'Iran', 'Hezbollah', 'Syria', 'Malta']

describe('a rule', () => {
  it('about actors leaves those, and the ties between them', () => {
    expect(left({ by: 'actor-kind', kinds: ['state', 'society'] })).toEqual({ actors: ['Israel', 'Russia', 'Iran', 'Syria', 'Malta'], ties: [0, 1, 3] })
    expect(left({ by: 'actor-kind', kinds: ['state'] }, { not: true })).toEqual({ actors: ['Hezbollah', 'Malta'], ties: [] })
    expect(left({ by: 'text', text: 'ישראל' }).actors, 'by an alias').toEqual(['Israel'])
    expect(left({ by: 'text', text: 'RUSS' }).actors).toEqual(['Russia'])
    expect(left({ by: 'text', text: 'россия' }).actors).toEqual(['Russia'])
    expect(left({ by: 'bloc', actors: [actorUid(2)] }).actors, 'who is affiliated, and itself').toEqual(['Iran', 'Hezbollah'])
    expect(left({ by: 'bloc', actors: [actorUid(1)] }).actors, 'no longer then').toEqual(['Russia'])
    expect(left({ by: 'bloc', actors: [actorUid(1)] }, {}, { ...time, asOf: dayOf('2016-01-01') }).actors).toEqual(['Russia', 'Syria'])
    expect(left({ by: 'connected', ties: 1 }).actors).toEqual(['Israel', 'Russia', 'Iran', 'Hezbollah', 'Syria'])
    expect(left({ by: 'connected', ties: 2 })).toEqual({ actors: ['Russia', 'Iran'], ties: [1] })
  })

  it('about ties leaves every actor', () => {
    expect(left({ by: 'tie-kind', kinds: ['friendship', 'alliance'] })).toEqual({ actors: all, ties: [0, 1] })
    expect(left({ by: 'certainty', certainties: ['tentative'] }).ties).toEqual([1])
    expect(left({ by: 'level', strand: 'cooperation', levels: [3] }).ties).toEqual([1, 2])
    expect(left({ by: 'level', strand: 'cooperation', levels: [2] }).ties, 'as it stands then').toEqual([])
    expect(left({ by: 'level', strand: 'cooperation', levels: [2] }, {}, { ...time, allTime: true }).ties).toEqual([0])
    expect(left({ by: 'level', strand: 'conflict', levels: [null] }).ties).toEqual([2, 3])
    expect(left({ by: 'date', date: '2012', dating: 'possibly' }).ties).toEqual([2])
    expect(left({ by: 'date', date: '2014-06', dating: 'possibly' }).ties).toEqual([2, 3])
    expect(left({ by: 'date', date: '2014-06', dating: 'certainly' }).ties).toEqual([2])
    expect(left({ by: 'period', periods: [syria], dating: 'certainly' }, { not: true }).ties).toEqual([])
  })

  it('about the coding asks for evidence, sources, grades, coders, fits and readings', () => {
    expect(left({ by: 'evidence', stance: null, atLeast: 1 }).ties).toEqual([0, 1, 3])
    expect(left({ by: 'evidence', stance: null, atLeast: 1 }, { not: true }).ties).toEqual([2])
    expect(left({ by: 'evidence', stance: 'supports', atLeast: 2 }).ties).toEqual([0])
    expect(left({ by: 'evidence', stance: 'contradicts', atLeast: 1 }).ties).toEqual([0])
    expect(left({ by: 'source', sources: [coding.sources.uid[1] ?? ''] }).ties).toEqual([0, 3])
    expect(left({ by: 'grade', reliabilities: ['A'] }).ties).toEqual([0])
    expect(left({ by: 'grade', reliabilities: ['F', null] }).ties).toEqual([0, 1, 3])
    expect(left({ by: 'coder', coders: [coding.coders.uid[1] ?? ''] }).ties).toEqual([0, 1])
    expect(left({ by: 'practice', aspect: 'P1', levels: [1, 2], period: syria }).ties).toEqual([0])
    expect(left({ by: 'practice', aspect: 'P1', levels: [null], period: syria }).ties).toEqual([1, 2, 3])
    expect(left({ by: 'practice', aspect: 'P2', levels: [1], period: null }).ties).toEqual([1])
    expect(left({ by: 'practice', aspect: 'P1', levels: [null], period: null }).ties, 'not coded in some period').toEqual([0, 1, 2, 3])
    expect(left({ by: 'reading', readings: ['affinity-without-guard-rails'], period: null }).ties).toEqual([0])
    expect(left({ by: 'reading', readings: ['undetermined'], period: syria }).ties).toEqual([1, 2, 3])
  })

  it('about the surroundings counts ties, and the ways between two actors', () => {
    expect(left({ by: 'neighbourhood', actors: [actorUid(0)], depth: 1 }).actors).toEqual(['Israel', 'Russia'])
    expect(left({ by: 'neighbourhood', actors: [actorUid(0)], depth: 2 }).actors).toEqual(['Israel', 'Russia', 'Iran', 'Syria'])
    expect(left({ by: 'path', from: actorUid(0), to: actorUid(3), longer: 0 })).toEqual({ actors: ['Israel', 'Russia', 'Iran', 'Hezbollah'], ties: [0, 1, 2] })
    expect(left({ by: 'path', from: actorUid(0), to: actorUid(5), longer: 0 }), 'no way').toEqual({ actors: ['Israel', 'Malta'], ties: [] })
  })

  it('that names what is gone asks nothing and says so', () => {
    const gone = '00000000-0000-4000-8000-999900000000'
    for (const condition of [
      { by: 'bloc', actors: [gone] }, { by: 'source', sources: [gone] }, { by: 'coder', coders: [gone] }, { by: 'period', periods: [gone], dating: 'possibly' },
      { by: 'neighbourhood', actors: [gone], depth: 1 }, { by: 'path', from: actorUid(0), to: gone, longer: 0 }, { by: 'reading', readings: ['ruptured'], period: gone },
    ] satisfies Condition[]) {
      const applied = applyRules([rule(condition)], { data, coding, time })
      expect(applied.rules[0], condition.by).toEqual({ actors: 6, ties: 4, idle: true })
      expect(applied.summary.hiding).toEqual([])
      expect(plainSentence(rule(condition), namesIn(data, coding))).toContain('deleted')
    }
  })

  it('waits for the coding where it rests on it', () => {
    const rules = [rule({ by: 'evidence', stance: null, atLeast: 1 })]
    expect(rulesNeedCoding(rules)).toBe(true)
    expect(applyRules(rules, { data, coding: null, time }).rules[0]?.idle).toBe(true)
    expect(rulesNeedCoding([rule({ by: 'actor-kind', kinds: ['state'] })])).toBe(false)
  })

  it('finds its rows where coding and network were read at different moments', () => {
    const later: NetworkData = {
      ...data, ties: { ...data.ties, uid: data.ties.uid.toReversed(), from: data.ties.from.toReversed(), to: data.ties.to.toReversed() },
      phases: { ...data.phases, tie: data.phases.tie.map((tie) => 3 - tie) },
    }
    const applied = applyRules([rule({ by: 'evidence', stance: 'contradicts', atLeast: 1 })], { data: later, coding, time })
    expect(ties(applied.ties)).toEqual([3])
  })

  it('reads as a sentence', () => {
    const said = (condition: Condition, not = false) => plainSentence({ condition, not }, namesIn(data, coding))
    expect(said({ by: 'actor-kind', kinds: ['state', 'armed-group', 'leader'] })).toBe('Actors of kind state, armed group or leader')
    expect(said({ by: 'tie-kind', kinds: ['war'] }, true)).toBe('Ties not of kind war')
    expect(said({ by: 'practice', aspect: 'P2', levels: [-1, null], period: syria })).toBe('Ties with P2 −1 or not coded in Syria')
    expect(said({ by: 'evidence', stance: 'contradicts', atLeast: 2 })).toBe('Ties with at least 2 items of evidence against')
    expect(said({ by: 'evidence', stance: null, atLeast: 1 }, true)).toBe('Ties without evidence')
    expect(said({ by: 'neighbourhood', actors: [actorUid(0)], depth: 2 })).toBe('Actors up to 2 ties away from Israel')
    expect(said({ by: 'path', from: actorUid(0), to: actorUid(3), longer: 1 })).toBe('What is on the shortest ways between Israel and Hezbollah or on ways up to 1 tie longer')
  })
})

describe('rules together', () => {
  it('all hold; what fails one that dims stays, pale', () => {
    const applied = applyRules([rule({ by: 'actor-kind', kinds: ['state'] }), rule({ by: 'tie-kind', kinds: ['friendship'] }, { effect: 'dim' }), rule({ by: 'connected', ties: 1 })], { data, coding, time })
    expect(names(applied.actors)).toEqual(['Israel', 'Russia', 'Iran', 'Syria'])
    expect(ties(applied.ties)).toEqual([0])
    expect(ties(applied.ties, 1)).toEqual([1, 3])
    expect(applied.summary).toEqual({
      hiding: ['Actors of kind state', 'Actors with a tie left'], dimming: ['Ties of kind friendship'],
      actors: { shown: 4, dimmed: 0, all: 6 }, ties: { shown: 3, dimmed: 2, all: 4 },
    })
    expect(filterLine(applied.summary)).toBe(
      'Filter: actors of kind state; actors with a tie left (4 of 6 actors, 3 of 4 ties). Pale, being other than: ties of kind friendship (0 actors, 2 ties)')
  })

  it('that are off do nothing, and none is no filter', () => {
    const off = rule({ by: 'actor-kind', kinds: ['bloc'] }, { on: false })
    expect(filterOf([off], { data, coding, time })).toBeNull()
    expect(filterOf([], { data, coding, time })).toBeNull()
    const applied = applyRules([off], { data, coding, time })
    expect(names(applied.actors)).toEqual(all)
    expect(applied.rules[0], 'what it would leave').toEqual({ actors: 0, ties: 0, idle: false })
  })

  it('are drawn: hidden is not there, dimmed is pale and under the rest', () => {
    const filter = filterOf([rule({ by: 'actor-kind', kinds: ['state'] }), rule({ by: 'tie-kind', kinds: ['friendship'] }, { effect: 'dim' })], { data, coding, time })
    const options = { ...time, theme: 'light', labelScale: 1 } as const
    const [whole, scene] = [buildScene(data, options), buildScene(data, { ...options, filter })]
    expect(scene.nodes.map(({ name }) => name)).toEqual(['Israel', 'Russia', 'Iran', 'Syria'])
    expect(scene.labels).toHaveLength(4)
    const dimmed = scene.strands.map((strand) => strand.dimmed ?? false)
    expect(dimmed, 'pale ones first').toEqual(dimmed.toSorted((a, b) => Number(b) - Number(a)))
    for (const strand of scene.strands) {
      const full = whole.strands.find(({ id }) => id === strand.id)
      if (strand.dimmed) expect(strand.colour).not.toBe(full?.colour)
      else expect(strand).toEqual(full)
    }
    expect(scene.strands.some(({ colour }) => colour === palettes.light.cooperation)).toBe(true)
    expect(buildScene(data, { ...options, filter: null })).toEqual(whole)
  })
})

const someOf = <T>(items: readonly T[]) => fc.subarray([...items], { minLength: 1 })
const anActor = fc.nat(5).map(actorUid)
const conditions: fc.Arbitrary<Condition> = fc.oneof(
  someOf(actorKinds).map((kinds): Condition => ({ by: 'actor-kind', kinds })), someOf(tieKinds).map((kinds): Condition => ({ by: 'tie-kind', kinds })),
  someOf(certainties).map((chosen): Condition => ({ by: 'certainty', certainties: chosen })), anActor.map((uid): Condition => ({ by: 'bloc', actors: [uid] })),
  fc.record({ strand: fc.constantFrom('cooperation', 'conflict'), levels: someOf([null, 0, 1, 2, 3]) }).map((each): Condition => ({ by: 'level', ...each })),
  fc.record({ stance: fc.constantFrom('supports', 'contradicts', 'context', null), atLeast: fc.integer({ min: 1, max: 4 }) }).map((each): Condition => ({ by: 'evidence', ...each })),
  fc.record({ readings: someOf(readingLabels), period: fc.constantFrom(syria, gaza, null) }).map((each): Condition => ({ by: 'reading', ...each })),
  fc.record({ aspect: fc.constantFrom('P1', 'P2'), levels: someOf([null, -2, -1, 0, 1, 2]), period: fc.constantFrom(syria, gaza, null) }).map((each): Condition => ({ by: 'practice', ...each })),
  fc.record({ actors: anActor.map((uid) => [uid]), depth: fc.integer({ min: 1, max: 3 }) }).map((each): Condition => ({ by: 'neighbourhood', ...each })),
  fc.record({ from: anActor, to: anActor, longer: fc.nat(2) }).map((each): Condition => ({ by: 'path', ...each })),
  fc.record({ date: fc.constantFrom('2012', '2016', '2022?', '2015~'), dating: fc.constantFrom('certainly', 'possibly') }).map((each): Condition => ({ by: 'date', ...each })),
  fc.constantFrom('r', 'i', 'ישראל').map((text): Condition => ({ by: 'text', text })), fc.integer({ min: 1, max: 3 }).map((least): Condition => ({ by: 'connected', ties: least })),
)
const someRules = fc.array(fc.record({ condition: conditions, not: fc.boolean(), effect: fc.constantFrom('hide', 'dim'), on: fc.boolean() }).map((each) => Rule.parse(each)), { maxLength: 5 })
const someTime = fc.record({ asOf: fc.constantFrom(null, dayOf('2014-06-01'), dayOf('2017-01-01')), since: fc.constantFrom(null, dayOf('2012-01-01')), dating: fc.constantFrom('certainly', 'possibly'), allTime: fc.boolean() })

describe('any rules', () => {
  it('leave the same in any order', () => {
    fc.assert(fc.property(someRules.chain((rules) => fc.tuple(fc.constant(rules), fc.shuffledSubarray(rules, { minLength: rules.length }))), someTime, ([rules, shuffled], at) => {
      const [one, other] = [applyRules(rules, { data, coding, time: at }), applyRules(shuffled, { data, coding, time: at })]
      expect([...other.actors, ...other.ties]).toEqual([...one.actors, ...one.ties])
    }))
  })

  it('hide no more when one of them is taken away, and dim no more when one that dims is', () => {
    fc.assert(fc.property(someRules, fc.nat(4), someTime, (rules, at, when) => {
      const fewer = rules.filter((_, index) => index !== at)
      const [before, after] = [applyRules(rules, { data, coding, time: when }), applyRules(fewer, { data, coding, time: when })]
      const dims = rules[at]?.effect === 'dim'
      for (const part of ['actors', 'ties'] as const) {
        before[part].forEach((standing, row) => {
          if (standing < 2) expect(after[part][row]).toBeLessThan(2)
          if (dims && standing === 0) expect(after[part][row]).toBe(0)
        })
      }
    }))
  })

  it('count what the scene draws', () => {
    fc.assert(fc.property(someRules, someTime, (rules, when) => {
      const options = { ...when, theme: 'light', labelScale: 1 } as const
      const filter = filterOf(rules, { data, coding, time: when })
      const scene = buildScene(data, { ...options, filter })
      const whole = buildScene(data, options)
      const summary = filter?.summary ?? { actors: { shown: whole.nodes.length, dimmed: 0, all: whole.nodes.length }, ties: { shown: whole.ties.length, dimmed: 0, all: whole.ties.length } }
      expect(summary.actors).toEqual({ shown: scene.nodes.length, dimmed: scene.nodes.filter(({ dimmed }) => dimmed).length, all: whole.nodes.length })
      expect(summary.ties).toEqual({ shown: scene.ties.length, dimmed: scene.ties.filter(({ dimmed }) => dimmed).length, all: whole.ties.length })
      for (const tie of scene.ties) expect(scene.nodes.filter(({ uid }) => uid === tie.from || uid === tie.to).length).toBeGreaterThan(0)
      rules.forEach((each, at) => {
        const alone = applyRules([{ ...each, on: true, effect: 'hide' }], { data, coding, time: when })
        const count = applyRules(rules, { data, coding, time: when }).rules[at]
        expect(count).toMatchObject({ actors: alone.summary.actors.shown, ties: alone.summary.ties.shown })
      })
    }), { numRuns: 60 })
  })
})
