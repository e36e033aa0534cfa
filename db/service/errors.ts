/** Errors that services throw on purpose, worded for the analyst, and what SQLite's own errors become. */
import { EntenteError, type ErrorCode } from '../contract/errors.ts'
import type { EntityType } from '../contract/vocabulary.ts'
import { ProjectFileError } from '../sqlite/project-file-error.ts'

export const entityWords: Readonly<Record<EntityType, string>> = {
  'project': 'project', 'coder': 'coder', 'actor': 'actor', 'affiliation': 'affiliation', 'source': 'source', 'excerpt': 'excerpt',
  'data-set': 'data set', 'event': 'event', 'tie': 'tie', 'tie-phase': 'phase of a tie', 'period': 'period', 'framework': 'framework',
  'aspect': 'aspect', 'indicator': 'indicator', 'assessment': 'assessment', 'evidence': 'piece of evidence', 'note': 'note', 'view': 'view',
}

/** The entity is not, or no longer, in the project. `field` names where the request pointed to it. */
export function notFound(type: EntityType, field?: string): EntenteError {
  const message = `This ${entityWords[type]} is not in the project. It may have been deleted, or an undo took it back. Nothing was changed.`
  return new EntenteError('not_found', message, field === undefined ? undefined : [{ path: field, message: `no such ${entityWords[type]}` }])
}

/** A field that cannot be taken as it is; the message says what was expected. */
export function badField(field: string, message: string): EntenteError {
  return new EntenteError('bad_request', `${message} Nothing was changed.`, [{ path: field, message }])
}

/** A rule of the project stands against it. */
export function conflict(field: string, message: string): EntenteError {
  return new EntenteError('conflict', `${message} Nothing was changed.`, [{ path: field, message }])
}

/** The file of the open project is not the one at its path any more, so nothing more is written: it would be gone with the program. */
export function fileGone(placed: 'gone' | 'replaced'): EntenteError {
  const what = placed === 'gone'
    ? `The project’s file is not at its place any more: it was moved, renamed or deleted while it was open, or its disk is not connected.`
    : `Another file stands in the place of this project: another program put it there while the project was open.`
  return new EntenteError('file_gone', `${what} This change was not saved. What was saved before is still held here: save it as a new file and go on in that${placed === 'gone' ? ', or put the file back' : ''}.`)
}

const sqliteCodes: readonly [prefix: string, code: ErrorCode, message: string][] = [
  ['SQLITE_FULL', 'disk_full', 'The disk is full. What was saved before is safe; this change was not saved. Free some space and try again.'],
  ['SQLITE_BUSY', 'busy', 'Another program holds the project file. Nothing was changed; try again in a moment.'],
  ['SQLITE_LOCKED', 'busy', 'Another program holds the project file. Nothing was changed; try again in a moment.'],
  ['SQLITE_CORRUPT', 'corrupt', 'The project file is damaged. Nothing was changed. Keep the file as it is and work on from a copy or a backup.'],
  ['SQLITE_NOTADB', 'corrupt', 'The project file is damaged. Nothing was changed. Keep the file as it is and work on from a copy or a backup.'],
  ['SQLITE_READONLY', 'read_only', 'The project file cannot be written. Nothing was changed. Check the rights of the file and of its folder.'],
  ['SQLITE_PERM', 'read_only', 'The project file cannot be written. Nothing was changed. Check the rights of the file and of its folder.'],
  ['SQLITE_IOERR', 'disk_error', 'The disk did not do what was asked. What was saved before is safe; this change was not saved. Check the disk and try again.'],
  ['SQLITE_CANTOPEN', 'disk_error', 'The project file cannot be reached any more. What was saved before is safe; this change was not saved.'],
  ['SQLITE_TOOBIG', 'too_large', 'A text is longer than a project file can hold (about 1 GB). Nothing was changed.'],
  ['SQLITE_CONSTRAINT', 'conflict', 'This would break a rule of the project, so it was not done. Nothing was changed.'],
]

/**
 * What leaves a service instead of an error of the database: SQLite's result codes (https://www.sqlite.org/rescode.html) become our closed
 * codes, with messages of our own, so that no content of the project travels in them. Every other error is returned as it is.
 */
export function translateError(error: unknown): unknown {
  // A history that does not fit the rows it tells of.
  if (error instanceof ProjectFileError && error.kind === 'corrupt') return new EntenteError('corrupt', error.message)
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error
  const { code } = error
  const known = sqliteCodes.find(([prefix]) => code === prefix || code.startsWith(`${prefix}_`))
  return known ? new EntenteError(known[1], known[2]) : error
}
