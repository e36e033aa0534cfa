import { useId, useImperativeHandle, useRef, type ReactNode, type Ref } from 'react'
import { useVirtualRows, type VirtualRowsOptions } from './useVirtualRows.ts'
import './virtual-list.css'

interface Props<Row> extends VirtualRowsOptions<Row> {
  label: string
  render: (row: Row, index: number) => ReactNode
  isSelected: (row: Row) => boolean
  onHover?: (row: Row | null) => void
  className?: string
  /** To focus the list. */
  ref?: Ref<{ focus(): void }>
}

/**
 * A list box of any length: only the rows in sight are in the document, one stop for Tab, arrows, Home, End, Page Up and Down, and
 * type-ahead within. The focus stays on the list itself, so that it is never lost when the rows change.
 */
export function VirtualList<Row>({ ref, ...props }: Props<Row>) {
  const { label, count, rowAt, keyOf, render, isSelected, onOpen, onHover, className = '' } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  useImperativeHandle(ref, () => ({ focus: () => scroller.current?.focus() }), [])
  const { items, totalSize, current, onKeyDown, press } = useVirtualRows(scroller, props)
  const optionId = (index: number) => `${id}-${index}`
  return (
    <div
      ref={scroller} role="listbox" tabIndex={0} aria-label={label} aria-multiselectable className={`virtual-list ${className}`}
      {...(current >= 0 ? { 'aria-activedescendant': optionId(current) } : {})}
      onKeyDown={onKeyDown} onMouseLeave={() => onHover?.(null)}
    >
      <div className="virtual-list-rows" role="presentation" style={{ height: totalSize }}>
        {items.map(({ index, start, size }) => {
          const row = rowAt(index)
          return (
            <div
              key={row ? keyOf(row) : `empty ${index}`} id={optionId(index)} role="option" aria-setsize={count} aria-posinset={index + 1}
              aria-selected={row !== undefined && isSelected(row)}
              className={`virtual-list-row ${index === current ? 'virtual-list-active' : ''}`}
              style={{ transform: `translateY(${start}px)`, height: size }}
              onClick={event => press(event, index)} onDoubleClick={() => row && onOpen?.(row)} onMouseEnter={() => onHover?.(row ?? null)}
            >
              {row ? render(row, index) : <span className="quiet">…</span>}
            </div>
          )
        })}
      </div>
    </div>
  )
}
