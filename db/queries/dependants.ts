/** What would go with an entity when it is deleted: a walk along the foreign keys that cascade. */
import type { EntityRef } from '../contract/values.ts'
import type { EntityType } from '../contract/vocabulary.ts'
import { loggedTables } from '../schema/logged-tables.ts'
import { identifier, sql, type ReadableDatabase } from '../sqlite/database.ts'
import { tableOf } from './keys.ts'
import { groupBy, keySet } from './rows.ts'
import { refsOf } from './titles.ts'

/** How many of each type are named. */
const examplesShown = 5

interface Cascade { parent: string; child: string; column: string }

function cascades(db: ReadableDatabase): Cascade[] {
  return loggedTables.flatMap(child => db.all<{ parent: string; column: string }>(
    sql`SELECT "table" AS parent, "from" AS "column" FROM pragma_foreign_key_list(${child}) WHERE on_delete = 'CASCADE'`,
  ).map(({ parent, column }) => ({ parent, child, column })))
}

/** Entities that go with one, by type, each with a few examples. Rows that are no entities (aliases, citations) are walked, not counted. */
export function dependantsOf(db: ReadableDatabase, type: EntityType, id: number): { type: EntityType; count: number; examples: EntityRef[] }[] {
  const children = groupBy(cascades(db), cascade => cascade.parent)
  const gone = new Map<string, Set<number>>([[tableOf[type], new Set([id])]])
  const queue: { table: string; ids: number[] }[] = [{ table: tableOf[type], ids: [id] }]
  for (let next = queue.shift(); next; next = queue.shift()) {
    for (const { child, column } of children.get(next.table) ?? []) {
      const known = gone.get(child) ?? new Set<number>()
      gone.set(child, known)
      const found = db.all<{ id: number }>(sql`SELECT id FROM ${identifier(child)} WHERE ${identifier(column)} IN ${keySet(next.ids)} ORDER BY id`)
      const fresh = found.map(row => row.id).filter(row => !known.has(row))
      fresh.forEach(row => known.add(row))
      if (fresh.length > 0) queue.push({ table: child, ids: fresh })
    }
  }
  gone.get(tableOf[type])?.delete(id)
  return (Object.keys(tableOf) as EntityType[]).flatMap(dependant => {
    const ids = [...(gone.get(tableOf[dependant]) ?? [])]
    return ids.length === 0 ? [] : [{ type: dependant, count: ids.length, examples: [...refsOf(db, dependant, ids.slice(0, examplesShown)).values()] }]
  })
}
