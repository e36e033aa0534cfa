/** `npm run torture -- --kills 300`: kills a working process and looks at what it left. Ends with 1 where anything was lost. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { tableOf, torture } from './torture.ts'

const { values } = parseArgs({ options: { kills: { type: 'string', default: '300' }, seed: { type: 'string', default: String(Date.now() % 1_000_000) } } })
const [kills, seed] = [Number(values.kills), Number(values.seed)]
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  process.stderr.write('npm run torture -- --kills N [--seed N]\n')
  process.exit(2)
}
const folder = mkdtempSync(join(tmpdir(), 'entente-torture-'))
try {
  const result = await torture({
    kills, folder, seed,
    progress: done => {
      if (done % 10 === 0) process.stderr.write(`${done} of ${kills}\n`)
    },
  })
  process.stdout.write(`${tableOf(result)}\n`)
  for (const problem of result.problems) process.stdout.write(`${problem}\n`)
  process.stdout.write(`seed ${seed}\n`)
  process.exitCode = result.lost + result.half + result.corrupt > 0 ? 1 : 0
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
