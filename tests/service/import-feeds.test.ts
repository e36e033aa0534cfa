import { expect, test } from 'vitest'
import type { Input } from '../../db/contract/api.ts'
import { addActor, find } from '../builders/entities.ts'
import { gdeltRow, icewsHeader, israel, police, putin, russia, unionOfEurope } from '../builders/feeds.ts'
import { testProject } from '../builders/project.ts'

const file = (lines: readonly string[], more: Partial<Input<'imports.run'>> = {}): Input<'imports.run'> => (
  { name: 'events.csv', base64: Buffer.from(`${lines.join('\n')}\n`).toString('base64'), ...more }
)

const gdelt = [
  gdeltRow({ id: '881990832', day: '20191022', from: putin, to: israel, code: '042', goldstein: '1.9' }),
  gdeltRow({ id: '881990833', day: '20191023', from: israel, to: russia, code: '112', goldstein: '-2.0' }),
  gdeltRow({ id: '881990834', day: '20191024', from: unionOfEurope, to: police, code: '010', goldstein: '0.0' }),
  gdeltRow({ id: '881990835', day: '20181024', from: russia, to: putin, code: '1056' }),
  gdeltRow({ id: '881990835', day: '20181024', to: israel, code: '190' }),
]

test('events of GDELT come with their actors, codes, scores, places and addresses, and the data set with its licence', async () => {
  const project = testProject()
  await addActor(project, { name: 'Россия', codes: [{ scheme: 'iso3', value: 'RUS' }] })
  const before = project.dump()
  const preview = await project.call('imports.preview', file(gdelt))
  expect(preview).toMatchObject({
    format: 'gdelt', table: null, mapping: null, counts: { events: 4, actors: 3, skipped: 1 },
    feed: { name: 'GDELT Event Database', version: '2.0', restricted: false, rows: 5, known: 1, unwanted: 0 },
  })
  expect(preview.samples.map(({ title }) => title)).toEqual([
    'Russia → Israel: Make a visit', 'Israel → Russia: Accuse', 'European Union → Police (no country): Make a statement', 'Russia: Demand to de-escalate',
  ])
  expect(project.dump()).toBe(before)
  const done = await project.step('imports.run', file(gdelt))
  expect(done.label).toBe('Import 3 actors and 4 events from events.csv')

  const visit = await project.call('events.get', { uid: await find(project, 'event', 'Russia → Israel: Make a visit') })
  expect(visit.event).toMatchObject({
    code: '042', codeScheme: 'cameo', date: { raw: '2019-10-22' }, dateBasis: 'stated', reportDate: { raw: '2019-10-24' }, place: 'Sochi, Krasnodarskiy Kray, Russia', latitude: 43.6, longitude: 39.7303,
    participants: [{ role: 'initiator', actorRef: { title: 'Россия' } }, { role: 'target', actorRef: { title: 'Israel' } }], dataSetRef: { title: 'GDELT Event Database' },
  })
  expect(visit.event.description).toContain('Source: https://news.example/one')
  expect(visit.event.description).toContain('RUSGOV VLADIMIR PUTIN')
  expect(await project.call('dataSets.list', {})).toMatchObject([{ name: 'GDELT Event Database', version: '2.0', licence: expect.stringContaining('cites the GDELT Project'), restricted: false }])

  // A second time nothing is new, and nothing is written.
  const again = await project.call('imports.run', file(gdelt))
  expect(again).toMatchObject({ label: null, counts: { events: 0, actors: 0, skipped: 5 }, feed: { known: 5 } })
  expect(again.warnings.map(({ message }) => message).join(' ')).toContain('5 events of this file already, by GLOBALEVENTID')
  // One event more: it alone.
  const more = await project.step('imports.run', file([...gdelt, gdeltRow({ id: '99', day: '20191024', from: israel, code: '190' })]))
  expect(more.counts).toMatchObject({ events: 1, actors: 0 })
  expect(await project.call('dataSets.list', {})).toHaveLength(1)
})

