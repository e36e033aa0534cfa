import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { completeNames } from '../../db/queries/entities.ts'
import { checkDatabase } from '../../db/sqlite/check.ts'
import { identifier, sql } from '../../db/sqlite/database.ts'
import { connect } from '../../db/sqlite/open.ts'
import { addActor, addEvent } from '../builders/entities.ts'
import { openTestProject, scratchFolder, stillPorts, testProject, type TestProject } from '../builders/project.ts'

const heading = 'Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,Target Name,Target Sectors,Target Country,Story ID,Sentence Number,Publisher,City,District,Province,Country,Latitude,Longitude'
const countries = ['Russian Federation', 'Israel', 'Iran', 'Turkey']

/** A file of so many events, a little more than one a day; some of its cells are quoted and some run over two lines. */
function events(count: number, from = 0): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const [one, other] = [countries[index % 4] ?? '', countries[Math.floor(index / 4) % 4] ?? '']
    const day = new Date(Date.UTC(2015, 0, 1 + Math.floor(index / 3))).toISOString().slice(0, 10)
    const paper = index % 500 === 0 ? '"The ""Paper""\nof record"' : 'Paper'
    return `${from + index},${day},${one},Government,${one},"Make, or repeat, a visit",${index % 3 === 0 ? '042' : '111'},${index % 3 === 0 ? '1.9' : '-2.0'},${other},,${other},1,1,${paper},Sochi,,,${one},43.6,39.7`
  })
  return `${[heading, ...rows].join('\n')}\n`
}

/** A project whose imports may name a file that is held for them. */
function holding(): { project: TestProject; hold(text: string): { name: string; held: string } } {
  const folder = scratchFolder()
  const held = new Map<string, string>()
  const ports = { ...stillPorts(), heldFile: (name: string) => held.get(name) }
  const { file, close } = testProject()
  close()
  return {
    project: openTestProject(file, { ports }),
    hold(text) {
      const name = `00000000-0000-7000-8000-00000000000${held.size}`
      const path = join(folder, `${held.size}.csv`)
      writeFileSync(path, text)
      held.set(name, path)
      return { name: 'events.csv', held: name }
    },
  }
}

/** Derived tables as they are, and what the check says. */
function derived(project: TestProject) {
  const db = connect(project.file, { readOnly: true })
  try {
    const rows = (['entity_name', 'search_document', 'event_pair'] as const).map(table => db.get<{ n: number }>(sql`SELECT count(*) AS n FROM ${identifier(table)}`)?.n)
    const indexes = db.all(sql`SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name`).length
    return { rows, indexes, problems: checkDatabase(db, project.file).problems }
  } finally {
    db.close()
  }
}

