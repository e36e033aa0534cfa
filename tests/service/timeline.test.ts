import { describe, expect, it } from 'vitest'
import { dayOf } from '../../db/domain/edtf.ts'
import { fieldsOf, smallCase } from '../builders/entities.ts'
import { testProject } from '../builders/project.ts'

const range = { from: dayOf('2000-01-01'), to: dayOf('2030-01-01') }

async function withEvents() {
  const project = testProject()
  const { call } = project
  const made = await smallCase(project)
  const { russia, israel, excerpt } = made
  const both = [{ actor: russia, role: 'initiator' as const }, { actor: israel, role: 'target' as const }]
  const add = async (title: string, date: string | null, participants: typeof both = both, cites: { excerpt: string }[] = []) =>
    (await call('events.create', fieldsOf('events.create', { title, date, participants, cites }))).uid
  const before = await call('timeline.lanes', { by: 'all' })
  const met = await add('They met', '2018-05-04')
  const talks = await add('Talks', '2019~/..', both.slice(0, 1))
  const cited = await add('Told by a passage', '2020', [], [{ excerpt }])
  await add('Nobody knows when', null)
  return { ...made, project, call, met, talks, cited, before }
}

describe('events along time', () => {
  it('stand in lanes of actors and of ties, those with most events first', async () => {
    const { call, russia, israel, tie, before } = await withEvents()
    const all = await call('timeline.lanes', { by: 'all' })
    expect(all.dated - before.dated).toBe(3)
    expect(all.undated - before.undated).toBe(1)
    expect(all.lanes).toEqual([{ uid: null, title: 'All events', events: all.dated }])
    const actors = await call('timeline.lanes', { by: 'actor' })
    const [of, too] = [russia, israel].map(uid => actors.lanes.find(lane => lane.uid === uid)?.events ?? 0)
    expect((of ?? 0) - (too ?? 0)).toBe(2)
    expect(actors.lanes.map(({ events }) => events)).toEqual(actors.lanes.map(({ events }) => events).toSorted((a, b) => b - a))
    expect(await call('timeline.lanes', { by: 'actor', limit: 1 })).toMatchObject({ lanes: [{ uid: russia }], left: actors.lanes.length - 1 })
    expect((await call('timeline.lanes', { by: 'tie' })).lanes.map(({ uid }) => uid)).toContain(tie)
  })

  it('come in the order of time, once for each lane, with what rests on them', async () => {
    const { call, russia, israel, tie, met, talks, cited, excerpt } = await withEvents()
    const { rows } = await call('timeline.events', { by: 'actor', lanes: [israel, russia], ...range })
    const own = (uid: string) => (rows?.uid ?? []).flatMap((each, row) => (each === uid ? [rows?.lane[row]] : []))
    expect(new Set(own(met))).toEqual(new Set([0, 1]))
    expect(own(talks)).toEqual([1])
    expect(rows?.startEarliest).toEqual(rows?.startEarliest.toSorted((a, b) => a - b))
    const { aspects } = await call('framework.get', {})
    const indicator = aspects.find(({ code }) => code === 'P1')?.indicators[0]?.uid ?? ''
    const on = async (item: { event: string } | { excerpt: string }, stance: 'supports' | 'contradicts') =>
      await call('evidence.create', fieldsOf('evidence.create', { tie, indicator, stance, ...item }))
    const before = (await call('timeline.events', { by: 'tie', lanes: [tie], ...range })).rows
    await on({ event: met }, 'supports')
    await on({ excerpt }, 'contradicts')
    const after = (await call('timeline.events', { by: 'tie', lanes: [tie], ...range })).rows
    expect(before?.uid).toContain(met)
    expect(after?.uid).toContain(cited)
    const marks = (uid: string) => after?.evidence.row.flatMap((row, at) => (after.uid[row] === uid ? [`${after.evidence.aspect[at]} ${after.evidence.stance[at]}`] : []))
    expect(marks(met)).toContain('P1 supports')
    expect(marks(cited)).toContain('P1 contradicts')
  })

  it('are counted in parts of the range where there are more than asked for; a range that ends before it begins is refused', async () => {
    const { call } = await withEvents()
    const few = await call('timeline.events', { by: 'all', ...range, most: 1, parts: 30 })
    expect(few.rows).toBeNull()
    expect(few.counts).toHaveLength(1)
    expect(few.counts?.[0]).toHaveLength(30)
    // What began before the range is not counted again at its edge.
    expect(few.counts?.[0]?.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(few.total)
    expect(few.counts?.[0]?.[18]).toBeGreaterThanOrEqual(1)
    await expect(call('timeline.events', { by: 'all', from: range.to, to: range.from })).rejects.toThrow(/ends before it begins/u)
  })
})
