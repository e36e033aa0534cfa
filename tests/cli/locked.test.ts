import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { keyForNewLock, keyOf, rewriteWithKey, forgetKey } from '../../db/service/locks.ts'
import { createProject } from '../../db/service/open-project.ts'
import { realPath } from '../../electron/host/project-pool.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { entente } from './in-process.ts'

const canary = 'Kertcher'

test('every command works on a locked project with the passphrase in a file, and none without', { timeout: 90_000 }, async () => {
  const folder = realPath(temporaryFolder())
  vi.stubEnv('ENTENTE_DATA', join(folder, 'data'))
  const file = join(folder, 'case.entente')
  createProject(file, { sample: true })
  rewriteWithKey(file, await keyForNewLock('open sesame', 14))
  forgetKey(file)
  const secret = join(folder, 'passphrase')
  writeFileSync(secret, 'open sesame\n')
  chmodSync(secret, 0o600)
  const commands: string[][] = [
    ['info', file], ['check', file], ['search', file, 'russia'], ['export', file, '--format', 'svg', '-o', join(folder, 'figure.svg')], ['export', file, '--format', 'bibtex', '-o', join(folder, 'sources.bib')],
    ['bundle', file, '-o', join(folder, 'blind.entente'), '--coder', 'Ada'], ['backup', file], ['analyze', file, 'reading'],
  ]
  for (const command of commands) {
    if (['info', 'check', 'backup'].includes(command[0] ?? '')) {
      const without = await entente(...command)
      expect([command[0], without.code, without.errors]).toEqual([command[0], 1, expect.stringMatching(/locked with a passphrase/u)])
    }
    const { code, errors } = await entente(...command, '--passphrase-file', secret)
    expect([command[0], code, errors]).toEqual([command[0], 0, ''])
    expect(keyOf(file)).toBeNull()
  }
  // Copies of the project have its lock; what is for others says that it has none.
  const bundle = await entente('bundle', file, '-o', join(folder, 'blind 2.entente'), '--coder', 'Ada', '--passphrase-file', secret)
  expect(bundle.text).toMatch(/this copy is not/u)
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.entente') && !path.includes('blind'))) {
    expect([name, readFileSync(join(folder, name)).includes(canary)]).toEqual([name, false])
  }

  writeFileSync(secret, 'open sesamE')
  expect(await entente('info', file, `--passphrase-file=${secret}`)).toMatchObject({ code: 1, errors: expect.stringMatching(/does not open/u) })
  chmodSync(secret, 0o644)
  expect(await entente('info', file, '--passphrase-file', secret)).toMatchObject({ code: 2, errors: expect.stringMatching(/chmod 600/u) })
  expect(await entente('info', file, '--passphrase-file')).toMatchObject({ code: 2 })
  chmodSync(secret, 0o600)
  writeFileSync(secret, 'open sesame')
  expect(await entente('lock', file, '--passphrase-file', secret)).toMatchObject({ code: 2 })
  expect(await entente('lock', file, '--remove', '--passphrase-file', secret)).toMatchObject({ code: 0 })
  expect((await entente('info', file)).code).toBe(0)
  expect(await entente('lock', file, '--new-passphrase-file', secret)).toMatchObject({ code: 0 })
  forgetKey(file)
  expect((await entente('info', file)).code).toBe(1)
  expect((await entente('info', file, '--passphrase-file', secret)).code).toBe(0)
})
