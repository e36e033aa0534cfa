import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Client } from '../../db/contract/api.ts'
import { EntenteError } from '../../db/contract/errors.ts'
import type { bundleForms, ShareManifest, ShareOptions } from '../../db/contract/entities/sharing.ts'
import { bundleViews, evidencePath, figurePath } from '../../db/service/bundle/share-files.ts'
import type { OpenedHere } from '../../db/service/copy-tasks.ts'
import { ProjectFileError } from '../../db/service/open-project.ts'
import { writeFailure } from './atomic-file.ts'
import { stopped, type CopyRunner } from './copy-runner.ts'

export type BundleForm = (typeof bundleForms)[number]

interface Bundling {
  project: OpenedHere
  copies: CopyRunner
  /** Opens the copy for reading: figures and evidence are made from it, so that nothing can be in them that is not in the copy. */
  openCopy(file: string): { client: Client; close(): void }
  at: string
  /** Ends it: nothing stays. */
  signal: AbortSignal
  /** How many of its files are there, the manifest among them. */
  progress(done: number, total: number): void
}

/**
 * Writes a bundle for others: whole, or not at all (it is put together beside under another name, then given its own). Nothing that is there is touched.
 * Returns its path and what is in it. Rejects with a ProjectFileError (`exists`, `no-access`) or an EntenteError.
 */
export async function writeBundle({ project, copies, openCopy, at, signal, progress }: Bundling, target: string, form: BundleForm, options: ShareOptions): Promise<{ file: string; manifest: ShareManifest }> {
  const wanted = resolve(target)
  refuseTaken(wanted)
  const draft = join(dirname(wanted), `.${basename(wanted)}.${randomBytes(6).toString('hex')}.draft`)
  try {
    makeFolder(draft, wanted)
    const inside = join(draft, 'files')
    mkdirSync(inside)
    const { files, ...preview } = await copies.sharedCopy(project, inside, options, at, signal)
    let done = 0
    const tell = () => {
      if (signal.aborted) throw stopped()
      progress(done += 1, files.length + 1)
    }
    tell()
    const [copy = ''] = files
    const opened = openCopy(join(inside, copy))
    try {
      await writeFigures(opened.client, inside, options, files, tell)
    } finally {
      opened.close()
    }
    const { packed, manifest } = await copies.packBundle({ inside, packed: form === 'zip' ? join(draft, 'bundle.zip') : null, name: basename(wanted).replace(/\.zip$/iu, ''), manifest: { ...preview, files }, at }, signal)
    tell()
    refuseTaken(wanted)
    renameSync(packed, wanted)
    return { file: wanted, manifest }
  } catch (error) {
    throw isSystemError(error) ? new EntenteError('disk_error', `“${wanted}” was not written: ${writeFailure(error)}. The project is untouched, and nothing is left of the bundle.`) : error
  } finally {
    rmSync(draft, { recursive: true, force: true, maxRetries: 5 })
  }
}

const isSystemError = (error: unknown): boolean => error instanceof Error && 'syscall' in error && !(error instanceof ProjectFileError)

function refuseTaken(wanted: string): void {
  if (existsSync(wanted)) throw new ProjectFileError('exists', wanted, `“${wanted}” is there already; it was left as it is. Choose another name.`)
}

function makeFolder(draft: string, wanted: string): void {
  try {
    mkdirSync(draft)
  } catch (error) {
    throw new ProjectFileError('no-access', wanted, `“${wanted}” cannot be made: ${writeFailure(error)}. Choose another folder.`, { cause: error })
  }
}

/** Characters of a view's caption that a figure has room for, at most. */
const longestCaption = 5_000

/** Figures and evidence of the views of the copy, one after the other: each may take much memory. */
async function writeFigures(client: Client, folder: string, { views: wanted, figures, evidence }: ShareOptions, files: readonly string[], tell: () => void): Promise<void> {
  const views = await client.call('views.list', {})
  const put = (path: string, bytes: string | Uint8Array) => {
    if (!files.includes(path)) throw new Error('a file that was not announced')
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes, { flag: 'wx', mode: 0o644 })
    tell()
  }
  for (const { uid: view, stem } of bundleViews(views, { views: wanted, figures, evidence })) {
    const figure = { view, caption: (views.find(({ uid }) => uid === view)?.caption ?? '').slice(0, longestCaption) }
    for (const form of figures) {
      if (form === 'svg') put(figurePath(stem, form), (await client.call('figures.svg', figure)).svg)
      else put(figurePath(stem, form), Buffer.from((await client.call(`figures.${form}`, figure)).base64, 'base64'))
    }
    if (!evidence) continue
    const { files: [appendix] } = await client.call('figures.evidence', { ...figure, form: 'html', fileName: stem.slice(0, 200) })
    if (appendix) put(evidencePath(stem), Buffer.from(appendix.base64, 'base64'))
  }
}
