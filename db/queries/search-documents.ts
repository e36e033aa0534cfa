/** What search knows of each entity: the text that stands for it, from the entity itself and from what is shown as part of it. Never of notes. */
import { entityTypes, type EntityType } from '../contract/vocabulary.ts'
import { sql, type ReadableDatabase } from '../sqlite/database.ts'
import { mergeSchemes } from './external-ids.ts'
import { groupBy, keySet } from './rows.ts'
import { refsOf } from './titles.ts'

/** The text of one entity, as written. A match in the title weighs most, in other names much, in the body least. */
export interface SearchText { readonly title: string; readonly names: string; readonly body: string }

/** Types with a search document of their own: affiliations belong to their actor, phases to their tie, and notes have an index of their own. */
export const documentTypes = entityTypes.filter(type => type !== 'affiliation' && type !== 'tie-phase' && type !== 'note')
export type DocumentType = Exclude<EntityType, 'affiliation' | 'tie-phase' | 'note'>
export const isDocumentType = (type: string): type is DocumentType => (documentTypes as readonly string[]).includes(type)

/**
 * Documents of what people wrote have keys from here on, those of what data sets brought below: so the index, from its end, gives first what people
 * wrote and then the newest of a data set, without looking at the rest. Both halves fit into the same four bytes that the index takes for a key.
 */
export const firstWritten = 2 ** 27

/** The next key for a document. */
export function nextDocument(db: ReadableDatabase, isImported: boolean): number {
  const { last } = db.get<{ last: number | null }>(sql`SELECT max(id) AS last FROM search_document WHERE id < ${isImported ? firstWritten : 2 * firstWritten}`) ?? { last: null }
  return Math.max(last ?? 0, isImported ? 0 : firstWritten - 1) + 1
}

interface Plain { id: number; title: string; names: string | null; body: string | null }

/** The text of these entities, for those that are there and have any. */
export function searchTexts(db: ReadableDatabase, type: DocumentType, ids: readonly number[]): Map<number, SearchText> {
  const texts = textsOf(db, type, ids)
  for (const [id, text] of texts) if (text.title === '' && text.names === '' && text.body === '') texts.delete(id)
  return texts
}

/** Keys of all entities of a type, in order. */
export function idsOf(db: ReadableDatabase, type: DocumentType): number[] {
  return db.all<{ id: number }>(idQueries[type]).map(row => row.id)
}

const idQueries = {
  'project': sql`SELECT id FROM project`, 'coder': sql`SELECT id FROM coder ORDER BY id`, 'actor': sql`SELECT id FROM actor ORDER BY id`,
  'source': sql`SELECT id FROM source ORDER BY id`, 'excerpt': sql`SELECT id FROM excerpt ORDER BY id`,
  'data-set': sql`SELECT id FROM data_set ORDER BY id`, 'event': sql`SELECT id FROM event ORDER BY id`, 'tie': sql`SELECT id FROM tie ORDER BY id`,
  'period': sql`SELECT id FROM period ORDER BY id`, 'framework': sql`SELECT id FROM framework ORDER BY id`,
  'aspect': sql`SELECT id FROM aspect ORDER BY id`, 'indicator': sql`SELECT id FROM indicator ORDER BY id`,
  'assessment': sql`SELECT id FROM assessment ORDER BY id`, 'evidence': sql`SELECT id FROM evidence ORDER BY id`, 'view': sql`SELECT id FROM view ORDER BY id`,
} as const

function textsOf(db: ReadableDatabase, type: DocumentType, ids: readonly number[]): Map<number, SearchText> {
  const keys = keySet(ids)
  switch (type) {
    case 'actor': return actorTexts(db, ids)
    case 'source': return sourceTexts(db, ids)
    case 'tie': return tieTexts(db, ids)
    case 'project': return plain(db.all(sql`SELECT id, title, '' AS names, summary AS body FROM project WHERE id IN ${keys}`))
    case 'coder': return plain(db.all(sql`SELECT id, name AS title, initials AS names, description AS body FROM coder WHERE id IN ${keys}`))
    case 'excerpt':
      return plain(db.all(sql`SELECT id, label AS title, '' AS names, concat_ws(char(10), text, nullif(quote_exact, text), locator) AS body FROM excerpt WHERE id IN ${keys}`))
    case 'data-set': return plain(db.all(sql`SELECT id, name AS title, version AS names, concat_ws(char(10), licence, url) AS body FROM data_set WHERE id IN ${keys}`))
    case 'event':
      return plain(db.all(sql`SELECT id, title, concat_ws(${NAME_BREAK}, nullif(place, ''), nullif(code, '')) AS names, concat_ws(char(10), description, date_note) AS body FROM event WHERE id IN ${keys}`))
    case 'period': return plain(db.all(sql`SELECT id, name AS title, '' AS names, description AS body FROM period WHERE id IN ${keys}`))
    case 'framework': return plain(db.all(sql`SELECT id, name AS title, version AS names, description AS body FROM framework WHERE id IN ${keys}`))
    case 'aspect':
      return plain(db.all(sql`SELECT id, name AS title, code AS names, concat_ws(char(10), definition,
        (SELECT group_concat(label || ': ' || anchor, char(10) ORDER BY value DESC) FROM aspect_scale WHERE aspect_id = aspect.id)) AS body FROM aspect WHERE id IN ${keys}`))
    case 'indicator':
      return plain(db.all(sql`SELECT id, name AS title, code AS names, concat_ws(char(10), definition, include, exclude, example) AS body FROM indicator WHERE id IN ${keys}`))
    case 'assessment': return plain(db.all(sql`SELECT id, '' AS title, '' AS names, rationale AS body FROM assessment WHERE id IN ${keys}`))
    case 'evidence': return plain(db.all(sql`SELECT id, '' AS title, '' AS names, comment AS body FROM evidence WHERE id IN ${keys}`))
    case 'view': return plain(db.all(sql`SELECT id, name AS title, '' AS names, caption AS body FROM view WHERE id IN ${keys}`))
  }
}

