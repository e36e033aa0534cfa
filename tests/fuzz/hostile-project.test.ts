import { execFile } from 'node:child_process'
import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { openProject } from '../../db/service/open-project.ts'
import { stillPorts } from '../builders/project.ts'
import { makeProject } from '../db/support/project.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { exerciseProject } from './exercise-project.ts'
import { chance, mutateProject } from './mutate-project.ts'

/** How many cases `npm test` looks at, and the long run, which hands them in portions to processes of their own: so a crash or a hang is told with its cases. */
const [short, all, portion] = [50, 5_200, 260]
const first = Number(process.env['ENTENTE_FUZZ_FIRST'] ?? 1)
const isLong = process.env['ENTENTE_LONG'] === '1' && process.env['ENTENTE_FUZZ_FIRST'] === undefined

async function template(folder: string): Promise<string> {
  const file = join(folder, 'template.entente')
  makeProject(file)
  const { service, close } = openProject(file, { access: 'write', ports: stillPorts() })
  await service['notes.create']({ title: 'Diary', body: 'Met [[Hezbollah]] **twice**.' })
  await service['project.update']({ changes: { summary: 'A summary' } })
  close()
  return file
}

/** Spoils, opens and exercises the cases from `from` on. */
async function runCases(from: number, count: number): Promise<{ opened: number; refused: number }> {
  const folder = temporaryFolder()
  const good = await template(folder)
  const result = { opened: 0, refused: 0 }
  const problems: string[] = []
  for (let seed = from; seed < from + count; seed += 1) {
    const file = join(folder, `case ${seed}.entente`)
    copyFileSync(good, file)
    mutateProject(file, chance(seed))
    const outcome = await exerciseProject(file, { figures: seed % 25 === 0 })
    problems.push(...[...outcome.forbidden, ...outcome.internal].map(what => `case ${seed}: ${what}`))
    if (outcome.opened === 'write') result.opened += 1
    else result.refused += 1
    for (const side of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${side}`, { force: true })
  }
  expect(problems).toEqual([])
  return result
}

test.skipIf(isLong)('a project from a stranger is data: spoilt files are refused or answered, and nothing of theirs runs', { timeout: 240_000 }, async () => {
  const count = process.env['ENTENTE_LONG'] === '1' ? portion : short
  const { opened, refused } = await runCases(first, count)
  expect(opened + refused).toBe(count)
  expect(opened).toBeGreaterThan(5)
  expect(refused).toBeGreaterThan(5)
})

test.runIf(isLong)(`${all} spoilt files, in processes that a crash or a hang would end`, { timeout: 3_600_000 }, async () => {
  const run = promisify(execFile)
  const failed: string[] = []
  for (let from = 1; from <= all; from += portion) {
    const env = { ...process.env, ENTENTE_LONG: '1', ENTENTE_FUZZ_FIRST: String(from) }
    const vitest = join(import.meta.dirname, '../../node_modules/vitest/vitest.mjs')
    try {
      await run(process.execPath, [vitest, 'run', '--config', 'vitest.long.config.ts', 'tests/fuzz/hostile-project.test.ts'], { env, timeout: 300_000, killSignal: 'SIGKILL', maxBuffer: 2 ** 26 })
      console.log(`${from} to ${from + portion - 1}: no crash, no hang, nothing run`)
    } catch (error) {
      failed.push(`${from} to ${from + portion - 1}: ${error instanceof Error && 'stderr' in error ? String(error.stderr).slice(0, 4_000) : String(error)}`)
    }
  }
  expect(failed).toEqual([])
})
