import type { EntityType } from '../../contract/vocabulary.ts'
import { tableOf } from '../../queries/keys.ts'
import { sql, type ReadableDatabase } from '../../sqlite/database.ts'

/** What a column of ours holds: there are no blobs in a project. */
export type Plain = string | number | null
export type Row = Readonly<Record<string, Plain>> & { readonly id: number }

/** What a row of the other copy is in this project: a row that is there, or one that comes into being with the merge (`id` is null until then). */
export interface Here {
  id: number | null
  readonly isNew: boolean
  /** It was merged into another one here, or is not to be touched: what hangs on it is left out, what points to it points here. */
  readonly closed: boolean
  /** Tells new rows apart. */
  readonly serial: number
}

/** A column that points to another table. Where what it points to is left out, the row is too (`required`), or points to nothing. */
interface Reference { readonly table: string; readonly required: boolean }

/** Foreign keys of a table of ours, by column, from the schema, which both copies share. */
export function referencesOf(db: ReadableDatabase, table: string): ReadonlyMap<string, Reference> {
  const rows = db.all<{ column: string; table: string; onDelete: string; required: number }>(sql`
    SELECT f."from" AS column, f."table" AS "table", f.on_delete AS onDelete, c."notnull" AS required
    FROM pragma_foreign_key_list(${table}) f JOIN pragma_table_info(${table}) c ON c.name = f."from"`)
  return new Map(rows.map(row => [row.column, { table: row.table, required: row.required === 1 || row.onDelete === 'CASCADE' }]))
}

/** Columns of a table after `id`, in their order. */
export function columnsOf(db: ReadableDatabase, table: string): string[] {
  return db.all<{ name: string }>(sql`SELECT name FROM pragma_table_info(${table}) WHERE name <> 'id' ORDER BY cid`).map(column => column.name)
}

/** From the rows of the other copy to what they are here, by table. */
export interface HereMap {
  add(table: string, theirs: number, here: Omit<Here, 'serial'>): Here
  find(table: string, theirs: number): Here | undefined
  /** By type of entity, as links without a foreign key point. */
  entity(type: Plain | undefined, theirs: number): Here | undefined
}

export function createHereMap(): HereMap {
  const tables = new Map<string, Map<number, Here>>()
  let serial = 0
  const find = (table: string, theirs: number) => tables.get(table)?.get(theirs)
  return {
    add(table, theirs, here) {
      const known = tables.get(table) ?? new Map<number, Here>()
      tables.set(table, known)
      const added = { ...here, serial: (serial += 1) }
      known.set(theirs, added)
      return added
    },
    find,
    entity(type, theirs) {
      const table = typeof type === 'string' && Object.hasOwn(tableOf, type) ? tableOf[type as EntityType] : undefined
      return table === undefined ? undefined : find(table, theirs)
    },
  }
}

/** A value that tells a row here from every other: what is new equals nothing that is there. */
export const keyOfHere = (here: Here): string => (here.id === null ? `new ${here.serial}` : `${here.id}`)

/** A value to write: what it is, or what it will be here. */
export type Value = Plain | Here
export type Values = Readonly<Record<string, Value>>

export const isHere = (value: Value): value is Here => typeof value === 'object' && value !== null
export const isClosed = (value: Value): boolean => isHere(value) && value.closed
/** A value as it is compared with one of ours. */
export const keyText = (value: Value): Plain => (isHere(value) ? keyOfHere(value) : value)
