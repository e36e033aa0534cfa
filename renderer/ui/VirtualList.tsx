import { useVirtualizer, defaultRangeExtractor } from '@tanstack/react-virtual'
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode, type Ref } from 'react'
import './virtual-list.css'

interface Props<Row> {
  label: string
  count: number
  /** In CSS pixels; every row has the same. */
  rowHeight: number
  /** The row at an index, or undefined while it is not loaded. */
  rowAt: (index: number) => Row | undefined
  keyOf: (row: Row) => string
  /** For type-ahead. */
  textOf: (row: Row) => string
  render: (row: Row, index: number) => ReactNode
  isSelected: (row: Row) => boolean
  onSelect: (row: Row, how: 'replace' | 'toggle') => void
  /** Enter, or a double press. */
  onOpen?: (row: Row) => void
  onHover?: (row: Row | null) => void
  /** Tells which rows are in sight, so that more can be loaded. */
  onVisible?: (first: number, last: number) => void
  className?: string
  ref?: Ref<HTMLDivElement>
}

const typeAheadPause = 700

/**
 * A list box of any length: only the rows in sight are in the document, one stop for Tab, arrows, Home, End, Page Up and Down, and
 * type-ahead within. The focus stays on the list itself, so that it is never lost when the rows change.
 */
export function VirtualList<Row>(props: Props<Row>) {
  const { label, count, rowHeight, rowAt, keyOf, textOf, render, isSelected, onSelect, onOpen, onHover, onVisible, className, ref } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement | null>(null)
  const [active, setActive] = useState(0)
  const activeKey = useRef<string | null>(null)
  const typed = useRef({ text: '', at: 0 })

  const current = Math.min(active, count - 1)
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // The active row stays in the document when it is scrolled out of sight: aria-activedescendant points at it.
    rangeExtractor: range => {
      const indexes = defaultRangeExtractor(range)
      return current < 0 || indexes.includes(current) ? indexes : [...indexes, current].sort((a, b) => a - b)
    },
  })

  const items = virtualizer.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => onVisible?.(first, last), [onVisible, first, last])

  // The list changed under the active row: follow it to its new place.
  useLayoutEffect(() => {
    const row = current < 0 ? undefined : rowAt(current)
    if (activeKey.current === null || (row && keyOf(row) === activeKey.current)) return
    for (let index = 0; index < count; index++) {
      const other = rowAt(index)
      if (other && keyOf(other) === activeKey.current) return setActive(index)
    }
  }, [count, rowAt, keyOf, current])

  const move = (to: number, how: 'replace' | 'none' = 'replace') => {
    const index = Math.max(0, Math.min(count - 1, to))
    const row = rowAt(index)
    setActive(index)
    activeKey.current = row ? keyOf(row) : null
    virtualizer.scrollToIndex(index)
    if (row && how === 'replace') onSelect(row, 'replace')
  }

  const typeAhead = (key: string) => {
    const now = Date.now()
    typed.current = { text: (now - typed.current.at < typeAheadPause ? typed.current.text : '') + key.toLowerCase(), at: now }
    const { text } = typed.current
    const from = text.length === 1 ? current + 1 : current
    for (let step = 0; step < count; step++) {
      const index = (from + step) % count
      const row = rowAt(index)
      if (row && textOf(row).toLowerCase().startsWith(text)) return move(index)
    }
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (count === 0 || event.altKey) return
    const mod = event.ctrlKey || event.metaKey
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
    const row = current < 0 ? undefined : rowAt(current)
    const how = mod ? 'none' : 'replace'
    switch (event.key) {
      case 'ArrowDown': move(current + 1, how); break
      case 'ArrowUp': move(current - 1, how); break
      case 'Home': move(0, how); break
      case 'End': move(count - 1, how); break
      case 'PageDown': move(current + page, how); break
      case 'PageUp': move(current - page, how); break
      case ' ': if (row && typed.current.text === '') onSelect(row, mod ? 'toggle' : 'replace'); else return
        break
      case 'Enter': if (row) {
        onSelect(row, 'replace')
        onOpen?.(row)
      }
        break
      default: {
        if (mod || event.key.length !== 1 || !/[\p{L}\p{N}]/u.test(event.key)) return
        typeAhead(event.key)
      }
    }
    event.preventDefault()
    // A letter typed here is type-ahead, not a shortcut of the window.
    event.stopPropagation()
  }

  const press = (event: MouseEvent, index: number) => {
    const row = rowAt(index)
    if (!row) return
    setActive(index)
    activeKey.current = keyOf(row)
    onSelect(row, event.ctrlKey || event.metaKey ? 'toggle' : 'replace')
  }

  const optionId = (index: number) => `${id}-${index}`
  return (
    <div
      ref={node => {
        scroller.current = node
        if (typeof ref === 'function') ref(node)
        else if (ref) ref.current = node
      }}
      role="listbox" tabIndex={0} aria-label={label} aria-multiselectable className={`virtual-list ${className ?? ''}`}
      {...(current >= 0 ? { 'aria-activedescendant': optionId(current) } : {})}
      onKeyDown={onKeyDown} onMouseLeave={() => onHover?.(null)}
    >
      <div className="virtual-list-rows" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
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
