import { defaultRangeExtractor, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent, type MouseEvent, type RefObject } from 'react'

export interface VirtualRowsOptions<Row> {
  count: number
  /** In CSS pixels; every row has the same. */
  rowHeight: number
  /** Height of what stays at the top of the scrolled box, in CSS pixels. */
  headHeight?: number
  /** The row at an index, or undefined while it is not loaded. */
  rowAt: (index: number) => Row | undefined
  keyOf: (row: Row) => string
  /** For type-ahead, in dialogs. Without it letters are the window's, whose commands need no more than a letter. */
  textOf?: ((row: Row) => string) | undefined
  onSelect: (row: Row, how: 'replace' | 'toggle') => void
  /** Enter, or a double press. */
  onOpen?: ((row: Row) => void) | undefined
  /** Tells which rows are in sight, so that more can be loaded. */
  onVisible?: ((first: number, last: number) => void) | undefined
  /** Key of the row to keep in sight and to start from, as it is selected elsewhere. */
  selectedKey?: string | null | undefined
}

export interface VirtualRows {
  items: VirtualItem[]
  totalSize: number
  /** Index of the row that the keyboard is on; -1 in an empty list. */
  current: number
  onKeyDown: (event: KeyboardEvent) => void
  press: (event: MouseEvent, index: number) => void
}

const typeAheadPause = 700

/**
 * The keyboard, type-ahead and windowing that lists and tables of any length share. The focus stays on the scrolled box itself. The
 * active row is followed by its key when the rows change.
 */
export function useVirtualRows<Row>(scroller: RefObject<HTMLDivElement | null>, options: VirtualRowsOptions<Row>): VirtualRows {
  const { count, rowHeight, headHeight = 0, rowAt, keyOf, textOf, onSelect, onOpen, onVisible, selectedKey = null } = options
  const [active, setActive] = useState<{ index: number; key: string | null }>({ index: 0, key: null })
  const [followed, setFollowed] = useState<string | null>(null)
  const typed = useRef({ text: '', at: 0 })

  const keyAt = (index: number) => {
    const row = rowAt(index)
    return row === undefined ? null : keyOf(row)
  }
  const indexOf = (key: string) => {
    for (let index = 0; index < count; index++) if (keyAt(index) === key) return index
    return -1
  }
  const moved = active.key === null || keyAt(active.index) === active.key ? -1 : indexOf(active.key)
  const current = Math.min(moved >= 0 ? moved : active.index, count - 1)

  // Selected in another view: the keyboard goes on from there.
  if (selectedKey !== followed && count > 0) {
    setFollowed(selectedKey)
    const index = selectedKey === null || selectedKey === active.key ? -1 : indexOf(selectedKey)
    if (index >= 0) setActive({ index, key: selectedKey })
  }

  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: headHeight,
    // The active row stays in the document when it is scrolled out of sight: aria-activedescendant points at it.
    rangeExtractor: range => {
      const indexes = defaultRangeExtractor(range)
      return current < 0 || indexes.includes(current) ? indexes : [...indexes, current].toSorted((a, b) => a - b)
    },
  })

  const items = virtualizer.getVirtualItems()
  const { startIndex: first = 0, endIndex: last = 0 } = virtualizer.range ?? {}
  useEffect(() => onVisible?.(first, last), [onVisible, first, last])

  const reveal = useEffectEvent(() => {
    if (current >= 0 && keyAt(current) === followed) virtualizer.scrollToIndex(current)
  })
  useEffect(() => {
    if (followed !== null) reveal()
  }, [followed])

  const move = (to: number, how: 'replace' | 'none' = 'replace') => {
    const index = Math.max(0, Math.min(count - 1, to))
    const row = rowAt(index)
    setActive({ index, key: keyAt(index) })
    virtualizer.scrollToIndex(index)
    if (row && how === 'replace') onSelect(row, 'replace')
  }

  const typeAhead = (key: string) => {
    if (!textOf) return
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
    // A key for a control inside of the box, such as a heading that sorts, is not ours.
    if (event.target !== event.currentTarget || count === 0 || event.altKey) return
    const mod = event.ctrlKey || event.metaKey
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1)
    const row = current < 0 ? undefined : rowAt(current)
    const how = mod ? 'none' : 'replace'
    const typing = Date.now() - typed.current.at < typeAheadPause
    switch (event.key) {
      case 'ArrowDown': move(current + 1, how); break
      case 'ArrowUp': move(current - 1, how); break
      case 'Home': move(0, how); break
      case 'End': move(count - 1, how); break
      case 'PageDown': move(current + page, how); break
      case 'PageUp': move(current - page, how); break
      case ' ':
        if (typing) typeAhead(' ')
        else if (row) onSelect(row, mod ? 'toggle' : 'replace')
        break
      case 'Enter':
        if (!row) return
        onSelect(row, 'replace')
        onOpen?.(row)
        break
      default:
        if (!textOf || mod || event.key.length !== 1 || !/[\p{L}\p{N}]/u.test(event.key)) return
        typeAhead(event.key)
    }
    event.preventDefault()
    // A letter typed here is type-ahead, not a shortcut of the window.
    event.stopPropagation()
  }

  const press = (event: MouseEvent, index: number) => {
    const row = rowAt(index)
    if (!row) return
    setActive({ index, key: keyOf(row) })
    onSelect(row, event.ctrlKey || event.metaKey ? 'toggle' : 'replace')
  }

  return { items, totalSize: virtualizer.getTotalSize(), current, onKeyDown, press }
}
