import { expect, test } from 'vitest'
import type { Input } from '../../db/contract/api.ts'
import { TableMapping } from '../../db/contract/entities/imports.ts'
import { addActor, find } from '../builders/entities.ts'
import { testProject, type TestProject } from '../builders/project.ts'

const file = (name: string, text: string, more: Partial<Input<'imports.run'>> = {}): Input<'imports.run'> => ({ name, base64: Buffer.from(text).toString('base64'), ...more })
const actorOf = async (project: TestProject, name: string) => (await project.call('actors.get', { uid: await find(project, 'actor', name) })).actor

const ties = TableMapping.parse({ kind: 'ties', header: true, columns: { from: 'a', to: 'b' } })
const table = 'a,b\nISR,NATO\nSoviet Union,Czechoslovakia\nJordan,The neighbours\n'

test('actors that an import makes get codes, names and kind from the reference list, one by one if wanted', async () => {
  const project = testProject()
  const preview = await project.call('imports.preview', file('t.csv', table, { mapping: ties }))
  expect(preview.reference.total).toBe(5)
  expect(preview.reference.fills[0]).toEqual({ name: 'ISR', line: 2, becomes: 'Israel', kind: 'state', codes: [{ scheme: 'iso3', value: 'ISR' }, { scheme: 'cow', value: '666' }], names: 6, used: true })
  expect(preview.samples[0]?.title).toBe('Israel – NATO')
  await project.step('imports.run', file('t.csv', table, { mapping: ties, reference: { fill: true, except: ['Jordan'] } }))
  expect(await actorOf(project, 'Israel')).toMatchObject({ kind: 'state', codes: [{ scheme: 'iso3', value: 'ISR' }, { scheme: 'cow', value: '666' }], aliases: expect.arrayContaining([{ name: 'ישראל', language: 'he' }]) })
  expect(await actorOf(project, 'NATO')).toMatchObject({ kind: 'organisation', dates: { raw: '1949-04-04/..' }, codes: [{ scheme: 'cameo', value: 'IGOWSTNAT' }] })
  expect(await actorOf(project, 'Soviet Union')).toMatchObject({ kind: 'state', dates: { raw: '1922-12-30/1991-12-26' } })
  expect(await actorOf(project, 'Jordan')).toMatchObject({ codes: [], aliases: [] })
  expect(await actorOf(project, 'The neighbours')).toMatchObject({ codes: [], aliases: [] })
  // The same file again finds all of them.
  expect((await project.call('imports.preview', file('t.csv', table, { mapping: ties }))).counts.actors).toBe(0)
})

test('what a file says stays: its name, codes, dates and kind; without the list it is as before', async () => {
  const mapping = TableMapping.parse({ kind: 'actors', header: true, columns: { name: 'name', kind: 'kind', cow: 'cow', iso3: 'iso', dates: 'dates', aliases: 'other' } })
  const rows = 'name,kind,cow,iso,dates,other\nRussian Federation,state,365,,1991/..,Россия\n651,state,651,,,\nGeorgia,leader,,,,\n'
  const plain = testProject()
  expect((await plain.call('imports.run', file('a.csv', rows, { mapping, reference: { fill: false } }))).reference).toMatchObject({ total: 2, fills: [{ used: false }, { used: false }] })
  expect(await actorOf(plain, 'Russian Federation')).toMatchObject({ codes: [{ scheme: 'cow', value: '365' }], aliases: [{ name: 'Россия', language: '' }] })
  const project = testProject()
  await project.call('imports.run', file('a.csv', rows, { mapping }))
  const russia = await actorOf(project, 'Russian Federation')
  expect(russia).toMatchObject({ dates: { raw: '1991/..' }, codes: [{ scheme: 'cow', value: '365' }, { scheme: 'iso3', value: 'RUS' }] })
  expect(russia.aliases).toEqual(expect.arrayContaining([{ name: 'Россия', language: 'ru' }, { name: 'Russia', language: 'en' }, { name: 'Russie', language: 'fr' }]))
  // A bare code in the name's place gives way to the name; a person who is called like a state is none.
  expect(await actorOf(project, 'Egypt')).toMatchObject({ codes: [{ scheme: 'cow', value: '651' }, { scheme: 'iso3', value: 'EGY' }] })
  expect(await actorOf(project, 'Georgia')).toMatchObject({ kind: 'leader', codes: [], aliases: [] })
})

test('a name or code of the list finds the actor of the project that goes by another one', async () => {
  const project = testProject()
  await addActor(project, { name: 'Россия' })
  await addActor(project, { name: 'The Alliance', codes: [{ scheme: 'cameo', value: 'IGOWSTNAT' }] })
  const preview = await project.call('imports.preview', file('t.csv', 'a,b\nRUS,Otan\nRussian Federation,OTAN\nSoviet Union,Cuba\n', { mapping: ties }))
  expect(preview.duplicates.map(({ title, by, existing, suggested }) => [title, by, existing.title, suggested])).toEqual([
    ['RUS', 'reference', 'Россия', 'skip'], ['Russian Federation', 'reference', 'Россия', 'skip'], ['OTAN', 'reference', 'The Alliance', 'skip'],
  ])
})

test('networks and their nodes are filled in as well, unless a project wrote them', async () => {
  const project = testProject()
  const gexf = `<?xml version="1.0"?><gexf xmlns="http://gexf.net/1.3" version="1.3"><graph><nodes><node id="1" label="SYR"/><node id="2" label="Hezbollah"/></nodes><edges><edge id="0" source="1" target="2"/></edges></graph></gexf>`
  expect((await project.call('imports.run', file('n.gexf', gexf))).reference.fills).toMatchObject([{ name: 'SYR', becomes: 'Syria' }])
  expect(await actorOf(project, 'Syria')).toMatchObject({ codes: [{ scheme: 'iso3', value: 'SYR' }, { scheme: 'cow', value: '652' }] })
  const exported = await project.call('exports.files', { format: 'gexf' })
  const other = testProject()
  expect((await other.call('imports.run', file('o.gexf', exported.files[0]?.text ?? ''))).reference.total).toBe(0)
})
