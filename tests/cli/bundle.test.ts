import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { entente } from './in-process.ts'

let folder = ''
const at = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'entente-bundle-'))
  vi.stubEnv('ENTENTE_DATA', at('data'))
  expect((await entente('new', at('case.entente'), '--sample')).code).toBe(0)
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

test('a blind copy says what is in it and what stayed out', async () => {
  const before = readFileSync(at('case.entente'))
  const { code, document } = await entente('bundle', at('case.entente'), '-o', at('blind.entente'), '--coder', 'Dana', '--json')
  expect(code).toBe(0)
  expect(document).toMatchObject({ file: at('blind.entente'), coder: { name: 'Dana', known: false }, excerpts: false, cautions: [] })
  expect(document).toMatchObject({
    included: expect.arrayContaining([{ what: 'actors', count: 20 }, { what: 'ties', count: 21 }]),
    withheld: expect.arrayContaining([{ what: 'excerpts', count: 55, why: expect.stringContaining('selected') }, { what: 'notes', count: 4, why: expect.any(String) }]),
  })
  expect(readFileSync(at('case.entente')).equals(before)).toBe(true)
  expect((await entente('check', at('blind.entente'))).code).toBe(0)
  expect((await entente('info', at('blind.entente'), '--json')).document).toMatchObject({ counts: { evidence: 0, assessments: 0, notes: 0, excerpts: 0, ties: 21 } })
  const withExcerpts = await entente('bundle', at('case.entente'), '-o', at('same-passages.entente'), '--coder', 'Dana', '--with-excerpts')
  expect(withExcerpts.text).toContain('55 excerpts')
  expect(withExcerpts.text).toContain('left out: 71 pieces of evidence')
})

test('a bundle for others says what would be in it, and is a folder or a ZIP with a manifest', async () => {
  const before = readFileSync(at('case.entente'))
  const names = readdirSync(folder).toSorted()
  const told = await entente('bundle', at('case.entente'), '--share', '--figures', 'none', '--no-evidence', '--dry-run')
  expect(told.text).toContain('left out: 3 private notes')
  expect(readdirSync(folder).toSorted()).toEqual(names)
  const { code, document } = await entente('bundle', at('case.entente'), '--share', '-o', at('shared.zip'), '--figures', 'none', '--no-evidence', '--notes', 'none', '--json')
  expect(code).toBe(0)
  expect(document).toMatchObject({
    file: at('shared.zip'), files: [{ path: expect.stringMatching(/\.entente$/u), sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) }],
    included: expect.arrayContaining([{ what: 'pieces of evidence', count: 71 }]), withheld: expect.arrayContaining([{ what: 'released note', count: 1, why: expect.any(String) }]),
  })
  const usage = (...args: string[]) => entente('bundle', at('case.entente'), '--share', '-o', at('other'), ...args)
  expect((await usage('--coder', 'Dana')).errors).toContain('--coder is for a blind copy')
  expect((await usage('--note', 'Nothing of that name')).errors).toContain('No released note is called')
  expect((await usage('--with-data-set', 'Set')).errors).toContain('No restricted data set is called')
  expect((await usage('--figures', 'gif')).errors).toContain('--figures is')
  expect((await entente('bundle', at('case.entente'), '-o', at('other'), '--figures', 'svg')).errors).toContain('give --share too')
  expect((await usage('--figures', 'none', '--no-evidence')).text).toContain('one file and its manifest')
  expect(readdirSync(at('other'))).toContain('manifest.json')
  expect(readFileSync(at('case.entente')).equals(before)).toBe(true)
})

test('wrong usage and a file that is there are refused in words', async () => {
  expect(await entente('bundle', at('case.entente'), '-o', at('new.entente'))).toMatchObject({ code: 2, errors: expect.stringContaining('--coder NAME is missing') })
  expect(await entente('bundle', at('case.entente'), '--coder', 'Dana')).toMatchObject({ code: 2, errors: expect.stringContaining('-o OUT is missing') })
  expect(await entente('bundle', at('case.entente'), '-o', at('blind.entente'), '--coder', 'Dana')).toMatchObject({ code: 1, errors: expect.stringContaining('is there already') })
  expect(readdirSync(folder).filter(name => name !== 'data').toSorted()).toEqual(['blind.entente', 'case.entente', 'other', 'same-passages.entente', 'shared.zip'])
})
