/** Where excerpts stand in the full texts once two copies are one. */
import { placePassages, type Passage } from '../../domain/anchor/place.ts'
import { quoteAt } from '../../domain/anchor/quote.ts'
import { anchoredExcerpts, anchorExcerpt, sourceText, type AnchoredExcerpt } from '../../queries/source-text.ts'
import { groupBy } from '../../queries/rows.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from '../../sqlite/database.ts'
import { isHere } from './here.ts'
import type { Operation } from './plan.ts'

type Writing = Exclude<Operation, { kind: 'versions' }>
const writingTo = (operations: readonly Operation[], table: string) => operations.filter((operation): operation is Writing => operation.kind !== 'versions' && operation.table === table)

/** The full texts that a merge replaces, by source. Asked for before it. */
export function textsBefore(db: ReadableDatabase, operations: readonly Operation[]): ReadonlyMap<number, string> {
  const found = writingTo(operations, 'source_text').flatMap(operation => {
    if (operation.kind !== 'update') return []
    const row = db.get<{ source: number; text: string }>(sql`SELECT source_id AS source, text FROM source_text WHERE id = ${operation.id}`)
    return row ? [[row.source, row.text] as const] : []
  })
  return new Map(found)
}

/**
 * Gives excerpts that came along, or whose passage was taken over, the place of their words in the text that stands here; and the excerpts of
 * a text that is new or was replaced theirs in it. An excerpt without a plain place has none and keeps its words.
 */
export function settleExcerpts(db: WritableDatabase, theirs: ReadableDatabase, operations: readonly Operation[], before: ReadonlyMap<number, string>): void {
  const came = writingTo(operations, 'excerpt').flatMap(operation => {
    const id = operation.kind === 'update' ? operation.id : (operation.here?.id ?? null)
    return id !== null && 'text' in operation.values ? [{ id, source: sourceOf(db, id), former: sourceOf(theirs, operation.theirs) }] : []
  })
  const sources = new Set([...before.keys(), ...writingTo(operations, 'source_text').flatMap(({ kind, values }) => {
    const source = kind === 'insert' ? values['source_id'] : undefined
    return source !== undefined && isHere(source) && source.id !== null ? [source.id] : []
  })])
  for (const group of groupBy(came, ({ source, former }) => `${source} ${former}`).values()) {
    const [first] = group
    if (first) place(db, first.source, new Set(group.map(({ id }) => id)), sourceText(theirs, first.former)?.text ?? '')
  }
  const settled = new Set(came.map(({ id }) => id))
  for (const source of sources) {
    const others = anchoredExcerpts(db, source).map(({ id }) => id).filter(id => !settled.has(id))
    place(db, source, new Set(others), before.get(source) ?? '')
  }
}

const sourceOf = (db: ReadableDatabase, excerpt: number): number => db.get<{ source: number }>(sql`SELECT source_id AS source FROM excerpt WHERE id = ${excerpt}`)?.source ?? 0

/** Places some excerpts of a source in its text; `former` is the text that their places so far are in. */
function place(db: WritableDatabase, source: number, ids: ReadonlySet<number>, former: string): void {
  const excerpts = anchoredExcerpts(db, source).filter(({ id }) => ids.has(id))
  const text = sourceText(db, source)?.text
  if (excerpts.length === 0 || (text === former && excerpts.every(({ end }) => end !== null && end <= former.length))) return
  const passages = excerpts.map(excerpt => passageOf(excerpt, former))
  const places = text === undefined ? passages.map(() => null) : placePassages(former, text, passages)
  excerpts.forEach((excerpt, index) => {
    const [range, passage] = [places[index] ?? null, passages[index]]
    // A quotation that never had a place is known by its own words until it has one.
    if (!passage || (range === null && excerpt.start === null)) return
    anchorExcerpt(db, excerpt.id, range, range && text !== undefined ? quoteAt(text, range) : passage.quote, stampOf(db, excerpt.id))
  })
}

function passageOf({ text, start, end, exact, prefix, suffix }: AnchoredExcerpt, former: string): Passage {
  if (start !== null && end !== null && end <= former.length) return { quote: quoteAt(former, { start, end }), range: { start, end } }
  return { quote: { exact: exact ?? text, prefix: prefix ?? '', suffix: suffix ?? '' }, range: null }
}

/** Where a passage stands is no change of the excerpt. */
const stampOf = (db: ReadableDatabase, excerpt: number): string => db.get<{ at: string }>(sql`SELECT updated_at AS at FROM excerpt WHERE id = ${excerpt}`)?.at ?? ''
