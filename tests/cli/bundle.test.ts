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

test('wrong usage and a file that is there are refused in words', async () => {
  expect(await entente('bundle', at('case.entente'), '-o', at('new.entente'))).toMatchObject({ code: 2, errors: expect.stringContaining('--coder NAME is missing') })
  expect(await entente('bundle', at('case.entente'), '--coder', 'Dana')).toMatchObject({ code: 2, errors: expect.stringContaining('-o OUT is missing') })
  expect(await entente('bundle', at('case.entente'), '-o', at('blind.entente'), '--coder', 'Dana')).toMatchObject({ code: 1, errors: expect.stringContaining('is there already') })
  expect(readdirSync(folder).filter(name => name !== 'data').toSorted()).toEqual(['blind.entente', 'case.entente', 'same-passages.entente'])
})
