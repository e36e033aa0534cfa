import { createHash } from 'node:crypto'
import { copyFileSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stalePairs } from '../../db/queries/event-pairs.ts'
import { latestVersion, migrate, migrations, versionOf, type Migration } from '../../db/schema/migrate.ts'
import { sql } from '../../db/sqlite/database.ts'
import { connect, openProjectFile } from '../../db/sqlite/open.ts'
import { schemaObjects } from '../../db/sqlite/schema-objects.ts'
import { undo, runAction } from '../../db/sqlite/undo.ts'
import { dump, fill, makeProject, temporaryFolder } from './support/project.ts'

/**
 * The schema that each released version made, as a hash of its objects. A released migration is frozen: where this test fails, the change
 * belongs into a new migration. The last one may be renewed until its version is released.
 */
const frozen: Readonly<Record<number, string>> = {
  1: '098252c1dc68126f3dc9d03e358308e928bcdf4b05806ee86b42876b7a347221',
  2: '7b0b249d6ddc2236993051a1a8a1b83459fe6ce6c137e4b8d83fb236f37d5616',
  3: '0e41f74e8bdcb30fb6ef6502e59452e2b321455dbaf80b360101a3d7f742317f',
  4: '7d6091644d9d1387582b0b172e2ff9b6ec8fd0bb3e2fcfdb88b4bcce9ca6d9b6',
}

/** Versions yet to come, after the latest. */
const latest = latestVersion()
const next: Migration = {
  version: latest + 1,
  up(execute, columnsOf) {
    if (!columnsOf('coder').includes('initials')) throw new Error('columns are not told')
    execute(`CREATE TABLE keyword (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE) STRICT; INSERT INTO keyword (word) SELECT DISTINCT kind FROM actor;`)
  },
}
const failing: Migration = {
  version: latest + 2,
  up(execute) {
    execute('CREATE TABLE half (id INTEGER PRIMARY KEY)')
    execute('INSERT INTO nowhere VALUES (1)')
  },
}

