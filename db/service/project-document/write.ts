/** Writes a project as its document: one pass over each table, in a stable order, so that two documents can be compared line by line. */
import type { EntityType } from '../../contract/vocabulary.ts'
import { PROJECT_DOCUMENT_FORMAT, PROJECT_DOCUMENT_VERSION, type DocumentRow } from '../../formats/project-document/schema.ts'
import { codedTables, tablesWithin, topTables, type DocumentField, type DocumentTable } from '../../formats/project-document/tables.ts'
import { tableOf } from '../../queries/keys.ts'
import { identifier, join, sql, type ReadableDatabase, type Sql, type SqlValue } from '../../sqlite/database.ts'

type Row = Readonly<Record<string, SqlValue>>

/** Only what is released, and what does not tell what somebody looks for among their notes. */
const exceptions: Readonly<Record<NonNullable<DocumentTable['except']>, Sql>> = {
  'private-notes': sql`private = 0`,
  'filters-of-notes': sql`section <> 'note'`,
}

/** The uid of an entity of any type; null where it is not in the document. */
const uidOfEntity = (type: Sql, key: Sql): Sql => join([
  sql`CASE ${type}`,
  ...(Object.entries(tableOf) as [EntityType, string][]).map(([name, table]) => (
    sql`WHEN ${name} THEN (SELECT uid FROM ${identifier(table)} AS other WHERE other.id = ${key}${table === 'note' ? sql` AND other.private = 0` : sql``})`
  )),
  sql`END`,
], ' ')

function columnsOf({ fields }: DocumentTable): Sql {
  const own = (column: string) => sql`t.${identifier(column)}`
  const as = (index: number) => sql`AS ${identifier(`f${index}`)}`
  return join(fields.flatMap((field, index): Sql[] => {
    if (field.kind === 'reference') return [sql`(SELECT uid FROM ${identifier(field.table)} AS other WHERE other.id = ${own(field.column)}) ${as(index)}`]
    if (field.kind === 'entity') return [sql`${own(field.type)} AS ${identifier(`t${index}`)}`, sql`${uidOfEntity(own(field.type), own(field.column))} ${as(index)}`]
    return [sql`${own(field.column)} ${as(index)}`]
  }), ', ')
}

function valueOf(field: DocumentField, row: Row, index: number): unknown {
  const value = row[`f${index}`] ?? null
  if (value === null) return undefined
  switch (field.kind) {
    case 'text': return value === '' && !field.required && !field.nullable ? undefined : value
    case 'flag': return value === 1 ? true : undefined
    case 'json': return JSON.parse(String(value)) as unknown
    case 'entity': return { type: row[`t${index}`], uid: value }
    case 'date':
    case 'number':
    case 'reference': return value
  }
}

function objectOf(table: DocumentTable, row: Row): Record<string, unknown> {
  const object: Record<string, unknown> = {}
  table.fields.forEach((field, index) => {
    const value = valueOf(field, row, index)
    if (value !== undefined) object[field.field] = value
  })
  return object
}

/** Rows that stand within others, handed out owner by owner: both go through the owners in the order of their uids. */
function within(db: ReadableDatabase, child: DocumentTable, owner: DocumentTable): (ownerUid: string) => DocumentRow[] {
  // Rows that are ordered by what they refer to stand in the order of its uid: keys differ from file to file.
  const order = join([...(child.order ?? []), 'id'].map(column => {
    const reference = child.fields.findIndex(field => field.kind === 'reference' && field.column === column)
    return reference < 0 ? sql`t.${identifier(column)}` : identifier(`f${reference}`)
  }), ', ')
  const { column = '' } = child.owner ?? {}
  const rows = db.iterate<Row>(sql`
    SELECT o.uid AS owner, ${columnsOf(child)} FROM ${identifier(child.table)} AS t JOIN ${identifier(owner.table)} AS o ON o.id = t.${identifier(column)}
    ${owner.except ? sql`WHERE o.${exceptions[owner.except]}` : sql``} ORDER BY o.uid, ${order}`)
  return inStep(rows, row => {
    const object = objectOf(child, row)
    // What an attachment leads to may be a private note.
    return child.fields.some(({ kind, field }) => kind === 'entity' && object[field] === undefined) ? null : object
  })
}

function codesOf(db: ReadableDatabase, type: string, table: string): (ownerUid: string) => DocumentRow[] {
  const rows = db.iterate<Row>(sql`
    SELECT o.uid AS owner, x.scheme, x.value FROM external_id AS x JOIN ${identifier(table)} AS o ON o.id = x.entity_id
    WHERE x.entity_type = ${type} ORDER BY o.uid, x.position, x.id`)
  return inStep(rows, ({ scheme, value }) => ({ scheme, value }))
}

function inStep(rows: IterableIterator<Row>, make: (row: Row) => DocumentRow | null): (ownerUid: string) => DocumentRow[] {
  let next = rows.next()
  return ownerUid => {
    const found: DocumentRow[] = []
    while (!next.done && String(next.value['owner']) <= ownerUid) {
      const object = String(next.value['owner']) === ownerUid ? make(next.value) : null
      if (object) found.push(object)
      next = rows.next()
    }
    return found
  }
}

/** The rows of a list that stands by itself, each with what belongs to it. */
function* rowsOf(db: ReadableDatabase, table: DocumentTable): Generator<DocumentRow> {
  const children = tablesWithin(table.table).map(child => ({ list: child.list, take: within(db, child, table) }))
  const coded = Object.entries(codedTables).find(([, name]) => name === table.table)
  if (coded) children.push({ list: 'codes', take: codesOf(db, coded[0], coded[1]) })
  const rows = db.iterate<Row>(sql`
    SELECT t.uid AS owner, ${columnsOf(table)} FROM ${identifier(table.table)} AS t ${table.except ? sql`WHERE t.${exceptions[table.except]}` : sql``} ORDER BY t.uid`)
  for (const row of rows) {
    const object = objectOf(table, row)
    for (const { list, take } of children) {
      const found = take(String(row['owner']))
      if (found.length > 0) object[list] = found
    }
    yield object
  }
}

const indented = (value: unknown, spaces: string) => JSON.stringify(value, null, 2).replaceAll('\n', `\n${spaces}`)

/**
 * The document as pieces of text (JSON, two spaces, a line feed at the end). Lists are in the order of their uids, so that the same content gives the
 * same text wherever it was made. Private notes, and filters of notes, are never asked for.
 */
export function* projectDocumentText(db: ReadableDatabase): Generator<string> {
  yield `{\n  "format": ${JSON.stringify(PROJECT_DOCUMENT_FORMAT)},\n  "version": ${PROJECT_DOCUMENT_VERSION}`
  for (const table of topTables) {
    if (table.table === 'project') {
      for (const row of rowsOf(db, table)) yield `,\n  "project": ${indented(row, '  ')}`
      continue
    }
    let count = 0
    for (const row of rowsOf(db, table)) {
      yield `${count === 0 ? `,\n  ${JSON.stringify(table.list)}: [` : ','}\n    ${indented(row, '    ')}`
      count += 1
    }
    if (count > 0) yield '\n  ]'
  }
  yield '\n}\n'
}
