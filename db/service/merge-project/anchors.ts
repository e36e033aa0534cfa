/** Where excerpts stand in the full texts once two copies are one. */
import { findQuote, quoteAt, type Quote } from '../../domain/anchor.ts'
import { anchoredExcerpts, anchorExcerpt, sourceText, type AnchoredExcerpt } from '../../queries/source-text.ts'
import { updateRow } from '../../queries/rows.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from '../../sqlite/database.ts'
import { isHere } from './here.ts'
import type { Operation } from './plan.ts'

const textOperations = (operations: readonly Operation[]) => operations.filter(operation => operation.kind !== 'versions').filter(({ table }) => table === 'source_text')

/** The full texts that a merge replaces, by source. Asked for before it. */
export function textsBefore(db: ReadableDatabase, operations: readonly Operation[]): ReadonlyMap<number, string> {
  const found = textOperations(operations).flatMap(operation => {
    if (operation.kind !== 'update') return []
    const row = db.get<{ source: number; text: string }>(sql`SELECT source_id AS source, text FROM source_text WHERE id = ${operation.id}`)
    return row ? [[row.source, row.text] as const] : []
  })
  return new Map(found)
}

/**
 * Gives excerpts that came along, or whose passage was taken over, the place of their words in the text that stands here; and the excerpts of
 * a text that was replaced theirs in the new one. An excerpt whose words are not found, or at several places, has no place and keeps its words.
 */
export function settleExcerpts(db: WritableDatabase, theirs: ReadableDatabase, operations: readonly Operation[], before: ReadonlyMap<number, string>): void {
  const settled = new Set<number>()
  for (const operation of operations) {
    if (operation.kind === 'versions' || operation.table !== 'excerpt' || !('text' in operation.values)) continue
    const id = operation.kind === 'update' ? operation.id : operation.here?.id
    if (id === null || id === undefined) continue
    settled.add(id)
    settle(db, id, theirText(theirs, operation.theirs))
  }
  const sources = new Set([...before.keys(), ...textOperations(operations).flatMap(operation => {
    const source = operation.kind === 'insert' ? operation.values['source_id'] : undefined
    return source !== undefined && isHere(source) && source.id !== null ? [source.id] : []
  })])
  for (const source of sources) {
    for (const excerpt of anchoredExcerpts(db, source)) if (!settled.has(excerpt.id)) settle(db, excerpt.id, before.get(source))
  }
}

const theirText = (db: ReadableDatabase, excerpt: number): string | undefined =>
  db.get<{ text: string }>(sql`SELECT t.text FROM excerpt e JOIN source_text t ON t.source_id = e.source_id WHERE e.id = ${excerpt}`)?.text

interface Placed extends AnchoredExcerpt { sourceId: number; updatedAt: string }

/** `former` is the text in which the place of the excerpt was. */
function settle(db: WritableDatabase, id: number, former: string | undefined): void {
  const excerpt = db.get<Placed>(sql`
    SELECT id, source_id AS sourceId, updated_at AS updatedAt, text, text_start AS start, text_end AS "end", quote_exact AS exact, quote_prefix AS prefix, quote_suffix AS suffix
    FROM excerpt WHERE id = ${id}`)
  if (!excerpt || (excerpt.start === null && excerpt.exact === null)) return
  const text = sourceText(db, excerpt.sourceId)?.text
  const isAt = excerpt.start !== null && excerpt.end !== null && former !== undefined && excerpt.end <= former.length
  if (isAt && text === former) return
  const quote = isAt ? quoteAt(former, excerpt.start ?? 0, excerpt.end ?? 0) : known(excerpt)
  const range = text === undefined ? null : findQuote(text, quote)
  if (range || text !== undefined) anchorExcerpt(db, id, range, quote, excerpt.updatedAt)
  else updateRow(db, 'excerpt', id, { text_start: null, text_end: null, quote_exact: quote.exact, quote_prefix: quote.prefix, quote_suffix: quote.suffix })
}

const known = ({ text, exact, prefix, suffix }: Placed): Quote => ({ exact: exact ?? text, prefix: prefix ?? '', suffix: suffix ?? '' })
