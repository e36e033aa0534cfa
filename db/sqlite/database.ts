/**
 * What the rest of `db/` sees of a connection. The type says whether it may write: a function that changes rows asks for a
 * WritableDatabase, so that a read-only connection cannot reach it.
 */
declare const readable: unique symbol
declare const writable: unique symbol

export type SqlValue = string | number | bigint | null | Uint8Array

export interface ReadableDatabase {
  readonly [readable]: true
  /** The file is locked with a passphrase: what is written beside it in plain must be told. */
  readonly locked: boolean
  /** All rows of a query. */
  all<Row>(query: Sql): Row[]
  /** The first row, or undefined. */
  get<Row>(query: Sql): Row | undefined
  /** Rows one at a time, for results that should not stand in memory at once. */
  iterate<Row>(query: Sql): IterableIterator<Row>
  /** The value of a pragma's first column. */
  pragma(name: string): unknown
}

export interface WritableDatabase extends ReadableDatabase {
  readonly [writable]: true
  /** Runs one statement; returns the rows changed and the last row id. */
  run(query: Sql): { changes: number; lastInsertRowid: number }
  /** Runs `body` in one IMMEDIATE transaction (a savepoint inside another); rolls back when it throws. */
  transaction<T>(body: () => T): T
  /**
   * Runs `body` in the transaction under way, or in one of its own where there is none. Unlike `transaction` it opens no savepoint inside another one: SQLite
   * keeps a copy of every page that each statement changes for as long as a savepoint is open, which in a large import is gigabytes. So whoever catches
   * what `body` throws must roll back the whole.
   */
  within<T>(body: () => T): T
}

/** SQL text with the values to bind; made by the `sql` tag only. */
export interface Sql {
  readonly text: string
  readonly values: readonly SqlValue[]
}

type Interpolated = SqlValue | boolean | Sql

/**
 * Builds a statement whose interpolated values are bound, never pasted. Another `Sql` is spliced in with its values.
 *
 * ```ts
 * db.all<{ name: string }>(sql`SELECT name FROM actor WHERE id = ${id}`)
 * ```
 */
export function sql(parts: TemplateStringsArray, ...interpolated: Interpolated[]): Sql {
  let text = parts[0] ?? ''
  const values: SqlValue[] = []
  interpolated.forEach((value, index) => {
    if (isSql(value)) {
      text += value.text
      values.push(...value.values)
    } else {
      text += '?'
      values.push(typeof value === 'boolean' ? Number(value) : value)
    }
    text += parts[index + 1] ?? ''
  })
  return { text, values }
}

/** A list of values for `IN`: `sql`… IN (${list(ids)})``. The empty list binds NULL, which is in no set. */
export function list(values: readonly SqlValue[]): Sql {
  return values.length === 0 ? { text: 'NULL', values: [] } : { text: values.map(() => '?').join(', '), values }
}

/** A name of ours (table, column) spliced in as it is: letters, digits and underscores only. */
export function identifier(name: string): Sql {
  if (!/^[a-z_][a-z0-9_]*$/u.test(name)) throw new Error(`not an identifier: ${name}`)
  return { text: name, values: [] }
}

/** Joins pieces of SQL with a separator. */
export function join(pieces: readonly Sql[], separator: string): Sql {
  return { text: pieces.map(piece => piece.text).join(separator), values: pieces.flatMap(piece => piece.values) }
}

function isSql(value: Interpolated): value is Sql {
  return typeof value === 'object' && value !== null && 'text' in value && 'values' in value
}
