import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { codedTables, documentTables, leftOut } from '../../db/formats/project-document/tables.ts'
import { projectDocumentJsonSchema } from '../../db/formats/project-document/schema.ts'
import { createProject } from '../../db/service/open-project.ts'
import { insertDocument, parseProjectDocument } from '../../db/service/project-document/read.ts'
import { projectDocumentText } from '../../db/service/project-document/write.ts'
import { checkProjectFile } from '../../db/sqlite/check.ts'
import { sql } from '../../db/sqlite/database.ts'
import { connect, createProjectFile } from '../../db/sqlite/open.ts'
import { fill } from '../db/support/project.ts'
import { scratchFolder, testProject } from '../builders/project.ts'

const textOf = (file: string): string => {
  const db = connect(file, { readOnly: true })
  try {
    return [...projectDocumentText(db)].join('')
  } finally {
    db.close()
  }
}

/** A file with nothing in its tables yet, open to write until the test ends. */
const emptyFile = () => {
  const project = createProjectFile(join(scratchFolder(), 'empty.entente'))
  onTestFinished(() => project.close())
  return project.db
}

describe('the project document', () => {
  it('names every table and column of the schema, or says why it is left out', () => {
    const db = emptyFile()
    const tables = db.all<{ name: string }>(sql`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`).map(({ name }) => name).filter(name => !/^(?:note_)?search_index_/u.test(name))
    for (const table of tables) {
      const specs = documentTables.filter(each => each.table === table)
      if (specs.length === 0) {
        expect(leftOut[table], `${table} is decided`).toBeDefined()
        continue
      }
      const columns = db.all<{ name: string }>({ text: `SELECT name FROM pragma_table_info('${table}')`, values: [] }).map(({ name }) => name)
      const covered = new Set(specs.flatMap(spec => [
        'id', ...(spec.derived ?? []), ...(spec.owner ? [spec.owner.column] : []), ...(spec.order?.includes('position') ? ['position'] : []),
        ...spec.fields.flatMap(field => (field.kind === 'date' ? [field.column, ...['start_earliest', 'start_latest', 'end_earliest', 'end_latest'].map(day => `${field.prefix}${day}`)] : field.kind === 'entity' ? [field.type, field.column] : [field.column])),
      ]))
      if (['saved_filter', 'import_map'].includes(table)) covered.add('project_id')
      expect([...covered].toSorted(), table).toEqual(columns.toSorted())
    }
    expect(new Set(Object.values(codedTables)).size).toBe(Object.keys(codedTables).length)
  })

  it('brings the sample back equal, entity by entity, and twice the same bytes', () => {
    const folder = scratchFolder()
    const sample = join(folder, 'sample.entente')
    createProject(sample, { sample: true })
    const text = textOf(sample)
    expect(text).toBe(textOf(sample))
    const copy = join(folder, 'copy.entente')
    createProject(copy, { document: text })
    expect(textOf(copy)).toBe(text)
    expect(checkProjectFile(copy).problems).toEqual([])
    // Not only what the document says is equal, but what the program shows.
    const [before, after] = [sample, copy].map(file => {
      const db = connect(file, { readOnly: true })
      const rows = db.all(sql`SELECT entity_type, main, folded FROM entity_name ORDER BY entity_type, folded, main`)
      db.close()
      return rows
    })
    expect(after).toEqual(before)
  })

  it('holds a row of every kind, and nothing private', () => {
    const db = emptyFile()
    fill(db)
    db.run(sql`INSERT INTO saved_filter (uid, name, section, filter, position, created_at, updated_at) VALUES
      ('0195a000-0000-7000-8000-00000000b001', 'quagmire', 'note', 'quicksilver', 0, '', ''), ('0195a000-0000-7000-8000-00000000b002', 'mine', 'actor', 'rus', 1, '', '')`)
    const text = [...projectDocumentText(db)].join('')
    for (const word of ['quincunx', 'Slip', 'quagmire', 'quicksilver']) expect(text).not.toContain(word)
    expect(text).toContain('quixotic')
    expect(text).toContain('"mine"')
    const other = emptyFile()
    other.transaction(() => insertDocument(other, parseProjectDocument(text)))
    expect([...projectDocumentText(other)].join('')).toBe(text)
  })

  it('refuses what is none, and names each fault by its place', () => {
    const project = testProject()
    const text = textOf(project.file)
    const change = (edit: (document: Record<string, never>) => void) => {
      const document = JSON.parse(text) as Record<string, never>
      edit(document)
      return JSON.stringify(document)
    }
    expect(() => parseProjectDocument('{"format": "entente-project", ')).toThrow(/no JSON/u)
    expect(() => parseProjectDocument('[]')).toThrow(/no project of Entente/u)
    expect(() => parseProjectDocument(change(document => Object.assign(document, { version: 2 })))).toThrow(/newer version/u)
    expect(() => parseProjectDocument(change(document => Object.assign(document, { actors: [{ uid: 'x', kind: 'planet' }] })))).toThrow(/actors\[0\]\.uid.*actors\[0\]\.kind/u)
    const file = join(scratchFolder(), 'new.entente')
    const dangling = change(document => Object.assign(document['project'] ?? {}, { framework: '0195a000-0000-7000-8000-00000000ffff' }))
    expect(() => createProject(file, { document: dangling })).toThrow(/project\.framework/u)
    expect(existsSync(file)).toBe(false)
  })

  it('has its JSON Schema in docs', () => {
    const written: unknown = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../docs/entente-project.schema.json'), 'utf8'))
    expect(written, 'run node scripts/project-schema.ts').toEqual(projectDocumentJsonSchema())
  })
})
