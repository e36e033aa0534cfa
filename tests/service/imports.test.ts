import { describe, expect, test } from 'vitest'
import type { Input } from '../../db/contract/api.ts'
import { addActor, addSource, find } from '../builders/entities.ts'
import { openTestProject, testProject } from '../builders/project.ts'

const file = (name: string, text: string, more: Partial<Input<'imports.run'>> = {}): Input<'imports.run'> => ({ name, base64: Buffer.from(text).toString('base64'), ...more })
const library = '@article{kertcher2024, title={Balancing friends}, author={Kertcher, C. and Course, D.}, year={2024}, doi={10.1000/B.1}, note={a candid word}}\n@book{two, title={Two}, year={2001}}\n@book{bad, title={x\n@misc{three, title={Three}}\n'

describe('bibliographies', () => {
  test('are previewed, and imported as one step with their notes private', async () => {
    const project = testProject()
    const before = project.dump()
    const preview = await project.call('imports.preview', file('refs.bib', library))
    expect(preview).toMatchObject({
      format: 'bibtex', encoding: 'UTF-8', delimiter: null, table: null, mapping: null, duplicates: [],
      counts: { sources: 3, notes: 1, actors: 0, ties: 0, events: 0, skipped: 1 }, warnings: [{ line: 3 }],
    })
    expect(preview.samples[0]).toEqual({ line: 1, title: 'Balancing friends', detail: 'Kertcher and Course 2024 · @kertcher2024' })
    expect(project.dump()).toBe(before)

    const done = await project.step('imports.run', file('refs.bib', library))
    expect(done.label).toBe('Import 3 sources from refs.bib')
    const source = await project.call('sources.get', { uid: await find(project, 'source', 'Balancing friends') })
    expect(source.source).toMatchObject({ citationKey: 'kertcher2024', authors: 'Kertcher and Course', year: '2024', csl: { DOI: '10.1000/B.1', type: 'article-journal' } })
    expect(JSON.stringify(source.source)).not.toContain('candid')
    expect(source.notes).toMatchObject([{ title: 'Note', excerpt: 'a candid word', private: true }])
    expect(JSON.stringify(project.events)).not.toContain('candid')
    expect((await project.call('search.query', { query: 'candid' })).hits).toEqual([])
    expect((await project.call('search.query', { query: 'candid', private: true })).hits).toHaveLength(1)
  })

  test('what the project has is found by DOI, title and key, and decided about one by one', async () => {
    const project = testProject()
    await addSource(project, { citationKey: 'other', csl: { type: 'book', title: 'Another name', DOI: 'https://doi.org/10.1000/b.1' } })
    await addSource(project, { citationKey: 'three', csl: { type: 'book', title: 'Not that one' } })
    const preview = await project.call('imports.preview', file('refs.bib', `${library}@misc{four, title={not THAT one}}`))
    expect(preview.duplicates.map(({ id, line, by, suggested, existing }) => [id, line, by, suggested, existing.title])).toEqual([
      ['source 1', 1, 'doi', 'skip', 'Another name'], ['source 3', 4, 'citation-key', 'keep', 'Not that one'], ['source 4', 5, 'title', 'skip', 'Not that one'],
    ])
    expect(preview.counts).toMatchObject({ sources: 2, notes: 0, skipped: 3 })
    const done = await project.step('imports.run', file('refs.bib', library, { decisions: { 'source 1': 'keep', 'source 3': 'skip' } }))
    expect(done.counts).toMatchObject({ sources: 2, skipped: 2 })
    // A second time there is nothing left to import, and no step.
    const again = await project.call('imports.run', file('refs.bib', '@book{two, title={Two}, year={2001}}'))
    expect(again).toMatchObject({ label: null, counts: { sources: 0, skipped: 1 } })
    expect((await project.call('history.get', {})).undo).toBe(done.label)
  })

  test('keys stay where they are free and can be keys, and are made where there are none', async () => {
    const project = testProject()
    await addSource(project, { citationKey: 'a', csl: { type: 'book', title: 'Taken' } })
    const text = '[{"id":"a","type":"book","title":"One"},{"id":"a","type":"book","title":"Two"},{"id":"with space","type":"book","title":"Three"},{"type":"book","title":"Four","author":[{"family":"Levi"}],"issued":{"date-parts":[[1999]]}}]'
    const { warnings } = await project.step('imports.run', file('x.json', text))
    const keys = await Promise.all(['One', 'Two', 'Three', 'Four'].map(async title => (await project.call('sources.get', { uid: await find(project, 'source', title) })).source.citationKey))
    expect(keys).toEqual(['aa', 'ab', 'withspace', 'Levi1999'])
    expect(warnings).toHaveLength(3)
  })
})

