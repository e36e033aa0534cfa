/** Carries out the plan of a merge: within a step that undo takes back. */
import { createHash } from 'node:crypto'
import { saveLinks } from '../../queries/links.ts'
import { periodsWithIds } from '../../queries/periods.ts'
import { deleteRow, insertRow } from '../../queries/rows.ts'
import { identifier, join, sql, type ReadableDatabase, type SqlValue, type WritableDatabase } from '../../sqlite/database.ts'
import { markStraddling } from '../gaps.ts'
import { settleExcerpts, textsBefore } from './anchors.ts'
import { columnsOf, isHere, type Values } from './here.ts'
import type { OtherCopy } from './other-file.ts'
import type { CopyMergePlan, Operation } from './plan.ts'

export function applyCopyMerge(db: WritableDatabase, other: OtherCopy, { operations }: CopyMergePlan, newUid: () => string, at: string): void {
  const places = createPlaces(db)
  const before = textsBefore(db, operations)
  const periods = new Map(periodsWithIds(db).map(period => [period.id, period.dates]))
  const notes = new Map<number, string>()
  for (const operation of operations) {
    const { kind } = operation
    if (kind === 'versions') {
      writeVersions(db, operation)
      continue
    }
    const values = { ...written(operation.values), ...fullText(other.db, operation) }
    if (kind === 'update') {
      const stamped = operation.stamp !== null && columnsOf(db, operation.table).includes('updated_at') ? { ...values, updated_at: operation.stamp } : values
      db.run(sql`UPDATE ${identifier(operation.table)} SET ${join(Object.entries(stamped).map(([column, value]) => sql`${identifier(column)} = ${value}`), ', ')} WHERE id = ${operation.id}`)
      if (operation.table === 'note' && 'body' in values) notes.set(operation.id, String(values['body']))
      continue
    }
    const id = insertRow(db, operation.table, {
      ...values, ...(operation.freshUid ? { uid: newUid() } : {}), ...(operation.orderIn === null ? {} : { position: places.next(operation.table, operation.orderIn, values) }),
    })
    if (operation.here) operation.here.id = id
    if (operation.table === 'note') notes.set(id, String(values['body']))
  }
  settleExcerpts(db, other.db, operations, before)
  for (const [id, body] of notes) saveLinks(db, id, body)
  // A period that takes other dates is a period that was given other dates.
  for (const { id, dates } of periodsWithIds(db)) {
    const former = periods.get(id)
    if (former && former.raw !== dates.raw) markStraddling(db, { id, before: former, after: dates }, at)
  }
}

/** The values of an operation with every row of theirs by its key here. */
function written(values: Values): Record<string, SqlValue> {
  return Object.fromEntries(Object.entries(values).map(([column, value]) => {
    if (!isHere(value)) return [column, value]
    if (value.id === null) throw new Error(`${column} points to a row that was not written`)
    return [column, value.id]
  }))
}

/** A full text is read only now, and its digest made anew. */
function fullText(db: ReadableDatabase, operation: Exclude<Operation, { kind: 'versions' }>): Record<string, SqlValue> {
  if (operation.table !== 'source_text') return {}
  const text = db.get<{ text: string }>(sql`SELECT text FROM source_text WHERE id = ${operation.theirs}`)?.text ?? ''
  return { text, sha256: createHash('sha256').update(text).digest('hex') }
}

function writeVersions(db: WritableDatabase, { order, values }: Extract<Operation, { kind: 'versions' }>): void {
  const ours = db.all<{ id: number }>(sql`SELECT id FROM assessment_version WHERE assessment_id = ${order.assessment} ORDER BY id`).slice(order.kept)
  for (const { id } of ours) deleteRow(db, 'assessment_version', id)
  for (const { side, row } of order.rest) {
    if (side === 'theirs') insertRow(db, 'assessment_version', written(values(row)))
    else {
      const { id: _, ...columns } = row
      insertRow(db, 'assessment_version', columns)
    }
  }
}

/** Places after the last one of a list. */
function createPlaces(db: ReadableDatabase) {
  const taken = new Map<string, number>()
  return {
    next(table: string, within: readonly string[], values: Readonly<Record<string, SqlValue>>): number {
      const key = JSON.stringify([table, ...within.map(column => values[column] ?? null)])
      const where = within.length === 0 ? sql`1` : join(within.map(column => sql`${identifier(column)} IS ${values[column] ?? null}`), ' AND ')
      const last = taken.get(key) ?? db.get<{ last: number | null }>(sql`SELECT max(position) AS last FROM ${identifier(table)} WHERE ${where}`)?.last ?? -1
      taken.set(key, last + 1)
      return last + 1
    },
  }
}
