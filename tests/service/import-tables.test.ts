import { describe, expect, test } from 'vitest'
import type { Input, Output } from '../../db/contract/api.ts'
import { decideByRule } from '../../db/contract/match-rules.ts'
import { TableMapping } from '../../db/contract/entities/imports.ts'
import { addActor, addSource, find } from '../builders/entities.ts'
import { testProject } from '../builders/project.ts'

const file = (name: string, text: string, more: Partial<Input<'imports.run'>> = {}): Input<'imports.run'> => ({ name, base64: Buffer.from(text).toString('base64'), ...more })
const map = (mapping: object) => TableMapping.parse({ header: true, ...mapping })
const errorsOf = ({ warnings }: Pick<Output<'imports.run'>, 'warnings'>) => warnings.filter(warning => warning.error).map(({ line, column }) => [line, column])

describe('rows with errors', () => {
  const rows = 'who,whom,weight,when\nA,B,1,2015\nB,C,many,2015\nC,D,2,03/04/2015\nD,,1,2016\nE,E,1,2016\n'
  const mapping = map({ kind: 'ties', columns: { from: 'who', to: 'whom', weight: 'weight', dates: 'when' } })
  test('are named by line and column, and read without the cell, left out, or keep everything out', async () => {
    const project = testProject()
    const cell = await project.call('imports.preview', file('t.csv', rows, { mapping }))
    expect(cell).toMatchObject({ errorRows: 3, counts: { ties: 3, skipped: 2 } })
    expect(errorsOf(cell)).toEqual([[3, 'weight'], [4, 'when'], [5, 'whom']])
    const row = await project.call('imports.preview', file('t.csv', rows, { mapping, onError: 'row' }))
    expect(row).toMatchObject({ errorRows: 3, counts: { actors: 2, ties: 1, skipped: 4 } })
    expect(row.warnings.find(({ line }) => line === 3)?.message).toContain('left out')
    expect(await project.refusal('imports.run', file('t.csv', rows, { mapping, onError: 'stop' }))).toMatchObject({ code: 'bad_request', message: expect.stringMatching(/^3 rows .*line 3, “weight”/u) })
    expect((await project.call('project.get', {})).counts.ties).toBe(0)
    const done = await project.step('imports.run', file('t.csv', rows, { mapping, onError: 'row' }))
    expect(done.label).toBe('Import 2 actors and 1 tie from t.csv')
    expect((await project.call('imports.list', {}))[0]?.warnings.filter(warning => warning.error)).toHaveLength(3)
  })
  test('a day with two readings is asked about, and read as it is said', async () => {
    const project = testProject()
    const text = 'title,date\nTalks,03/04/2015\nMore talks,05/06/2015\n'
    const asked = await project.call('imports.preview', file('e.csv', text))
    expect(asked).toMatchObject({ mapping: { dateOrder: null }, errorRows: 2, table: { columns: [{ dateOrder: null }, { type: 'date', dateOrder: 'unclear' }] } })
    const monthFirst = map({ kind: 'events', columns: { title: 'title', date: 'date' }, dateOrder: 'month-day' })
    await project.step('imports.run', file('e.csv', text, { mapping: monthFirst }))
    expect((await project.call('events.get', { uid: await find(project, 'event', 'Talks') })).event.date?.raw).toBe('2015-03-04')
    // One that shows the order settles it for all, and is shown as what it is: a guess from the data.
    expect(await project.call('imports.preview', file('f.csv', 'title,date\nX,03/04/2016\nY,25/06/2016\n'))).toMatchObject({ mapping: { dateOrder: 'day-month' }, errorRows: 0 })
    const wrong = await project.call('imports.preview', file('f.csv', 'title,date\nX,03/04/2016\nY,25/06/2016\n', { mapping: monthFirst }))
    expect(errorsOf(wrong)).toEqual([[3, 'date']])
  })
})

test('a time of day is left out and said to be', async () => {
  const preview = await testProject().call('imports.preview', file('e.csv', 'title,date\nTalks,2015-09-21T14:30:00Z\nMore,2015-09-22 08:00\n'))
  expect(preview).toMatchObject({ errorRows: 0, samples: [{ detail: '21 September 2015' }, {}] })
  expect(preview.warnings.filter(({ message }) => message.includes('time of day'))).toMatchObject([{ line: 2, column: 'date' }])
})

