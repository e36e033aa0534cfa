import type { ShareOptions } from '../../contract/entities/sharing.ts'
import { codedTables } from '../../formats/project-document/tables.ts'
import { findIds, tableOf } from '../../queries/keys.ts'
import { keySet } from '../../queries/rows.ts'
import { list, sql, type ReadableDatabase, type Sql } from '../../sqlite/database.ts'
import { badField } from '../errors.ts'

/** Which rows of the project go into a copy for others, as conditions on its tables. */
export interface ShareScope {
  /** Local keys of the notes that go along: released ones, and none else. */
  readonly notes: readonly number[]
  /** Local keys of the data sets whose events stay out. */
  readonly withheldSets: readonly number[]
  rowsOf(table: string): Sql
}

/** The rows that the options choose. Throws `bad_request` where they name a note that is private, or anything that is not there. */
export function shareScope(db: ReadableDatabase, { notes: wanted, restricted, texts }: ShareOptions): ShareScope {
  const notes = chosenNotes(db, wanted)
  const chosen = keysOf(db, 'data-set', restricted, 'restricted', 'data set')
  const withheldSets = db.all<{ id: number }>(sql`SELECT id FROM data_set WHERE restricted = 1 AND id NOT IN ${keySet(chosen)}`).map(({ id }) => id)
  // Most projects withhold no event, and a condition on each of a million would be judged a million times.
  const events = withheldSets.length === 0 ? null : sql`SELECT id FROM event WHERE data_set_id IS NULL OR data_set_id NOT IN ${keySet(withheldSets)}`
  const ofEvents = (column: Sql, more: Sql = sql`0`) => (events === null ? sql`1` : sql`(${more} OR ${column} IN (${events}))`)
  const evidence = ofEvents(sql`event_id`, sql`event_id IS NULL`)
  const notesIn = keySet(notes)
  const entity = () => {
    const types = list([...new Set([...Object.keys(codedTables), ...Object.keys(tableOf)])])
    const kept = events === null ? sql`1` : sql`NOT (entity_type = 'event' AND entity_id NOT IN (${events})) AND NOT (entity_type = 'evidence' AND entity_id NOT IN (SELECT id FROM evidence WHERE ${evidence}))`
    return sql`entity_type IN (${types}) AND ${kept} AND NOT (entity_type = 'note' AND entity_id NOT IN ${notesIn}) AND NOT (entity_type = 'data-set' AND entity_id IN ${keySet(withheldSets)})`
  }
  return {
    notes, withheldSets,
    rowsOf(table) {
      switch (table) {
        case 'data_set': return sql`id NOT IN ${keySet(withheldSets)}`
        case 'source_text': return texts ? sql`1` : sql`0`
        case 'event': return ofEvents(sql`id`)
        case 'event_participant': case 'proposal_refusal': return ofEvents(sql`event_id`)
        case 'citation': case 'evidence': return evidence
        case 'evidence_recoding': return events === null ? sql`1` : sql`evidence_id IN (SELECT id FROM evidence WHERE ${evidence})`
        case 'note': return sql`private = 0 AND id IN ${notesIn}`
        case 'note_attachment': return sql`note_id IN ${notesIn} AND ${entity()}`
        case 'external_id': return entity()
        case 'saved_filter': return sql`section <> 'note'`
        default: return sql`1`
      }
    },
  }
}

function chosenNotes(db: ReadableDatabase, wanted: ShareOptions['notes']): number[] {
  if (wanted === 'none') return []
  if (wanted === 'released') return db.all<{ id: number }>(sql`SELECT id FROM note WHERE private = 0 ORDER BY id`).map(({ id }) => id)
  const keys = keysOf(db, 'note', wanted, 'notes', 'note')
  const hidden = db.all(sql`SELECT id FROM note WHERE private = 1 AND id IN ${keySet(keys)}`).length
  if (hidden > 0) throw badField('notes', `${hidden === 1 ? 'A note that was chosen is' : `${hidden} notes that were chosen are`} private: private notes never leave the project. Release ${hidden === 1 ? 'it' : 'them'} first, or leave ${hidden === 1 ? 'it' : 'them'} out.`)
  return keys
}

function keysOf(db: ReadableDatabase, type: 'note' | 'data-set', uids: readonly string[], path: string, what: string): number[] {
  const found = findIds(db, type, uids)
  const missing = uids.find(uid => !found.has(uid))
  if (missing !== undefined) throw badField(path, `The project has no ${what} with the uid ${missing}.`)
  return [...found.values()]
}
