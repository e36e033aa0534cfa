import type { Range as TextRange } from './passage.ts'

/** The letters of the text are in spans that say where they begin; the way between places of the text and of the page leads over them. */
const partSelector = '[data-start]'

/** The place of the text under a point of the window, in UTF-16 code units; null beside the text. */
export function placeFromPoint(x: number, y: number): number | null {
  const found = document.caretPositionFromPoint(x, y)
  if (!found) return null
  const { offsetNode, offset } = found
  const part = (offsetNode instanceof Element ? offsetNode : offsetNode.parentElement)?.closest<HTMLElement>(partSelector)
  if (part) return Number(part.dataset['start']) + (offsetNode instanceof Text ? offset : 0)
  // Beside the lines: the beginning of the paragraph, or its end.
  const block = (offsetNode instanceof Element ? offsetNode : offsetNode.parentElement)?.closest<HTMLElement>('[data-index]')
  const parts = [...block?.querySelectorAll<HTMLElement>(partSelector) ?? []]
  const [first, last] = [parts[0], parts.at(-1)]
  if (!first || !last) return null
  return y < first.getBoundingClientRect().top ? Number(first.dataset['start']) : Number(last.dataset['start']) + (last.textContent?.length ?? 0)
}

/** The part of a range that is drawn within a paragraph, as a range of the page; null where none of it is. */
export function rangeWithin(block: Element, { start, end }: TextRange): Range | null {
  const range = document.createRange()
  let begun = false
  for (const part of block.querySelectorAll<HTMLElement>(partSelector)) {
    const text = part.firstChild
    if (!(text instanceof Text)) continue
    const from = Number(part.dataset['start'])
    const to = from + text.length
    if (to <= start || from >= end) continue
    if (!begun) range.setStart(text, Math.max(0, start - from))
    begun = true
    range.setEnd(text, Math.min(text.length, end - from))
  }
  return begun ? range : null
}

/** The line boxes of a range that have any width. */
export const linesOf = (range: Range): DOMRect[] => [...range.getClientRects()].filter(rect => rect.width > 0 && rect.height > 0)

const rtlFirst = /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** Whether a paragraph runs from right to left: its first letter decides, as it does on the page (`dir=auto`). */
export const isRightToLeft = (paragraph: string): boolean => rtlFirst.test(paragraph)

/** Highlights ranges of the page under a name that the style sheet knows; none takes the highlight away. */
export function highlight(name: string, ranges: readonly Range[], priority: number): void {
  if (ranges.length === 0) {
    CSS.highlights.delete(name)
    return
  }
  const made = new Highlight(...ranges)
  made.priority = priority
  CSS.highlights.set(name, made)
}
