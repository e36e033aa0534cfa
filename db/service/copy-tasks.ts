/** What is done with copies on a connection of its own: for a thread beside the one in which the project is open. */
import { join } from 'node:path'
import type { BundleManifest, BundleOptions, CopyMergeOptions, CopyMergeReport } from '../contract/entities/copies.ts'
import type { ShareOptions, SharePreview } from '../contract/entities/sharing.ts'
import type { WritableDatabase } from '../sqlite/database.ts'
import { atOneMoment } from '../sqlite/moment.ts'
import { connect, openProjectFile } from '../sqlite/open.ts'
import { ProjectFileError, type ProjectFileErrorKind } from '../sqlite/project-file-error.ts'
import { writeBlindCopy } from './bundle/blind-copy.ts'
import { writeSharedCopy } from './bundle/share-copy.ts'
import { bundleProjectName } from './bundle/share-files.ts'
import { translateError } from './errors.ts'
import { previewCopyMerge } from './merge-project/merge-copy.ts'

/** A project file that is open in this process. */
export interface OpenedHere {
  readonly file: string
  /** It is open for writing: then its schema is known to be ours, and the file is not to be opened otherwise than by SQLite (its locks would go). */
  readonly writable: boolean
}

/** Writes a blind copy of a project that is open; see `writeBlindCopy`. */
export function blindCopyOf(project: OpenedHere, wanted: string, options: BundleOptions, at: string): { file: string; manifest: BundleManifest } {
  return reading(project, db => writeBlindCopy(db, options, wanted, at))
}

/** Writes a copy for others of a project that is open into a folder, as the first of the bundle's files; see `writeSharedCopy`. */
export function sharedCopyOf(project: OpenedHere, folder: string, options: ShareOptions, at: string): SharePreview {
  return reading(project, db => writeSharedCopy(db, options, join(folder, bundleProjectName(db)), at))
}

/** What merging another copy into a project that is open would do; see `previewCopyMerge`. */
export function mergePreviewOf(project: OpenedHere, other: string, options: CopyMergeOptions): CopyMergeReport {
  return reading(project, db => previewCopyMerge({ db, file: project.file }, other, options))
}

/** Hands a project that may be open here to `use`, as it is at one moment. */
export function reading<T>({ file, writable }: OpenedHere, use: (db: WritableDatabase) => T): T {
  if (!writable) {
    const opened = openProjectFile(file, { access: 'read' })
    try {
      return atOneMoment(opened.db, () => use(opened.db))
    } finally {
      opened.close()
    }
  }
  const db = connect(file, { readOnly: true })
  try {
    return atOneMoment(db, () => use(db))
  } finally {
    db.close()
  }
}

/** An error in a form that travels between threads: the refusal of a file, or anything else with the database's own errors as ours. */
export function refusalOf(error: unknown): { file: { kind: ProjectFileErrorKind; file: string; message: string } } | { error: unknown } {
  if (error instanceof ProjectFileError) return { file: { kind: error.kind, file: error.file, message: error.message } }
  return { error: translateError(error) }
}
