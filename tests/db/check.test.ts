import Database from 'better-sqlite3'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { latestVersion } from '../../db/schema/migrate.ts'
import { checkProjectFile, type CheckName } from '../../db/sqlite/check.ts'
import { openProjectFile } from '../../db/sqlite/open.ts'
import { sql } from '../../db/sqlite/database.ts'
import { makeProject, temporaryFolder } from './support/project.ts'

/** Damage that SQLite alone would not notice, and the check that must. */
const damages: [name: string, check: CheckName, says: RegExp, statement: string][] = [
  ['a reference to nothing', 'foreign-keys', /tie \d+ refers to a actor/u, 'PRAGMA foreign_keys = OFF; UPDATE tie SET from_actor_id = 999 WHERE id = 1'],
  ['a document missing from the index', 'search-index', /actor 1 is found by other words/u, 'DELETE FROM search_index WHERE rowid = (SELECT id FROM search_document WHERE entity_type = \'actor\' AND entity_id = 1)'],
  ['a document that is not listed', 'search-index', /actor 1 is not in the search index/u, `DELETE FROM search_document WHERE entity_type = 'actor' AND entity_id = 1`],
  ['a document of nothing', 'search-index', /holds actor 999/u, `INSERT INTO search_document (entity_type, entity_id) VALUES ('actor', 999)`],
  ['words of no document', 'search-index', /document 999 that belongs to nothing/u, `INSERT INTO search_index (rowid, title, names, body) VALUES (999, 'stray', '', '')`],
  ['old words in the index', 'search-index', /excerpt 1 is found by other words/u, `UPDATE excerpt SET text = 'rewritten'`],
  ['the same words in another column', 'search-index', /event 1 is found by other words/u,
    `UPDATE event SET description = place, place = ''`],
  ['a note missing from the index', 'search-index', /note 1 is not in the search index/u, 'DELETE FROM note_search_index WHERE rowid = 1'],
  ['old words of a note', 'search-index', /note 1 is found by other words/u, `UPDATE note SET body = 'rewritten' WHERE id = 1`],
  ['a name that lists do not know', 'names', /names of event/u, `DELETE FROM entity_name WHERE entity_type = 'event'`],
  ['an event between actors who are not in it', 'pairs', /event 1 is not between/u, 'INSERT INTO event_pair (event_id, low_actor_id, high_actor_id, direction, tone) VALUES (1, 1, 2, 0, 0)'],
  ['a note on something gone', 'links', /note_attachment \d+ points to a tie that is not there/u, 'UPDATE note_attachment SET entity_id = 999'],
  ['a link of an unknown type', 'links', /note_link \d+ points to a thing of an unknown type/u, `UPDATE note_link SET entity_type = 'planet'`],
  ['a code of something gone', 'links', /external_id/u, 'UPDATE external_id SET entity_id = 999'],
  ['days that are not those of the date', 'dates', /days of tie_phase .* are not those of its date “2015-09\/2021”/u, 'UPDATE tie_phase SET end_latest = end_latest + 1'],
  ['a date that cannot be read', 'dates', /“soon” of event/u, `UPDATE event SET date = 'soon'`],
  ['a history of unknown tables', 'history', /change 1 of the undo history/u, `INSERT INTO undo_action VALUES (1, 'x', 'done', NULL, NULL, ''); INSERT INTO undo_change VALUES (1, 1, 'sqlite_schema', 1, NULL, '{}')`],
  ['no mark of the step under way', 'history', /mark of the step/u, 'DELETE FROM undo_current'],
]

describe('the check of a project', () => {
  let temporary: ReturnType<typeof temporaryFolder>
  let file: string
  beforeEach(() => {
    temporary = temporaryFolder()
    file = join(temporary.folder, 'case.entente')
    makeProject(file)
  })
  afterEach(() => temporary.remove())

  it('finds nothing in a sound project, and leaves it as it is', () => {
    const bytes = readFileSync(file)
    expect(checkProjectFile(file)).toEqual({
      file, schemaVersion: latestVersion(), sound: true, problems: [],
      checked: ['schema', 'integrity', 'foreign-keys', 'search-index', 'names', 'pairs', 'links', 'dates', 'history'],
    })
    expect(readFileSync(file).equals(bytes)).toBe(true)
    expect(readdirSync(temporary.folder)).toEqual(['case.entente'])
  })

  it.each(damages)('finds %s', (_name, check, says, statement) => {
    const db = new Database(file)
    db.exec(statement)
    db.close()
    const bytes = readFileSync(file)
    const report = checkProjectFile(file)
    expect(report.sound).toBe(false)
    expect(report.problems.filter(problem => problem.check === check).map(problem => problem.message).join('\n')).toMatch(says)
    expect(report.problems.map(problem => problem.message).join('\n')).not.toMatch(/quincunx|quixotic|rewritten/u)
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  it('tells many problems of one kind by number', () => {
    const project = openProjectFile(file, { access: 'write' })
    for (let index = 0; index < 50; index += 1) project.db.run(sql`INSERT INTO external_id (entity_type, entity_id, scheme, value, position) VALUES ('actor', 999, 'x', '', 0)`)
    project.close()
    const problems = checkProjectFile(file).problems
    expect(problems).toHaveLength(21)
    expect(problems.at(-1)?.message).toBe('and 30 more of this kind')
  })
})
