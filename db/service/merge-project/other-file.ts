import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readSync, realpathSync } from 'node:fs'
import { basename } from 'node:path'
import type { CopyOrigin } from '../../contract/entities/copies.ts'
import { CslItem } from '../../contract/entities/sources.ts'
import { TextPage } from '../../contract/entities/texts.ts'
import { EntenteError } from '../../contract/errors.ts'
import { Uid } from '../../contract/values.ts'
import { copyOrigin } from '../../queries/copies.ts'
import { tableOf } from '../../queries/keys.ts'
import { getProject } from '../../queries/project.ts'
import { checkDatabase } from '../../sqlite/check.ts'
import { identifier, sql, type ReadableDatabase } from '../../sqlite/database.ts'
import { borrowingKey } from '../../sqlite/keyring.ts'
import { openProjectFile } from '../../sqlite/open.ts'
import { ProjectFileError } from '../../sqlite/project-file-error.ts'

/** Another copy, open for reading, as it is at one moment. */
export interface OtherCopy {
  readonly db: ReadableDatabase
  readonly file: string
  readonly name: string
  readonly sha256: string
  readonly project: { readonly uid: string; readonly title: string }
  readonly copy: CopyOrigin | null
}

/** What must hold in a file before any row of it is taken: what is made anew here, or never read of it, need not. */
const mattering = ['integrity', 'foreign-keys', 'links', 'dates'] as const

/**
 * Opens another copy for reading, looks it through, hands it to `use` and closes it. Its schema was compared with ours when it was opened, and
 * nothing in it is ever run. Throws a ProjectFileError where it is no sound project, an EntenteError where its rows do not say what rows of ours say.
 */
export function withOtherCopy<T>(path: string, use: (other: OtherCopy) => T): T {
  return borrowingKey(existsSync(path) ? realpathSync(path) : path, () => withOpenedCopy(path, use))
}

function withOpenedCopy<T>(path: string, use: (other: OtherCopy) => T): T {
  const sha256 = digestOf(path)
  const opened = openProjectFile(path, { access: 'read' })
  try {
    opened.db.run(sql`BEGIN`)
    if (opened.db.get(sql`SELECT 1 FROM project`) === undefined) throw refused(opened.file, 'there is no project in it')
    const { problems } = checkDatabase(opened.db, opened.file, mattering)
    const [problem] = problems
    if (problem) throw refused(opened.file, problem.message)
    refuseOddRows(opened.db, opened.file)
    const { uid, title } = getProject(opened.db)
    return use({ db: opened.db, file: opened.file, name: basename(opened.file), sha256, project: { uid, title }, copy: copyOrigin(opened.db) })
  } finally {
    opened.close()
  }
}

function refused(file: string, why: string): ProjectFileError {
  return new ProjectFileError('corrupt', file, `“${file}” cannot be merged: ${why}. It was left as it is, and nothing was changed here.`)
}

/** The schema tells types and word lists; what it cannot tell is looked at here. */
function refuseOddRows(db: ReadableDatabase, file: string): void {
  for (const table of Object.values(tableOf)) {
    for (const { uid } of db.iterate<{ uid: string }>(sql`SELECT uid FROM ${identifier(table)}`)) {
      if (!Uid.safeParse(uid).success) throw refused(file, `a row of its table ${table} has no sound uid`)
    }
  }
  for (const { uid, csl } of db.iterate<{ uid: string; csl: string }>(sql`SELECT uid, csl FROM source`)) {
    if (!CslItem.safeParse(JSON.parse(csl)).success) throw refused(file, `the record of its source ${uid} is none`)
  }
  for (const { pages } of db.iterate<{ pages: string }>(sql`SELECT pages FROM source_text`)) {
    if (!TextPage.array().safeParse(JSON.parse(pages)).success) throw refused(file, 'the pages of one of its full texts are none')
  }
}

function digestOf(path: string): string {
  const hash = createHash('sha256')
  const buffer = Buffer.alloc(1 << 20)
  let descriptor: number
  try {
    descriptor = openSync(path, 'r')
  } catch {
    // Opening it says why, in words.
    return ''
  }
  try {
    for (let read = 1; read > 0;) {
      read = readSync(descriptor, buffer, 0, buffer.length, null)
      hash.update(buffer.subarray(0, read))
    }
    return hash.digest('hex')
  } catch {
    return ''
  } finally {
    closeSync(descriptor)
  }
}

/** The refusal of a file that is the open project itself. */
export const itself = () => new EntenteError('conflict', 'This is the project itself: there is nothing to merge. Choose the copy that somebody gave you. Nothing was changed.')
