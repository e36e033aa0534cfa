/** The full text that a source holds, and the excerpts that have, had or may get a place in it. */
import type { TextPage } from '../contract/entities/texts.ts'
import type { ExcerptForm } from '../contract/vocabulary.ts'
import type { Quote, Range } from '../domain/anchor/quote.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import { insertRow, updateRow } from './rows.ts'

export interface SourceText { id: number; text: string; origin: string; sha256: string; pages: TextPage[] }

export function sourceText(db: ReadableDatabase, source: number): SourceText | undefined {
  const row = db.get<Omit<SourceText, 'pages'> & { pages: string }>(sql`SELECT id, text, origin, sha256, pages FROM source_text WHERE source_id = ${source}`)
  return row && { ...row, pages: JSON.parse(row.pages) as TextPage[] }
}

export function saveSourceText(db: WritableDatabase, source: number, id: number | undefined, { pages, ...fields }: Omit<SourceText, 'id'>, at: string): void {
  const columns = { ...fields, pages: JSON.stringify(pages), created_at: at }
  if (id === undefined) insertRow(db, 'source_text', { source_id: source, ...columns })
  else updateRow(db, 'source_text', id, columns)
}

export function removeSourceText(db: WritableDatabase, id: number): void {
  db.run(sql`DELETE FROM source_text WHERE id = ${id}`)
}

/** An excerpt that has, or had, a place in the full text of its source, or quotes words that may have one. */
export interface AnchoredExcerpt {
  id: number; uid: string; label: string; form: ExcerptForm; text: string; start: number | null; end: number | null
  exact: string | null; prefix: string | null; suffix: string | null
}

export function anchoredExcerpts(db: ReadableDatabase, source: number): AnchoredExcerpt[] {
  return db.all<AnchoredExcerpt>(sql`
    SELECT id, uid, label, form, text, text_start AS start, text_end AS "end", quote_exact AS exact, quote_prefix AS prefix, quote_suffix AS suffix
    FROM excerpt WHERE source_id = ${source} AND (text_start IS NOT NULL OR quote_exact IS NOT NULL OR form = 'quote') ORDER BY id`)
}

/** Gives an excerpt its place, or none, and keeps the words it is known by. */
export function anchorExcerpt(db: WritableDatabase, excerpt: number, range: Range | null, quote: Quote, at: string): void {
  updateRow(db, 'excerpt', excerpt, {
    text_start: range?.start ?? null, text_end: range?.end ?? null, quote_exact: quote.exact, quote_prefix: quote.prefix, quote_suffix: quote.suffix,
  }, at)
}
