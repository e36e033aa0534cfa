import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { sql } from '../../db/sqlite/database.ts'
import { connect } from '../../db/sqlite/open.ts'
import { entente } from './in-process.ts'

let folder = ''
const at = (name: string) => join(folder, name)

/** A change that somebody made to their copy. */
function edit(name: string, statement: ReturnType<typeof sql>): void {
  const db = connect(at(name), { readOnly: false })
  db.run(statement)
  db.close()
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'entente-merge-'))
  vi.stubEnv('ENTENTE_DATA', at('data'))
  expect((await entente('new', at('case.entente'), '--sample')).code).toBe(0)
  copyFileSync(at('case.entente'), at('theirs.entente'))
  edit('theirs.entente', sql`UPDATE actor SET short_name = 'RUS', updated_at = '2030-01-01T00:00:00.000Z' WHERE name = 'Russia'`)
  edit('theirs.entente', sql`INSERT INTO coder (uid, name, initials, description, created_at, updated_at)
    VALUES ('0195a000-0000-7000-8000-00000000c0de', 'Noa', 'N', '', '2030-01-01T00:00:00.000Z', '2030-01-01T00:00:00.000Z')`)
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

test('--dry-run tells what would be merged and leaves the bytes as they are', async () => {
  const [before, theirs] = [readFileSync(at('case.entente')), readFileSync(at('theirs.entente'))]
  const { code, document, errors } = await entente('merge', at('case.entente'), at('theirs.entente'), '--dry-run', '--json')
  expect([code, errors]).toEqual([0, ''])
  expect(document).toMatchObject({
    dryRun: true, label: null, changes: true, other: { name: 'theirs.entente', relation: 'same-project', copy: null },
    conflicts: [{ type: 'actor', title: 'Russia', field: 'shortName', ours: 'Russia', theirs: 'RUS', choice: 'ours' }], moreConflicts: 0,
    skipped: [{ what: 'note', count: 3 }],
  })
  expect((document as { types: unknown[] }).types).toEqual(expect.arrayContaining([{ type: 'coder', new: 1, same: 1, added: 0, conflicting: 0 }, { type: 'actor', new: 0, same: 19, added: 0, conflicting: 1 }]))
  expect(readFileSync(at('case.entente')).equals(before)).toBe(true)
  expect(readFileSync(at('theirs.entente')).equals(theirs)).toBe(true)
  expect(readdirSync(folder).filter(name => name !== 'data').toSorted()).toEqual(['case.entente', 'theirs.entente'])
})

test('what differs stays unless theirs or the newer is asked for; again it changes nothing', async () => {
  const first = await entente('merge', at('case.entente'), at('theirs.entente'))
  expect(first.text).toContain('shortName is “Russia” here, “RUS” there: ours stays')
  expect(first.text).toContain('Merge theirs.entente: 1 new: done, as one step that undo takes back.')
  const bytes = readFileSync(at('case.entente'))
  expect((await entente('merge', at('case.entente'), at('theirs.entente'))).text).toContain('nothing was changed')
  expect(readFileSync(at('case.entente')).equals(bytes)).toBe(true)
  const newer = await entente('merge', at('case.entente'), at('theirs.entente'), '--on-conflict', 'newer', '--json')
  expect(newer.document).toMatchObject({ label: 'Merge theirs.entente: 1 changed', conflicts: [{ choice: 'theirs' }] })
  expect((await entente('merge', at('case.entente'), at('theirs.entente'), '--on-conflict', 'theirs', '--json')).document).toMatchObject({ label: null, conflicts: [], changes: false })
  expect((await entente('check', at('case.entente'))).code).toBe(0)
})

test('strangers and wrong usage are refused in words', async () => {
  expect((await entente('new', at('stranger.entente'), '--title', 'Another')).code).toBe(0)
  const bytes = readFileSync(at('case.entente'))
  expect(await entente('merge', at('case.entente'), at('stranger.entente'))).toMatchObject({ code: 1, errors: expect.stringContaining('--unrelated') })
  expect((await entente('merge', at('case.entente'), at('stranger.entente'), '--dry-run', '--json')).document).toMatchObject({ other: { relation: 'unrelated' } })
  writeFileSync(at('text.entente'), 'no project')
  expect(await entente('merge', at('case.entente'), at('text.entente'))).toMatchObject({ code: 1, errors: expect.stringContaining('text.entente') })
  expect(await entente('merge', at('case.entente'), at('case.entente'))).toMatchObject({ code: 1, errors: expect.stringContaining('the project itself') })
  expect(await entente('merge', at('case.entente'), at('absent.entente'))).toMatchObject({ code: 1, errors: expect.stringContaining('no file') })
  expect(await entente('merge', at('case.entente'), at('theirs.entente'), '--on-conflict', 'mine')).toMatchObject({ code: 2, errors: expect.stringContaining('--on-conflict') })
  expect(await entente('merge', at('case.entente'))).toMatchObject({ code: 2, errors: expect.stringContaining('OTHER is missing') })
  expect(readFileSync(at('case.entente')).equals(bytes)).toBe(true)
})
