import { randomBytes } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { versionOf } from '../schema/migrate.ts'
import type { Connect, Connection } from './connection.ts'
import { sql, type ReadableDatabase } from './database.ts'
import { ProjectFileError } from './project-file-error.ts'
import { putInPlace, sync } from './put-in-place.ts'

/**
 * Copies a project beside itself before its schema is changed, and checks the copy: sound, same version, as many rows in every table.
 * Returns the copy's path. Throws a ProjectFileError (`no-access`), with the project untouched, where no good copy could be made.
 */
export function backUpBeside(file: string, db: Connection, connect: Connect): string {
  const copy = freeName(file, versionOf(db))
  // Half a copy must not stand there under a good name, whenever this is cut off.
  const draft = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.draft`)
  try {
    db.run(sql`VACUUM INTO ${draft}`)
    if (!isSoundCopy(draft, db, connect)) throw new Error('the copy differs from the project')
    sync(draft)
    putInPlace(draft, copy)
    sync(dirname(copy))
    return copy
  } catch (error) {
    throw new ProjectFileError('no-access', file,
      `“${file}” is of an older version and must be brought up to date, but no backup of it could be made beside it (is the disk full?). It was left as it is.`, { cause: error })
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Whether the file at `copy` is a sound database of the same version with as many rows in every table; it has the same lock, where no other is given. */
export function isSoundCopy(copy: string, db: Connection, connect: Connect, key = db.key): boolean {
  const made = connect(copy, { readOnly: true, key })
  try {
    const [found] = made.all<{ integrity_check: string }>(sql`PRAGMA integrity_check(1)`)
    return found?.integrity_check === 'ok' && versionOf(made) === versionOf(db) && rowCounts(made) === rowCounts(db)
  } finally {
    made.close()
  }
}

function freeName(file: string, version: number): string {
  const ending = extname(file)
  for (let count = 1; ; count += 1) {
    const name = `${basename(file, ending)} (backup, version ${version}${count === 1 ? '' : `, ${count}`})${ending}`
    const path = join(dirname(file), name)
    if (!existsSync(path)) return path
  }
}

/** Whether the file at `copy` is a sound database of the same version and lock: for a copy of a project that went on changing meanwhile. */
export function isIntact(copy: string, db: Connection, connect: Connect): boolean {
  const made = connect(copy, { readOnly: true, key: db.key })
  try {
    const [found] = made.all<{ integrity_check: string }>(sql`PRAGMA integrity_check(1)`)
    return found?.integrity_check === 'ok' && versionOf(made) === versionOf(db)
  } finally {
    made.close()
  }
}

/** Rows per table, as text that two databases can be compared by. */
function rowCounts(db: ReadableDatabase): string {
  return db.all<{ name: string }>(sql`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`)
    .map(({ name }) => `${name} ${db.get<{ count: number }>({ text: `SELECT count(*) AS count FROM "${name.replaceAll('"', '""')}"`, values: [] })?.count}`)
    .join('\n')
}
