import type { TextPage } from '../../contract/entities/texts.ts'
import type { Range } from './quote.ts'

/** The locator of a range in a text with pages: “p. 5”, or “pp. 5–6” where it passes a page's end; empty where the text has none. */
export function locatorOf(pages: readonly TextPage[], { start, end }: Range): string {
  const first = pages.findLast(page => page.start <= start)
  const last = pages.findLast(page => page.start < end)
  if (!first || !last) return ''
  return first.label === last.label ? `p. ${first.label}` : `pp. ${first.label}–${last.label}`
}
