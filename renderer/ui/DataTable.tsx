import { useId, useMemo, useRef, useState, type ReactNode } from 'react'
import { SortUpIcon } from './icons/view.tsx'
import { useVirtualRows } from './useVirtualRows.ts'
import './data-table.css'

export interface Column<Row> {
  id: string
  title: string
  /** Track of the CSS grid, such as `2fr` or `90px`. */
  width: string
  render: (row: Row) => ReactNode
  /** What rows are put in order by; null comes last either way. */
  sortBy: (row: Row) => string | number | null
  align?: 'start' | 'end'
}

interface Props<Row> {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  isSelected: (row: Row) => boolean
  selectedKey?: string | null
  onSelect: (row: Row, how: 'replace' | 'toggle') => void
  onOpen?: (row: Row) => void
  onHover?: (row: Row | null) => void
  isHovered?: (row: Row) => boolean
}

const rowHeight = 28
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** A table of any length, sorted by its headings, with the keyboard of a list. */
export function DataTable<Row>({ label, columns, rows, ...props }: Props<Row>) {
  const id = useId()
  const [sort, setSort] = useState<{ column: string; down: boolean } | null>(null)
  const sorted = useMemo(() => sortRows(rows, columns.find(column => column.id === sort?.column), sort?.down ?? false), [rows, columns, sort])
  const scroller = useRef<HTMLDivElement>(null)
  const { items, totalSize, current, onKeyDown, press } = useVirtualRows(scroller, {
    ...props, count: sorted.length, rowHeight, headHeight: rowHeight, rowAt: index => sorted[index],
  })
  const template = { gridTemplateColumns: columns.map(column => column.width).join(' ') }
  const rowId = (index: number) => `${id}-${index}`
  return (
    <div
      ref={scroller} role="grid" tabIndex={0} aria-label={label} aria-multiselectable aria-rowcount={sorted.length + 1} aria-colcount={columns.length}
      className="table" onKeyDown={onKeyDown} onMouseLeave={() => props.onHover?.(null)}
      {...(current >= 0 ? { 'aria-activedescendant': rowId(current) } : {})}
    >
      <div role="row" aria-rowindex={1} className="table-row table-head" style={template}>
        {columns.map(column => {
          const order = sort?.column === column.id ? (sort.down ? 'descending' : 'ascending') : 'none'
          return (
            <div key={column.id} role="columnheader" aria-sort={order} className={`table-heading table-${column.align ?? 'start'}`}>
              <button type="button" className="table-sort" onClick={() => setSort({ column: column.id, down: order === 'ascending' })}>
                <span className="truncate">{column.title}</span>
                {order !== 'none' && <span className={order === 'descending' ? 'table-sort-down' : ''}><SortUpIcon /></span>}
              </button>
            </div>
          )
        })}
      </div>
      <div role="presentation" className="table-body" style={{ height: totalSize }}>
        {items.map(({ index, start, size }) => {
          const row = sorted[index]
          if (row === undefined) return null
          return (
            <div
              key={props.keyOf(row)} id={rowId(index)} role="row" aria-rowindex={index + 2} aria-selected={props.isSelected(row)}
              className={`table-row table-data ${index === current ? 'table-active' : ''} ${props.isHovered?.(row) ? 'table-hovered' : ''}`}
              style={{ ...template, transform: `translateY(${start}px)`, height: size }}
              onClick={event => press(event, index)} onDoubleClick={() => props.onOpen?.(row)} onMouseEnter={() => props.onHover?.(row)}
            >
              {columns.map(column => <div key={column.id} role="gridcell" className={`table-cell table-${column.align ?? 'start'}`}>{column.render(row)}</div>)}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Rows in the order of a column; as they came where there is none. */
export function sortRows<Row>(rows: readonly Row[], column: Pick<Column<Row>, 'sortBy'> | undefined, down: boolean): readonly Row[] {
  if (!column) return rows
  const sign = down ? -1 : 1
  return rows.toSorted((one, other) => {
    const [a, b] = [column.sortBy(one), column.sortBy(other)]
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b)))
  })
}
