import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { identifier, sql, type SqlValue } from '../../db/sqlite/database.ts'
import { createProjectFile, openProjectFile, type OpenProjectFile } from '../../db/sqlite/open.ts'
import { eraseRow } from '../../db/sqlite/erase.ts'
import { historyState, redo, runAction, undo } from '../../db/sqlite/undo.ts'
import { historyBounds, pruneHistory } from '../../db/sqlite/undo-prune.ts'
import { loggedTables } from '../../db/schema/logged-tables.ts'
import { refreshSearch } from '../../db/queries/search.ts'
import { checkProjectFile } from '../../db/sqlite/check.ts'
import { dump, fill, insert, stamped, temporaryFolder, type Keys } from './support/project.ts'

const AT = '2026-01-01T00:00:00.000Z'

describe('undo', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let project: OpenProjectFile
  let keys: Keys
  beforeEach(() => {
    folder = temporaryFolder()
    project = createProjectFile(join(folder.folder, 'case.entente'))
    keys = fill(project.db)
  })
  afterEach(() => {
    project.close()
    folder.remove()
  })
  const db = () => project.db
  const act = (body: () => void, mergeKey?: string, label = 'step') => runAction(db(), { label, at: AT, ...(mergeKey === undefined ? {} : { mergeKey }) }, body)
  const count = (table: string) => db().get<{ n: number }>(sql`SELECT count(*) AS n FROM ${identifier(table)}`)?.n
  const setBody = (text: string) => db().run(sql`UPDATE note SET body = ${text} WHERE id = ${keys.secret}`)

  it('walks back and forth exactly over random changes with cascades', () => {
    const random = seeded(20_150_930)
    const walk = 1_000
    // A dump of everything costs more than a step: compared at every fiftieth step, and at each one near the ends.
    const isKept = (step: number) => step % 50 === 0 || step < 20 || step > walk - 60
    const states: string[] = [dump(db())]
    while (states.length <= walk) {
      const { changes } = act(() => randomChange(random))
      if (changes.length > 0) states.push(isKept(states.length) ? dump(db()) : '')
    }
    for (let step = walk - 1; step >= 0; step -= 1) {
      expect(undo(db())).not.toBeNull()
      if (isKept(step)) expect(dump(db()) === states[step], `undo to ${step}`).toBe(true)
    }
    expect(undo(db())).toBeNull()
    expect(dump(db())).toBe(states[0])
    for (let step = 1; step <= walk; step += 1) {
      expect(redo(db())).not.toBeNull()
      if (isKept(step)) expect(dump(db()) === states[step], `redo to ${step}`).toBe(true)
    }
    expect(redo(db())).toBeNull()
    expect(dump(db())).toBe(states[walk])
    // A step in a random direction at a time, as people do.
    let place = walk
    for (let move = 0; move < 100; move += 1) {
      const back = random(2) === 0
      const done = back ? undo(db()) : redo(db())
      if (done) place += back ? -1 : 1
      expect(isKept(place), 'the walk stays where states are kept').toBe(true)
      expect(dump(db()) === states[place], `move ${move} to ${place}`).toBe(true)
    }
    expect(db().all(sql`SELECT 1 FROM pragma_foreign_key_check`)).toEqual([])
  })

  it('walks exactly also where actions join, several changes at a time', () => {
    const random = seeded(42)
    const states = [dump(db())]
    let key = 'k0'
    for (let index = 0; index < 150; index += 1) {
      if (random(4) === 0) key = `k${index}`
      const steps = count('undo_action') ?? 0
      const { changes } = act(() => {
        for (let change = random(4); change >= 0; change -= 1) randomChange(random)
      }, key)
      const now = count('undo_action') ?? 0
      if (changes.length === 0) continue
      if (now > steps) states.push(dump(db()))
      else if (now < steps) states.pop()
      else states[states.length - 1] = dump(db())
    }
    const last = states.length - 1
    expect(last).toBeGreaterThan(20)
    for (let step = last - 1; step >= 0; step -= 1) {
      undo(db())
      expect(dump(db()) === states[step], `undo to ${step}`).toBe(true)
    }
    expect(undo(db())).toBeNull()
    for (let step = 1; step <= last; step += 1) {
      redo(db())
      expect(dump(db()) === states[step], `redo to ${step}`).toBe(true)
    }
  })

  function randomChange(random: (below: number) => number): void {
    const any = (table: string) => {
      const ids = db().all<{ id: number }>(sql`SELECT id FROM ${identifier(table)} ORDER BY id`)
      return ids.length === 0 ? 0 : ids[random(ids.length)]?.id ?? 0
    }
    const text = () => ['plain', 'naïve — חזבאללה', "it's \"quoted\" \\ 'x'", 'nul\0inside', '\u{1f54a} dove', '', 'a\r\nb\tc'][random(7)] ?? ''
    const number = () => [0.1 + 0.2, -0, 5e-324, 1.7976931348623157e308, -1234.5, 1 / 3, 2 ** 53, 1e21][random(8)] ?? 0
    switch (random(14)) {
      case 0: insert(db(), 'actor', stamped({ kind: 'state', name: text() || 'x', short_name: '', description: text() })); break
      case 1: if (any('actor')) insert(db(), 'actor_alias', { actor_id: any('actor'), name: text(), language: 'ru', position: 0 }); break
      case 2: {
        const [from, to] = [any('actor'), any('actor')]
        if (from && to && from !== to) {
          const tie = insert(db(), 'tie', stamped({ from_actor_id: from, to_actor_id: to, directed: 1, kind: 'trade', certainty: 'tentative', label: text(), description: '' }))
          insert(db(), 'tie_phase', stamped({ tie_id: tie, cooperation: 3, conflict: 0, weight: number(), summary: text() }))
          insert(db(), 'note_link', { note_id: keys.secret, text: 'tie', entity_type: 'tie', entity_id: tie, position: 0 })
        }
        break
      }
      case 3: db().run(sql`DELETE FROM actor WHERE id = ${any('actor')}`); break
      case 4: db().run(sql`DELETE FROM tie WHERE id = ${any('tie')}`); break
      case 5: db().run(sql`UPDATE tie_phase SET weight = ${number()}, summary = ${text()}, cooperation = NULL WHERE id = ${any('tie_phase')}`); break
      case 6: db().run(sql`DELETE FROM tie_phase WHERE id = ${any('tie_phase')}`); break
      case 7: setBody(text()); break
      case 8: if (any('tie')) insert(db(), 'note_attachment', { note_id: keys.secret, entity_type: 'tie', entity_id: any('tie'), aspect_id: any('aspect') || null, position: 0 }); break
      case 9: db().run(sql`UPDATE view_position SET x = ${number()} , y = x`); break
      case 10: {
        // Unique values that change hands within one action.
        const scale = db().all<{ id: number; value: number }>(sql`SELECT id, value FROM aspect_scale ORDER BY id`)
        const shift = 1 + random(4)
        for (const step of scale) db().run(sql`UPDATE aspect_scale SET value = ${step.value + 1_000} WHERE id = ${step.id}`)
        scale.forEach((step, index) => db().run(sql`UPDATE aspect_scale SET value = ${scale[(index + shift) % scale.length]?.value ?? 0} WHERE id = ${step.id}`))
        break
      }
      case 11: {
        const excerpt = any('excerpt')
        if (excerpt) db().run(sql`DELETE FROM excerpt WHERE id = ${excerpt}`)
        else insert(db(), 'excerpt', stamped({ source_id: keys.source, label: text(), form: 'quote', statement: 'claim', text: 'x', locator: '' }))
        break
      }
      case 12: {
        // REPLACE deletes and inserts under the same key.
        const id = any('note')
        db().run(sql`INSERT OR REPLACE INTO note (id, uid, title, body, private, pinned, created_at, updated_at)
          SELECT id, uid, ${text()}, body, private, pinned, created_at, updated_at FROM note WHERE id = ${id}`)
        break
      }
      default: db().run(sql`UPDATE tie SET description = ${text()} WHERE id = ${any('tie')}`)
    }
  }

  it('logs every table and returns rows as they were and are', () => {
    expect(loggedTables.length).toBe(db().get<{ n: number }>(sql`SELECT count(*) AS n FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'undo_%_update'`)?.n)
    const { result, changes } = runAction(db(), { label: 'Rename', at: AT, coderId: keys.coder }, () => db().run(sql`UPDATE actor SET name = 'Israel!' WHERE id = ${keys.israel}`).changes)
    expect(result).toBe(1)
    expect(changes).toHaveLength(1)
    expect(changes[0]).toMatchObject({ table: 'actor', rowId: keys.israel, before: { id: keys.israel, name: 'Israel' }, after: { name: 'Israel!' } })
    expect(historyState(db())).toEqual({ undo: 'Rename', redo: null })
    expect(undo(db())).toMatchObject({ label: 'Rename', changes: [{ before: { name: 'Israel!' }, after: { name: 'Israel' } }] })
    expect(historyState(db())).toEqual({ undo: null, redo: 'Rename' })
  })

  it('leaves no step, and keeps redo, when nothing changes', () => {
    act(() => setBody('one'))
    undo(db())
    expect(act(() => undefined).changes).toEqual([])
    expect(act(() => db().run(sql`UPDATE note SET body = body`)).changes).toEqual([])
    expect(historyState(db())).toEqual({ undo: null, redo: 'step' })
    expect(redo(db())?.label).toBe('step')
  })

  it('drops what was undone once something new is done', () => {
    act(() => setBody('one'), undefined, 'first')
    undo(db())
    act(() => setBody('two'), undefined, 'second')
    expect(historyState(db())).toEqual({ undo: 'second', redo: null })
    expect(count('undo_change')).toBe(1)
  })

  it('joins nested actions and rolls everything back when the body throws', () => {
    const before = dump(db())
    act(() => {
      const inner = act(() => setBody('inner'), undefined, 'inner')
      expect(inner.changes).toHaveLength(1)
      db().run(sql`UPDATE note SET title = 'outer' WHERE id = ${keys.secret}`)
    }, undefined, 'outer')
    expect(historyState(db()).undo).toBe('outer')
    undo(db())
    expect(dump(db())).toBe(before)
    expect(() => act(() => {
      setBody('lost')
      throw new Error('stop')
    })).toThrow('stop')
    expect(dump(db())).toBe(before)
    expect(historyState(db())).toEqual({ undo: null, redo: 'outer' })
    // What an inner action that failed had done is gone, the rest stays.
    act(() => {
      setBody('kept')
      expect(() => act(() => {
        setBody('lost')
        throw new Error('inner')
      })).toThrow('inner')
    })
    expect(db().get<{ body: string }>(sql`SELECT body FROM note WHERE id = ${keys.secret}`)?.body).toBe('kept')
  })

  it('folds autosaves of one key into one step that does not grow', () => {
    const before = dump(db())
    for (let index = 0; index < 60; index += 1) {
      act(() => {
        setBody(`text ${index}`)
        db().run(sql`DELETE FROM note_link WHERE note_id = ${keys.secret}`)
        insert(db(), 'note_link', { note_id: keys.secret, text: `link ${index}`, entity_type: null, entity_id: null, position: 0 })
      }, 'note 1')
    }
    const after = dump(db())
    expect(count('undo_action')).toBe(1)
    expect(count('undo_change')).toBeLessThanOrEqual(4)
    act(() => setBody('other'), 'note 2')
    expect(count('undo_action')).toBe(2)
    act(() => setBody('again'), 'note 1')
    expect(count('undo_action')).toBe(3)
    undo(db())
    undo(db())
    expect(dump(db())).toBe(after)
    undo(db())
    expect(dump(db())).toBe(before)
    redo(db())
    expect(dump(db())).toBe(after)
    undo(db())
    act(() => setBody('new'), 'note 1')
    expect(historyState(db()).redo).toBeNull()
    expect(count('undo_action')).toBe(1)
  })

  it('lets a step vanish whose autosaves end where they began', () => {
    act(() => setBody('typed'), 'note 1')
    act(() => setBody('The quincunx date is wrong on page 7'), 'note 1')
    expect(historyState(db())).toEqual({ undo: null, redo: null })
  })

  it('lives on in the file', () => {
    act(() => setBody('kept'))
    const { file } = project
    project.close()
    project = openProjectFile(file, { access: 'write' })
    expect(undo(db())?.label).toBe('step')
    expect(db().get<{ body: string }>(sql`SELECT body FROM note WHERE id = ${keys.secret}`)?.body).toContain('quincunx')
  })

  const forged: [name: string, table: string, before: string | null, after: string | null][] = [
    ['an unknown table', 'sqlite_schema', null, '{"id":1}'],
    ['a table of ours that is not logged', 'undo_current', null, '{"one":1,"action_id":1}'],
    ['a name with SQL', 'actor; DROP TABLE note', null, '{"id":1}'],
    ['an unknown column', 'aspect_scale', null, '{"id":1,"aspect_id":1,"value":9,"label":"","anchor":"","extra":1}'],
    ['a missing column', 'aspect_scale', null, '{"id":1,"aspect_id":1,"value":9,"label":""}'],
    ['a column of another table', 'aspect_scale', null, '{"id":1,"aspect_id":1,"value":9,"label":"","name":""}'],
    ['a wrong type', 'aspect_scale', null, '{"id":1,"aspect_id":1,"value":"9","label":"","anchor":""}'],
    ['a nested value', 'aspect_scale', null, '{"id":1,"aspect_id":1,"value":9,"label":{"a":1},"anchor":""}'],
    ['null where there is none', 'aspect_scale', null, '{"id":1,"aspect_id":1,"value":9,"label":null,"anchor":""}'],
    ['another row', 'aspect_scale', null, '{"id":2,"aspect_id":1,"value":9,"label":"","anchor":""}'],
    ['a list', 'aspect_scale', null, '[1,2,3,4,5]'],
    ['a row that is not there', 'aspect_scale', '{"id":1,"aspect_id":1,"value":9,"label":"x","anchor":""}', '{"id":1,"aspect_id":1,"value":9,"label":"y","anchor":""}'],
    ['a reference to nothing', 'aspect_scale', '{"id":1,"aspect_id":999,"value":9,"label":"x","anchor":""}', null],
    ['a value that a rule forbids', 'tie_phase', `{"id":1,"uid":"${'x'.repeat(36)}","tie_id":1,"cooperation":9,"conflict":0,"weight":1,"summary":"","dates":null,"start_earliest":null,"start_latest":null,"end_earliest":null,"end_latest":null,"created_at":"","updated_at":""}`, null],
  ]
  it.each(forged)('applies nothing from a log that holds %s', (_name, table, before, after) => {
    act(() => setBody('first'))
    db().run(sql`DELETE FROM aspect_scale WHERE id = 1`)
    db().run(sql`DELETE FROM tie_phase`)
    // The forged change comes last in the order of undoing, so that others would have been applied before it.
    db().run(sql`INSERT INTO undo_change (id, action_id, table_name, row_id, before, after)
      SELECT -1, id, ${table}, 1, ${before}, ${after} FROM undo_action ORDER BY id DESC LIMIT 1`)
    const state = dump(db())
    expect(() => undo(db())).toThrow(expect.objectContaining({ name: 'ProjectFileError', kind: 'corrupt' }))
    expect(dump(db())).toBe(state)
    expect(historyState(db())).toEqual({ undo: 'step', redo: null })
  })

  it('forgets the oldest steps beyond its bounds, never the newest', () => {
    for (let index = 0; index < 8; index += 1) act(() => setBody(`${index} ${'x'.repeat(1_000)}`))
    const newest = db().get<{ id: number }>(sql`SELECT max(id) AS id FROM undo_action`)?.id ?? 0
    pruneHistory(db(), newest, 1, { actions: 5, bytes: 1e9 })
    expect(count('undo_action')).toBe(5)
    pruneHistory(db(), newest, 10_000, { actions: 5, bytes: 7_000 })
    expect(count('undo_action')).toBe(2)
    pruneHistory(db(), newest, 10_000, { actions: 5, bytes: 10 })
    expect(count('undo_action')).toBe(1)
    expect(undo(db())).not.toBeNull()
  })

  it('keeps as many steps as it is to', () => {
    for (let index = 0; index < 60; index += 1) act(() => setBody(`${index}`))
    const newest = db().get<{ id: number }>(sql`SELECT max(id) AS id FROM undo_action`)?.id ?? 0
    pruneHistory(db(), newest, 1, { actions: 50, bytes: 2 ** 30 })
    expect(count('undo_action')).toBe(50)
    expect(historyBounds.actions).toBe(10_000)
  })

  it('erases a note for good: no byte of the file holds its words, and undo still works', () => {
    const random = seeded(7)
    const word = (index: number) => `zyxword${index}q`
    act(() => insert(db(), 'actor', stamped({ kind: 'state', name: 'Before', short_name: '', description: '' })), undefined, 'before')
    let index = 0
    for (; index < 40; index += 1) {
      const { changes } = act(() => {
        setBody(`${word(index)} ${'filler '.repeat(random(600))} ${word(index)}`)
        db().run(sql`DELETE FROM note_link WHERE note_id = ${keys.secret}`)
        insert(db(), 'note_link', { note_id: keys.secret, text: `zyxlink${index}`, entity_type: null, entity_id: null, position: 0 })
      }, random(2) === 0 ? 'note' : `note ${index}`)
      refreshSearch(db(), changes)
    }
    act(() => insert(db(), 'note_link', { note_id: keys.released, text: 'Slip', entity_type: 'note', entity_id: keys.secret, position: 0 }), undefined, 'linked')
    act(() => setBody('zyxlast'), undefined, 'last')
    undo(db())
    const erasure = eraseRow(db(), 'note', keys.secret, () => refreshSearch(db(), [{ table: 'note', rowId: keys.secret, before: null, after: null }]))
    expect(erasure.everywhere).toBe(true)
    expect(erasure.images).toBeGreaterThan(40)
    for (const path of [project.file, `${project.file}-wal`]) {
      const bytes = readFileSync(path).toString('latin1')
      expect(bytes.includes('zyx')).toBe(false)
      expect(bytes.includes('quincunx')).toBe(false)
    }
    expect(historyState(db()).undo).toBe('linked')
    while (undo(db())) { /* all the way back */ }
    expect(db().get(sql`SELECT 1 FROM actor WHERE name = 'Before'`)).toBeUndefined()
    while (redo(db())) { /* and forth */ }
    expect(db().all<Record<string, SqlValue>>(sql`SELECT text, entity_type, entity_id FROM note_link WHERE note_id = ${keys.released}`)).toEqual([{ text: 'Slip', entity_type: null, entity_id: null }])
    const { file } = project
    project.close()
    expect(readFileSync(file).toString('latin1').includes('zyx')).toBe(false)
    // The index was brought up to date for the note alone, so the check has only the actor that came back to tell of.
    expect(checkProjectFile(file).problems.filter(problem => problem.check !== 'search-index' && problem.check !== 'names')).toEqual([])
    project = openProjectFile(file, { access: 'write' })
  })

  it('erases one life of a key, not another row that had it before', () => {
    const note = (title: string) => insert(db(), 'note', stamped({ title, body: `${title} body`, private: 1, pinned: 0 }))
    let id = 0
    act(() => { id = note('older') })
    act(() => db().run(sql`DELETE FROM note WHERE id = ${id}`), undefined, 'delete older')
    let again = 0
    act(() => { again = note('newer') }, undefined, 'create newer')
    expect(again).toBe(id)
    eraseRow(db(), 'note', again)
    expect(readFileSync(project.file).toString('latin1').includes('newer body')).toBe(false)
    expect(historyState(db()).undo).toBe('delete older')
    undo(db())
    expect(db().get<{ title: string }>(sql`SELECT title FROM note WHERE id = ${id}`)?.title).toBe('older')
  })
})

/** The minimal standard generator of Park and Miller: the same walk in every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}