test('a file of many events comes in as a batch, which undo takes back and redo brings again, to the last column', async () => {
  const { project, hold } = holding()
  const israel = await addActor(project, { name: 'Israel', codes: [{ scheme: 'iso3', value: 'ISR' }] })
  await addEvent(project, { title: 'Written here', date: '2015', participants: [{ actor: israel, role: 'host' }] })
  const before = { rows: project.dump(), derived: derived(project) }
  const input = hold(events(2_400))

  const preview = await project.call('imports.preview', input)
  expect(preview).toMatchObject({ format: 'icews', counts: { events: 2_400, actors: 3, skipped: 0 }, feed: { rows: 2_400, known: 0 }, warnings: [expect.anything(), expect.anything(), expect.anything()] })
  expect(project.dump()).toBe(before.rows)
  const done = await project.step('imports.run', input)
  expect([done.label, done.counts.events]).toEqual(['Import 3 actors and 2400 events from events.csv', 2_400])
  const after = { rows: project.dump(), derived: derived(project) }
  expect(after.derived).toMatchObject({ indexes: before.derived.indexes, problems: [] })

  // It can be worked with, undone past, and done again.
  const { rows: [row] } = await project.call('entities.list', { type: 'event', filter: 'Russia → Israel', limit: 1 })
  await project.step('events.update', { uid: row?.uid ?? '', changes: { title: 'Renamed', place: 'Valdai' } })
  const renamed = project.dump()
  expect((await project.call('history.undo', {})).done).toBe('Edit event Russia → Israel: Criticise or denounce')
  expect((await project.call('history.undo', {})).done).toBe(done.label)
  expect(project.dump()).toBe(before.rows)
  expect(derived(project)).toEqual(before.derived)
  await project.call('history.redo', {})
  expect(project.dump()).toBe(after.rows)
  expect(derived(project)).toEqual(after.derived)
  await project.call('history.redo', {})
  expect(project.dump()).toBe(renamed)
  expect(derived(project).problems).toEqual([])

  const russia = (await project.call('entities.list', { type: 'actor' })).rows.find(({ title }) => title === 'Russia')?.uid ?? ''
  const series = await project.call('events.series', { a: russia, b: israel, by: 'year' })
  expect(series.buckets.reduce((sum, bucket) => sum + bucket.events, 0)).toBe(300)
  expect(series.buckets[0]).toMatchObject({ period: '2015', cooperation: expect.any(Number), conflict: expect.any(Number) })

  // The same file again has nothing new; another step forgets what was undone.
  expect(await project.call('imports.run', input)).toMatchObject({ label: null, feed: { known: 2_400 } })
  await project.call('history.undo', {})
  await project.call('history.undo', {})
  await addActor(project, { name: 'Egypt' })
  expect((await project.call('history.get', {})).redo).toBeNull()
  expect(derived(project).problems).toEqual([])
}, 60_000)

test('a second file, smaller than what is there, comes beside the first', async () => {
  const { project, hold } = holding()
  await project.call('imports.run', hold(events(2_400)))
  const before = { rows: project.dump(), derived: derived(project) }
  await project.call('imports.run', hold(events(2_100, 2_300)))
  expect(derived(project).problems).toEqual([])

  // A word of thousands of them: what was written here comes first, then the newest of them.
  await addEvent(project, { title: 'Written here', description: 'As told in the paper', date: '2015' })
  const { hits } = await project.call('search.query', { query: 'paper', limit: 5 })
  expect(hits.map(({ title }) => title).slice(0, 1)).toEqual(['Written here'])
  expect(hits).toHaveLength(5)
  const [newest] = (await project.call('search.query', { query: 'criticise russia', limit: 1 })).hits
  expect(newest?.title).toMatch(/Criticise/u)
  // Of very many events completion looks at those that begin so and the newest with such a word alone.
  const db0 = connect(project.file, { readOnly: true })
  const complete = (prefix: string) => completeNames(db0, prefix, 6, { hidePrivate: false, many: 1_000 }).map(({ type, title }) => `${type} ${title}`)
  expect(complete('written h')).toEqual(['event Written here'])
  expect(complete('turk')[0]).toBe('actor Türkiye')
  expect(complete('turk').filter(name => name.startsWith('event Türkiye'))).toHaveLength(5)
  db0.close()
  await project.call('history.undo', {})
  await project.call('history.undo', {})
  expect(project.dump()).toBe(before.rows)
  expect(derived(project)).toEqual(before.derived)

  // What redo would bring back is part of the check.
  const db = connect(project.file, { readOnly: false })
  db.run(sql`UPDATE undo_batch_rows SET rows = x'00' WHERE id = (SELECT max(id) FROM undo_batch_rows)`)
  db.close()
  expect(derived(project).problems).toEqual([{ check: 'history', message: expect.stringMatching(/^batch \d+ of the undo history does not describe rows of ours$/u) }])
}, 60_000)

test('a file that is not held is asked for again', async () => {
  const { project } = holding()
  expect(await project.refusal('imports.preview', { name: 'x.csv', held: '00000000-0000-7000-8000-00000000000a' })).toMatchObject({ code: 'not_found', fields: ['held'] })
})
