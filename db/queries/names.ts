/**
 * Folded names of entities (`entity_name`): the order of lists, completion, and what a `[[link]]` means. Derived from the entities; notes are
 * not in it, their titles stay in their own table.
 */
import type { EntityType } from '../contract/vocabulary.ts'
import { foldName } from '../domain/fold.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import type { RowChange } from '../sqlite/undo.ts'
import { groupBy, insertRow, keySet } from './rows.ts'
import { excerptTitle, shortNameOf, shortReference, tieTitle } from './titles.ts'

export { foldName } from '../domain/fold.ts'

/** Types that have names here, the likeliest meaning of an ambiguous name first. */
export const namedTypes = ['actor', 'tie', 'event', 'source', 'period', 'indicator', 'aspect', 'excerpt', 'view'] as const
export type NamedType = (typeof namedTypes)[number]

export const isNamedType = (type: EntityType): type is NamedType => (namedTypes as readonly EntityType[]).includes(type)

/** Names of entities by key: the first is the one that lists are ordered by. */
function namesOf(db: ReadableDatabase, type: NamedType, ids: readonly number[]): Map<number, string[]> {
  const keys = keySet(ids)
  switch (type) {
    case 'actor': {
      const aliases = groupBy(db.all<{ actor_id: number; name: string }>(
        sql`SELECT actor_id, name FROM actor_alias WHERE actor_id IN ${keys} ORDER BY actor_id, position`,
      ), row => row.actor_id)
      const rows = db.all<{ id: number; name: string; short_name: string }>(sql`SELECT id, name, short_name FROM actor WHERE id IN ${keys}`)
      return new Map(rows.map(row => [row.id, [row.name, row.short_name, ...(aliases.get(row.id) ?? []).map(alias => alias.name)]]))
    }
    case 'tie': {
      const rows = db.all<{ id: number; directed: number; label: string; from_name: string; from_short: string; to_name: string; to_short: string }>(sql`
        SELECT t.id, t.directed, t.label, f.name AS from_name, f.short_name AS from_short, o.name AS to_name, o.short_name AS to_short
        FROM tie t JOIN actor f ON f.id = t.from_actor_id JOIN actor o ON o.id = t.to_actor_id WHERE t.id IN ${keys}`)
      return new Map(rows.map(row => {
        const [from, to] = [shortNameOf(row.from_name, row.from_short), shortNameOf(row.to_name, row.to_short)]
        const { directed, label } = row
        const spelt = [tieTitle({ from, to, directed, label }), `${from} - ${to}`]
        return [row.id, directed ? spelt : [...spelt, tieTitle({ from: to, to: from, directed, label }), `${to} - ${from}`]]
      }))
    }
    case 'source': {
      const rows = db.all<{ id: number; title: string; authors: string; year: string; citation_key: string }>(
        sql`SELECT id, title, authors, year, citation_key FROM source WHERE id IN ${keys}`,
      )
      return new Map(rows.map(row => [row.id, [row.title, shortReference(row), row.citation_key, `@${row.citation_key}`]]))
    }
    case 'excerpt': {
      const rows = db.all<{ id: number; label: string; text: string }>(sql`SELECT id, label, substr(text, 1, 400) AS text FROM excerpt WHERE id IN ${keys}`)
      return new Map(rows.map(row => [row.id, [excerptTitle(row), row.label]]))
    }
    case 'event': return singleNames(db.all(sql`SELECT id, title AS name FROM event WHERE id IN ${keys}`))
    case 'period': return singleNames(db.all(sql`SELECT id, name FROM period WHERE id IN ${keys}`))
    case 'view': return singleNames(db.all(sql`SELECT id, name FROM view WHERE id IN ${keys}`))
    case 'aspect': return codedNames(db.all(sql`SELECT id, name, code FROM aspect WHERE id IN ${keys}`))
    case 'indicator': return codedNames(db.all(sql`SELECT id, name, code FROM indicator WHERE id IN ${keys}`))
  }
}

/** Everything that an entity is called, as written, the name of its lists first; empty where it is not there. */
export function namesOfEntity(db: ReadableDatabase, type: NamedType, id: number): string[] {
  return [...new Set(namesOf(db, type, [id]).get(id) ?? [])].filter(name => name.trim() !== '')
}

const singleNames = (rows: { id: number; name: string }[]) => new Map(rows.map(row => [row.id, [row.name]]))
const codedNames = (rows: { id: number; name: string; code: string }[]) => new Map(rows.map(row => [row.id, [row.name, row.code, `${row.code} ${row.name}`]]))

/** Folded names of actors that hold this folded text. */
export function actorNamesHolding(db: ReadableDatabase, folded: string): string[] {
  return db.all<{ folded: string }>(sql`SELECT DISTINCT folded FROM entity_name WHERE entity_type = 'actor' AND instr(folded, ${folded}) > 0`).map(row => row.folded)
}

