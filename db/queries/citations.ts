/** What events, phases and affiliations rest on. */
import type { Citation, CitationFields } from '../contract/entities/sources.ts'
import type { EntityRef } from '../contract/values.ts'
import type { EntityType } from '../contract/vocabulary.ts'
import { identifier, sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import { groupBy, keySet, replaceChildren } from './rows.ts'
import { excerptTitle, refsOfMany, shortReference } from './titles.ts'

/** The tables that have citations, and the column of `citation` that points to each. */
const ownerColumn = { event: 'event_id', 'tie-phase': 'tie_phase_id', affiliation: 'affiliation_id' } as const
export type CitingType = keyof typeof ownerColumn

interface Row {
  owner: number; own_locator: string
  excerpt_uid: string | null; label: string | null; text: string | null; excerpt_locator: string | null
  source_uid: string; title: string; authors: string; year: string
}

/** Citations by the key of what cites, in their order. A citation without a locator of its own shows its excerpt's. */
export function citationsOf(db: ReadableDatabase, type: CitingType, owners: readonly number[]): Map<number, Citation[]> {
  const owner = identifier(ownerColumn[type])
  const rows = db.all<Row>(sql`
    SELECT c.${owner} AS owner, c.locator AS own_locator, x.uid AS excerpt_uid, x.label, substr(x.text, 1, 400) AS text, x.locator AS excerpt_locator,
      s.uid AS source_uid, s.title, s.authors, s.year
    FROM citation c LEFT JOIN excerpt x ON x.id = c.excerpt_id JOIN source s ON s.id = coalesce(c.source_id, x.source_id)
    WHERE c.${owner} IN ${keySet(owners)} ORDER BY c.${owner}, c.position`)
  const citations = new Map<number, Citation[]>()
  for (const [key, group] of groupBy(rows, row => row.owner)) {
    citations.set(key, group.map(row => ({
      excerpt: row.excerpt_uid === null ? null : { type: 'excerpt', uid: row.excerpt_uid, title: excerptTitle({ label: row.label ?? '', text: row.text ?? '' }) },
      source: { type: 'source', uid: row.source_uid, title: shortReference(row) },
      locator: row.own_locator === '' ? (row.excerpt_locator ?? '') : row.own_locator,
    })))
  }
  return citations
}

/** The citations of one owner as they are written: without the locators that they take from their excerpts. */
export function ownCitations(db: ReadableDatabase, type: CitingType, owner: number): CitationFields[] {
  return db.all<{ excerpt: string | null; source: string | null; locator: string }>(sql`
    SELECT x.uid AS excerpt, s.uid AS source, c.locator FROM citation c LEFT JOIN excerpt x ON x.id = c.excerpt_id LEFT JOIN source s ON s.id = c.source_id
    WHERE c.${identifier(ownerColumn[type])} = ${owner} ORDER BY c.position`)
    .flatMap(({ excerpt, source, locator }): CitationFields[] => (excerpt !== null ? [{ excerpt, locator }] : source !== null ? [{ source, locator }] : []))
}

/** Citations as they are written, from those that were shown: an excerpt's own locator is lent to its citation, not the citation's. */
export function asWritten(db: ReadableDatabase, cites: readonly CitationFields[]): CitationFields[] {
  const excerpts = cites.flatMap(cite => ('excerpt' in cite ? [cite.excerpt] : []))
  const lent = new Map(db.all<{ uid: string; locator: string }>(sql`SELECT uid, locator FROM excerpt WHERE uid IN ${keySet(excerpts)}`).map(row => [row.uid, row.locator]))
  return cites.map((cite): CitationFields => {
    const { locator = '' } = cite
    return 'excerpt' in cite ? { excerpt: cite.excerpt, locator: lent.get(cite.excerpt) === locator ? '' : locator } : { source: cite.source, locator }
  })
}

export interface CitationKeys { excerptId: number | null; sourceId: number | null; locator: string }

/** Makes the citations of one owner exactly these. Returns whether anything changed. */
export function replaceCitations(db: WritableDatabase, type: CitingType, owner: number, cites: readonly CitationKeys[]): boolean {
  return replaceChildren(db, 'citation', { [ownerColumn[type]]: owner }, cites.map(cite => (
    { excerpt_id: cite.excerptId, source_id: cite.sourceId, locator: cite.locator }
  )))
}

/** What cites any of these excerpts, or these sources directly: events, phases and affiliations, with the locator. */
export function citedBy(db: ReadableDatabase, cited: { excerpts: readonly number[]; sources: readonly number[] }): { ref: EntityRef; locator: string }[] {
  const rows = db.all<{ event_id: number | null; tie_phase_id: number | null; affiliation_id: number | null; locator: string }>(sql`
    SELECT c.event_id, c.tie_phase_id, c.affiliation_id, CASE WHEN c.locator = '' THEN coalesce(x.locator, '') ELSE c.locator END AS locator
    FROM citation c LEFT JOIN excerpt x ON x.id = c.excerpt_id
    WHERE c.excerpt_id IN ${keySet(cited.excerpts)} OR c.source_id IN ${keySet(cited.sources)} ORDER BY c.id`)
  const found = rows.flatMap((row): { type: EntityType; id: number; locator: string }[] => {
    if (row.event_id !== null) return [{ type: 'event', id: row.event_id, locator: row.locator }]
    if (row.tie_phase_id !== null) return [{ type: 'tie-phase', id: row.tie_phase_id, locator: row.locator }]
    return row.affiliation_id === null ? [] : [{ type: 'affiliation', id: row.affiliation_id, locator: row.locator }]
  })
  const refOf = refsOfMany(db, found)
  return found.flatMap(({ type, id, locator }) => {
    const ref = refOf(type, id)
    return ref ? [{ ref, locator }] : []
  })
}

/** Gives a copy the citations of its original. */
export function copyCitations(db: WritableDatabase, type: CitingType, from: number, to: number): void {
  const owner = identifier(ownerColumn[type])
  db.run(sql`
    INSERT INTO citation (${owner}, excerpt_id, source_id, locator, position)
    SELECT ${to}, excerpt_id, source_id, locator, position FROM citation WHERE ${owner} = ${from} ORDER BY position`)
}
