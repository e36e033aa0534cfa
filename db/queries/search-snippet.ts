/** The piece of a text that shows why it was found. */
import { fold, tokens, unfoldRange } from '../domain/fold.ts'
import { matchesIn, type SearchTerm } from './search-query.ts'

export interface Snippet {
  readonly snippet: string
  /** Ranges [start, end) of the snippet that matched, in UTF-16 units, in order, none overlapping another. */
  readonly marks: [number, number][]
}

const LENGTH = 180
const BEFORE = 60
/** Long texts are folded a stretch at a time, until one matches. */
const STRETCH = 20_000
const OVERLAP = 400

/** A snippet around the first match; null where the text has none. */
export function snippetOf(text: string, terms: readonly SearchTerm[]): Snippet | null {
  for (let from = 0; from < text.length; from += STRETCH - OVERLAP) {
    const stretch = text.slice(from, from + STRETCH)
    const matches = matchRanges(stretch, terms)
    const [first] = matches
    if (!first) continue
    const start = wordStart(stretch, Math.max(0, first[0] - BEFORE), first[0])
    const end = wordEnd(stretch, Math.max(first[1], start + LENGTH))
    const opening = start > 0 || from > 0 ? '…' : ''
    const closing = end < stretch.length || from + end < text.length ? '…' : ''
    const shift = opening.length - start
    return {
      snippet: opening + oneLine(stretch.slice(start, end)) + closing,
      marks: matches.filter(match => match[1] <= end).map(([markStart, markEnd]) => [markStart + shift, markEnd + shift]),
    }
  }
  return null
}

/** The beginning of a text, without marks. */
export function beginningOf(text: string): Snippet {
  const end = wordEnd(text, LENGTH)
  return { snippet: oneLine(text.slice(0, end)) + (end < text.length ? '…' : ''), marks: [] }
}

/** Ranges [start, end) of a short text that match, in UTF-16 units, in order, none overlapping another. */
export function matchRanges(text: string, terms: readonly SearchTerm[]): [number, number][] {
  const { folded, map } = fold(text)
  const merged: [number, number][] = []
  for (const [start, end] of matchesIn(tokens(folded), terms)) {
    const range = unfoldRange(map, start, end)
    const last = merged.at(-1)
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1])
    else merged.push(range)
  }
  return merged
}

function wordStart(text: string, at: number, latest: number): number {
  if (at === 0) return 0
  for (let start = at; start < latest; start += 1) if (/\s/u.test(text[start - 1] ?? '')) return start
  return isLowSurrogate(text, at) ? at - 1 : at
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length
  for (let end = at; end > at - 40 && end > 0; end -= 1) if (/\s/u.test(text[end] ?? '') && end >= at - 40) return end
  return isLowSurrogate(text, at) ? at + 1 : at
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff
}

const oneLine = (text: string) => text.replaceAll(/\s/gu, ' ')
