import { useEffect, useEffectEvent, useId, useRef, useState, type ClipboardEvent, type KeyboardEvent, type MouseEvent } from 'react'
import { confidences, trends } from '../../../db/contract/vocabulary.ts'
import { overlayBelow } from '../../state/panels.ts'
import { useMedia, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { scaleKey } from '../tie/scale-keys.ts'
import type { ColumnGroup, MatrixColumn } from './columns.ts'
import { isSingle, moved, rangeOf, type Cursor } from './cursor.ts'
import { MatrixHead } from './MatrixHead.tsx'
import { MatrixRow, placeOfEvent, rowHeight } from './MatrixRow.tsx'
import type { CellChanges, MatrixModel } from './model.ts'
import { copiedTable } from './names.ts'
import { useGridWindow } from './useGridWindow.ts'
import type { CellPlace } from './useMatrixEdit.ts'

interface Props {
  model: MatrixModel
  /** Rows of the ties to show, in order. */
  rows: readonly number[]
  columns: readonly MatrixColumn[]
  groups: readonly ColumnGroup[]
  width: number
  isReadOnly: boolean
  onEdit: (cells: readonly CellPlace[], changes: CellChanges) => void
  onSort: (column: string) => void
}

export const headHeight = 52
/** So long after `-` a digit is negative, in milliseconds. */
const negativeMs = 1_500

/** The matrix as a grid with the keyboard of a spreadsheet. It draws what is in sight. */
export function MatrixGrid({ model, rows, columns, groups, width, isReadOnly, onEdit, onSort }: Props) {
  const workbench = useWorkbench()
  const { matrixView, announce } = workbench
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const narrow = useMedia(`(max-width: ${overlayBelow - 1}px)`)
  const frozenWidth = narrow ? 190 : 236
  const active = useStoreValue(matrixView, state => state.active)
  const filter = useStoreValue(matrixView, state => state.cells)
  const sort = useStoreValue(matrixView, state => state.sort)
  const selected = useStoreValue(workbench.selection, state => state.selected)
  const hovered = useStoreValue(workbench.hover, state => state.hovered)
  const corner = useStoreValue(matrixView, state => state.corner)
  const [isNegative, setNegative] = useState(false)
  const negative = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(negative.current), [])
  const { ties, aspects, periods } = model.data

  const rowAt = (tie: string | undefined) => (tie === undefined ? -1 : rows.findIndex(row => ties.uid[row] === tie))
  const columnAt = (column: string | undefined) => columns.findIndex(each => each.id === column)
  const at = Math.max(0, rowAt(active?.tie))
  const firstCell = Math.max(0, columns.findIndex(column => column.kind === 'cell'))
  const across = active === null ? firstCell : active.column === 'name' ? -1 : Math.max(0, columnAt(active.column))
  const fromRow = corner === null ? -1 : rowAt(corner.tie)
  const fromColumn = corner === null ? -2 : corner.column === 'name' ? -1 : columnAt(corner.column)
  const cursor: Cursor = fromRow < 0 || fromColumn < -1 ? { row: at, column: across, fromRow: at, fromColumn: across } : { row: at, column: across, fromRow, fromColumn }
  const range = rangeOf(cursor)
  const single = isSingle(cursor)
  const seen = useGridWindow(scroller, { rows: rows.length, rowHeight, columns, headHeight, frozenWidth })

  const reveal = (row: number, column: number) => {
    const box = scroller.current
    if (!box) return
    const top = row * rowHeight
    const room = box.clientHeight - headHeight
    if (top < box.scrollTop) box.scrollTop = top
    else if (top + rowHeight > box.scrollTop + room) box.scrollTop = top + rowHeight - room
    const place = columns[column]
    if (!place) return
    const roomAcross = box.clientWidth - frozenWidth
    if (place.left < box.scrollLeft) box.scrollLeft = column === 0 ? 0 : place.left
    else if (place.left + place.width > box.scrollLeft + roomAcross) box.scrollLeft = place.left + place.width - roomAcross
  }

  const go = (next: Cursor, follow = !narrow) => {
    const tie = ties.uid[rows[next.row] ?? -1]
    if (tie === undefined) return
    const name = (column: number) => columns[column]?.id ?? 'name'
    const from = ties.uid[rows[next.fromRow] ?? -1]
    matrixView.setState({ active: { tie, column: name(next.column) }, corner: isSingle(next) || from === undefined ? null : { tie: from, column: name(next.fromColumn) } })
    reveal(next.row, next.column)
    const column = columns[next.column]
    if (column && 'period' in column) workbench.layout.setState({ period: periods[column.period]?.uid })
    // In a narrow window the inspector would lie over the cells one moves along: there Enter opens it.
    if (follow && selected.at(-1)?.uid !== tie) workbench.select({ type: 'tie', uid: tie })
  }

  // What is selected elsewhere is gone to here.
  const last = selected.at(-1)
  const followed = last?.type === 'tie' ? last.uid : null
  const follow = useEffectEvent((uid: string) => {
    const row = rowAt(uid)
    if (row < 0) return
    if (active?.tie !== uid) matrixView.setState({ active: { tie: uid, column: columns[across]?.id ?? 'name' }, corner: null })
    reveal(row, -1)
  })
  useEffect(() => {
    if (followed !== null) follow(followed)
  }, [followed])
  // Coming back to the tab, or with other columns, one is where one was.
  const comeBack = useEffectEvent((_columns: readonly MatrixColumn[]) => {
    matrixView.setState({ corner: null })
    if (active && rowAt(active.tie) >= 0) reveal(at, across)
  })
  useEffect(() => comeBack(columns), [columns])

  const marked = (): CellPlace[] => {
    const cells: CellPlace[] = []
    for (let row = range.rows[0]; row <= range.rows[1]; row += 1) {
      for (let column = Math.max(0, range.columns[0]); column <= range.columns[1]; column += 1) {
        const [tie, place] = [rows[row], columns[column]]
        if (tie !== undefined && place?.kind === 'cell') cells.push({ tie, aspect: place.aspect, period: place.period })
      }
    }
    return cells
  }

  const edit = (changes: CellChanges): boolean => {
    const cells = marked()
    if (isReadOnly || cells.length === 0) return false
    const { level } = changes
    const lacking = typeof level === 'number' ? cells.find(cell => !aspects[cell.aspect]?.scale.some(step => step.value === level)) : undefined
    if (lacking) announce(`${aspects[lacking.aspect]?.code ?? ''} has no level ${level}; its scale is ${aspects[lacking.aspect]?.scale.map(step => step.value).join(', ') ?? ''}`)
    else onEdit(cells, changes)
    return true
  }

  const column = columns[across]
  const current = rows[at]
  const cell = column?.kind === 'cell' && current !== undefined ? model.cell(current, column.aspect, column.period) : null

  const open = (part: 'evidence' | 'rationale') => {
    const tie = current === undefined ? undefined : ties.uid[current]
    if (tie === undefined) return
    if (column?.kind === 'cell') workbench.openCell({ tie, period: periods[column.period]?.uid ?? '', aspect: aspects[column.aspect]?.code ?? '', part })
    else {
      workbench.select({ type: 'tie', uid: tie })
      void workbench.commands.run('focus-inspector')
    }
  }

  const cycle = <Value extends string>(values: readonly Value[], value: Value | null): Value | null => values[value === null ? 0 : values.indexOf(value) + 1] ?? null

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || rows.length === 0) return
    const next = moved(cursor, event, { rows: rows.length, columns: columns.length, page: Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1) })
    const wasNegative = isNegative
    setNegative(false)
    if (next) go(next)
    else if (!handled(event, wasNegative)) return
    event.preventDefault()
    event.stopPropagation()
  }

  const handled = (event: KeyboardEvent, wasNegative: boolean): boolean => {
    const { key, ctrlKey, metaKey, altKey } = event
    if (altKey) return false
    if (ctrlKey || metaKey) {
      if (key.toLowerCase() !== 'a') return false
      matrixView.setState({
        corner: { tie: ties.uid[rows[0] ?? -1] ?? '', column: 'name' }, active: { tie: ties.uid[rows.at(-1) ?? -1] ?? '', column: columns.at(-1)?.id ?? 'name' },
      })
      return true
    }
    const level = /^[0-9]$/u.test(key) || (event.shiftKey && /^Digit[0-9]$/u.test(event.code))
    if (level && column?.kind === 'cell') {
      const levels = aspects[column.aspect]?.scale.map(step => step.value) ?? []
      const asked = scaleKey(event, levels, wasNegative)
      if (asked && 'level' in asked && asked.level !== null) return edit({ level: asked.level })
      announce(`${aspects[column.aspect]?.code ?? ''} has no such level; its scale is ${levels.join(', ')}`)
      return true
    }
    switch (key) {
      case '-': case '−':
        if (!cell || isReadOnly) return false
        setNegative(true)
        clearTimeout(negative.current)
        negative.current = setTimeout(() => setNegative(false), negativeMs)
        return true
      case 'Delete': case 'Backspace': return edit({ level: null, trend: null, confidence: null })
      case 'Enter': open('evidence'); return true
      case 'F2': open('rationale'); return true
      case ' ': {
        const tie = current === undefined ? undefined : ties.uid[current]
        if (tie !== undefined) workbench.select({ type: 'tie', uid: tie }, event.shiftKey ? 'add' : 'replace')
        return true
      }
      case 'Escape':
        if (single) return false
        matrixView.setState({ corner: null })
        return true
    }
    switch (key.toLowerCase()) {
      case 't': return cell !== null && edit({ trend: cycle(trends, cell.trend) })
      case 'c': return cell !== null && edit({ confidence: cycle(confidences, cell.confidence) })
      case 'r': open('rationale'); return true
      case 's': onSort(across < 0 ? 'name' : (column?.id ?? 'name')); return true
    }
    return false
  }

  const onCopy = (event: ClipboardEvent) => {
    if (event.target !== event.currentTarget || rows.length === 0) return
    const chosen = rows.slice(range.rows[0], range.rows[1] + 1)
    const { text, html } = copiedTable(model, chosen, columns.slice(Math.max(0, range.columns[0]), range.columns[1] + 1))
    event.clipboardData.setData('text/plain', text)
    event.clipboardData.setData('text/html', html)
    event.preventDefault()
    announce(`Copied ${chosen.length.toLocaleString()} ${chosen.length === 1 ? 'tie' : 'ties'} as a table`)
  }

  const onMouseDown = (event: MouseEvent) => {
    const place = placeOfEvent(event)
    if (!place || event.button !== 0) return
    event.preventDefault()
    scroller.current?.focus({ preventScroll: true })
    const { row, column: to } = place
    const tie = ties.uid[rows[row] ?? -1]
    if (event.ctrlKey || event.metaKey) {
      if (tie !== undefined) workbench.select({ type: 'tie', uid: tie }, 'toggle')
    } else if (event.shiftKey) go({ row, column: to, fromRow: cursor.fromRow, fromColumn: cursor.fromColumn })
    else go({ row, column: to, fromRow: row, fromColumn: to }, !narrow || to < 0)
  }

  const rowId = (tie: number) => `${id}-${ties.uid[tie]}`
  const indexes = Array.from({ length: Math.max(0, seen.lastRow - seen.firstRow + 1) }, (_, offset) => seen.firstRow + offset).filter(index => index < rows.length)
  if (rows.length > 0 && !indexes.includes(at)) indexes.push(at)
  return (
    <div
      ref={scroller} role="grid" tabIndex={0} aria-label="Matrix of ties, aspects and periods" aria-multiselectable aria-readonly={isReadOnly}
      aria-rowcount={rows.length + 2} aria-colcount={columns.length + 1} className="matrix-grid" onKeyDown={onKeyDown} onCopy={onCopy} onMouseDown={onMouseDown}
      onDoubleClick={event => placeOfEvent(event) && open('evidence')}
      onMouseOver={event => {
        const uid = ties.uid[rows[placeOfEvent(event)?.row ?? -1] ?? -1]
        if (uid !== hovered?.uid) workbench.hover.setState({ hovered: uid === undefined ? null : { type: 'tie', uid } })
      }}
      onMouseLeave={() => workbench.hover.setState({ hovered: null })}
      {...(current === undefined ? {} : { 'aria-activedescendant': `${rowId(current)}-${column?.id ?? 'name'}` })}
    >
      <div className="matrix-plane" style={{ width: frozenWidth + width, height: headHeight + rows.length * rowHeight, ['--frozen' as string]: `${frozenWidth}px` }}>
        <MatrixHead model={model} columns={columns} groups={groups} firstColumn={seen.firstColumn} lastColumn={seen.lastColumn} sort={sort} onSort={onSort} />
        <div className="matrix-body" role="presentation">
          {indexes.map(index => {
            const tie = rows[index]
            if (tie === undefined) return null
            const inRange = !single && index >= range.rows[0] && index <= range.rows[1]
            const uid = ties.uid[tie] ?? ''
            return (
              <MatrixRow
                key={uid} id={rowId(tie)} model={model} tie={tie} index={index} top={index * rowHeight} columns={columns} firstColumn={seen.firstColumn} lastColumn={seen.lastColumn}
                active={index === at ? across : null} rangeFrom={inRange ? range.columns[0] : -2} rangeTo={inRange ? range.columns[1] : -2}
                isSelected={selected.some(other => other.uid === uid)} isHovered={hovered?.uid === uid} isNegative={index === at && isNegative} filter={filter}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}
