import { v7 as uuidv7 } from 'uuid'
import type { ProjectService } from '../contract/api.ts'
import { EntenteError } from '../contract/errors.ts'
import { ProjectFields, type HistoryState } from '../contract/methods/project.ts'
import type { PushEvent } from '../contract/push.ts'
import { understandDate } from '../domain/edtf.ts'
import { parseCaseDocument } from '../formats/case-document.ts'
import sampleCase from '../sample/russia-israel-2015-2024.json' with { type: 'json' }
import { sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import { placeOf } from '../sqlite/in-place.ts'
import type { FileKey } from '../sqlite/file-key.ts'
import { atOneMoment } from '../sqlite/moment.ts'
import { historyState } from '../sqlite/undo.ts'
import { openProjectFile } from '../sqlite/open.ts'
import { ProjectFileError } from '../sqlite/project-file-error.ts'
import type { BundleManifest, BundleOptions, CopyMergeOptions, CopyMergeReport } from '../contract/entities/copies.ts'
import { writeBlindCopy } from './bundle/blind-copy.ts'
import { createContext } from './context.ts'
import { createService } from './create-service.ts'
import { dateOf } from './fields.ts'
import { loadCase } from './load-case.ts'
import { mergeCopy, previewCopyMerge } from './merge-project/merge-copy.ts'
import { fileGone, translateError } from './errors.ts'
import { refuseTaken, writeNewProject } from './new-file.ts'
import { fillEmptyProject } from './new-project.ts'
import { fillFromDocument, parseProjectDocument } from './project-document/read.ts'
import type { ServicePorts } from './ports.ts'

export { checkNames, checkProject, type CheckName, type CheckProblem, type CheckReport } from './check-project.ts'
export { ProjectFileError, type ProjectFileErrorKind } from '../sqlite/project-file-error.ts'

export interface ProjectHandle {
  readonly service: ProjectService
  /** Calls back on every push event; returns a function that stops it. */
  subscribe(listener: (event: PushEvent) => void): () => void
  /** The file's real path. */
  readonly file: string
  /** It is locked with a passphrase. */
  readonly locked: boolean
  readonly readOnly: boolean
  /** Why it is read-only, for people; empty otherwise. */
  readonly readOnlyReason: string
  /**
   * Writes the project as one clean file and looks the copy through; it is there whole or not at all. Returns its path. Throws a
   * ProjectFileError: `exists` without `replace`, `locked` where the file to replace is open, `no-access`.
   */
  saveCopy(file: string, options: { replace: boolean }): string
  /** Writes a blind copy for a second coder as a new file; see `writeBlindCopy`. */
  writeBlindCopy(file: string, options: BundleOptions): { file: string; manifest: BundleManifest }
  /** What merging another copy would do; see `previewCopyMerge`. */
  previewMerge(file: string, options: CopyMergeOptions): CopyMergeReport
  /** Merges another copy as one undo step; see `mergeCopy`. */
  mergeCopy(file: string, options: CopyMergeOptions): { report: CopyMergeReport; label: string | null }
  /** Whether the file that is written to is the one that stands at its path; see `placeOf`. */
  isInPlace(): boolean
  /** Looks whether the file still stands at its path, and tells the listeners where that changed. */
  lookAtPlace(): void
  /** Tells the listeners, then closes the file; may be called twice. */
  close(): void
}

/** A project with a title of its own, a copy of the shipped sample, or what a project document (Entente JSON) says. Without a study period: from the beginning of this year on. */
export type NewProject = { title: string; studyPeriod?: string } | { sample: true } | { document: string }

/**
 * Makes a project file: whole, or not at all (it is written beside under another name, then given its own). An existing file is never touched.
 * With a key it is locked from its first byte on, and the key is held for it.
 * Throws a ProjectFileError (`exists`, `no-access`), or an EntenteError (`bad_request`) for a title or a study period that cannot be taken.
 */
export function createProject(file: string, project: NewProject, now: Date = new Date(), key: FileKey | null = null): void {
  refuseTaken(file)
  writeNewProject(file, 'sample' in project ? fillWithSample : 'document' in project ? filledFrom(project.document) : filledWith(project, now), key)
}

function fillWithSample(db: WritableDatabase): void {
  loadCase(db, parseCaseDocument(sampleCase))
}

function filledFrom(text: string): (db: WritableDatabase) => void {
  const document = parseProjectDocument(text)
  return db => db.transaction(() => fillFromDocument(db, document))
}

function filledWith(project: { title: string; studyPeriod?: string }, now: Date): (db: WritableDatabase) => void {
  const title = ProjectFields.shape.title.safeParse(project.title)
  if (!title.success) {
    const message = 'A project has a title of one to 500 characters.'
    throw new EntenteError('bad_request', `${message} Nothing was made.`, [{ path: 'title', message }])
  }
  const studyPeriod = project.studyPeriod === undefined
    ? understandDate(`${now.getUTCFullYear()}/..`).span
    : dateOf('studyPeriod', project.studyPeriod)
  const { framework } = parseCaseDocument(sampleCase)
  return db => fillEmptyProject(db, { title: title.data, studyPeriod, framework }, () => uuidv7(), now.toISOString())
}

/**
 * Opens a project. Asked to write, it opens read-only where the file or its folder is write-protected or another process has the project, and
 * `readOnlyReason` says why. Throws a ProjectFileError, with the file untouched, where it is not a sound project of ours.
 */
export function openProject(file: string, { access, ports }: { access: 'write' | 'read'; ports: ServicePorts }): ProjectHandle {
  const opened = openProjectFile(file, { access })
  try {
    if (opened.db.get(sql`SELECT 1 FROM project`) === undefined) {
      throw new ProjectFileError('corrupt', opened.file, `“${opened.file}” cannot be opened: there is no project in it. It was left as it is.`)
    }
  } catch (error) {
    opened.close()
    throw error
  }
  const connection = opened.readOnly
    ? { writable: false as const, db: opened.db, reason: opened.readOnlyReason }
    : { writable: true as const, db: opened.db }
  const context = createContext({ connection, ports, file: opened.file })
  let closed = false
  let placed = placeOf(opened.file)
  return {
    service: createService(context), subscribe: listener => context.subscribe(listener),
    file: opened.file, locked: opened.locked, readOnly: opened.readOnly, readOnlyReason: opened.readOnlyReason,
    saveCopy: (wanted, options) => opened.saveCopy(wanted, options),
    writeBlindCopy: (wanted, options) => atOneMoment(opened.db, () => writeBlindCopy(opened.db, options, wanted, ports.now().toISOString())),
    previewMerge: (other, options) => translated(() => previewCopyMerge(context, other, options)),
    mergeCopy: (other, options) => translated(() => mergeCopy(context, other, options)),
    isInPlace: () => placeOf(opened.file) === 'here',
    lookAtPlace() {
      if (closed || placeOf(opened.file) === placed) return
      placed = placeOf(opened.file)
      context.push({ type: 'changed', entities: [], everything: true, history: historyOf(opened.db) })
    },
    close() {
      if (closed) return
      closed = true
      context.push({ type: 'closing', reason: 'The project was closed.' })
      opened.close()
    },
  }
}

/** The state of the history, of which nothing is known where the disk with it is gone. */
function historyOf(db: ReadableDatabase): HistoryState {
  try {
    return historyState(db)
  } catch {
    return { undo: null, redo: null }
  }
}

/** Throws an EntenteError (`file_gone`) where the file of a project that is open here is not the one at its path any more: another connection would read something else. */
export function refuseDisplaced(file: string): void {
  const placed = placeOf(file)
  if (placed !== 'here') throw fileGone(placed)
}

/** Errors of the database leave as our own; refusals of a file as they are. */
function translated<T>(body: () => T): T {
  try {
    return body()
  } catch (error) {
    throw error instanceof ProjectFileError ? error : translateError(error)
  }
}
