import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { entente } from './in-process.ts'

const program = fileURLToPath(new URL('../../electron/cli/entente.mjs', import.meta.url))
const sizeOf = (file: string) => {
  try {
    return statSync(file).size
  } catch {
    return 0
  }
}

test('an import that is killed while it writes leaves the project as it was', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-killed-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  vi.stubEnv('ENTENTE_DATA', join(folder, 'data'))
  onTestFinished(() => void vi.unstubAllEnvs())
  const [project, ring] = [join(folder, 'case.entente'), join(folder, 'ring.net')]
  expect((await entente('new', project, '--sample')).code).toBe(0)
  const before = (await entente('info', project, '--json')).document
  const size = 40_000
  writeFileSync(ring, `*Vertices ${size}\n*Arcs\n${Array.from({ length: size }, (_, index) => `${index + 1} ${(index + 1) % size + 1} 1`).join('\n')}\n`)
  const child = spawn(process.execPath, [program, 'import', project, ring], { stdio: 'ignore' })
  const ended = new Promise<NodeJS.Signals | null>(resolve => { child.once('exit', (_code, signal) => resolve(signal)) })
  // Some of it is on disk, and it is not done: what SQLite holds back in its log spills over while it writes.
  while (sizeOf(`${project}-wal`) < 1_000_000 && child.exitCode === null) await new Promise(resolve => { setTimeout(resolve, 10) })
  child.kill('SIGKILL')
  expect(await ended).toBe('SIGKILL')
  expect((await entente('check', project)).code).toBe(0)
  expect((await entente('info', project, '--json')).document).toEqual(before)
  expect((await entente('import', project, ring, '--dry-run', '--json')).document).toMatchObject({ counts: { actors: size, ties: size } })
}, 120_000)

test('so does a table of events that is killed while it is written as a batch', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-killed-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  vi.stubEnv('ENTENTE_DATA', join(folder, 'data'))
  onTestFinished(() => void vi.unstubAllEnvs())
  const [project, table] = [join(folder, 'case.entente'), join(folder, 'events.csv')]
  expect((await entente('new', project, '--sample')).code).toBe(0)
  const before = (await entente('info', project, '--json')).document
  const size = 60_000
  const rows = Array.from({ length: size }, (_, index) => `E${index},2016-01-0${1 + index % 9},Battles,Russia,Ruritania ${index % 7},"Reported, in words that fill a row, as number ${index} of them"`)
  writeFileSync(table, `id,event_date,event_type,actor1,actor2,notes\n${rows.join('\n')}\n`)
  const child = spawn(process.execPath, [program, 'import', project, table], { stdio: 'ignore' })
  const ended = new Promise<NodeJS.Signals | null>(resolve => { child.once('exit', (_code, signal) => resolve(signal)) })
  while (sizeOf(`${project}-wal`) < 1_000_000 && child.exitCode === null) await new Promise(resolve => { setTimeout(resolve, 5) })
  child.kill('SIGKILL')
  expect(await ended).toBe('SIGKILL')
  expect((await entente('check', project)).code).toBe(0)
  expect((await entente('info', project, '--json')).document).toEqual(before)
}, 120_000)
