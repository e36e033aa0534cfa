import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { gdeltRow, israel, russia } from '../builders/feeds.ts'
import { entente } from './in-process.ts'

let folder = ''
const at = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'entente-import-'))
  vi.stubEnv('ENTENTE_DATA', at('data'))
  expect((await entente('new', at('case.entente'), '--title', 'Case')).code).toBe(0)
  writeFileSync(at('refs.bib'), '@book{one, title={One}, note={a canary word}}\n@book{broken, title={x\n@book{two, title={Two}}\n')
  writeFileSync(at('table.csv'), 'a;b;w\nRussia;Israel;1,5\nIsrael;Israel;1\n')
  writeFileSync(at('map.json'), '{"kind": "ties", "header": true, "decimal": ",", "columns": {"from": "a", "to": "b", "weight": "w"}}')
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

test('--dry-run tells what would be imported and leaves the bytes as they are', async () => {
  const before = readFileSync(at('case.entente'))
  const files = readdirSync(folder).filter(name => name !== 'data')
  const { code, document } = await entente('import', at('case.entente'), at('refs.bib'), '--dry-run', '--json')
  expect(code).toBe(0)
  expect(document).toEqual({
    format: 'bibtex', encoding: 'UTF-8', counts: { sources: 2, notes: 1, actors: 0, affiliations: 0, ties: 0, tiePhases: 0, events: 0, attributes: 0, views: 0, skipped: 1 },
    warnings: [{ line: 2, column: null, message: expect.stringContaining('never closed') }], moreWarnings: 0, duplicates: [],
  })
  expect(readFileSync(at('case.entente')).equals(before)).toBe(true)
  expect(readdirSync(folder).filter(name => name !== 'data')).toEqual(files)
})

test('the rest of a broken file is imported, again nothing, and no word of a note is said', async () => {
  const first = await entente('import', at('case.entente'), at('refs.bib'))
  expect([first.code, first.errors]).toEqual([0, ''])
  expect(first.text).toContain('Import 2 sources from refs.bib: done')
  expect(first.text).toContain('line 2')
  const second = await entente('import', at('case.entente'), at('refs.bib'), '--json')
  expect(second.document).toMatchObject({ counts: { sources: 0, skipped: 3 }, duplicates: [{ by: 'title', existing: { title: 'One' } }, { by: 'title' }] })
  expect(first.text + JSON.stringify(second.document)).not.toContain('canary')
  expect((await entente('check', at('case.entente'))).code).toBe(0)
})

test('a table with a map; the same as suggested is in the answer', async () => {
  const { document } = await entente('import', at('case.entente'), at('table.csv'), '--map', at('map.json'), '--json')
  expect(document).toMatchObject({ format: 'csv', delimiter: ';', counts: { actors: 2, ties: 1, skipped: 1 }, mapping: { kind: 'ties', decimal: ',' }, warnings: [{ line: 2 }, { line: 3, column: 'b' }] })
  expect((await entente('info', at('case.entente'), '--json')).document).toMatchObject({ counts: { actors: 2, ties: 1, tiePhases: 1, sources: 2, notes: 1, privateNotes: 1 } })
})

