/** A passage of a text by its own words and those around it (the W3C annotation model's text quote selector). */
export interface Quote {
  exact: string
  /** The words right before and after it; empty where they are not known. */
  prefix: string
  suffix: string
}

/** How much of the text around a passage is kept to tell it from others like it, in UTF-16 code units. */
const contextLength = 32

/** The passage between two places of a text. */
export function quoteAt(text: string, start: number, end: number): Quote {
  return { exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - contextLength), start), suffix: text.slice(end, end + contextLength) }
}

/**
 * Where a passage stands in a text: `[start, end)` in UTF-16 code units. Null where it does not stand there, or stands there several times and
 * the words around it do not tell which is meant.
 */
export function findQuote(text: string, { exact, prefix, suffix }: Quote): { start: number; end: number } | null {
  if (exact === '') return null
  const starts: number[] = []
  for (let start = text.indexOf(exact); start !== -1; start = text.indexOf(exact, start + 1)) starts.push(start)
  const meant = starts.length <= 1 ? starts : starts.filter(start => text.endsWith(prefix, start) && text.startsWith(suffix, start + exact.length))
  const [start, ...others] = meant
  return start === undefined || others.length > 0 ? null : { start, end: start + exact.length }
}
