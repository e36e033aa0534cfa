import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { latestVersion } from '../../db/schema/migrate.ts'
import { sql, type WritableDatabase } from '../../db/sqlite/database.ts'
import { createProjectFile, inMemoryDatabase, openProjectFile } from '../../db/sqlite/open.ts'
import { APPLICATION_ID, readHeader } from '../../db/sqlite/header.ts'
import { kill, spawnHolder, startHolder } from './support/process.ts'
import { makeProject, temporaryFolder } from './support/project.ts'

describe('project files', () => {
  let temporary: ReturnType<typeof temporaryFolder>
  let file: string
  beforeEach(() => {
    temporary = temporaryFolder()
    file = join(temporary.folder, 'case.entente')
  })
  afterEach(() => temporary.remove())
  const folder = () => readdirSync(temporary.folder).toSorted()
  const summary = (db: WritableDatabase) => db.get<{ summary: string }>(sql`SELECT summary FROM project`)?.summary
  const refusal = (kind: string) => expect.objectContaining({ name: 'ProjectFileError', kind })

  it('makes a file with our mark and version, one file when closed', () => {
    makeProject(file)
    expect(folder()).toEqual(['case.entente'])
    expect(readHeader(readFileSync(file))).toMatchObject({ applicationId: APPLICATION_ID, userVersion: latestVersion(), walMode: false })
  })

  it('keeps a file that is there, and says when the folder is not', () => {
    writeFileSync(file, 'mine')
    expect(() => createProjectFile(file)).toThrow(refusal('exists'))
    expect(readFileSync(file, 'utf8')).toBe('mine')
    expect(folder()).toEqual(['case.entente'])
    expect(() => createProjectFile(join(temporary.folder, 'none', 'x.entente'))).toThrow(refusal('no-access'))
  })

  it('has its settings on every connection', () => {
    makeProject(file)
    const project = openProjectFile(file, { access: 'write' })
    const wanted = { journal_mode: 'wal', synchronous: 2, fullfsync: 1, foreign_keys: 1, trusted_schema: 0, cell_size_check: 1, temp_store: 2, secure_delete: 1, recursive_triggers: 1 }
    for (const [name, value] of Object.entries(wanted)) expect(project.db.pragma(name), name).toBe(value)
    project.close()
    const reader = openProjectFile(file, { access: 'read' })
    expect(reader.db.pragma('trusted_schema')).toBe(0)
    expect(() => reader.db.run(sql`UPDATE project SET summary = 'x'`)).toThrow(/readonly/u)
    reader.close()
    expect(folder()).toEqual(['case.entente'])
  })

  it.each(['a b?#%é.entente', "it's & \"quoted\".entente", 'проект – חזבאללה.entente', 'file:x?mode=memory', ' leading', '-dash', '100%.entente'])('opens a file named %j', name => {
    const path = join(temporary.folder, name)
    makeProject(path)
    expect(folder()).toEqual([name])
    const project = openProjectFile(path, { access: 'write' })
    expect(project.readOnly).toBe(false)
    expect(project.file).toBe(join(realpathSync(temporary.folder), name))
    project.close()
    expect(folder()).toEqual([name])
  })

  it('writes to the file behind a link', () => {
    makeProject(file)
    mkdirSync(join(temporary.folder, 'links'))
    symlinkSync(file, join(temporary.folder, 'links', 'other.entente'))
    const project = openProjectFile(join(temporary.folder, 'links', 'other.entente'), { access: 'write' })
    expect(openProjectFile(file, { access: 'write' }).readOnly).toBe(true)
    project.close()
    expect(readdirSync(join(temporary.folder, 'links'))).toEqual(['other.entente'])
  })

  it('keeps what was acknowledged when the process is killed, and reads it without touching the folder', async () => {
    makeProject(file)
    const { child } = await startHolder(file, 'write')
    let said = ''
    child.stdout?.on('data', text => { said += text })
    await new Promise(resolve => setTimeout(resolve, 150))
    await kill(child)
    const last = Number(said.trimEnd().split('\n').at(-1))
    expect(last).toBeGreaterThan(0)
    const left = folder()
    expect(left).toContain('case.entente-wal')
    const before = left.map(name => readFileSync(join(temporary.folder, name)).toString('base64'))
    const reader = openProjectFile(file, { access: 'read' })
    const seen = Number(summary(reader.db)?.slice('saved '.length))
    expect(seen).toBeGreaterThanOrEqual(last)
    reader.close()
    expect(folder()).toEqual(left)
    expect(left.map(name => readFileSync(join(temporary.folder, name)).toString('base64'))).toEqual(before)
    const writer = openProjectFile(file, { access: 'write' })
    expect(writer.readOnly).toBe(false)
    expect(summary(writer.db)).toBe(`saved ${seen}`)
    writer.close()
    expect(folder()).toEqual(['case.entente'])
  })

  it('survives being killed again and again while it opens', async () => {
    makeProject(file)
    const ready = startHolder(file, 'hold')
    const start = performance.now()
    const { child: first } = await ready
    const takes = performance.now() - start
    await kill(first)
    for (let round = 0; round < 10; round += 1) {
      const child = spawnHolder(file, 'hold')
      // From well before the file is opened to just after.
      await new Promise(resolve => setTimeout(resolve, takes * (0.55 + round * 0.05)))
      await kill(child)
    }
    const project = openProjectFile(file, { access: 'write' })
    expect(project.readOnly).toBe(false)
    expect(project.db.pragma('integrity_check')).toBe('ok')
    project.close()
    expect(folder()).toEqual(['case.entente'])
  })

  it('reads a file whose log was left empty without making files', () => {
    const project = createProjectFile(file)
    // A reader keeps the writer from leaving log mode.
    const reader = openProjectFile(file, { access: 'read' })
    reader.db.get(sql`SELECT 1 FROM actor`)
    const rows = reader.db.iterate(sql`SELECT * FROM sqlite_schema`)
    rows.next()
    project.close()
    rows.return?.()
    reader.close()
    const left = folder()
    const again = openProjectFile(file, { access: 'read' })
    expect(again.db.all(sql`SELECT * FROM actor`)).toEqual([])
    again.close()
    expect(folder()).toEqual(left)
    openProjectFile(file, { access: 'write' }).close()
    expect(folder()).toEqual(['case.entente'])
  })

  it('finishes a rollback that a crash left open', () => {
    makeProject(file)
    // A change of ours in rollback mode, copied with its journal in mid-transaction, is what a crash leaves.
    const crashed = join(temporary.folder, 'crashed.entente')
    const script = `
      const Database = require(${JSON.stringify(join(import.meta.dirname, '../../node_modules/better-sqlite3'))})
      const fs = require('fs')
      const db = new Database(${JSON.stringify(file)})
      db.pragma('cache_size = 1'); db.pragma('cache_spill = 1')
      db.exec('BEGIN IMMEDIATE')
      for (let i = 0; i < 3000; i++) db.prepare("INSERT INTO actor_alias (actor_id, name, language, position) VALUES (1, 'half done " + 'x'.repeat(200) + "', '', 0)").run()
      fs.copyFileSync(${JSON.stringify(file)}, ${JSON.stringify(crashed)})
      fs.copyFileSync(${JSON.stringify(`${file}-journal`)}, ${JSON.stringify(`${crashed}-journal`)})
      db.exec('ROLLBACK'); db.close()`
    execFileSync(process.execPath, ['-e', script])
    expect(existsSync(`${crashed}-journal`)).toBe(true)
    const copy = join(temporary.folder, 'copy.entente')
    copyFileSync(crashed, copy)
    copyFileSync(`${crashed}-journal`, `${copy}-journal`)
    for (const [path, access] of [[crashed, 'read'], [copy, 'write']] as const) {
      const project = openProjectFile(path, { access })
      expect(project.db.get(sql`SELECT count(*) AS n FROM actor_alias WHERE name LIKE 'half done%'`)).toEqual({ n: 0 })
      expect(project.db.pragma('integrity_check')).toBe('ok')
      project.close()
    }
    expect(folder()).toEqual(['case.entente', 'copy.entente', 'crashed.entente'])
  })

  describe('as a user who may not write', () => {
    const nobody = 65_534
    const isRoot = process.getuid?.() === 0
    const title = 'reads a write-protected file, folder, and what a crash left there'
    if (!isRoot) process.stdout.write(`${title}: cannot be tried as another user, since this process is not root; it is tried by file modes instead\n`)
    const run = (path: string, task: 'once' | 'read' = 'once') => startHolder(path, task, isRoot ? nobody : undefined)
      .then(({ line }) => JSON.parse(line) as { readOnly: boolean; reason: string; actors: number })
    const lockDown = (paths: string[], folderMode: number) => {
      for (const path of paths) {
        if (isRoot) chownSync(path, 0, 0)
        chmodSync(path, 0o444)
      }
      chmodSync(temporary.folder, folderMode)
    }
    afterEach(() => chmodSync(temporary.folder, 0o755))

    it(title, async () => {
      makeProject(file)
      lockDown([file], 0o555)
      const bytes = readFileSync(file).toString('base64')
      expect(await run(file)).toMatchObject({ readOnly: true, actors: 4, reason: expect.stringContaining('write-protected') })
      expect(await run(file, 'read')).toMatchObject({ readOnly: true, actors: 4 })
      expect(folder()).toEqual(['case.entente'])
      chmodSync(temporary.folder, isRoot ? 0o777 : 0o755)
      expect(await run(file)).toMatchObject({ readOnly: true, actors: 4, reason: expect.stringContaining('write-protected') })
      expect(folder()).toEqual(['case.entente'])
      if (isRoot) chownSync(file, nobody, nobody)
      chmodSync(file, 0o644)
      chmodSync(temporary.folder, 0o555)
      expect(await run(file)).toMatchObject({ readOnly: true, actors: 4, reason: expect.stringContaining('folder') })
      expect(folder()).toEqual(['case.entente'])
      expect(readFileSync(file).toString('base64')).toBe(bytes)
    })

    it('loses nothing of a project that crashed and was then write-protected', async () => {
      makeProject(file)
      const { child } = await startHolder(file, 'write')
      await new Promise(resolve => setTimeout(resolve, 60))
      await kill(child)
      const left = folder()
      lockDown(left.map(name => join(temporary.folder, name)), 0o555)
      expect(await run(file)).toMatchObject({ readOnly: true, actors: 4 })
      expect(folder()).toEqual(left)
      // A journal needs SQLite itself to put the file right: told, not guessed.
      chmodSync(temporary.folder, 0o755)
      writeFileSync(`${file}-journal`, Buffer.from('d9d505f920a163d7'.padEnd(1_024, '0'), 'hex'))
      chmodSync(temporary.folder, 0o555)
      if (isRoot) await expect(run(file)).rejects.toThrow(/copy both files/u)
    })
  })

  it('gives a database in memory of the same schema', () => {
    const db = inMemoryDatabase()
    const project = createProjectFile(file)
    const objects = (from: WritableDatabase) => from.all(sql`SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2`)
    expect(objects(db)).toEqual(objects(project.db))
    project.close()
    db.close()
  })

  it('rolls back a transaction whose body throws, and what is nested in one', () => {
    const db = inMemoryDatabase()
    const add = (name: string) => db.run(sql`INSERT INTO coder (uid, name, initials, description, created_at, updated_at) VALUES (${name.padEnd(36, '-')}, ${name}, '', '', '', '')`)
    expect(() => db.transaction(() => {
      add('a')
      throw new Error('no')
    })).toThrow('no')
    db.transaction(() => {
      add('b')
      expect(() => db.transaction(() => {
        add('c')
        throw new Error('inner')
      })).toThrow('inner')
    })
    expect(db.all(sql`SELECT name FROM coder`)).toEqual([{ name: 'b' }])
    for (const row of db.iterate<{ name: string }>(sql`SELECT name FROM coder`)) expect(db.get(sql`SELECT name FROM coder`)).toEqual(row)
    for (let index = 0; index < 1_000; index += 1) db.get({ text: `SELECT ${index}`, values: [] })
    expect(db.get<{ b: Uint8Array }>(sql`SELECT ${new Uint8Array([1, 0, 255])} AS b`)?.b).toEqual(Buffer.from([1, 0, 255]))
    db.close()
  })
})
