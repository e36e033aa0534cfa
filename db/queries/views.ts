/** Saved states of the network, and where its actors stand in them. */
import { readEncodings } from '../contract/entities/encodings.ts'
import { ViewSettings, type View } from '../contract/entities/views.ts'
import { sql, type ReadableDatabase, type Sql, type WritableDatabase } from '../sqlite/database.ts'
import { insertRow, one, updateRow } from './rows.ts'

export const defaultViewSettings: ViewSettings = ViewSettings.parse({ asOf: null, since: null, dating: 'possibly', allTime: false })

interface Row { id: number; uid: string; name: string; caption: string; settings: string }

/** Settings as stored, field by field; what is missing or not of the form is the default. */
function toSettings(text: string): ViewSettings {
  const stored = JSON.parse(text) as Readonly<Record<string, unknown>>
  const kept = Object.entries(ViewSettings.shape).flatMap(([field, form]) => {
    const parsed = form.safeParse(stored[field])
    return stored[field] !== undefined && parsed.success ? [[field, parsed.data] as const] : []
  })
  return { ...defaultViewSettings, ...Object.fromEntries(kept), encodings: readEncodings(stored['encodings']) }
}

function views(db: ReadableDatabase, where: Sql): (View & { id: number })[] {
  return db.all<Row>(sql`SELECT id, uid, name, caption, settings FROM view WHERE ${where} ORDER BY position, id`)
    .map(row => ({ id: row.id, uid: row.uid, name: row.name, caption: row.caption, settings: toSettings(row.settings) }))
}

/** All views in their order. */
export function listViews(db: ReadableDatabase): View[] {
  return views(db, sql`1`).map(({ id: _, ...view }) => view)
}

export function getView(db: ReadableDatabase, id: number): (View & { id: number }) | undefined {
  return views(db, sql`id = ${id}`)[0]
}

/** The view that opens where none is named: the first. */
export function firstView(db: ReadableDatabase): (View & { id: number }) | undefined {
  return views(db, sql`1`)[0]
}

export interface ViewRow { name?: string | undefined; caption?: string | undefined; settings?: ViewSettings | undefined }

const columns = (fields: ViewRow) => ({ name: fields.name, caption: fields.caption, settings: fields.settings && JSON.stringify(fields.settings) })

/** Adds a view at the end. */
export function insertView(db: WritableDatabase, uid: string, fields: Required<ViewRow>, at: string): number {
  const position = one<{ next: number }>(db, sql`SELECT coalesce(max(position) + 1, 0) AS next FROM view`).next
  return insertRow(db, 'view', { uid, ...columns(fields), position, created_at: at, updated_at: at })
}

export function updateView(db: WritableDatabase, id: number, fields: ViewRow, at: string): boolean {
  return updateRow(db, 'view', id, columns(fields), at)
}

export interface PositionRow { actorId: number; x: number; y: number; pinned: boolean }

/** Where actors stand in a view, in the order of their keys. */
export function positionsOf(db: ReadableDatabase, view: number): PositionRow[] {
  return db.all<Omit<PositionRow, 'pinned'> & { pinned: number }>(
    sql`SELECT actor_id AS actorId, x, y, pinned FROM view_position WHERE view_id = ${view} ORDER BY actor_id`,
  ).map(row => ({ ...row, pinned: row.pinned === 1 }))
}

/** Whether a view knows where every actor stands. */
export function placesEveryActor(db: ReadableDatabase, view: number): boolean {
  return db.get(sql`SELECT 1 FROM actor WHERE id NOT IN (SELECT actor_id FROM view_position WHERE view_id = ${view}) LIMIT 1`) === undefined
}

/** Puts an actor somewhere in a view. A place that is the same already is left alone. */
export function setPosition(db: WritableDatabase, view: number, position: PositionRow): void {
  const before = db.get<{ id: number }>(sql`SELECT id FROM view_position WHERE view_id = ${view} AND actor_id = ${position.actorId}`)
  const { x, y, pinned } = position
  if (before) updateRow(db, 'view_position', before.id, { x, y, pinned })
  else insertRow(db, 'view_position', { view_id: view, actor_id: position.actorId, x, y, pinned })
}

export function copyPositions(db: WritableDatabase, from: number, to: number): void {
  db.run(sql`INSERT INTO view_position (view_id, actor_id, x, y, pinned)
    SELECT ${to}, actor_id, x, y, pinned FROM view_position WHERE view_id = ${from} ORDER BY actor_id`)
}
