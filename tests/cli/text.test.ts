import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { docxOf, linesFrom, paragraph, pdfOf } from '../fixtures/documents.ts'
import { entente } from './in-process.ts'

let folder = ''
const at = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'entente-text-'))
  vi.stubEnv('ENTENTE_DATA', at('data'))
  writeFileSync(at('refs.bib'), '@book{one, title={One}}')
  expect((await entente('new', at('case.entente'), '--title', 'Case')).code).toBe(0)
  expect((await entente('import', at('case.entente'), at('refs.bib'))).code).toBe(0)
  writeFileSync(at('one.pdf'), pdfOf([linesFrom(700, 'Leaders met in Moscow.'), [], linesFrom(700, 'A hotline was set up.')]))
  writeFileSync(at('one.docx'), docxOf(paragraph('Leaders met in Moscow again.')))
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

test('--dry-run tells what would be read and leaves the bytes as they are', async () => {
  const before = readFileSync(at('case.entente'))
  const { code, document } = await entente('text', at('case.entente'), '--source', 'one', at('one.pdf'), '--dry-run', '--json')
  expect(code).toBe(0)
  expect(document).toEqual({
    changed: true, format: 'pdf', length: 45, before: null, pages: 3, found: 0, lost: [],
    warnings: [{ line: null, column: null, message: 'Page 2 has no text: empty, or a picture.' }],
  })
  expect(readFileSync(at('case.entente')).equals(before)).toBe(true)
})

test('the text is given to the source, found, and replaced; the same again changes nothing', async () => {
  const first = await entente('text', at('case.entente'), '--source', 'one', at('one.pdf'))
  expect([first.code, first.errors]).toEqual([0, ''])
  expect(first.text).toContain('one.pdf: pdf, 45 characters, 3 pages')
  expect(first.text).toContain('Text of one: done')
  expect((await entente('search', at('case.entente'), 'hotline', '--json')).document).toMatchObject({ hits: expect.arrayContaining([expect.objectContaining({ type: 'source', title: 'One' })]) as unknown })
  expect((await entente('text', at('case.entente'), '--source', 'one', at('one.pdf'), '--json')).document).toMatchObject({ changed: false })
  expect((await entente('text', at('case.entente'), at('one.docx'), '--source', 'one', '--json')).document).toMatchObject({ changed: true, format: 'docx', before: 45, length: 28 })
  expect((await entente('check', at('case.entente'))).code).toBe(0)
})

test('what cannot be done is said, and nothing is changed', async () => {
  const before = readFileSync(at('case.entente'))
  expect(await entente('text', at('case.entente'), at('one.pdf'))).toMatchObject({ code: 2, errors: expect.stringContaining('--source KEY') as string })
  expect(await entente('text', at('case.entente'), '--source', 'two', at('one.pdf'))).toMatchObject({ code: 1, errors: expect.stringContaining('“two”') as string })
  expect(await entente('text', at('case.entente'), '--source', 'one', at('nothing.pdf'))).toMatchObject({ code: 1, errors: expect.stringContaining('not there') as string })
  writeFileSync(at('scan.pdf'), pdfOf([[]]))
  expect(await entente('text', at('case.entente'), '--source', 'one', at('scan.pdf'))).toMatchObject({ code: 1, errors: expect.stringContaining('a scan') as string })
  expect(readFileSync(at('case.entente')).equals(before)).toBe(true)
})
