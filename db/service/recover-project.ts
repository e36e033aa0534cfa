import { closeSync, openSync, readSync } from 'node:fs'
import { migrations } from '../schema/migrate.ts'
import { sql } from '../sqlite/database.ts'
import { APPLICATION_ID, HEADER_BYTES, readHeader, readLockedHeader } from '../sqlite/header.ts'
import { keyOf } from '../sqlite/keyring.ts'
import { connect, openProjectFile } from '../sqlite/open.ts'
import { salvage, type Salvage } from '../sqlite/salvage.ts'

export type { Salvage, SalvagedTable } from '../sqlite/salvage.ts'

/** Saves what can be read from a damaged project into a new file; see `salvage`. */
export const recoverProject = (damaged: string, wanted: string): Salvage => salvage(damaged, wanted, connect, migrations)

/** Why nothing can be read from a damaged file, for people; empty where it can be tried. Only its first bytes are looked at. */
export function whyUnreadable(file: string): string {
  const bytes = beginningOf(file)
  if (bytes === null) return 'The system does not let Entente read it.'
  if (readLockedHeader(bytes)) return keyOf(file) ? '' : 'It is locked, and its passphrase was not given.'
  const header = readHeader(bytes)
  if (!header) return 'Its beginning, which says what it is, is damaged.'
  if (header.applicationId !== APPLICATION_ID) return 'By its mark it is not an Entente project.'
  return migrations.some(({ version }) => version === header.userVersion) ? '' : 'Its version is not one that this Entente knows.'
}

/** The first of some backups that opens and is sound in all its pages, and how many before it are not. Reads each of them whole: for a thread. */
export function firstSound(backups: readonly string[]): { file: string | null; damaged: number } {
  let damaged = 0
  for (const file of backups) {
    if (isSound(file)) return { file, damaged }
    damaged += 1
  }
  return { file: null, damaged }
}

function isSound(file: string): boolean {
  try {
    const { db, close } = openProjectFile(file, { access: 'read' })
    try {
      return db.get<{ integrity_check: string }>(sql`PRAGMA integrity_check(1)`)?.integrity_check === 'ok'
    } finally {
      close()
    }
  } catch {
    return false
  }
}

function beginningOf(file: string): Uint8Array | null {
  try {
    const descriptor = openSync(file, 'r')
    try {
      const bytes = new Uint8Array(HEADER_BYTES)
      return bytes.subarray(0, readSync(descriptor, bytes, 0, HEADER_BYTES, 0))
    } finally {
      closeSync(descriptor)
    }
  } catch {
    return null
  }
}
