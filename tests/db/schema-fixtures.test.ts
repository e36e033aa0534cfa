import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { latestVersion, migrations, versionOf } from '../../db/schema/migrate.ts'
import { openProject } from '../../db/service/open-project.ts'
import { checkProjectFile } from '../../db/sqlite/check.ts'
import { sql, type ReadableDatabase } from '../../db/sqlite/database.ts'
import { connect, openProjectFile } from '../../db/sqlite/open.ts'
import { schemaDifferences } from '../../db/sqlite/schema-objects.ts'
import { stillPorts } from '../builders/project.ts'
import { contentFile, contentOf, derived, fixtureFile, tablesOf, type Content } from '../fixtures/schema/files.ts'
import { temporaryFolder } from '../support/temporary.ts'

const recorded = JSON.parse(readFileSync(contentFile, 'utf8')) as Record<string, Content>

/** Looks into a file as SQLite has it, and closes it. */
function looking<T>(file: string, look: (db: ReadableDatabase) => T): T {
  const db = connect(file, { readOnly: true })
  try {
    return look(db)
  } finally {
    db.close()
  }
}

test('every released version has a project file with something in every table, as it was then', () => {
  expect(Object.keys(recorded).map(Number)).toEqual(migrations.map(({ version }) => version))
  for (const { version } of migrations) {
    const path = fixtureFile(version)
    if (!existsSync(path)) throw new Error(`schema version ${version} has no project file: node tests/fixtures/schema/make.ts makes it, before the version is released; then it stays as it is`)
    const file = join(temporaryFolder(), 'case.entente')
    writeFileSync(file, gunzipSync(readFileSync(path)))
    looking(file, db => {
      expect(versionOf(db), `version ${version}`).toBe(version)
      expect(schemaDifferences(db, version, migrations, connect)).toEqual([])
      const content = contentOf(db)
      expect(content, `version ${version}: its file is not the one that was written down`).toEqual(recorded[version])
      const empty = tablesOf(db).filter(table => db.get({ text: `SELECT 1 FROM "${table}"`, values: [] }) === undefined)
      expect(empty, `version ${version}: tables without a row`).toEqual([])
    })
  }
})

describe.each(migrations.map(({ version }) => version))('a project of schema version %i', version => {
  test('opens, is brought to the latest with all of its content and its history, and leaves a backup of itself', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'case.entente')
    writeFileSync(file, gunzipSync(readFileSync(fixtureFile(version))))
    const opened = openProjectFile(file, { access: 'write' })
    opened.close()
    looking(file, db => {
      expect(versionOf(db)).toBe(latestVersion())
      expect(contentOf(db)).toMatchObject(recorded[version] ?? {})
      // What a later version derives is there, and nothing is in its other new tables.
      expect(db.get<{ n: number }>(sql`SELECT count(*) AS n FROM event_pair`)?.n).toBe(1)
      const added = tablesOf(db).filter(table => !derived.test(table) && !Object.hasOwn(recorded[version] ?? {}, table))
      expect(added.filter(table => db.get({ text: `SELECT 1 FROM "${table}"`, values: [] }) !== undefined)).toEqual([])
    })
    expect(checkProjectFile(file).problems).toEqual([])
    const backups = readdirSync(folder).filter(name => name.includes('backup'))
    expect(backups).toEqual(version === latestVersion() ? [] : [`case (backup, version ${version}).entente`])
    for (const backup of backups) looking(join(folder, backup), db => expect(contentOf(db)).toEqual(recorded[version]))

    // The history of then: what was taken back comes again, and what was done is taken back, to the letter.
    const handle = openProject(file, { access: 'write', ports: stillPorts() })
    const { service } = handle
    expect(await service['history.get']({})).toMatchObject({ undo: 'Edit Russia', redo: expect.stringContaining('taken back') })
    const counts = (await service['project.get']({})).counts
    await service['history.redo']({})
    const again = (await service['project.get']({})).counts
    expect(again.events - counts.events).toBe(version >= 4 ? 3 : 0)
    await service['history.undo']({})
    const { steps } = await service['history.steps']({ limit: 50 })
    expect(steps.map(({ label }) => label)).toContain('Edit Russia')
    const { uid } = (await service['network.get']({})).actors
    const [russia = ''] = uid
    expect((await service['actors.get']({ uid: russia })).actor.description).toBe('As it was edited')
    await service['history.undo']({})
    expect((await service['actors.get']({ uid: russia })).actor.description).toBe('')
    handle.close()
    expect(checkProjectFile(file).problems).toEqual([])
  })

  test('opens to be read without being changed', () => {
    const file = join(temporaryFolder(), 'case.entente')
    const bytes = gunzipSync(readFileSync(fixtureFile(version)))
    writeFileSync(file, bytes)
    const opened = openProjectFile(file, { access: 'read' })
    expect(opened.db.get<{ title: string }>(sql`SELECT title FROM project`)?.title).toBe('Russia and Israel')
    opened.close()
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })
})
