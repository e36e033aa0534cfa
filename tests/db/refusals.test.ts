import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { latestVersion } from '../../db/schema/migrate.ts'
import { checkProjectFile } from '../../db/sqlite/check.ts'
import { openProjectFile } from '../../db/sqlite/open.ts'
import type { ProjectFileErrorKind } from '../../db/sqlite/project-file-error.ts'
import { kill, startHolder } from './support/process.ts'
import { makeProject, temporaryFolder } from './support/project.ts'

/** Each file that must be refused: how it is made from a good project (`file` is a copy of it), and with what it is refused. */
const refusals: [name: string, kind: ProjectFileErrorKind, says: RegExp, make: (file: string) => void][] = [
  ['a newer schema', 'newer-schema', /newer version of Entente/u, file => alter(file, `PRAGMA user_version = ${latestVersion() + 1}`)],
  ['a far newer schema', 'newer-schema', /newer version/u, file => alter(file, 'PRAGMA user_version = 2000000000; CREATE TABLE later (a)')],
  ['version 0', 'foreign-schema', /version 0/u, file => alter(file, 'PRAGMA user_version = 0')],
  ['a negative version', 'foreign-schema', /version -1/u, file => alter(file, 'PRAGMA user_version = -1')],
  ['a database of another program', 'foreign-database', /another program/u, file => alter(file, 'PRAGMA application_id = 0x12345678')],
  ['a database without a mark', 'foreign-database', /another program/u, file => {
    writeFileSync(file, '')
    alter(file, 'CREATE TABLE actor (id INTEGER PRIMARY KEY, name TEXT)')
  }],
  ['a foreign database in log mode', 'foreign-database', /another program/u, file => alter(file, 'PRAGMA application_id = 7; PRAGMA journal_mode = WAL')],
  ['an empty file', 'not-a-database', /is empty/u, file => writeFileSync(file, '')],
  ['text', 'not-a-database', /no SQLite database/u, file => writeFileSync(file, 'Dear reader,\n'.repeat(500))],
  ['a few bytes of a header', 'not-a-database', /no SQLite database/u, file => truncateSync(file, 60)],
  ['a picture', 'not-a-database', /no SQLite database/u, file => writeFileSync(file, Buffer.from('89504e470d0a1a0a'.padEnd(4_096, '0'), 'hex'))],
  ['zeros', 'not-a-database', /no SQLite database/u, file => writeFileSync(file, Buffer.alloc(8_192))],
  ['an impossible page size', 'not-a-database', /no SQLite database/u, file => patch(file, 16, [0x12, 0x34])],
  ['a file that lost its end', 'corrupt', /a part of it is missing/u, file => truncateSync(file, statSync(file).size - 8_192)],
  ['a file cut within a page', 'corrupt', /a part of it is missing/u, file => truncateSync(file, statSync(file).size - 100)],
  ['a file of one page', 'corrupt', /a part of it is missing/u, file => truncateSync(file, 4_096)],
  ['a page of noise', 'corrupt', /damaged/u, file => patch(file, 4_096 * 20, Array.from({ length: 4_096 }, (_, index) => (index * 73 + 11) % 256))],
  ['a first page of noise', 'corrupt', /damaged/u, file => patch(file, 100, Array.from({ length: 3_000 }, (_, index) => (index * 73 + 11) % 256))],
  ['a free list that leads nowhere', 'corrupt', /damaged/u, file => patch(file, 32, [0, 0, 0, 9, 0, 0, 0, 3])],
  ['a schema that does not parse', 'corrupt', /damaged/u, file => alterSchema(file, `UPDATE sqlite_schema SET sql = 'CREATE TABLE actor (((' WHERE name = 'actor'`)],
  ['a trigger from a stranger', 'foreign-schema', /trigger “steal” is not ours/u, file => alter(file, `CREATE TRIGGER steal AFTER INSERT ON note BEGIN UPDATE source SET reliability_note = new.body; END`)],
  ['a view from a stranger', 'foreign-schema', /view “everything” is not ours/u, file => alter(file, 'CREATE VIEW everything AS SELECT * FROM note')],
  ['a table from a stranger', 'foreign-schema', /table “extra” is not ours/u, file => alter(file, 'CREATE TABLE extra (a)')],
  ['an index from a stranger', 'foreign-schema', /index “extra” is not ours/u, file => alter(file, 'CREATE INDEX extra ON note (body)')],
  ['statistics', 'foreign-schema', /table “sqlite_stat1” is not ours/u, file => alter(file, 'ANALYZE')],
  ['a trigger of ours that is gone', 'foreign-schema', /trigger “undo_note_delete” is missing/u, file => alter(file, 'DROP TRIGGER undo_note_delete')],
  ['an index of ours that is gone', 'foreign-schema', /index “tie_from” is missing/u, file => alter(file, 'DROP INDEX tie_from')],
  ['a trigger of ours that does something else', 'foreign-schema', /trigger “undo_note_delete” is not made as/u,
    file => alter(file, 'DROP TRIGGER undo_note_delete; CREATE TRIGGER undo_note_delete AFTER DELETE ON note BEGIN DELETE FROM undo_action; END')],
  ['a column more', 'foreign-schema', /table “note” is not made as/u, file => alter(file, 'ALTER TABLE note ADD COLUMN extra TEXT')],
  ['a rule less', 'foreign-schema', /table “coder” is not made as/u, file => alterSchema(file, `UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (length(uid) = 36)', '') WHERE name = 'coder'`)],
  ['a table of ours replaced by a view', 'foreign-schema', /view “view_position” is not ours/u, file => alter(file, 'DROP TABLE view_position; CREATE VIEW view_position AS SELECT 1 AS id')],
  ['a folder', 'not-a-database', /is a folder/u, file => {
    truncateSync(file)
    chmodSync(file, 0o600)
    mkdirSync(`${file}.d`)
  }],
]