describe('tables', () => {
  const edges = 'Source,Target,Type,Weight\nRUS,Israel,Directed,2\nRUS,RUS,Directed,1\nIsrael,Atlantis,Undirected,-1.5\n,x,,\n'
  test('become ties with phases; actors are matched by code and name, others made with a warning', async () => {
    const project = testProject()
    const russia = await addActor(project, { name: 'Russian Federation', codes: [{ scheme: 'iso3', value: 'RUS' }] })
    await addActor(project, { name: 'State of Israel', aliases: [{ name: 'Israel', language: 'en' }] })
    const preview = await project.call('imports.preview', file('edges.csv', edges))
    expect(preview).toMatchObject({
      format: 'csv', delimiter: ',', counts: { actors: 1, ties: 2, tiePhases: 2, skipped: 2 }, mapping: { kind: 'ties', header: true, columns: { from: 'Source', weight: 'Weight' } },
      duplicates: [{ title: 'RUS', by: 'code' }, { title: 'Israel', by: 'name' }], table: { rowCount: 5, columns: [{ name: 'Source', type: 'text' }, {}, {}, { type: 'number' }] },
    })
    expect(preview.warnings.map(warning => warning.line)).toEqual([null, 3, 4, 5])
    const done = await project.step('imports.run', file('edges.csv', edges))
    expect(done.label).toBe('Import 1 actor and 2 ties from edges.csv')
    const { ties } = await project.call('actors.get', { uid: russia })
    const tie = await project.call('ties.get', { uid: ties[0]?.ref.uid ?? '' })
    expect(tie).toMatchObject({ tie: { directed: true, kind: 'other', title: 'Russian Federation → State of Israel' }, phases: [{ cooperation: 1, conflict: null, weight: 2, dates: null }] })
    const other = await project.call('ties.get', { uid: await find(project, 'tie', 'State of Israel – Atlantis') })
    expect(other.phases).toMatchObject([{ cooperation: null, conflict: 1, weight: -1.5 }])
  })

  test('a match can be refused; nodes imported before are found by their ids', async () => {
    const project = testProject()
    await addActor(project, { name: 'Israel' })
    const refused = await project.step('imports.run', file('e.csv', 'from,to\nIsrael,Iran', { decisions: { 'actor Israel': 'keep' } }))
    expect(refused.counts).toMatchObject({ actors: 2, ties: 1 })
    await project.step('imports.run', file('nodes.csv', 'Id,Label\nn1,Cyprus\nn2,Malta\n'))
    const done = await project.step('imports.run', file('edges.csv', 'Source,Target\nn1,n2\n'))
    expect(done.counts).toMatchObject({ actors: 0, ties: 1 })
    expect(await find(project, 'tie', 'Cyprus – Malta')).toBeTruthy()
  })

  test('become events with participants, by a mapping that is given', async () => {
    const project = testProject()
    const mapping = { kind: 'events' as const, header: true, columns: { title: 'what', date: 'when', participants: 'who' } }
    const done = await project.step('imports.run', file('events.tsv', 'what\twhen\twho\nTalks\t21 Sept 2015\tRussia; Israel\nStrike\tsoon\tIsrael', { mapping }))
    expect(done).toMatchObject({ label: 'Import 2 actors and 2 events from events.tsv', delimiter: '\t', counts: { events: 2 } })
    expect(done.warnings.find(warning => warning.line === 3)).toMatchObject({ column: 'when' })
    const { event } = await project.call('events.get', { uid: await find(project, 'event', 'Talks') })
    expect(event).toMatchObject({ date: { raw: '2015-09-21' }, dateBasis: 'stated', participants: [{ role: 'participant', actorRef: { title: 'Russia' } }, { actorRef: { title: 'Israel' } }] })
  })

  test('a table that says nothing is shown but not imported; what cannot be read changes nothing', async () => {
    const project = testProject()
    const preview = await project.call('imports.preview', file('x.csv', 'column1,column2,column3\nA,"1,5",B'))
    expect(preview).toMatchObject({ mapping: null, counts: { skipped: 2 }, table: { rowCount: 2 } })
    expect(await project.refusal('imports.run', file('x.csv', 'column1,column2,column3\nA,"1,5",B'))).toMatchObject({ code: 'bad_request', fields: ['mapping'] })
    expect(await project.refusal('imports.preview', file('x.xml', '<?xml version="1.0"?><a/>'))).toMatchObject({ code: 'bad_request', message: expect.stringContaining('“x.xml”') })
    expect(await project.refusal('imports.preview', file('x.csv', 'a,b\n1,2', { mapping: { kind: 'ties', header: true, columns: { from: 'a', to: 'nope' } } }))).toMatchObject({ code: 'bad_request', message: expect.stringContaining('“nope”') })
  })
})

test('a read-only project can be asked for a preview, and refuses the import', async () => {
  const project = testProject()
  project.handle.close()
  const reader = openTestProject(project.file, { access: 'read' })
  expect((await reader.call('imports.preview', file('refs.bib', library))).counts.sources).toBe(3)
  expect(await reader.refusal('imports.run', file('refs.bib', library))).toMatchObject({ code: 'read_only' })
})
