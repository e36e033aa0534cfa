/** The process that is killed: the host of the shells over a real project, doing one thing after another, each told before and once it is acknowledged. */
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Input, MethodName, Output } from '../../db/contract/api.ts'
import type { ApiResult } from '../../db/contract/errors.ts'
import { writeFileAtomically } from '../../electron/host/atomic-file.ts'
import { createPreferenceStore } from '../../electron/host/preferences.ts'
import { createProjectPool } from '../../electron/host/project-pool.ts'
import { createRecentProjects } from '../../electron/host/recent-projects.ts'
import { createWindowSession } from '../../electron/host/window-session.ts'
import { openWorkbench } from '../../electron/host/workbench.ts'
import { hashOf, networkOf, textOf, type Line, type Orders, type Said } from './activities.ts'

// Synchronous, so that what is said is in the pipe before anything else happens.
const say = (line: Line) => writeSync(1, `${JSON.stringify(line)}\n`)

say({ said: 'ready' })
for await (const line of createInterface({ input: process.stdin })) await work(JSON.parse(line) as Orders)

async function work({ activity, file, folder, round, note, cell, old }: Orders): Promise<never> {
  const data = join(folder, 'data')
  const workerFile = new URL('../../electron/host/worker.ts', import.meta.url)
  const pool = createProjectPool(path => openWorkbench(path, { access: 'write', folder: data, workerFile }))
  const session = createWindowSession({
    pool, recent: createRecentProjects(data), preferences: createPreferenceStore(data), folder: data, workerFile, anyPath: true, newWindow: () => null,
  })
  const call = async <M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>> => {
    const answer = await session.dispatch(method, input) as ApiResult<Output<M>>
    if (!answer.ok) throw new Error(`${method}: ${answer.error.message}`)
    return answer.value
  }
  const change = async (what: Said, body: () => Promise<unknown>) => {
    say({ said: 'begin', what })
    await body()
    say({ said: 'done', what })
  }
  const type = (value: number) => change({ kind: 'note', value }, () => call('notes.update', { uid: note, changes: { body: textOf(value) } }))
  const base = round * 1_000_000

  if (activity !== 'migrating' && activity !== 'restoring') await session.open(file)
  for (let count = 1; ; count += 1) {
    const value = base + count
    switch (activity) {
      case 'typing':
        await type(value)
        break
      case 'coding':
        await change({ kind: 'code', value }, () => call('assessments.set', { ...cell, changes: { level: count % 2, rationale: textOf(value) } }))
        break
      case 'importing':
      case 'importing much': {
        const name = `R${round}x${count}`
        const size = activity === 'importing' ? 300 : 3_000
        const base64 = Buffer.from(networkOf(name, size)).toString('base64')
        await change({ kind: 'import', name, size }, () => call('imports.run', { name: `${name}.net`, base64 }))
        break
      }
      case 'exporting': {
        await type(value)
        const path = join(folder, `export-${round}-${count}.json`)
        const { files } = await call('exports.files', { format: 'json' })
        const text = files[0]?.text ?? ''
        await change({ kind: 'export', path, sha256: hashOf(text) }, () => Promise.resolve(writeFileAtomically(path, text)))
        break
      }
      case 'migrating': {
        const path = old[count - 1]
        if (path === undefined) return await idle()
        await change({ kind: 'migrate', path }, () => session.open(path))
        break
      }
      case 'backing up':
        await type(value)
        await change({ kind: 'backup', path: '', note: value }, () => call('files.backUp', {}))
        break
      case 'vacuuming': {
        await type(value)
        const path = join(folder, `copy-${round}-${count}.entente`)
        await change({ kind: 'copy', path, note: value }, () => call('files.saveCopy', { where: { file: path } }))
        break
      }
      case 'restoring': {
        const path = old[0] ?? ''
        if (count === 1) await session.open(path)
        const write = (text: string) => call('project.update', { changes: { summary: text } })
        await write(textOf(value))
        const { file: backup } = await call('files.backUp', {})
        await write('changed after the backup')
        await change({ kind: 'restore', path, value }, () => call('files.restoreBackup', { backup, as: 'replace' }))
        break
      }
    }
  }
}

/** Waits to be killed. */
const idle = () => new Promise<never>(() => { setInterval(() => undefined, 1_000) })
