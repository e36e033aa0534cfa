import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { migrations } from '../../db/schema/migrate.ts'
import { createProject } from '../../db/service/open-project.ts'
import { checkProjectFile } from '../../db/sqlite/check.ts'
import { connect, openProjectFile } from '../../db/sqlite/open.ts'
import { salvage } from '../../db/sqlite/salvage.ts'
import { entente } from '../cli/in-process.ts'
import { pagesOf, ruin } from './support/damage.ts'
import { temporaryFolder } from '../support/temporary.ts'

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')

test('what can be read of a damaged project is saved into a sound one, with an account; the damaged file is left byte for byte', () => {
  const folder = temporaryFolder()
  const [whole, damaged, out] = [join(folder, 'whole.entente'), join(folder, 'damaged.entente'), join(folder, 'saved.entente')]
  createProject(whole, { sample: true })
  copyFileSync(whole, damaged)
  const [excerpts, actors] = [pagesOf(damaged, 'excerpt'), pagesOf(damaged, 'actor')]
  expect(excerpts.length).toBeGreaterThan(3)
  ruin(damaged, [excerpts[1] ?? 0, ...(actors.length > 1 ? [actors[0] ?? 0] : [])])
  const before = hashOf(damaged)
  const names = readdirSync(folder)

  const account = salvage(damaged, out, connect, migrations)
  expect(account.problems).toEqual([])
  expect(hashOf(damaged)).toBe(before)
  expect(readdirSync(folder).sort()).toEqual([...names, 'saved.entente'].sort())
  expect(checkProjectFile(out).problems).toEqual([])
  const excerpt = account.tables.find(({ table }) => table === 'excerpt')
  const count = (file: string, table: 'excerpt' | 'event' | 'source' | 'note') => {
    const opened = openProjectFile(file, { access: 'read' })
    try {
      return opened.db.get<{ n: number }>({ text: `SELECT count(*) AS n FROM ${table}`, values: [] })?.n ?? 0
    } finally {
      opened.close()
    }
  }
  expect(excerpt?.saved).toBe(count(out, 'excerpt'))
  expect(excerpt?.lostAtMost).toBe(count(whole, 'excerpt') - count(out, 'excerpt') - (excerpt?.dropped ?? 0))
  expect(excerpt?.lostAtMost).toBeGreaterThan(0)
  expect(count(out, 'excerpt')).toBeGreaterThan(10)
  for (const table of ['event', 'source', 'note'] as const) expect(count(out, table), table).toBe(count(whole, table))
})

test('from any single ruined page a sound project comes, or a refusal that names the backup', () => {
  const folder = temporaryFolder()
  const [whole, damaged] = [join(folder, 'whole.entente'), join(folder, 'damaged.entente')]
  createProject(whole, { sample: true })
  const size = readFileSync(whole).readUInt16BE(16)
  const pages = statSync(whole).size / size
  let refused = 0
  const tried = 8
  for (let index = 0; index < tried; index += 1) {
    const page = 1 + Math.floor((index * pages) / tried)
    copyFileSync(whole, damaged)
    ruin(damaged, [page])
    const out = join(folder, `saved-${page}.entente`)
    try {
      const account = salvage(damaged, out, connect, migrations)
      expect(account.problems, `page ${page}`).toEqual([])
      expect(checkProjectFile(out).sound, `page ${page}`).toBe(true)
    } catch (error) {
      expect(error, `page ${page}`).toMatchObject({ kind: 'corrupt', message: expect.stringContaining('newest backup') })
      expect(existsSync(out)).toBe(false)
      refused += 1
    }
  }
  // The first page is the beginning.
  expect(refused).toBeGreaterThan(0)
  expect(refused).toBeLessThan(tried / 2)
})

test('the command line saves a damaged project and says where the newest backup is', async () => {
  const folder = temporaryFolder()
  vi.stubEnv('ENTENTE_DATA', join(folder, 'data'))
  onTestFinished(() => void vi.unstubAllEnvs())
  const [project, out] = [join(folder, 'case.entente'), join(folder, 'saved.entente')]
  createProject(project, { sample: true })
  const backup = (await entente('backup', project, '--json')).document as { file: string }
  ruin(project, pagesOf(project, 'evidence').slice(0, 1))
  const answer = await entente('recover', project, '-o', out)
  expect(answer).toMatchObject({ code: 0 })
  expect(answer.text).toContain(backup.file)
  expect(answer.text).toMatch(/evidence: \d+ saved, at most \d+ lost/u)
  expect((await entente('check', out)).code).toBe(0)
  expect((await entente('recover', project, '-o', out)).errors).toContain('is there already')
})
