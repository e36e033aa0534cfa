import { expect, test } from 'vitest'
import { rebuildPairs } from '../../db/queries/event-pairs.ts'
import { sql } from '../../db/sqlite/database.ts'
import { connect } from '../../db/sqlite/open.ts'
import { addActor, addPhase, addTie, fieldsOf } from '../builders/entities.ts'
import { testProject } from '../builders/project.ts'

async function withEvents() {
  const project = testProject()
  const [a, b, c] = [await addActor(project, { name: 'A' }), await addActor(project, { name: 'B' }), await addActor(project, { name: 'C' })]
  const tie = await addTie(project, { from: a, to: b, directed: false })
  await addPhase(project, { tie, dates: '2015/2024', cooperation: 2, conflict: 0 })
  const scores = new Map<string, number | null>()
  const add = async (from: string, to: string, date: string, code: string, goldstein: number | null) => {
    const { uid } = await project.call('events.create', fieldsOf('events.create', { title: `${code} ${date}`, date, code, codeScheme: 'cameo', participants: [{ actor: from, role: 'initiator' }, { actor: to, role: 'target' }] }))
    scores.set(uid, goldstein)
  }
  // A and B: scores add up to conflict; most are cooperation. B and C: conflict. A and C: a draw of two.
  await add(a, b, '2020-03-01', '190', -9)
  await add(b, a, '2020-05-01', '040', 1)
  await add(a, b, '2020-05-02', '036', 4)
  await add(b, c, '2020-06-01', '112', -2)
  await add(a, c, '2020-07-01', '042', 2)
  await add(c, a, '2020-07-02', '111', -2)
  // Outside of a window of twelve months that ends with 2020.
  await add(a, b, '2018-05-02', '036', 8)
  // Scores come with data sets; here they are written beside them.
  const db = connect(project.file, { readOnly: false })
  db.transaction(() => {
    for (const [uid, score] of scores) db.run(sql`UPDATE event SET goldstein = ${score} WHERE uid = ${uid}`)
    rebuildPairs(db)
  })
  db.close()
  return { project, a, b, c, tie }
}

test('signs of events: by the mean score or by counts, within the months that end with the day; too few events give none', async () => {
  const { project } = await withEvents()
  const get = async (options: object) => await project.call('balance.get', { asOf: '2020-12-31', signs: 'events', sensitivity: false, ...options })
  const byScore = await get({ ambivalent: 'left-out' })
  expect(byScore).toMatchObject({ signs: 'events', eventSigns: { rule: 'goldstein', months: 12, least: 1 }, positiveEdges: 0, negativeEdges: 2 })
  expect(byScore.pairs.ambivalent).toBe(1)
  expect(byScore.ruleSentence).toContain('Events of the 12 months that end with the month of the day')
  expect(await get({ eventRule: 'counts' })).toMatchObject({ positiveEdges: 2, negativeEdges: 1, triads: { '++-': 1 } })
  expect(await get({ eventMonths: 60, ambivalent: 'left-out' })).toMatchObject({ positiveEdges: 1, negativeEdges: 1 })
  expect(await get({ eventLeast: 2, ambivalent: 'left-out' })).toMatchObject({ positiveEdges: 0, negativeEdges: 1 })
  expect(await get({ asOf: '2020-04-15' })).toMatchObject({ positiveEdges: 0, negativeEdges: 1 })
  expect(await get({ since: '2018-01-01', ambivalent: 'left-out' })).toMatchObject({ positiveEdges: 1, negativeEdges: 1 })
  expect(await get({ weighted: true, eventRule: 'counts' })).toMatchObject({ weights: 'events' })
})

test('both: events speak where ties say nothing, and a contradiction is ambivalent', async () => {
  const { project, a, b, tie } = await withEvents()
  const get = async (options: object) => await project.call('balance.get', { asOf: '2020-12-31', signs: 'both', ...options })
  const left = await get({ ambivalent: 'left-out' })
  expect(left).toMatchObject({ positiveEdges: 0, negativeEdges: 1 })
  expect(left.pairs.ambivalent).toBe(2)
  expect(await get({ eventRule: 'counts' })).toMatchObject({ positiveEdges: 2, negativeEdges: 1 })
  expect(left.sensitivity.filter(row => row.signs !== 'both').map(row => row.signs).toSorted()).toEqual(['events', 'ties'])
  expect(left.sensitivity.some(row => row.signs === 'both' && row.eventRule === 'counts')).toBe(true)
  const strain = await project.call('balance.strain', { tie, asOf: '2020-12-31', signs: 'both', eventRule: 'counts' })
  expect(strain.own.events).toEqual({ events: 3, cooperation: 2, conflict: 1, goldstein: -1.333 })
  expect(strain.triads).toMatchObject([{ third: { name: 'C' }, state: 'unbalanced' }])
  // Ties alone: nothing is asked of events, and nothing changes.
  const ties = await project.call('balance.get', { asOf: '2020-12-31' })
  expect(ties).toMatchObject({ signs: 'ties', eventSigns: null, positiveEdges: 1, negativeEdges: 0 })
  expect((await project.call('balance.strain', { tie, asOf: '2020-12-31' })).own.events).toBeNull()
  const line = await project.call('balance.timeline', { signs: 'events', from: 2019, to: 2021, ambivalent: 'left-out' })
  expect(line.points.map(({ negativeEdges }) => negativeEdges)).toEqual([0, 2, 0])
  expect((await project.call('dyad.get', { actors: [a, b], signs: 'events' })).strain.signs).toBe('events')
})
