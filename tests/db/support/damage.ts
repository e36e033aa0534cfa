import { readFileSync, writeFileSync } from 'node:fs'
import { sql } from '../../../db/sqlite/database.ts'
import { connect } from '../../../db/sqlite/open.ts'

/** Pages of the file at which a table's rows stand, from its root down. */
export function pagesOf(file: string, table: string): number[] {
  const db = connect(file, { readOnly: true })
  const root = db.get<{ root: number }>(sql`SELECT rootpage AS root FROM sqlite_schema WHERE name = ${table}`)?.root ?? 0
  const size = Number(db.pragma('page_size'))
  db.close()
  const bytes = readFileSync(file)
  const start = (root - 1) * size
  // An interior page (type 5) names its children; else the root is the one leaf.
  if (bytes[start] !== 5) return [root]
  const cells = bytes.readUInt16BE(start + 3)
  return [...Array.from({ length: cells }, (_, index) => bytes.readUInt32BE(start + bytes.readUInt16BE(start + 12 + 2 * index))), bytes.readUInt32BE(start + 8)]
}

/** Overwrites pages of a file. */
export function ruin(file: string, pages: readonly number[]): void {
  const bytes = readFileSync(file)
  const size = bytes.readUInt16BE(16)
  for (const page of pages) bytes.fill(0xA5, (page - 1) * size, page * size)
  writeFileSync(file, bytes)
}