/** Writes the names of these entities anew; those that are gone lose theirs. Returns whether any changed. */
function renewNames(db: WritableDatabase, type: NamedType, ids: readonly number[]): boolean {
  if (ids.length === 0) return false
  let changed = false
  const before = groupBy(db.all<{ entity_id: number; main: number; folded: string }>(
    sql`SELECT entity_id, main, folded FROM entity_name WHERE entity_type = ${type} AND entity_id IN ${keySet(ids)} ORDER BY entity_id, id`,
  ), row => row.entity_id)
  const names = namesOf(db, type, ids)
  for (const id of new Set(ids)) {
    const [main, ...others] = (names.get(id) ?? []).map(foldName)
    const folded = main === undefined ? [] : [main, ...[...new Set(others)].filter(name => name !== '' && name !== main)]
    const old = (before.get(id) ?? []).map(row => row.folded)
    if (old.length === folded.length && old.every((name, index) => name === folded[index])) continue
    changed = true
    if (old.length > 0) db.run(sql`DELETE FROM entity_name WHERE entity_type = ${type} AND entity_id = ${id}`)
    folded.forEach((name, index) => insertRow(db, 'entity_name', { entity_type: type, entity_id: id, main: index === 0, folded: name }))
  }
  return changed
}

/** Renews the names of the ties of these actors: they are made of the actors'. */
function renewTieNames(db: WritableDatabase, actors: readonly number[]): boolean {
  const keys = keySet(actors)
  const ties = db.all<{ id: number }>(sql`SELECT id FROM tie WHERE from_actor_id IN ${keys} UNION SELECT id FROM tie WHERE to_actor_id IN ${keys}`)
  return renewNames(db, 'tie', ties.map(tie => tie.id))
}

const tableTypes: Readonly<Record<string, NamedType>> = {
  actor: 'actor', tie: 'tie', event: 'event', source: 'source', period: 'period', indicator: 'indicator', aspect: 'aspect', excerpt: 'excerpt', view: 'view',
}

/** Brings the names up to date after changes of any kind, undo and redo among them. Returns whether any name changed. */
export function refreshNames(db: WritableDatabase, changes: readonly RowChange[]): boolean {
  const ids = new Map<NamedType, Set<number>>(namedTypes.map(type => [type, new Set<number>()]))
  const renamed = new Set<number>()
  for (const { table, rowId, before, after } of changes) {
    const type = tableTypes[table]
    if (type) ids.get(type)?.add(rowId)
    if (table === 'actor' && (before?.['name'] !== after?.['name'] || before?.['short_name'] !== after?.['short_name'])) renamed.add(rowId)
    if (table === 'actor_alias') {
      const actor = (after ?? before)?.['actor_id']
      if (typeof actor === 'number') ids.get('actor')?.add(actor)
    }
  }
  const renewed = namedTypes.map(type => renewNames(db, type, [...(ids.get(type) ?? [])]))
  if (renamed.size > 0) renewed.push(renewTieNames(db, [...renamed]))
  return renewed.includes(true)
}

/** Writes all names anew. */
export function rebuildNames(db: WritableDatabase): void {
  db.run(sql`DELETE FROM entity_name`)
  for (const type of namedTypes) {
    const ids = db.all<{ id: number }>(typeIds(type)).map(row => row.id)
    for (let start = 0; start < ids.length; start += 5_000) renewNames(db, type, ids.slice(start, start + 5_000))
  }
}

/** Whether the names are what they would be if they were made anew, for the check of a project: the types that differ. */
export function staleNames(db: ReadableDatabase): NamedType[] {
  return namedTypes.filter(type => {
    const ids = db.all<{ id: number }>(typeIds(type)).map(row => row.id)
    const stored = db.all<{ entity_id: number; folded: string }>(sql`SELECT entity_id, folded FROM entity_name WHERE entity_type = ${type} AND main = 1`)
    if (stored.length !== ids.length) return true
    const folded = new Map(stored.map(row => [row.entity_id, row.folded]))
    const names = namesOf(db, type, ids)
    return ids.some(id => folded.get(id) !== foldName(names.get(id)?.[0] ?? ''))
  })
}

function typeIds(type: NamedType) {
  switch (type) {
    case 'actor': return sql`SELECT id FROM actor ORDER BY id`
    case 'tie': return sql`SELECT id FROM tie ORDER BY id`
    case 'event': return sql`SELECT id FROM event ORDER BY id`
    case 'source': return sql`SELECT id FROM source ORDER BY id`
    case 'period': return sql`SELECT id FROM period ORDER BY id`
    case 'indicator': return sql`SELECT id FROM indicator ORDER BY id`
    case 'aspect': return sql`SELECT id FROM aspect ORDER BY id`
    case 'excerpt': return sql`SELECT id FROM excerpt ORDER BY id`
    case 'view': return sql`SELECT id FROM view ORDER BY id`
  }
}

/**
 * The entity that a name means, compared folded: an actor before a tie before an event …, a main name before an alias, the older before the
 * newer. Notes are the caller's to ask for.
 */
export function findByName(db: ReadableDatabase, name: string): { type: NamedType; id: number } | undefined {
  const rows = db.all<{ type: NamedType; id: number; main: number }>(
    sql`SELECT entity_type AS type, entity_id AS id, main FROM entity_name WHERE folded = ${foldName(name)} ORDER BY main DESC, entity_id`,
  )
  const best = namedTypes.flatMap(type => rows.filter(row => row.type === type).slice(0, 1))[0]
  return best && { type: best.type, id: best.id }
}