test('only the events that are wanted', async () => {
  const project = testProject()
  await addActor(project, { name: 'Russia' })
  await addActor(project, { name: 'Israel' })
  const counts = async (feed: NonNullable<Input<'imports.preview'>['feed']>) => {
    const { counts: { events, actors, skipped }, feed: summary } = await project.call('imports.preview', file(gdelt, { feed }))
    return [events, actors, skipped, summary?.unwanted]
  }
  expect(await counts({ between: 'project' })).toEqual([2, 0, 3, 2])
  expect(await counts({ between: 'two' })).toEqual([3, 2, 2, 1])
  expect(await counts({ countries: ['Israel'] })).toEqual([3, 0, 2, 2])
  expect(await counts({ between: 'countries', countries: ['ISR', 'Russian Federation'] })).toEqual([2, 0, 3, 3])
  expect(await counts({ roots: ['04', '11'] })).toEqual([2, 0, 3, 3])
  expect(await counts({ from: '2019-10-23', to: '2019-10-23' })).toEqual([1, 0, 4, 4])
  expect(await counts({ actors: 'named' })).toEqual([4, 3, 1, 0])
  await expect(counts({ countries: ['Ruritania'] })).rejects.toThrow(/“Ruritania” is no country/u)
  await expect(counts({ between: 'countries', countries: ['ISR'] })).rejects.toThrow(/two or more countries/u)
})

test('GDELT 1.0 in ragged rows, and rows that are broken', async () => {
  const project = testProject()
  const rows = [
    gdeltRow({ id: '1', day: '20160728', from: russia, code: '010' }, 1), gdeltRow({ id: '2', day: '20160728', from: russia, code: '010' }, 1).replace(/\t[^\t]*$/u, ''),
    '3\t20160728\tcut', gdeltRow({ id: '4', day: '20160728', from: russia, code: '---' }, 1), gdeltRow({ id: '5', day: '20160231', from: russia, code: '010' }, 1),
  ]
  const preview = await project.call('imports.preview', file(rows))
  expect(preview).toMatchObject({ format: 'gdelt', feed: { version: '1.0', rows: 3 }, counts: { events: 3, actors: 1, skipped: 2 } })
  expect(preview.warnings.filter(({ line }) => line !== null).map(({ line }) => line)).toEqual([3, 4, 5])
})

test('ICEWS keeps leading zeros, reads NA as nothing and is restricted; one Event ID on two days is two events', async () => {
  const project = testProject()
  const row = (id: string, day: string, code: string) => `${id}\t${day}\tForeign Affairs (Russia)\tGovernment\tRussian Federation\tConsult\t${code}\t1\tIsrael\tNA\tIsrael\t47400351\t2\tA paper "of note\tSochi\tNA\tKrasnodar\tRussian Federation\t43.6\t39.7`
  const lines = [icewsHeader, row('1', '2018-06-01', '040'), row('1', '2018-06-02', '040'), row('1', '2018-06-02', '040')]
  const preview = await project.call('imports.preview', file(lines))
  expect(preview).toMatchObject({ format: 'icews', counts: { events: 2, actors: 2, skipped: 1 }, feed: { name: 'ICEWS Coded Event Data', restricted: true, known: 1 } })
  await project.step('imports.run', file(lines, { feed: { actors: 'named' } }))
  const event = await project.call('events.get', { uid: await find(project, 'event', 'Foreign Affairs (Russia) → Israel: Consult') })
  expect(event.event).toMatchObject({ code: '040', place: 'Sochi, Krasnodar, Russian Federation', date: { raw: '2018-06-01' } })
  expect(await project.call('dataSets.list', {})).toMatchObject([{ restricted: true, licence: expect.stringContaining('doi.org/10.7910/DVN/28075') }])
})

test('whoever says what the columns are gets a table', async () => {
  const project = testProject()
  const preview = await project.call('imports.preview', file([icewsHeader, `1\t2018-06-01\tA\tNA\tNA\tConsult\t040\t1\tB${'\tNA'.repeat(11)}`], {
    mapping: { kind: 'events', header: true, columns: { title: 'Event Text', initiator: 'Source Name', target: 'Target Name', code: 'CAMEO Code' } },
  }))
  expect(preview).toMatchObject({ format: 'csv', feed: null, counts: { events: 1, actors: 2 } })
})
