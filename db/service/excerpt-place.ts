import type { Excerpt } from '../contract/entities/sources.ts'
import { locatorOf } from '../domain/anchor/pages.ts'
import { placePassages } from '../domain/anchor/place.ts'
import { quoteAt, type Quote, type Range } from '../domain/anchor/quote.ts'
import { findId } from '../queries/keys.ts'
import { sourceText } from '../queries/source-text.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'
import { badField } from './errors.ts'
import { present } from './fields.ts'

/** The place of an excerpt in the full text of its source, the words there, and the page as a locator (empty where the text has no pages). */
export interface ExcerptPlace { readonly range: Range; readonly quote: Quote; readonly locator: string }

/**
 * The place that a range names; null for no range. Throws `bad_request` where the source holds no text or the range is none of it; `prefix` is where
 * the fields stand in the request.
 */
export function placeOf(db: ReadableDatabase, source: number, { start, end }: { start: number | null; end: number | null }, prefix = ''): ExcerptPlace | null {
  if (start === null && end === null) return null
  if (start === null || end === null) throw badField(`${prefix}${start === null ? 'start' : 'end'}`, 'A range in the full text needs its start and its end.')
  if (start >= end) throw badField(`${prefix}end`, 'The end of a range lies after its start.')
  const held = sourceText(db, source)
  if (!held) throw badField(`${prefix}start`, 'The source holds no full text, so the excerpt can have no range in it. Use the locator instead.')
  const { text, pages } = held
  if (end > text.length) throw badField(`${prefix}end`, `The full text of the source has ${text.length} characters; the range ends after them.`)
  const range = { start: cutsPair(text, start) ? start - 1 : start, end: cutsPair(text, end) ? end + 1 : end }
  return { range, quote: quoteAt(text, range), locator: locatorOf(pages, range) }
}

/** Whether a place lies between the two halves of one character. */
function cutsPair(text: string, at: number): boolean {
  const isHalf = (unit: number, first: number) => unit >= first && unit < first + 0x400
  return isHalf(text.charCodeAt(at - 1), 0xd800) && isHalf(text.charCodeAt(at), 0xdc00)
}

/** What a new excerpt stores of its place; an empty locator becomes the page. */
export function placedFields(place: ExcerptPlace | null, locator: string) {
  return { start: place?.range.start ?? null, end: place?.range.end ?? null, quote: place?.quote ?? null, locator: locator === '' ? (place?.locator ?? '') : locator }
}

type Changes = Partial<Pick<Excerpt, 'source' | 'start' | 'end' | 'locator'>>

/**
 * What a change of an excerpt does to its place: another range, or none, as asked; in another source, the place where its words stand there, if that
 * is plain. Empty where the place stays.
 */
export function movedFields(db: ReadableDatabase, source: number, before: Excerpt, changes: { [K in keyof Changes]: Changes[K] | undefined }): Partial<ReturnType<typeof placedFields>> {
  const locator = changes.locator ?? before.locator
  if (changes.start !== undefined || changes.end !== undefined) {
    const [start, end] = [changes.start === undefined ? before.start : changes.start, changes.end === undefined ? before.end : changes.end]
    return placedFields(placeOf(db, source, { start, end }), locator)
  }
  if (changes.source === undefined || changes.source === before.source || before.start === null || before.end === null) return {}
  const former = sourceText(db, present(findId(db, 'source', before.source), 'source'))
  const quote = quoteAt(former?.text ?? '', { start: before.start, end: before.end })
  const [range] = placePassages('', sourceText(db, source)?.text ?? '', [{ quote, range: null }])
  return { start: null, end: null, quote, ...(range ? placedFields(placeOf(db, source, range), locator) : {}) }
}
