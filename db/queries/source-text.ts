/** The full text that a source holds, and the excerpts that have a place in it. */
import type { Quote } from '../domain/anchor.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import { insertRow, updateRow } from './rows.ts'

export interface SourceText { id: number; text: string; origin: string; sha256: string }

export function sourceText(db: ReadableDatabase, source: number): SourceText | undefined {
  return db.get<SourceText>(sql`SELECT id, text, origin, sha256 FROM source_text WHERE source_id = ${source}`)
}

export function saveSourceText(db: WritableDatabase, source: number, id: number | undefined, fields: Omit<SourceText, 'id'>, at: string): void {
  if (id === undefined) insertRow(db, 'source_text', { source_id: source, ...fields, pages: '[]', created_at: at })
  else updateRow(db, 'source_text', id, { ...fields, pages: '[]', created_at: at })
}

/** An excerpt that has, or had, a place in the full text of its source. */
export interface AnchoredExcerpt {
  id: number; text: string; start: number | null; end: number | null
  exact: string | null; prefix: string | null; suffix: string | null
}

export function anchoredExcerpts(db: ReadableDatabase, source: number): AnchoredExcerpt[] {
  return db.all<AnchoredExcerpt>(sql`
    SELECT id, text, text_start AS start, text_end AS "end", quote_exact AS exact, quote_prefix AS prefix, quote_suffix AS suffix
    FROM excerpt WHERE source_id = ${source} AND (text_start IS NOT NULL OR quote_exact IS NOT NULL) ORDER BY id`)
}

/** Gives an excerpt its place, or none, and keeps the words it is known by. */
export function anchorExcerpt(db: WritableDatabase, excerpt: number, range: { start: number; end: number } | null, quote: Quote, at: string): void {
  updateRow(db, 'excerpt', excerpt, {
    text_start: range?.start ?? null, text_end: range?.end ?? null, quote_exact: quote.exact, quote_prefix: quote.prefix, quote_suffix: quote.suffix,
  }, at)
}
