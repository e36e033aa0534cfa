/** Excerpts: passages of sources, with the actors they name. */
import type { Excerpt } from '../contract/entities/sources.ts'
import type { EntityRef } from '../contract/values.ts'
import type { Credibility, ExcerptForm, Modality, Reliability, StatementKind } from '../contract/vocabulary.ts'
import type { Quote } from '../domain/anchor/quote.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import { groupBy, insertRow, keySet, replaceChildren, updateRow } from './rows.ts'
import { shortReference } from './titles.ts'

interface Row {
  id: number; uid: string; label: string; form: ExcerptForm; statement: StatementKind; text: string; locator: string
  modality: Modality | null; credibility: Credibility | null; text_start: number | null; text_end: number | null
  source: string; title: string; authors: string; year: string; reliability: Reliability | null
  attributed: string | null; attributed_title: string | null; attributed_authors: string | null; attributed_year: string | null
}

/** Excerpts by key, for those that are there. */
export function excerptsByIds(db: ReadableDatabase, ids: readonly number[]): Map<number, Excerpt> {
  if (ids.length === 0) return new Map()
  const rows = db.all<Row>(sql`
    SELECT x.id, x.uid, x.label, x.form, x.statement, x.text, x.locator, x.modality, x.credibility, x.text_start, x.text_end,
      s.uid AS source, s.title, s.authors, s.year, s.reliability,
      a.uid AS attributed, a.title AS attributed_title, a.authors AS attributed_authors, a.year AS attributed_year
    FROM excerpt x JOIN source s ON s.id = x.source_id LEFT JOIN source a ON a.id = x.attributed_to_id
    WHERE x.id IN ${keySet(ids)}`)
  const named = groupBy(db.all<{ excerpt: number; uid: string; name: string }>(sql`
    SELECT n.excerpt_id AS excerpt, a.uid, a.name FROM excerpt_actor n JOIN actor a ON a.id = n.actor_id
    WHERE n.excerpt_id IN ${keySet(ids)} ORDER BY n.excerpt_id, n.position`), row => row.excerpt)
  return new Map(rows.map(row => {
    const actorRefs = (named.get(row.id) ?? []).map((actor): EntityRef => ({ type: 'actor', uid: actor.uid, title: actor.name }))
    const sourceShort = shortReference(row)
    const attributedToRef: EntityRef | null = row.attributed === null ? null : {
      type: 'source', uid: row.attributed,
      title: shortReference({ title: row.attributed_title ?? '', authors: row.attributed_authors ?? '', year: row.attributed_year ?? '' }),
    }
    return [row.id, {
      uid: row.uid, source: row.source, label: row.label, form: row.form, statement: row.statement, text: row.text, locator: row.locator,
      modality: row.modality, credibility: row.credibility, attributedTo: row.attributed, actors: actorRefs.map(ref => ref.uid),
      start: row.text_start, end: row.text_end,
      sourceRef: { type: 'source', uid: row.source, title: sourceShort }, sourceShort, sourceReliability: row.reliability, attributedToRef, actorRefs,
    }]
  }))
}

/** Excerpts of a source: in the order of the full text where their place in it is known, else of their labels. */
export function excerptsOfSource(db: ReadableDatabase, source: number): Excerpt[] {
  const ids = db.all<{ id: number }>(
    sql`SELECT id FROM excerpt WHERE source_id = ${source} ORDER BY text_start IS NULL, text_start, label, id`,
  ).map(row => row.id)
  const excerpts = excerptsByIds(db, ids)
  return ids.flatMap(id => excerpts.get(id) ?? [])
}

export interface ExcerptRow {
  sourceId?: number | undefined; label?: string | undefined; form?: ExcerptForm | undefined; statement?: StatementKind | undefined
  text?: string | undefined; locator?: string | undefined; modality?: Modality | null | undefined; credibility?: Credibility | null | undefined
  attributedToId?: number | null | undefined; start?: number | null | undefined; end?: number | null | undefined
  /** The words at the range, and those around them; null where it never had one. */
  quote?: Quote | null | undefined
}

const columns = (fields: ExcerptRow) => ({
  source_id: fields.sourceId, label: fields.label, form: fields.form, statement: fields.statement, text: fields.text, locator: fields.locator,
  modality: fields.modality, credibility: fields.credibility, attributed_to_id: fields.attributedToId, text_start: fields.start, text_end: fields.end,
  ...(fields.quote === undefined ? {} : { quote_exact: fields.quote?.exact ?? null, quote_prefix: fields.quote?.prefix ?? null, quote_suffix: fields.quote?.suffix ?? null }),
})

export function insertExcerpt(db: WritableDatabase, uid: string, fields: Required<ExcerptRow>, at: string): number {
  return insertRow(db, 'excerpt', { uid, ...columns(fields), created_at: at, updated_at: at })
}

export function updateExcerpt(db: WritableDatabase, id: number, fields: ExcerptRow, at: string): boolean {
  return updateRow(db, 'excerpt', id, columns(fields), at)
}

export function replaceNamedActors(db: WritableDatabase, excerpt: number, actors: readonly number[]): boolean {
  return replaceChildren(db, 'excerpt_actor', { excerpt_id: excerpt }, actors.map(actor => ({ actor_id: actor })))
}