describe('migrations', () => {
  let temporary: ReturnType<typeof temporaryFolder>
  let file: string
  beforeEach(() => {
    temporary = temporaryFolder()
    file = join(temporary.folder, 'case.entente')
  })
  afterEach(() => temporary.remove())

  it('makes of each released version the schema it was released with', () => {
    expect(Object.keys(frozen).map(Number)).toEqual(migrations.map(step => step.version))
    for (const { version } of migrations) {
      const db = connect(':memory:', { readOnly: false, create: true })
      migrate(db, migrations, version)
      const objects = schemaObjects(db).map(({ type, name, tbl_name: table, sql: text }) => [type, name, table, text])
      expect(createHash('sha256').update(JSON.stringify(objects)).digest('hex'), `version ${version}`).toBe(frozen[version])
      expect(versionOf(db)).toBe(version)
      db.close()
    }
  })

  it('brings a file of every version before to the latest with its content', () => {
    for (const { version } of migrations) {
      const db = connect(':memory:', { readOnly: false, create: true })
      migrate(db, migrations, version)
      // Each version's fixture builder fills the tables as they were then.
      const build: Readonly<Record<number, typeof fill>> = { 1: fill, 2: fill, 3: fill, 4: fill }
      const keys = build[version]?.(db)
      if (!keys) throw new Error(`version ${version} has no fixture`)
      const before = dump(db)
      // As the program of that version took a step: with the tables that there were.
      const { lastInsertRowid } = db.run(sql`INSERT INTO undo_action (label, state, at) VALUES ('x', 'done', '')`)
      db.run(sql`UPDATE undo_current SET action_id = ${lastInsertRowid}`)
      db.run(sql`UPDATE actor SET name = 'changed', description = 'x' WHERE id = ${keys.russia}`)
      db.run(sql`UPDATE undo_current SET action_id = NULL`)
      migrate(db)
      // The history of before still fits: a step taken under the older version is undone under the newer.
      expect(undo(db)?.label).toBe('x')
      for (const table of before.split('\n\n')) expect(dump(db)).toContain(table)
      expect(versionOf(db)).toBe(latestVersion())
      expect(db.get(sql`SELECT count(*) AS n FROM actor`)).toEqual({ n: 4 })
      expect(db.all(sql`SELECT 1 FROM pragma_foreign_key_check`)).toEqual([])
      db.close()
    }
  })

  it('finds out between whom the events of an older file are', () => {
    const db = connect(':memory:', { readOnly: false, create: true })
    migrate(db, migrations, 3)
    const { event, russia, israel } = fill(db)
    db.run(sql`UPDATE event SET code_scheme = 'cameo', code = '190', goldstein = -10 WHERE id = ${event}`)
    db.run(sql`INSERT INTO event_participant (event_id, actor_id, role, position) VALUES (${event}, ${israel}, 'initiator', 1), (${event}, ${russia}, 'target', 2)`)
    migrate(db)
    expect(db.all(sql`SELECT event_id AS event, low_actor_id AS low, high_actor_id AS high, direction, tone, first_month AS month, goldstein FROM event_pair`))
      .toEqual([{ event, low: Math.min(russia, israel), high: Math.max(russia, israel), direction: israel < russia ? 1 : -1, tone: -1, month: 2018 * 12 + 8, goldstein: -10 }])
    expect(stalePairs(db)).toEqual([])
    db.close()
  })

  it('backs up beside the file, then migrates', () => {
    makeProject(file)
    const original = openProjectFile(file, { access: 'read' })
    const before = dump(original.db)
    original.close()
    const project = openProjectFile(file, { access: 'write', migrations: [...migrations, next] })
    expect(project.readOnly).toBe(false)
    expect(versionOf(project.db)).toBe(latest + 1)
    expect(project.db.get(sql`SELECT count(*) AS n FROM keyword`)).toEqual({ n: 3 })
    expect(dump(project.db)).toBe(before)
    runAction(project.db, { label: 'x', at: '' }, () => project.db.run(sql`UPDATE note SET body = 'changed'`))
    undo(project.db)
    expect(dump(project.db)).toBe(before)
    project.close()
    expect(readdirSync(temporary.folder).toSorted()).toEqual([`case (backup, version ${latest}).entente`, 'case.entente'])
    const backup = openProjectFile(join(temporary.folder, `case (backup, version ${latest}).entente`), { access: 'write' })
    expect(backup.readOnly).toBe(false)
    expect(versionOf(backup.db)).toBe(latest)
    expect(dump(backup.db)).toBe(before)
    backup.close()
    // The program of before refuses the migrated file.
    expect(() => openProjectFile(file, { access: 'write' })).toThrow(expect.objectContaining({ kind: 'newer-schema' }))
    openProjectFile(file, { access: 'write', migrations: [...migrations, next] }).close()
    expect(readdirSync(temporary.folder)).toHaveLength(2)
  })

  it('leaves a file at its version when a step fails, and numbers the next backup', () => {
    makeProject(file)
    const steps = [...migrations, next, failing]
    expect(() => openProjectFile(file, { access: 'write', migrations: steps })).toThrow(expect.objectContaining({ name: 'ProjectFileError' }))
    const project = openProjectFile(file, { access: 'read', migrations: [...migrations, next] })
    expect(versionOf(project.db)).toBe(latest + 1)
    expect(project.db.get(sql`SELECT 1 FROM sqlite_schema WHERE name = 'half'`)).toBeUndefined()
    project.close()
    expect(() => openProjectFile(file, { access: 'write', migrations: steps })).toThrow()
    expect(readdirSync(temporary.folder).toSorted()).toEqual([`case (backup, version ${latest}).entente`, `case (backup, version ${latest + 1}).entente`, 'case.entente'])
    copyFileSync(join(temporary.folder, `case (backup, version ${latest}).entente`), file)
    openProjectFile(file, { access: 'write', migrations: [...migrations, next] }).close()
    expect(readdirSync(temporary.folder)).toContain(`case (backup, version ${latest}, 2).entente`)
  })

  it('refuses a step that leaves references to nothing', () => {
    const db = connect(':memory:', { readOnly: false, create: true })
    migrate(db)
    fill(db)
    const orphaning: Migration = { version: latest + 1, up: execute => execute('PRAGMA defer_foreign_keys = ON; UPDATE tie SET from_actor_id = 999') }
    expect(() => migrate(db, [...migrations, orphaning])).toThrow(/reference/u)
    expect(versionOf(db)).toBe(latest)
    db.close()
  })

  it('reads an older file without writing to it', () => {
    makeProject(file)
    const bytes = readFileSync(file)
    const project = openProjectFile(file, { access: 'read', migrations: [...migrations, next] })
    expect(project.readOnly).toBe(true)
    expect(project.db.get(sql`SELECT count(*) AS n FROM keyword`)).toEqual({ n: 3 })
    expect(() => project.db.run(sql`DELETE FROM keyword`)).toThrow(/readonly/u)
    project.close()
    expect(readFileSync(file).equals(bytes)).toBe(true)
    expect(readdirSync(temporary.folder)).toEqual(['case.entente'])
  })

  it('wants its steps numbered without a gap', () => {
    const db = connect(':memory:', { readOnly: false, create: true })
    expect(() => migrate(db, [...migrations, failing])).toThrow(/numbered/u)
    db.close()
  })
})
