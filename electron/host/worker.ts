import { constants, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { EntenteError } from '../../db/contract/errors.ts'
import { ImportError } from '../../db/formats/import/import-error.ts'
import type { BackupTask } from './backup-runner.ts'
import type { CopyAnswer, CopyTask } from './copy-runner.ts'
import type { FigureAnswer, FigureTask } from './figure-renderer.ts'
import type { ImportTask } from './import-runner.ts'
import type { LayoutAnswer, LayoutTask } from './layout-runner.ts'
import type { ReadTask } from './project-reader.ts'
import type { RecoveryTask, SalvageAnswer } from './recovery-runner.ts'
import type { EarlierCopiesTask, RewriteAnswer, RewriteTask } from './rewrite-runner.ts'
import type { WorkerProgress, WorkerStart } from './run-worker.ts'
import type { TextAnswer, TextTask } from './text-reader.ts'

/** The worker's own composition root: does the one task it was started with and answers. What another task needs is not loaded. */
const { task, keys } = workerData as WorkerStart<FigureTask | TextTask | LayoutTask | ReadTask | CopyTask | ImportTask | RewriteTask | EarlierCopiesTask | BackupTask | RecoveryTask>
if (keys.length > 0) (await import('../../db/service/locks.ts')).holdKeys(keys)
switch (task.kind) {
  case 'png':
  case 'pdf': {
    const answer = await figureOf(task)
    parentPort?.postMessage(answer, answer.ok ? [answer.bytes.buffer] : [])
    break
  }
  case 'text':
    parentPort?.postMessage(await textOf(task), [])
    break
  case 'layout':
    parentPort?.postMessage(await layoutOf(task), [])
    break
  case 'read': {
    const { readProject } = await import('./read-project.ts')
    parentPort?.postMessage(await readProject(task, (done, total) => parentPort?.postMessage({ progress: { done, total } } satisfies WorkerProgress, [])), [])
    break
  }
  case 'import': {
    const { importFile } = await import('./import-file.ts')
    parentPort?.postMessage(importFile(task, (done, total, reading) => parentPort?.postMessage({ progress: { done, total, ...(reading ? { reading } : {}) } } satisfies WorkerProgress, [])), [])
    break
  }
  case 'snapshot':
  case 'compare-moments':
    yieldToOthers()
    parentPort?.postMessage(await backupOf(task), [])
    break
  case 'sound-backup':
  case 'salvage':
    parentPort?.postMessage(await recoveryOf(task), [])
    break
  case 'rewrite':
    parentPort?.postMessage(await rewrite(task), [])
    break
  case 'earlier-copies': {
    const { changeEarlierCopies } = await import('../../db/service/locks.ts')
    parentPort?.postMessage(changeEarlierCopies(task.paths, task.what, task.before, task.key), [])
    break
  }
  case 'blind-copy':
  case 'shared-copy':
  case 'pack-bundle':
  case 'merge-preview':
    parentPort?.postMessage(await copyOf(task), [])
    break
}

/** Makes way for the thread that somebody works with: on Linux a thread has a priority of its own; elsewhere it would be that of the whole program. */
function yieldToOthers(): void {
  if (process.platform !== 'linux') return
  try {
    setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // As it is, then.
  }
}

async function rewrite({ file, key }: RewriteTask): Promise<RewriteAnswer> {
  const [{ rewriteWithKey }, { refusalOf }, { errorBody }] = await Promise.all([import('../../db/service/locks.ts'), import('../../db/service/copy-tasks.ts'), import('./dispatch.ts')])
  try {
    rewriteWithKey(file, key)
    return { ok: true }
  } catch (error) {
    const refusal = refusalOf(error)
    return 'file' in refusal ? { ok: false, file: refusal.file } : { ok: false, error: errorBody(refusal.error) }
  }
}

async function figureOf(input: FigureTask): Promise<FigureAnswer> {
  const render = input.kind === 'png'
    ? async () => (await import('../../db/formats/png.ts')).renderPng(input)
    : async () => (await import('../../db/formats/pdf.ts')).renderPdf(input)
  try {
    return { ok: true, bytes: await render() }
  } catch (error) {
    if (error instanceof EntenteError && error.code === 'too_large') return { ok: false, code: 'too_large', message: error.message }
    return { ok: false, code: 'internal', message: 'The figure could not be rendered. The project is untouched; the SVG figure holds the same.' }
  }
}

async function textOf(input: TextTask): Promise<TextAnswer> {
  const { readText } = await import('../../db/formats/text/read-text.ts')
  const progress = (done: number, total: number) => parentPort?.postMessage({ progress: { done, total } } satisfies WorkerProgress, [])
  try {
    return { ok: true, content: await readText(input, progress) }
  } catch (error) {
    return { ok: false, unreadable: error instanceof ImportError ? error.message : null }
  }
}

async function layoutOf({ work }: LayoutTask): Promise<LayoutAnswer> {
  const { runLayout } = await import('../../db/service/layout-task.ts')
  /** How often progress is told, in milliseconds. */
  const tellEvery = 40
  let told = 0
  const points = runLayout(work, (done, total) => {
    const now = performance.now()
    if (now - told < tellEvery) return
    told = now
    parentPort?.postMessage({ progress: { done, total } } satisfies WorkerProgress, [])
  })
  return { points }
}

async function copyOf(input: CopyTask): Promise<CopyAnswer> {
  const [{ blindCopyOf, mergePreviewOf, refusalOf, sharedCopyOf }, { errorBody }] = await Promise.all([import('../../db/service/copy-tasks.ts'), import('./dispatch.ts')])
  try {
    switch (input.kind) {
      case 'blind-copy': return { ok: true, value: blindCopyOf(input.project, input.wanted, input.options, input.at) }
      case 'shared-copy': return { ok: true, value: sharedCopyOf(input.project, input.folder, input.options, input.at) }
      case 'pack-bundle': return { ok: true, value: (await import('../../db/service/bundle/pack-bundle.ts')).packBundle(input.packing) }
      case 'merge-preview': return { ok: true, value: mergePreviewOf(input.project, input.other, input.options) }
    }
  } catch (error) {
    const refusal = refusalOf(error)
    return 'file' in refusal ? { ok: false, file: refusal.file } : { ok: false, error: errorBody(refusal.error) }
  }
}

async function recoveryOf(input: RecoveryTask): Promise<CopyAnswer> {
  const [{ firstSound, recoverProject }, { compareFiles }, { refusalOf }, { errorBody }] = await Promise.all([
    import('../../db/service/recover-project.ts'), import('../../db/service/backup-tasks.ts'), import('../../db/service/copy-tasks.ts'), import('./dispatch.ts'),
  ])
  try {
    if (input.kind === 'sound-backup') return { ok: true, value: firstSound(input.backups) }
    const salvage = recoverProject(input.file, input.wanted)
    const sinceBackup = input.backup === null ? null : compareFiles(input.backup, { file: salvage.file, writable: false })
    return { ok: true, value: { salvage, sinceBackup } satisfies SalvageAnswer }
  } catch (error) {
    const refusal = refusalOf(error)
    return 'file' in refusal ? { ok: false, file: refusal.file } : { ok: false, error: errorBody(refusal.error) }
  }
}

async function backupOf(input: BackupTask): Promise<CopyAnswer> {
  const [{ backUp, compareFiles }, { refusalOf }, { errorBody }] = await Promise.all([
    import('../../db/service/backup-tasks.ts'), import('../../db/service/copy-tasks.ts'), import('./dispatch.ts'),
  ])
  try {
    return { ok: true, value: input.kind === 'snapshot' ? await backUp(input.file, input.wanted) : compareFiles(input.earlier, input.later) }
  } catch (error) {
    const refusal = refusalOf(error)
    return 'file' in refusal ? { ok: false, file: refusal.file } : { ok: false, error: errorBody(refusal.error) }
  }
}