describe('files that are refused', () => {
  let source: ReturnType<typeof temporaryFolder>
  let temporary: ReturnType<typeof temporaryFolder>
  let good: string
  let file: string
  beforeAll(() => {
    source = temporaryFolder()
    good = join(source.folder, 'good.entente')
    makeProject(good)
  })
  afterAll(() => source.remove())
  beforeEach(() => {
    temporary = temporaryFolder()
    file = join(temporary.folder, 'case.entente')
    copyFileSync(good, file)
  })
  afterEach(() => temporary.remove())

  it.each(refusals)('refuses %s and leaves it byte for byte', (name, kind, says, make) => {
    make(file)
    const path = name === 'a folder' ? `${file}.d` : file
    const before = state(temporary.folder)
    for (const access of ['write', 'read'] as const) {
      expect(() => openProjectFile(path, { access })).toThrow(expect.objectContaining({ name: 'ProjectFileError', kind, message: expect.stringMatching(says) }))
      expect(() => openProjectFile(path, { access })).toThrow(path)
      expect(state(temporary.folder)).toEqual(before)
    }
    if (kind === 'corrupt' || kind === 'foreign-schema') {
      const report = checkProjectFile(path)
      expect(report.sound).toBe(false)
      expect(report.problems[0]?.message).toMatch(says)
    } else {
      expect(() => checkProjectFile(path)).toThrow(expect.objectContaining({ kind }))
    }
    expect(state(temporary.folder)).toEqual(before)
  })

  it('opens the good file that the others are made of', () => {
    openProjectFile(file, { access: 'write' }).close()
    expect(checkProjectFile(file)).toMatchObject({ sound: true, schemaVersion: latestVersion(), problems: [] })
  })

  it.each([['write'], ['read']] as const)('tells a file that is not there (%s)', access => {
    expect(() => openProjectFile(join(temporary.folder, 'none.entente'), { access })).toThrow(expect.objectContaining({ kind: 'missing' }))
    expect(() => openProjectFile(join(file, 'below.entente'), { access })).toThrow(expect.objectContaining({ kind: 'missing' }))
    symlinkSync(join(temporary.folder, 'nowhere'), join(temporary.folder, 'dangling'))
    expect(() => openProjectFile(join(temporary.folder, 'dangling'), { access })).toThrow(expect.objectContaining({ kind: 'missing' }))
    expect(readdirSync(temporary.folder).toSorted()).toEqual(['case.entente', 'dangling'])
  })

  // What stands in the log of a crashed process counts: it is part of the file.
  it.each([
    ['a newer version', 'newer-schema', 'PRAGMA user_version = 9'], ['a foreign mark', 'foreign-database', 'PRAGMA application_id = 9'],
    ['a foreign trigger', 'foreign-schema', 'CREATE TRIGGER steal AFTER INSERT ON note BEGIN SELECT 1; END'],
  ] as const)('refuses %s that stands in the log only', (_name, kind, statement) => {
    const db = new Database(file)
    db.pragma('journal_mode = WAL')
    db.pragma('wal_autocheckpoint = 0')
    db.exec(statement)
    const crashed = join(temporary.folder, 'crashed.entente')
    copyFileSync(file, crashed)
    copyFileSync(`${file}-wal`, `${crashed}-wal`)
    db.close()
    const before = state(temporary.folder)
    for (const access of ['write', 'read'] as const) {
      expect(() => openProjectFile(crashed, { access })).toThrow(expect.objectContaining({ name: 'ProjectFileError', kind }))
      expect(state(temporary.folder)).toEqual(before)
    }
  })

  it('takes no part of a log that belongs to another file or is torn', () => {
    writeFileSync(`${file}-wal`, Buffer.from('377f0682002de218'.padEnd(9_000, 'a'), 'hex'))
    const before = state(temporary.folder)
    const reader = openProjectFile(file, { access: 'read' })
    expect(reader.db.pragma('quick_check')).toBe('ok')
    reader.close()
    expect(state(temporary.folder)).toEqual(before)
  })

  it('refuses a newer file also while another process has it open', async () => {
    const { child } = await startHolder(file, 'hold')
    alter(file, 'PRAGMA user_version = 5')
    expect(() => openProjectFile(file, { access: 'write' })).toThrow(expect.objectContaining({ kind: 'newer-schema' }))
    await kill(child)
  })
})

/** Names, sizes and content hashes of everything in a folder. */
function state(folder: string): string[] {
  return readdirSync(folder).toSorted().map(name => {
    const path = join(folder, name)
    const stats = statSync(path)
    return `${name} ${stats.mtimeMs} ${stats.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'folder'}`
  })
}

function alter(file: string, statements: string): void {
  const db = new Database(file)
  db.exec(statements)
  db.close()
}

function alterSchema(file: string, statement: string): void {
  const db = new Database(file)
  db.unsafeMode(true)
  db.pragma('writable_schema = ON')
  db.exec(statement)
  db.close()
}

function patch(file: string, at: number, bytes: number[]): void {
  const content = readFileSync(file)
  content.set(bytes, at)
  writeFileSync(file, content)
}
