import { sql, type WritableDatabase } from './database.ts'

/** Reads as the project is at one moment, whatever else is written meanwhile. */
export function atOneMoment<T>(db: WritableDatabase, body: () => T): T {
  db.run(sql`BEGIN`)
  try {
    return body()
  } finally {
    db.run(sql`ROLLBACK`)
  }
}