describe('what the columns hold is guessed from the data and said to be a guess', () => {
  test.each([
    ['1,5\n2,25', { type: 'number', decimal: ',' }], ['1,234\n2,500', { type: 'number', decimal: 'unclear' }], ['1.234,5\n7', { type: 'number', decimal: ',' }], ['-1\n1', { type: 'number', decimal: null }],
    ['13/02/2015\n01/02/2015', { type: 'date', dateOrder: 'day-month' }], ['Sept 2015\n2016', { type: 'date', dateOrder: null }], ['yes\nno', { type: 'yes-no' }],
    ['a; b\nc', { type: 'list', separator: ';' }], ['Wording, with commas\nMore', { type: 'text', separator: null }], ['[2015, 2016]; [2017, 2018]\n[2019, 2020]', { type: 'date' }],
  ])('%j', async (cells, expected) => {
    const text = `a\tb\n${cells.split('\n').map(cell => `x\t${cell}`).join('\n')}`
    const { table } = await testProject().call('imports.preview', file('t.tsv', text, { mapping: map({ kind: 'actors', columns: { name: 'a' } }) }))
    expect(table?.columns[1]).toMatchObject(expected)
  })
})

describe('sources, phases and lists of a table', () => {
  test('a row becomes a source with its notes private, found again by DOI', async () => {
    const project = testProject()
    const text = 'Key,Item Type,Publication Year,Author,Title,Publication Title,DOI,Notes\nABC,journalArticle,2024,"Kertcher, Chen; Course, Dima",Balancing friends,Journal of Tests,https://doi.org/10.1000/b.1,a candid word\n,gossip,,International Crisis Group,Report on something,,nonsense,\n'
    const preview = await project.call('imports.preview', file('zotero.csv', text))
    expect(preview).toMatchObject({ mapping: { kind: 'sources', columns: { title: 'Title', authors: 'Author', date: 'Publication Year', container: 'Publication Title' } }, counts: { sources: 2, notes: 1 }, errorRows: 1 })
    expect(errorsOf(preview)).toEqual([[3, 'DOI'], [3, 'Item Type']])
    expect(JSON.stringify(preview.samples)).not.toContain('candid')
    await project.step('imports.run', file('zotero.csv', text))
    const { source, notes } = await project.call('sources.get', { uid: await find(project, 'source', 'Balancing friends') })
    expect(source).toMatchObject({ citationKey: 'ABC', authors: 'Kertcher and Course', year: '2024', csl: { 'type': 'article-journal', 'container-title': 'Journal of Tests', 'DOI': '10.1000/b.1' } })
    expect(notes).toMatchObject([{ private: true, excerpt: 'a candid word' }])
    expect((await project.call('sources.get', { uid: await find(project, 'source', 'Report on something') })).source).toMatchObject({ authors: 'International Crisis Group', csl: { type: 'document' } })
    const again = await project.call('imports.run', file('zotero.csv', text))
    expect(again).toMatchObject({ label: null, duplicates: [{ by: 'doi' }, { by: 'title' }] })
  })
  test('rows of one pair are ties of their own, or phases of one tie with levels, signs and intervals', async () => {
    const text = 'from;to;w;c;x;t\nRussia;Israel;1,5;3;1;[2015, 2016]\nIsrael;Russia;-2;;;[2017, 2018]\nRussia;Israel;"<[2019, 2020, 1]; [2021, 2022, -1]>";;;\n'
    const columns = { from: 'from', to: 'to', weight: 'w', cooperation: 'c', conflict: 'x', dates: 't' }
    const project = testProject()
    expect((await project.call('imports.preview', file('t.csv', text, { mapping: map({ kind: 'ties', decimal: ',', columns }) }))).counts).toMatchObject({ ties: 3, tiePhases: 4 })
    const done = await project.step('imports.run', file('t.csv', text, { mapping: map({ kind: 'ties', decimal: ',', columns, samePair: 'phases' }) }))
    expect(done).toMatchObject({ counts: { ties: 1, tiePhases: 4 }, errorRows: 0 })
    const { phases } = await project.call('ties.get', { uid: await find(project, 'tie', 'Russia – Israel') })
    expect(phases.map(({ dates, cooperation, conflict, weight }) => [dates?.raw, cooperation, conflict, weight])).toEqual([
      ['2015/2016', 3, 1, 1.5], ['2017/2018', null, 1, -2], ['2019/2020', 1, null, 1], ['2021/2022', null, 1, -1],
    ])
    const list = map({ kind: 'events', columns: { title: 'a', participants: 'b' }, separator: ',' })
    const events = await project.step('imports.run', file('e.csv', 'a;b\nTalks;Russia, Israel\n', { mapping: list }))
    expect(events.counts).toMatchObject({ actors: 0, events: 1 })
  })
})

test('a table that comes again brings no tie twice; rows that say the same stay parallel, and a new row is made', async () => {
  const project = testProject()
  const rows = 'Source,Target,Weight\nRussia,Malta,1\nRussia,Malta,1\nMalta,Cyprus,-2\n'
  expect((await project.step('imports.run', file('edges.csv', rows))).counts).toMatchObject({ actors: 3, ties: 3 })
  const again = await project.call('imports.preview', file('edges.csv', `${rows}Cyprus,Russia,1\n`))
  expect(again).toMatchObject({ counts: { actors: 0, ties: 1, skipped: 3 }, samples: [{ title: 'Cyprus – Russia' }] })
  expect(again.warnings.map(({ message }) => message).join(' ')).toContain('3 ties were imported from a table of this name before')
  expect((await project.call('imports.preview', file('other.csv', rows))).counts.ties).toBe(3)
})

