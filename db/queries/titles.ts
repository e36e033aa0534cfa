/** What entities are called wherever they are referred to: one query per type for any number of them. */
import type { EntityRef } from '../contract/values.ts'
import type { EntityType } from '../contract/vocabulary.ts'
import { sql, type ReadableDatabase, type Sql } from '../sqlite/database.ts'
import { beginning, described, groupBy, keySet } from './rows.ts'

/** Longest beginning of an excerpt's text in its title. */
const excerptTitleLength = 90

export const untitledNote = 'Untitled note'

/** The name of an actor where space is short. */
export const shortNameOf = (name: string, shortName: string): string => (shortName === '' ? name : shortName)

/** "Russia – Israel", "Iran → Hezbollah" for a directed tie, with its label in parentheses where it has one. */
export function tieTitle(tie: { from: string; to: string; directed: boolean | number; label: string }): string {
  return `${tie.from} ${tie.directed ? '→' : '–'} ${tie.to}${tie.label === '' ? '' : ` (${tie.label})`}`
}

/** "Kertcher and Course 2024", or the title where a record has no authors. */
export function shortReference(source: { title: string; authors: string; year: string }): string {
  const name = source.authors === '' ? source.title : source.authors
  return [name, source.year].filter(part => part !== '').join(' ')
}

/** "S12 Putin and Netanyahu met …": the label and the beginning of the text. */
export function excerptTitle(excerpt: { label: string; text: string }): string {
  return [excerpt.label, beginning(excerpt.text, excerptTitleLength)].filter(part => part !== '').join(' ')
}

export const noteTitle = (title: string): string => (title.trim() === '' ? untitledNote : title)

interface Titled { id: number; uid: string; title: string }

const tieColumns: Sql = sql`tie.id, tie.uid, tie.directed, tie.label,
  CASE WHEN f.short_name = '' THEN f.name ELSE f.short_name END AS "from", CASE WHEN t.short_name = '' THEN t.name ELSE t.short_name END AS "to"`
const tieTables: Sql = sql`tie JOIN actor f ON f.id = tie.from_actor_id JOIN actor t ON t.id = tie.to_actor_id`
interface TieNames { id: number; uid: string; directed: number; label: string; from: string; to: string }

function titledTies(db: ReadableDatabase, where: Sql): Titled[] {
  return db.all<TieNames>(sql`SELECT ${tieColumns} FROM ${tieTables} WHERE ${where}`).map(row => ({ id: row.id, uid: row.uid, title: tieTitle(row) }))
}

/** Titles of what hangs on ties, made from the tie's title and an own part. */
function titledOfTies(db: ReadableDatabase, rows: { id: number; uid: string; tie_id: number; part: string }[]): Titled[] {
  const ties = new Map(titledTies(db, sql`tie.id IN ${keySet([...new Set(rows.map(row => row.tie_id))])}`).map(tie => [tie.id, tie.title]))
  return rows.map(row => ({ id: row.id, uid: row.uid, title: [ties.get(row.tie_id) ?? '', row.part].filter(part => part !== '').join(', ') }))
}

function titled(db: ReadableDatabase, type: EntityType, ids: readonly number[]): Titled[] {
  const keys = keySet(ids)
  switch (type) {
    case 'project': return db.all(sql`SELECT id, uid, title FROM project WHERE id IN ${keys}`)
    case 'coder': return db.all(sql`SELECT id, uid, name AS title FROM coder WHERE id IN ${keys}`)
    case 'actor': return db.all(sql`SELECT id, uid, name AS title FROM actor WHERE id IN ${keys}`)
    case 'data-set': return db.all(sql`SELECT id, uid, name AS title FROM data_set WHERE id IN ${keys}`)
    case 'event': return db.all(sql`SELECT id, uid, title FROM event WHERE id IN ${keys}`)
    case 'period': return db.all(sql`SELECT id, uid, name AS title FROM period WHERE id IN ${keys}`)
    case 'framework': return db.all(sql`SELECT id, uid, name AS title FROM framework WHERE id IN ${keys}`)
    case 'aspect': return db.all(sql`SELECT id, uid, code || ' ' || name AS title FROM aspect WHERE id IN ${keys}`)
    case 'indicator': return db.all(sql`SELECT id, uid, name AS title FROM indicator WHERE id IN ${keys}`)
    case 'view': return db.all(sql`SELECT id, uid, name AS title FROM view WHERE id IN ${keys}`)
    case 'note':
      return db.all<Titled>(sql`SELECT id, uid, title FROM note WHERE id IN ${keys}`).map(row => ({ ...row, title: noteTitle(row.title) }))
    case 'source':
      return db.all<{ id: number; uid: string; title: string; authors: string; year: string }>(
        sql`SELECT id, uid, title, authors, year FROM source WHERE id IN ${keys}`,
      ).map(row => ({ id: row.id, uid: row.uid, title: shortReference(row) }))
    case 'excerpt':
      return db.all<{ id: number; uid: string; label: string; text: string }>(
        sql`SELECT id, uid, label, substr(text, 1, 400) AS text FROM excerpt WHERE id IN ${keys}`,
      ).map(row => ({ id: row.id, uid: row.uid, title: excerptTitle(row) }))
    case 'affiliation':
      return db.all(sql`SELECT a.id, a.uid, p.name || ': ' || CASE WHEN a.role = '' THEN '' ELSE a.role || ', ' END || w.name AS title
        FROM affiliation a JOIN actor p ON p.id = a.actor_id JOIN actor w ON w.id = a.with_actor_id WHERE a.id IN ${keys}`)
    case 'tie': return titledTies(db, sql`tie.id IN ${keys}`)
    case 'tie-phase':
      return titledOfTies(db, db.all<{ id: number; uid: string; tie_id: number; raw: string | null }>(
        sql`SELECT id, uid, tie_id, dates AS raw FROM tie_phase WHERE id IN ${keys}`,
      ).map(row => ({ ...row, part: described(row) || 'undated' })))
    case 'assessment':
      return titledOfTies(db, db.all(sql`SELECT s.id, s.uid, s.tie_id, a.code || ', ' || p.name AS part FROM assessment s
        JOIN aspect a ON a.id = s.aspect_id JOIN period p ON p.id = s.period_id WHERE s.id IN ${keys}`))
    case 'evidence':
      return titledOfTies(db, db.all(sql`SELECT e.id, e.uid, e.tie_id, i.name AS part FROM evidence e JOIN indicator i ON i.id = e.indicator_id WHERE e.id IN ${keys}`))
  }
}

/** References by local key, for those that are there. */
export function refsOf(db: ReadableDatabase, type: EntityType, ids: readonly number[]): Map<number, EntityRef> {
  if (ids.length === 0) return new Map()
  return new Map(titled(db, type, [...new Set(ids)]).map(row => [row.id, { type, uid: row.uid, title: row.title }]))
}

/** The reference of one entity; undefined where it is not there. */
export function refOf(db: ReadableDatabase, type: EntityType, id: number): EntityRef | undefined {
  return refsOf(db, type, [id]).get(id)
}

/** References of entities of several types, as a function from type and key. One query per type. */
export function refsOfMany(db: ReadableDatabase, entities: readonly { type: EntityType; id: number }[]): (type: EntityType, id: number) => EntityRef | undefined {
  const byType = groupBy(entities, entity => entity.type)
  const refs = new Map([...byType].map(([type, group]) => [type, refsOf(db, type, group.map(entity => entity.id))]))
  return (type, id) => refs.get(type)?.get(id)
}
