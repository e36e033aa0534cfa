import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Input } from '../../db/contract/api.ts'
import { TableMapping } from '../../db/contract/entities/imports.ts'
import { checkDatabase } from '../../db/sqlite/check.ts'
import { connect } from '../../db/sqlite/open.ts'
import { previewImport } from '../../db/service/imports.ts'
import { addActor, addEvent } from '../builders/entities.ts'
import { openTestProject, scratchFolder, stillPorts, testProject, type TestProject } from '../builders/project.ts'

const heading = 'event_id_cnty,event_date,event_type,actor1,actor2,location,latitude,longitude,source,notes'
const sides = ['Russia', 'Israel', 'صالح', 'צה״ל']
const row = (index: number, date = '2015-09-30') => `SYR${index},${date},Battles,${sides[index % 4] ?? ''},${sides[(index + 1) % 4] ?? ''},Place ${index % 9},33.5,36.3,"Agency, daily","Two lines\nof ""notes"" ${index}"`
const table = (count: number, more: readonly string[] = []) => `${[heading, ...Array.from({ length: count }, (_, index) => row(index)), ...more].join('\n')}\n`

/** A project whose imports may name a file that is held for them. */
function holding(): { project: TestProject; hold(text: string, name?: string): { name: string; held: string } } {
  const folder = scratchFolder()
  const held = new Map<string, string>()
  const { file, close } = testProject()
  close()
  return {
    project: openTestProject(file, { ports: { ...stillPorts(), heldFile: (name: string) => held.get(name) } }),
    hold(text, name = 'acled.csv') {
      const key = `00000000-0000-7000-8000-00000000000${held.size}`
      const path = join(folder, `${held.size}.csv`)
      writeFileSync(path, text)
      held.set(key, path)
      return { name, held: key }
    },
  }
}

function problems(project: TestProject) {
  const db = connect(project.file, { readOnly: true })
  try {
    return checkDatabase(db, project.file).problems
  } finally {
    db.close()
  }
}

test('a table of events is read in pieces and comes as one batch: who did what is the title, and its ids keep rows from coming twice', async () => {
  const { project, hold } = holding()
  await addActor(project, { name: 'Russia' })
  await addEvent(project, { title: 'Russia → Israel: Battles', date: '2015-09-30', participants: [] })
  const before = project.dump()
  const input = hold(table(2_400, [row(7), row(2_401, 'long ago'), 'SYR9999,2015,,Russia,Israel,,,,,']))
  const preview = await project.call('imports.preview', input)
  // Every fourth has the title of the one that was written here.
  expect(preview).toMatchObject({
    format: 'csv', delimiter: ',', sampled: null, counts: { events: 1_801, actors: 3, skipped: 602 }, errorRows: 2, table: { rowCount: 2_404 },
    mapping: { kind: 'events', columns: { eventType: 'event_type', id: 'event_id_cnty', initiator: 'actor1', target: 'actor2', source: 'source' } },
  })
  expect(preview.warnings.filter(warning => warning.error)).toMatchObject([{ line: 4_804, column: 'event_date' }, { line: 4_806, column: 'event_type' }])
  expect(preview.samples[0]).toMatchObject({ line: 4, title: expect.stringMatching(/Israel.*صالح.*: Battles/u), detail: expect.stringContaining('30 September 2015 · Place 1 · Israel, صالح') })
  expect(project.dump()).toBe(before)
  const keepAll = Object.fromEntries(preview.duplicates.filter(({ id }) => id.startsWith('event ')).map(({ id }) => [id, 'keep' as const]))
  expect(Object.keys(keepAll)).toHaveLength(600)

  const done = await project.step('imports.run', { ...input, decisions: keepAll, onError: 'row' })
  expect(done.label).toBe('Import 3 actors and 2400 events from acled.csv')
  expect(problems(project)).toEqual([])
  const { rows: [found] } = await project.call('entities.list', { type: 'event', filter: 'Israel → صالح', limit: 1 })
  const { event } = await project.call('events.get', { uid: found?.uid ?? '' })
  expect(event).toMatchObject({ date: { raw: '2015-09-30' }, place: 'Place 1', latitude: 33.5, dataSetRef: { title: 'acled' }, description: 'Two lines\nof "notes" 1\nSource: Agency, daily' })
  expect((await project.call('imports.list', {}))[0]).toMatchObject({ fileName: 'acled.csv', format: 'csv', counts: { events: 2_400 } })
  expect(await project.call('imports.run', { ...input, onError: 'row' })).toMatchObject({ label: null })
  const after = project.dump()
  await project.call('history.undo', {})
  expect(project.dump()).toBe(before)
  await project.call('history.redo', {})
  expect(project.dump()).toBe(after)
  expect(await project.refusal('imports.run', { ...input, decisions: keepAll, onError: 'stop' })).toMatchObject({ code: 'bad_request', message: expect.stringMatching(/^2 rows .*line 4804, “event_date”/u) })
}, 60_000)

