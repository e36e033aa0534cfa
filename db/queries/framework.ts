/** The codebook: aspects with their scales, and indicators. */
import type { Aspect, Framework, Indicator } from '../contract/entities/coding.ts'
import type { AspectRole } from '../contract/vocabulary.ts'
import { sql, type ReadableDatabase, type Sql, type WritableDatabase } from '../sqlite/database.ts'
import { groupBy, insertRow, keySet, one, updateRow } from './rows.ts'
import { refOf } from './titles.ts'

interface AspectRowOut { id: number; uid: string; code: string; name: string; role: AspectRole; definition: string; retired: number }
interface IndicatorRowOut {
  uid: string; aspect_id: number; aspect: string; code: string; name: string; definition: string; include: string; exclude: string; example: string; retired: number
}
export interface ScaleStepRow { value: number; label: string; anchor: string }

/** Aspects in the order of the codebook; the steps of a scale from the lowest to the highest. */
function aspects(db: ReadableDatabase, where: Sql): (Aspect & { id: number })[] {
  const rows = db.all<AspectRowOut>(sql`SELECT a.id, a.uid, a.code, a.name, a.role, a.definition, a.retired FROM aspect a WHERE ${where} ORDER BY a.position, a.id`)
  const ids = keySet(rows.map(row => row.id))
  const scales = groupBy(db.all<ScaleStepRow & { aspect_id: number }>(
    sql`SELECT aspect_id, value, label, anchor FROM aspect_scale WHERE aspect_id IN ${ids} ORDER BY aspect_id, value`,
  ), row => row.aspect_id)
  const indicators = groupBy(db.all<IndicatorRowOut>(sql`
    SELECT i.uid, i.aspect_id, a.uid AS aspect, i.code, i.name, i.definition, i.include, i.exclude, i.example, i.retired
    FROM indicator i JOIN aspect a ON a.id = i.aspect_id WHERE i.aspect_id IN ${ids} ORDER BY i.aspect_id, i.position, i.id`), row => row.aspect_id)
  return rows.map(row => ({
    id: row.id, uid: row.uid, code: row.code, name: row.name, role: row.role, definition: row.definition, retired: row.retired === 1,
    scale: (scales.get(row.id) ?? []).map(({ value, label, anchor }) => ({ value, label, anchor })),
    indicators: (indicators.get(row.id) ?? []).map(toIndicator),
  }))
}

function toIndicator(row: IndicatorRowOut): Indicator {
  const { uid, aspect, code, name, definition, include, exclude, example } = row
  return { uid, aspect, code, name, definition, include, exclude, example, retired: row.retired === 1 }
}

const withoutId = ({ id: _, ...aspect }: Aspect & { id: number }): Aspect => aspect

/** The key of the framework in use. */
export function frameworkInUse(db: ReadableDatabase): number {
  return one<{ framework_id: number }>(db, sql`SELECT framework_id FROM project`).framework_id
}

/** The framework in use, with everything in it. */
export function getFramework(db: ReadableDatabase): Framework {
  const row = one<{ id: number; uid: string; name: string; version: string; description: string; source_id: number | null }>(
    db, sql`SELECT f.id, f.uid, f.name, f.version, f.description, f.source_id FROM project p JOIN framework f ON f.id = p.framework_id`,
  )
  return {
    uid: row.uid, name: row.name, version: row.version, description: row.description,
    source: row.source_id === null ? null : (refOf(db, 'source', row.source_id) ?? null),
    aspects: aspects(db, sql`a.framework_id = ${row.id}`).map(withoutId),
  }
}

/** Keys, codes and names of the aspects of the framework in use, in its order. */
export function aspectsInUse(db: ReadableDatabase): { id: number; uid: string; code: string; name: string; role: AspectRole }[] {
  return db.all(sql`SELECT a.id, a.uid, a.code, a.name, a.role FROM aspect a JOIN project p ON p.framework_id = a.framework_id ORDER BY a.position, a.id`)
}

export function getAspect(db: ReadableDatabase, id: number): Aspect | undefined {
  return aspects(db, sql`a.id = ${id}`).map(withoutId)[0]
}

export function getIndicator(db: ReadableDatabase, id: number): { indicator: Indicator; aspectId: number } | undefined {
  const row = db.get<IndicatorRowOut>(sql`
    SELECT i.uid, i.aspect_id, a.uid AS aspect, i.code, i.name, i.definition, i.include, i.exclude, i.example, i.retired
    FROM indicator i JOIN aspect a ON a.id = i.aspect_id WHERE i.id = ${id}`)
  return row && { indicator: toIndicator(row), aspectId: row.aspect_id }
}

/** The key of the aspect with this code in a framework. */
export function findAspectByCode(db: ReadableDatabase, framework: number, code: string): number | undefined {
  return db.get<{ id: number }>(sql`SELECT id FROM aspect WHERE framework_id = ${framework} AND code = ${code}`)?.id
}

