/**
 * A passage of a text by its own words and those around it: the text quote selector of the W3C Web Annotation Data Model (2017, section 4.2.4). Its
 * place is a text position selector (4.2.5), here in UTF-16 code units.
 */
export interface Quote {
  exact: string
  /** The words right before and after it; empty where they are not known. */
  prefix: string
  suffix: string
}

/** A stretch of a text: `[start, end)` in UTF-16 code units. */
export interface Range { start: number; end: number }

/** How much of the text around a passage is kept to tell it from others like it, in UTF-16 code units. */
export const contextLength = 32

/** The passage between two places of a text. */
export function quoteAt(text: string, { start, end }: Range): Quote {
  return { exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - contextLength), start), suffix: text.slice(end, end + contextLength) }
}
