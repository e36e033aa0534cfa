// Starts the workbench as a user does, waits for its first line, and ends it. Fails where it does not come within a minute.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const startedAt = Date.now()
const data = mkdtempSync(join(tmpdir(), 'entente-start-'))
const child = spawn(process.execPath, [resolve(import.meta.dirname, 'start.mjs'), ...process.argv.slice(2)], {
  env: { ...process.env, ENTENTE_DATA: data }, stdio: ['ignore', 'pipe', 'inherit'],
})
const limit = setTimeout(() => {
  console.error('No first line within a minute.')
  child.kill('SIGKILL')
  process.exitCode = 1
}, 60_000)
let text = ''
child.stdout.on('data', chunk => {
  text += String(chunk)
  if (!/^Entente in .+\.entente$/mu.test(text)) return
  clearTimeout(limit)
  console.log(`${text.trim().split('\n')[0]} (after ${((Date.now() - startedAt) / 1000).toFixed(1)} s)`)
  child.kill('SIGTERM')
})
child.on('exit', () => {
  clearTimeout(limit)
  rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  if (!text.startsWith('Entente in ')) process.exitCode = 1
})