function plain(rows: Plain[]): Map<number, SearchText> {
  return new Map(rows.map(row => [row.id, { title: row.title, names: (row.names ?? '').trim(), body: (row.body ?? '').trim() }]))
}

/** Names follow each other so that they can be told apart where they are shown. */
const NAME_BREAK = ' · '
const namesOf = (parts: readonly (string | null | undefined)[]) => parts.filter(part => part !== null && part !== undefined && part !== '').join(NAME_BREAK)
const lines = (parts: readonly (string | null | undefined)[]) => parts.filter(part => part !== null && part !== undefined && part !== '').join('\n')

function actorTexts(db: ReadableDatabase, ids: readonly number[]): Map<number, SearchText> {
  const keys = keySet(ids)
  const aliases = groupBy(db.all<{ id: number; name: string }>(sql`
    SELECT actor_id AS id, name FROM actor_alias WHERE actor_id IN ${keys} ORDER BY actor_id, position, id`), row => row.id)
  const codes = groupBy(db.all<{ id: number; value: string }>(sql`
    SELECT entity_id AS id, value FROM external_id WHERE entity_type = 'actor' AND entity_id IN ${keys}
      AND scheme NOT IN ${keySet(mergeSchemes)} ORDER BY entity_id, position, id`), row => row.id)
  const roles = groupBy(db.all<{ id: number; role: string; name: string }>(sql`
    SELECT a.actor_id AS id, a.role, w.name FROM affiliation a JOIN actor w ON w.id = a.with_actor_id WHERE a.actor_id IN ${keys} ORDER BY a.actor_id, a.id`), row => row.id)
  return new Map(db.all<{ id: number; name: string; short_name: string; description: string }>(sql`
    SELECT id, name, short_name, description FROM actor WHERE id IN ${keys}`).map(actor => [actor.id, {
    title: actor.name,
    names: namesOf([actor.short_name, ...(aliases.get(actor.id) ?? []).map(row => row.name), ...(codes.get(actor.id) ?? []).map(row => row.value)]),
    body: lines([actor.description, ...(roles.get(actor.id) ?? []).map(row => [row.role, row.name].filter(part => part !== '').join(', '))]),
  }]))
}

/** Fields of a CSL record that people search for, besides its title, authors and year. */
const cslFields = ['container-title', 'publisher', 'publisher-place', 'abstract', 'keyword', 'DOI', 'ISBN', 'URL'] as const

function sourceTexts(db: ReadableDatabase, ids: readonly number[]): Map<number, SearchText> {
  return new Map(db.all<{ id: number; title: string; authors: string; year: string; citation_key: string; csl: string; reliability_note: string; text: string | null }>(sql`
    SELECT s.id, s.title, s.authors, s.year, s.citation_key, s.csl, s.reliability_note, t.text FROM source s LEFT JOIN source_text t ON t.source_id = s.id
    WHERE s.id IN ${keySet(ids)}`).map(source => {
    const csl = JSON.parse(source.csl) as Record<string, unknown>
    const fields = cslFields.map(field => csl[field]).filter(value => typeof value === 'string')
    return [source.id, {
      title: source.title,
      names: namesOf([source.authors, source.year, source.citation_key, ...people(csl['author'])]),
      body: lines([...fields, source.reliability_note, source.text]),
    }]
  }))
}

/** Names of a CSL record's authors in full: the list's short form has family names only. */
function people(authors: unknown): string[] {
  if (!Array.isArray(authors)) return []
  return authors.map((author: unknown) => {
    if (typeof author !== 'object' || author === null) return ''
    const { given, family, literal } = author as Record<string, unknown>
    return [given, family, literal].filter(part => typeof part === 'string').join(' ')
  })
}

function tieTexts(db: ReadableDatabase, ids: readonly number[]): Map<number, SearchText> {
  const keys = keySet(ids)
  const phases = groupBy(db.all<{ id: number; text: string }>(sql`
    SELECT tie_id AS id, summary AS text FROM tie_phase WHERE tie_id IN ${keys} AND summary <> '' ORDER BY tie_id, id`), row => row.id)
  const reasons = groupBy(db.all<{ id: number; text: string }>(sql`
    SELECT tie_id AS id, reason AS text FROM reading_overrule WHERE tie_id IN ${keys} AND reason <> ''
    UNION ALL SELECT tie_id, reason FROM adjudication WHERE tie_id IN ${keys} AND reason <> '' ORDER BY 1, 2`), row => row.id)
  const titles = refsOf(db, 'tie', ids)
  return new Map(db.all<{ id: number; kind: string; description: string; names: string }>(sql`
    SELECT t.id, t.kind, t.description, concat_ws(${NAME_BREAK}, f.name, nullif(f.short_name, ''), o.name, nullif(o.short_name, '')) AS names
    FROM tie t JOIN actor f ON f.id = t.from_actor_id JOIN actor o ON o.id = t.to_actor_id WHERE t.id IN ${keys}`).map(tie => [tie.id, {
    title: titles.get(tie.id)?.title ?? '',
    names: namesOf([tie.names, tie.kind]),
    body: lines([tie.description, ...(phases.get(tie.id) ?? []).map(row => row.text), ...(reasons.get(tie.id) ?? []).map(row => row.text)]),
  }]))
}
