import { useLayoutEffect, useState, type RefObject } from 'react'

export interface GridSize {
  rows: number
  rowHeight: number
  /** Left edges and widths of the columns, after the frozen one. */
  columns: readonly { left: number; width: number }[]
  /** Height of the headings and width of the frozen column, which cover what scrolls under them. */
  headHeight: number
  frozenWidth: number
}

export interface GridWindow {
  firstRow: number
  lastRow: number
  firstColumn: number
  lastColumn: number
}

/** Rows and columns are drawn in steps of so many, so that most frames of a scroll draw nothing new. */
const rowStep = 8
const columnStep = 2

/** Which rows and columns are in sight, a few more around them among them, kept up to date while the box scrolls and changes its size. */
export function useGridWindow(scroller: RefObject<HTMLElement | null>, size: GridSize): GridWindow {
  const [seen, setSeen] = useState<GridWindow>({ firstRow: 0, lastRow: 40, firstColumn: 0, lastColumn: 16 })
  const { rows, rowHeight, columns, headHeight, frozenWidth } = size
  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    const look = () => {
      const { scrollTop, scrollLeft, clientHeight, clientWidth } = box
      const firstRow = Math.floor(scrollTop / rowHeight / rowStep) * rowStep - rowStep
      const lastRow = Math.ceil((scrollTop + clientHeight - headHeight) / rowHeight / rowStep) * rowStep + rowStep
      const right = scrollLeft + clientWidth - frozenWidth
      const first = columns.findIndex(({ left, width }) => left + width > scrollLeft)
      const after = columns.findIndex(({ left }) => left >= right)
      const firstColumn = Math.floor(Math.max(0, first) / columnStep) * columnStep - columnStep
      const lastColumn = Math.ceil((after < 0 ? columns.length : after) / columnStep) * columnStep + columnStep
      const next = {
        firstRow: Math.max(0, firstRow), lastRow: Math.min(rows - 1, lastRow), firstColumn: Math.max(0, firstColumn), lastColumn: Math.min(columns.length - 1, lastColumn),
      }
      setSeen(before => (
        before.firstRow === next.firstRow && before.lastRow === next.lastRow && before.firstColumn === next.firstColumn && before.lastColumn === next.lastColumn ? before : next
      ))
    }
    look()
    box.addEventListener('scroll', look, { passive: true })
    const observer = new ResizeObserver(look)
    observer.observe(box)
    return () => {
      box.removeEventListener('scroll', look)
      observer.disconnect()
    }
  }, [scroller, rows, rowHeight, columns, headHeight, frozenWidth])
  return seen
}
