import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect, openProjectFile } from '../../db/sqlite/open.ts'
import { acquireLock, isLocked, lockFileOf } from '../../db/sqlite/lock.ts'
import { sql } from '../../db/sqlite/database.ts'
import { searchProject } from '../../db/queries/search.ts'
import { checkProjectFile } from '../../db/sqlite/check.ts'
import { kill, startHolder } from './support/process.ts'
import { latestVersion } from '../../db/schema/migrate.ts'
import { makeProject, temporaryFolder } from './support/project.ts'

describe('the lock of a project', () => {
  let temporary: ReturnType<typeof temporaryFolder>
  let file: string
  beforeEach(() => {
    temporary = temporaryFolder()
    file = join(temporary.folder, 'case.entente')
    makeProject(file)
  })
  afterEach(() => temporary.remove())

  it('lets a second process read only, and is free at once when the first is killed', async () => {
    const { child, line } = await startHolder(file, 'hold')
    expect(JSON.parse(line)).toMatchObject({ readOnly: false, reason: '' })
    const second = openProjectFile(file, { access: 'write' })
    expect(second).toMatchObject({ readOnly: true, readOnlyReason: expect.stringContaining('open in another window or program') })
    expect(second.db.get(sql`SELECT count(*) AS n FROM actor`)).toEqual({ n: 4 })
    expect(() => second.db.run(sql`DELETE FROM actor`)).toThrow(/readonly/u)
    second.close()
    expect(isLocked(file, connect)).toBe(true)
    await kill(child)
    expect(isLocked(file, connect)).toBe(false)
    expect(existsSync(lockFileOf(file))).toBe(true)
    const third = openProjectFile(file, { access: 'write' })
    expect(third.readOnly).toBe(false)
    third.close()
    expect(readdirSync(temporary.folder)).toEqual(['case.entente'])
  })

  it('lets readers see what the open window saves', async () => {
    const writer = openProjectFile(file, { access: 'write' })
    const reader = openProjectFile(file, { access: 'read' })
    writer.db.run(sql`UPDATE project SET sample_key = 'saved now'`)
    expect(reader.db.get(sql`SELECT sample_key FROM project`)).toEqual({ sample_key: 'saved now' })
    expect(searchProject(reader.db, { query: 'hezbol', private: false, limit: 5 })[0]?.title).toBe('Hezbollah')
    const { line } = await startHolder(file, 'read')
    expect(JSON.parse(line)).toMatchObject({ readOnly: true, actors: 4 })
    expect(checkProjectFile(file)).toMatchObject({ sound: true })
    reader.close()
    writer.close()
    expect(readdirSync(temporary.folder)).toEqual(['case.entente'])
  })

  it('is held once within a process, and released once', () => {
    const first = acquireLock(file, connect)
    expect(first.lock).not.toBeNull()
    expect(acquireLock(file, connect)).toMatchObject({ lock: null, why: 'held' })
    first.lock?.release()
    first.lock?.release()
    expect(existsSync(lockFileOf(file))).toBe(false)
    const second = acquireLock(file, connect)
    expect(second.lock).not.toBeNull()
    first.lock?.release()
    expect(isLocked(file, connect)).toBe(true)
    second.lock?.release()
  })

  it('is given to one of many that ask at once', async () => {
    const holders = await Promise.all(Array.from({ length: 4 }, () => startHolder(file, 'hold')))
    const writers = holders.filter(({ line }) => !(JSON.parse(line) as { readOnly: boolean }).readOnly)
    await Promise.all(holders.map(({ child }) => kill(child)))
    expect(writers).toHaveLength(1)
  })

  it('leaves the name free when opening fails', () => {
    const writer = openProjectFile(file, { access: 'write' })
    writer.db.run({ text: `PRAGMA user_version = ${latestVersion() + 1}`, values: [] })
    writer.close()
    expect(() => openProjectFile(file, { access: 'write' })).toThrow()
    expect(readdirSync(temporary.folder)).toEqual(['case.entente'])
  })
})
