import { identifier, type ReadableDatabase, type SqlValue } from './database.ts'

/** A row as it was read, or how many keys lie where nothing could be read. */
export type Readable = { readonly row: SqlValue[] } | { readonly lost: number }

type Raw = Record<string, SqlValue>
/** Rows that are read in one go while all is well. */
const chunk = 200
/** No key of ours is higher. */
const highest = 2 ** 40

/**
 * Every row of a table that can be read, in the order of its keys. Where reading fails, rows are read one by one, and the next key behind the damage
 * that can be read is found by halving. Never throws for damage.
 */
export function* readableRows(db: ReadableDatabase, table: string, columns: readonly string[]): Generator<Readable> {
  const names = columns.map(name => `"${identifier(name).text}"`).join(', ')
  // Only a table: a view of that name could call whatever it likes.
  const isTable = attempt(() => db.all<Raw>({ text: `SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`, values: [table] })) ?? []
  if (isTable.length === 0) return
  const from = (key: number, limit: number) => attempt(() => (
    db.all<Raw>({ text: `SELECT rowid AS "salvage key", ${names} FROM ${identifier(table).text} WHERE rowid >= ? ORDER BY rowid LIMIT ${limit}`, values: [key] })
  ))
  const last = attempt(() => db.get<{ key: number | null }>({ text: `SELECT max(rowid) AS key FROM ${identifier(table).text}`, values: [] }))
  const end = typeof last?.key === 'number' ? last.key : highest
  if (last !== null && last !== undefined && last.key === null) return
  for (let next = 1; next <= end;) {
    const rows = from(next, chunk) ?? from(next, 1)
    if (rows) {
      if (rows.length === 0) return
      for (const row of rows) {
        yield { row: columns.map(name => row[name] ?? null) }
        next = Number(row['salvage key']) + 1
      }
      continue
    }
    const found = nextReadable(next, end, key => from(key, 1))
    if (end < highest || found !== null) yield { lost: (found ?? end + 1) - next }
    else yield { lost: 1 }
    if (found === null) return
    next = found
  }
}

/** The lowest key from which something can be read again, up to how finely doubling and halving find it; null where nothing can. */
function nextReadable(failed: number, end: number, read: (key: number) => Raw[] | null): number | null {
  let bad = failed
  let step = 1
  let good: number | null = null
  while (good === null) {
    const probe = Math.min(failed + step, end)
    const rows = read(probe)
    if (rows && rows.length > 0) good = Number(rows[0]?.['salvage key'])
    else if (rows) return null
    else if (probe === end) return null
    else {
      bad = probe
      step *= 2
    }
  }
  let upper = Math.min(failed + step, end)
  while (upper - bad > 1) {
    const middle = Math.floor((bad + upper) / 2)
    const rows = read(middle)
    if (rows && rows.length > 0) {
      upper = middle
      good = Math.min(good, Number(rows[0]?.['salvage key']))
    } else bad = middle
  }
  return good
}

function attempt<T>(body: () => T): T | null {
  try {
    return body()
  } catch {
    return null
  }
}