describe('matches with the project', () => {
  test('are exact by uid, code, name and alias; a likeness is a guess that is used only when it is accepted', async () => {
    const project = testProject()
    const iran = await addActor(project, { name: 'Islamic Republic of Iran', codes: [{ scheme: 'cow', value: '630' }] })
    await addActor(project, { name: 'Benjamin Netanyahu' })
    await addActor(project, { name: 'Russia', aliases: [{ name: 'Россия', language: 'ru' }] })
    const text = `Id,Label,cow\n${iran},Persia,\n2,Bejamin Netanyahu,\n3,Россия,\n4,Iran (state),630\n5,Malta,\n`
    const preview = await project.call('imports.preview', file('nodes.csv', text))
    expect(preview.duplicates.map(({ title, by, suggested, existing, why }) => [title, by, suggested, existing.title, why])).toEqual([
      ['Persia', 'uid', 'skip', 'Islamic Republic of Iran', ''], ['Bejamin Netanyahu', 'similar', 'keep', 'Benjamin Netanyahu', 'Similar spelling: Bejamin Netanyahu and Benjamin Netanyahu'],
      ['Россия', 'name', 'skip', 'Russia', ''], ['Iran (state)', 'code', 'skip', 'Islamic Republic of Iran', ''],
    ])
    expect(preview.counts).toMatchObject({ actors: 2, skipped: 3 })
    const made = async (rule: Parameters<typeof decideByRule>[1]) => (await project.call('imports.preview', file('nodes.csv', text, { decisions: decideByRule(preview.duplicates, rule) }))).counts.actors
    expect([await made('none'), await made('codes'), await made('names'), await made('similar')]).toEqual([5, 3, 2, 1])
  })
  test('of networks and sources likewise; events by title and day', async () => {
    const project = testProject()
    await addActor(project, { name: 'Hezbollah' })
    await addSource(project, { citationKey: 'k', csl: { type: 'book', title: 'Balancing between friends and enemies', issued: { 'date-parts': [[2024]] } } })
    const network = await project.call('imports.preview', file('n.gexf', '<gexf xmlns="http://gexf.net/1.3"><graph><nodes><node id="a" label="Hizbollah"/><node id="b" label="Malta"/></nodes><edges/></graph></gexf>'))
    expect(network.duplicates).toMatchObject([{ title: 'Hizbollah', by: 'similar', suggested: 'keep' }])
    const sources = await project.call('imports.preview', file('s.bib', '@book{x, title={Balancing between friends and enemy}, year={2024}}\n@book{y, title={Balancing between friends and enemies}, year={1999}}'))
    expect(sources.duplicates).toMatchObject([{ by: 'similar', suggested: 'keep', why: expect.stringContaining('Similar title') }])
    expect(sources.counts.sources).toBe(2)
    const events = 'title,date\nThey met in Moscow,2015-09-21\n'
    await project.step('imports.run', file('e.csv', events))
    const again = await project.call('imports.preview', file('e.csv', `${events}They met at Moscow,2015-09-21\nThey met in Moscow,2016\n`))
    expect(again.duplicates).toMatchObject([{ by: 'title', suggested: 'skip', existing: { type: 'event' } }, { by: 'similar', suggested: 'keep' }])
    expect(again.counts).toMatchObject({ events: 2, skipped: 1 })
  })
})

test('a map is kept by name, offered for the same headings in any order, renamed, replaced and removed', async () => {
  const project = testProject()
  const saved = map({ kind: 'ties', columns: { from: 'who', to: 'whom' }, headings: ['who', 'whom', 'extra'] })
  const { uid } = await project.step('importMaps.create', { name: 'Alliances', map: saved })
  expect(await project.refusal('importMaps.create', { name: 'alliances', map: saved })).toMatchObject({ code: 'conflict', fields: ['name'] })
  const offered = await project.call('imports.preview', file('next.csv', 'whom,extra,who\nA,1,B\n'))
  expect(offered.maps).toMatchObject([{ uid, name: 'Alliances', map: { columns: { from: 'who', to: 'whom' } } }])
  expect(offered.mapping).toBeNull()
  expect((await project.call('imports.preview', file('other.csv', 'who,whom\nA,B\n'))).maps).toEqual([])
  await project.step('importMaps.update', { uid, changes: { map: { ...saved, tieKind: 'alliance' } } })
  expect((await project.call('importMaps.list', {}))[0]?.map.tieKind).toBe('alliance')
  await project.step('importMaps.update', { uid, changes: { name: 'Pacts' } })
  await project.step('importMaps.delete', { uid })
  expect(await project.call('importMaps.list', {})).toEqual([])
  expect((await project.call('history.get', {})).undo).toBe('Remove map Pacts')
})