test('without ids, rows come once by all that they say; equal rows of one file stay', async () => {
  const { project, hold } = holding()
  const mapping = TableMapping.parse({ kind: 'events', header: true, columns: { title: 'what', date: 'when', initiator: 'who' }, dataSet: 'Incidents' })
  const input = { ...hold('what,when,who\nTalks,2015,Israel\nTalks,2015,Israel\nVisit,2016,Russia\n'), mapping }
  expect(await project.step('imports.run', input)).toMatchObject({ counts: { events: 3, actors: 2 } })
  expect(await project.call('imports.run', input)).toMatchObject({ label: null, counts: { events: 0, skipped: 3 } })
  const longer = { ...hold('what,when,who\nTalks,2015,Israel\nTalks,2015,Israel\nTalks,2015,Israel\nSummit,2017,Russia\n', 'other.csv'), mapping }
  expect(await project.step('imports.run', longer)).toMatchObject({ label: 'Import 2 events from other.csv', counts: { skipped: 2 } })
  expect((await project.call('dataSets.list', {})).map(({ name }) => name)).toEqual(['Incidents'])
})

test('the beginning of a long table is there at once; all of it is counted with how far it is', () => {
  const { project, hold } = holding()
  const text = `# from the archive\n${table(30_000)}`
  const input = hold(text)
  const path = project.ports.heldFile?.(input.held) ?? ''
  const db = connect(project.file, { readOnly: true })
  try {
    const told: { done: number; total: number; rows: number | undefined }[] = []
    const asked = { name: input.name, base64: '', held: input.held, onError: 'cell', decisions: {} } as const
    const tell = (done: number, total: number, reading?: { rows: number }) => told.push({ done, total, rows: reading?.rows })
    const beginning = previewImport({ db, ports: project.ports }, { ...asked, extent: 'beginning' }, tell, path)
    const bytes = Buffer.byteLength(text)
    expect(beginning).toMatchObject({ sampled: { of: bytes, rows: expect.any(Number) }, counts: { events: expect.any(Number) }, mapping: { kind: 'events' } })
    expect(beginning.sampled?.bytes).toBeLessThan(300_000)
    expect(beginning.counts.events).toBeLessThan(5_000)
    const all = previewImport({ db, ports: project.ports }, { ...asked, extent: 'all' }, tell, path)
    expect(all).toMatchObject({ sampled: null, counts: { events: 30_000 }, samples: beginning.samples, table: { rowCount: 30_001, rows: beginning.table?.rows } })
    expect(all.samples[0]?.line).toBe(3)
    expect(told.at(-1)).toMatchObject({ done: bytes, total: bytes })
    expect(told.map(({ rows }) => rows ?? 0).toSorted((one, other) => one - other)).toEqual(told.map(({ rows }) => rows ?? 0))
  } finally {
    db.close()
  }
}, 60_000)

test('a table too large to be held in memory is refused where its rows are no events, and shown all the same', async () => {
  const { project, hold } = holding()
  const line = `Russia,Israel,${'x'.repeat(1_000)}\n`
  const input: Input<'imports.preview'> = hold(`from,to,note\n${line.repeat(53_000)}`, 'ties.csv')
  const preview = await project.call('imports.preview', input)
  expect(preview).toMatchObject({ counts: { ties: 0 }, mapping: { kind: 'ties' }, table: { columns: [{ name: 'from' }, { name: 'to' }, { name: 'note' }] }, sampled: { of: expect.any(Number) } })
  expect(preview.warnings[0]?.message).toContain('at most 50 MB')
  expect(await project.refusal('imports.run', input)).toMatchObject({ code: 'too_large', message: expect.stringContaining('ties.csv') })
  const mapping = TableMapping.parse({ kind: 'events', header: true, columns: { date: 'from' } })
  expect((await project.call('imports.preview', { ...input, mapping })).warnings[0]?.message).toContain('which column holds title')
}, 60_000)