/** The key of the indicator with this code in an aspect. */
export function findIndicatorByCode(db: ReadableDatabase, aspect: number, code: string): number | undefined {
  return db.get<{ id: number }>(sql`SELECT id FROM indicator WHERE aspect_id = ${aspect} AND code = ${code}`)?.id
}

export function scaleOf(db: ReadableDatabase, aspect: number): ScaleStepRow[] {
  return db.all(sql`SELECT value, label, anchor FROM aspect_scale WHERE aspect_id = ${aspect} ORDER BY value`)
}

/** Levels of an aspect that assessments or adjudications use, with how many. */
export function levelsInUse(db: ReadableDatabase, aspect: number): Map<number, number> {
  const rows = db.all<{ level: number; uses: number }>(sql`
    SELECT level, count(*) AS uses FROM (
      SELECT level FROM assessment WHERE aspect_id = ${aspect} AND level IS NOT NULL
      UNION ALL SELECT level FROM adjudication WHERE aspect_id = ${aspect} AND level IS NOT NULL) GROUP BY level`)
  return new Map(rows.map(row => [row.level, row.uses]))
}

export interface FrameworkRow { name: string; version: string; description: string; sourceId: number | null }

export function insertFramework(db: WritableDatabase, uid: string, fields: FrameworkRow, at: string): number {
  return insertRow(db, 'framework', {
    uid, name: fields.name, version: fields.version, description: fields.description, source_id: fields.sourceId, created_at: at, updated_at: at,
  })
}

export interface AspectRow {
  code?: string | undefined; name?: string | undefined; role?: AspectRole | undefined; definition?: string | undefined; retired?: boolean | undefined
}

const aspectColumns = (fields: AspectRow) => ({
  code: fields.code, name: fields.name, role: fields.role, definition: fields.definition, retired: fields.retired,
})

/** Adds an aspect at the end of a framework. */
export function insertAspect(db: WritableDatabase, uid: string, framework: number, fields: Required<AspectRow>, at: string): number {
  const position = one<{ next: number }>(db, sql`SELECT coalesce(max(position) + 1, 0) AS next FROM aspect WHERE framework_id = ${framework}`).next
  return insertRow(db, 'aspect', { uid, framework_id: framework, ...aspectColumns(fields), position, created_at: at, updated_at: at })
}

export function updateAspect(db: WritableDatabase, id: number, fields: AspectRow, at: string): boolean {
  return updateRow(db, 'aspect', id, aspectColumns(fields), at)
}

/** Makes the scale of an aspect exactly these steps; steps that stay keep their rows. Returns whether anything changed. */
export function replaceScale(db: WritableDatabase, aspect: number, scale: readonly ScaleStepRow[]): boolean {
  const before = new Map(db.all<{ id: number; value: number }>(sql`SELECT id, value FROM aspect_scale WHERE aspect_id = ${aspect}`).map(row => [row.value, row.id]))
  let changed = false
  for (const step of scale) {
    const id = before.get(step.value)
    before.delete(step.value)
    if (id === undefined) {
      insertRow(db, 'aspect_scale', { aspect_id: aspect, value: step.value, label: step.label, anchor: step.anchor })
      changed = true
    } else if (updateRow(db, 'aspect_scale', id, { label: step.label, anchor: step.anchor })) changed = true
  }
  if (before.size === 0) return changed
  db.run(sql`DELETE FROM aspect_scale WHERE id IN ${keySet([...before.values()])}`)
  return true
}

export interface IndicatorRow {
  aspectId?: number | undefined; code?: string | undefined; name?: string | undefined; definition?: string | undefined
  include?: string | undefined; exclude?: string | undefined; example?: string | undefined; retired?: boolean | undefined
}

const indicatorColumns = (fields: IndicatorRow) => ({
  aspect_id: fields.aspectId, code: fields.code, name: fields.name, definition: fields.definition, include: fields.include,
  exclude: fields.exclude, example: fields.example, retired: fields.retired,
})

/** Adds an indicator at the end of its aspect. */
export function insertIndicator(db: WritableDatabase, uid: string, fields: Required<IndicatorRow> & { aspectId: number }, at: string): number {
  const position = one<{ next: number }>(db, sql`SELECT coalesce(max(position) + 1, 0) AS next FROM indicator WHERE aspect_id = ${fields.aspectId}`).next
  return insertRow(db, 'indicator', { uid, ...indicatorColumns(fields), position, created_at: at, updated_at: at })
}

export function updateIndicator(db: WritableDatabase, id: number, fields: IndicatorRow, at: string): boolean {
  return updateRow(db, 'indicator', id, indicatorColumns(fields), at)
}