test('a map is kept and used by name; matches are used by rule; rows with errors are read, left out or keep everything out', async () => {
  expect((await entente('new', at('maps.entente'), '--title', 'Maps')).code).toBe(0)
  writeFileSync(at('nodes.csv'), 'Id,Label\n1,Benjamin Netanyahu\n')
  writeFileSync(at('a.csv'), 'who,whom,w\nBejamin Netanyahu,Malta,1\nMalta,Benjamin Netanyahu,x\n')
  writeFileSync(at('own.json'), '{"kind": "ties", "header": true, "columns": {"from": "who", "to": "#2", "weight": "w"}}')
  expect((await entente('import', at('maps.entente'), at('nodes.csv'))).code).toBe(0)
  const dry = (...more: string[]) => entente('import', at('maps.entente'), at('a.csv'), '--map', at('own.json'), '--dry-run', '--json', '--save-map', 'Unused', ...more)
  expect((await dry()).document).toMatchObject({
    counts: { actors: 2, ties: 2 }, errorRows: 1, warnings: expect.arrayContaining([{ line: 3, column: 'w', message: expect.any(String), error: true }]),
    duplicates: [{ title: 'Bejamin Netanyahu', by: 'similar', suggested: 'keep', why: expect.stringContaining('Similar spelling') }, { by: 'name', suggested: 'skip' }],
  })
  expect((await dry('--match', 'similar', '--on-error', 'row')).document).toMatchObject({ counts: { actors: 1, ties: 1, skipped: 1 } })
  expect((await dry('--match', 'none')).document).toMatchObject({ counts: { actors: 3 } })
  const stopped = await entente('import', at('maps.entente'), at('a.csv'), '--map', at('own.json'), '--on-error', 'stop')
  expect([stopped.code, stopped.errors]).toEqual([1, expect.stringContaining('line 3, “w”')])
  expect((await entente('import', at('maps.entente'), at('a.csv'), '--map', 'Ties', '--dry-run')).errors).toContain('not there')
  expect((await entente('import', at('maps.entente'), at('a.csv'), '--map', at('own.json'), '--save-map', 'Ties', '--match', 'similar')).code).toBe(0)
  const again = await entente('import', at('maps.entente'), at('a.csv'), '--map', 'ties', '--dry-run', '--json')
  expect(again.document).toMatchObject({ mapping: { columns: { from: 'who', to: 'whom', weight: 'w' }, headings: ['who', 'whom', 'w'] } })
  expect((await entente('import', at('maps.entente'), at('a.csv'), '--map', 'Other')).errors).toContain('Its maps are “Ties”')
  for (const wrong of [['--match', 'all'], ['--on-error', 'fix']]) expect((await entente('import', at('maps.entente'), at('a.csv'), ...wrong)).code).toBe(2)
})

test('what is wrong is said in words, and nothing is written', async () => {
  writeFileSync(at('bad.json'), '{"kind": "trees"}')
  writeFileSync(at('no.json'), 'not json')
  const before = readFileSync(at('case.entente'))
  for (const [args, words] of [
    [[at('absent.bib')], 'not there'], [[folder], 'folder'], [[at('table.csv'), '--map', at('bad.json')], 'kind'], [[at('table.csv'), '--map', at('no.json')], 'not sound JSON'],
    [[at('table.csv')], '--map MAP.json'],
  ] as const) {
    const { code, errors } = await entente('import', at('case.entente'), ...args)
    expect([args[0], code, errors.includes(words)]).toEqual([args[0], 1, true])
  }
  expect((await entente('import', at('case.entente'))).code).toBe(2)
  expect((await entente('import', at('case.entente'), at('table.csv'), '--delimiter', 'semicolon')).code).toBe(2)
  expect(readFileSync(at('case.entente')).equals(before)).toBe(true)
})

test('events of a data set: counted, chosen, imported once', async () => {
  expect((await entente('new', at('events.entente'), '--title', 'Events')).code).toBe(0)
  writeFileSync(at('export.CSV'), `${gdeltRow({ id: '1', day: '20191024', from: russia, to: israel, code: '042' })}\n${gdeltRow({ id: '2', day: '20191024', from: israel, code: '190' })}\n`)
  const before = readFileSync(at('events.entente'))
  const dry = await entente('import', at('events.entente'), at('export.CSV'), '--dry-run', '--json', '--between', 'two', '--roots', '04,19')
  expect(dry.document).toMatchObject({ format: 'gdelt', counts: { events: 1, actors: 2, skipped: 1 }, dataSet: { version: '2.0', rows: 2, unwanted: 1, known: 0 } })
  expect(readFileSync(at('events.entente')).equals(before)).toBe(true)
  expect((await entente('import', at('events.entente'), at('export.CSV'), '--json')).document).toMatchObject({ counts: { events: 2, actors: 2 } })
  expect((await entente('import', at('events.entente'), at('export.CSV'), '--json')).document).toMatchObject({ counts: { events: 0, actors: 0, skipped: 2 }, dataSet: { known: 2 } })
  expect((await entente('import', at('events.entente'), at('export.CSV'), '--between', 'friends')).code).not.toBe(0)
})
