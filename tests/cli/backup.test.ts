import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { temporaryFolder } from '../support/temporary.ts'
import { entente } from './in-process.ts'

test('a backup is made, listed, compared and restored from the command line', async () => {
  const folder = temporaryFolder()
  vi.stubEnv('ENTENTE_DATA', join(folder, 'data'))
  onTestFinished(() => void vi.unstubAllEnvs())
  const [project, elsewhere, copy] = [join(folder, 'case.entente'), join(folder, 'drive'), join(folder, 'copy.entente')]
  expect((await entente('new', project, '--title', 'Case')).code).toBe(0)
  expect((await entente('backup', project, '--list')).text).toContain('There is no backup')
  const made = (await entente('backup', project, '--json')).document as { file: string }
  expect((await entente('check', made.file)).code).toBe(0)
  expect((await entente('backup', project, '--to', elsewhere)).code).toBe(0)
  expect(readdirSync(elsewhere)).toHaveLength(1)
  const ring = join(folder, 'ring.net')
  writeFileSync(ring, '*Vertices 3\n1 "Aland"\n2 "Bland"\n3 "Cland"\n*Arcs\n1 2 1\n')
  expect((await entente('import', project, ring)).code).toBe(0)
  const difference = await entente('restore', project, '--from', made.file, '--dry-run')
  expect(difference.text).toContain('actor: 3 new since the backup')
  expect(difference.text).toContain('new since: actor Aland')
  expect((await entente('restore', project, '--from', made.file, '-o', copy)).code).toBe(0)
  expect(existsSync(copy)).toBe(true)
  const restored = (await entente('restore', project, '--from', made.file, '--json')).document as { kept: string }
  expect((await entente('restore', project, '--from', made.file, '--dry-run')).text).toContain('Nothing differs')
  expect((await entente('restore', copy, '--from', restored.kept, '--dry-run')).text).toContain('actor: 0 new since the backup, 3 gone')
  expect((await entente('backup', project, '--list')).text).toContain('restore')
  expect((await entente('restore', project)).code).toBe(2)
})
