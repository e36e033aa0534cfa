import type { Page } from './page.ts'

/** A piece of the flow that is not divided: a line, a row, a figure. */
export interface Slice {
  readonly height: number
  /** Free above it, unless it is the first of a page. */
  readonly before: number
  /** Whether the next slice stands on the same page. */
  readonly keep: boolean
  /** What is said again where a page begins with this slice: the head of a table. */
  readonly again?: readonly Slice[]
  draw(page: Page, top: number): void
}

/** Puts slices on pages from the top to the foot. What is kept together goes to the next page together, unless it is longer than a page. */
export function paginate(slices: readonly Slice[], { top, bottom, newPage }: { readonly top: number; readonly bottom: number; newPage(): Page }): void {
  let page = newPage()
  let y = top
  let isFresh = true
  const turn = () => {
    page = newPage()
    y = top
    isFresh = true
  }
  const place = (slice: Slice) => {
    if (!isFresh) y += slice.before
    slice.draw(page, y)
    y += slice.height
    isFresh = false
  }
  for (let at = 0; at < slices.length;) {
    let end = at + 1
    while (slices[end - 1]?.keep && end < slices.length) end += 1
    const group = slices.slice(at, end)
    const needed = group.reduce((sum, { height, before }, i) => sum + height + (i === 0 && isFresh ? 0 : before), 0)
    if (!isFresh && y + needed > bottom) {
      turn()
      for (const slice of group[0]?.again ?? []) place(slice)
    }
    for (const slice of group) {
      // A group longer than a page is divided where the page ends.
      if (!isFresh && y + slice.before + slice.height > bottom) {
        turn()
        for (const head of slice.again ?? []) place(head)
      }
      place(slice)
    }
    at = end
  }
}
