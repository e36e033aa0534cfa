import type { TextPage } from '../../../db/contract/entities/texts.ts'
import type { Range } from './passage.ts'

/** Index of the page that a place is on; -1 before the first, or without pages. */
export function pageAt(pages: readonly TextPage[], place: number): number {
  let [low, high] = [0, pages.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pages[middle]?.start ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Label of the page that begins in a paragraph, the last of several; empty where none does. */
export function pageBeginningIn(pages: readonly TextPage[], { start, end }: Range): string {
  const page = pages[pageAt(pages, end - 1)]
  return page && page.start >= start ? page.label : ''
}
