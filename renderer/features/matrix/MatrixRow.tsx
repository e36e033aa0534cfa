import { memo, type MouseEvent } from 'react'
import { LevelMark } from '../../ui/LevelMark.tsx'
import { trendSigns } from '../../ui/levels.ts'
import { confidenceWords, readingLabelWords, tieKindWords } from '../../ui/words.ts'
import type { CellFilter } from '../../state/matrix-view.ts'
import type { MatrixColumn } from './columns.ts'
import { levelsShown, type CellValue, type MatrixModel } from './model.ts'
import { spokenCell } from './names.ts'
import { isWanted } from './rows.ts'

interface Props {
  id: string
  model: MatrixModel
  tie: number
  /** Position among the rows shown. */
  index: number
  top: number
  columns: readonly MatrixColumn[]
  firstColumn: number
  lastColumn: number
  /** Column of the keyboard in this row: -1 is the name, null none. */
  active: number | null
  rangeFrom: number
  rangeTo: number
  isSelected: boolean
  isHovered: boolean
  /** A minus waits for its digit in the active cell. */
  isNegative: boolean
  filter: CellFilter
}

/** Height of a row, in CSS pixels. */
export const rowHeight = 30

/** A tie with what is in sight of its cells. */
export const MatrixRow = memo(function MatrixRow({ id, model, tie, index, top, columns, firstColumn, lastColumn, active, rangeFrom, rangeTo, isSelected, isHovered, isNegative, filter }: Props) {
  const { ties } = model.data
  const drawn = columns.slice(firstColumn, lastColumn + 1).map((column, offset) => ({ column, at: firstColumn + offset }))
  // The active cell stays in the document when it is scrolled out of sight: aria-activedescendant points at it.
  if (active !== null && active >= 0 && (active < firstColumn || active > lastColumn) && columns[active]) drawn.push({ column: columns[active], at: active })
  const stateOf = (at: number) => `${at === active ? ' matrix-active' : ''}${at >= rangeFrom && at <= rangeTo ? ' matrix-ranged' : ''}`
  const kind = tieKindWords[ties.kind[tie] ?? 'other'].label
  return (
    <div
      role="row" aria-rowindex={index + 3} aria-selected={isSelected} data-row={index} style={{ transform: `translateY(${top}px)` }}
      className={`matrix-row${isHovered ? ' matrix-hovered' : ''}`}
    >
      <div role="rowheader" id={`${id}-name`} aria-colindex={1} data-column={-1} className={`matrix-name${stateOf(-1)}`} title={ties.title[tie]}>
        <Side name={ties.fromName[tie] ?? ''} />
        <span className="matrix-between">{ties.directed[tie] ? '→' : '–'}</span>
        <Side name={ties.toName[tie] ?? ''} />
        {ties.label[tie] && <span className="matrix-side quiet truncate" dir="auto">({ties.label[tie]})</span>}
      </div>
      {drawn.map(({ column, at }) => {
        const cell = column.kind === 'cell' ? model.cell(tie, column.aspect, column.period) : null
        const wanted = cell && filter !== 'all' && isWanted(cell, filter) ? ' matrix-wanted' : ''
        return (
          <div
            key={column.id} role="gridcell" id={`${id}-${column.id}`} aria-colindex={at + 2} data-column={at}
            className={`matrix-cell matrix-of-${column.kind}${stateOf(at)}${wanted}`} style={{ left: column.left, width: column.width }}
          >
            <span className="visually-hidden">{spokenCell(model, tie, column)}</span>
            <span aria-hidden="true" className="matrix-signs-of-cell">
              {column.kind === 'tie-kind' && <span className="truncate">{kind}</span>}
              {column.kind === 'evidence' && <span className="matrix-number">{model.evidence(tie) || ''}</span>}
              {column.kind === 'reading' && <Reading model={model} tie={tie} period={column.period} />}
              {column.kind === 'cell' && cell && <Cell model={model} aspect={column.aspect} cell={cell} isNegative={at === active && isNegative} />}
            </span>
          </div>
        )
      })}
    </div>
  )
})

/** Short names stand in full; long ones share what room is left. */
const shortName = 13

function Side({ name }: { name: string }) {
  return <span className="matrix-side truncate" dir="auto" style={name.length > shortName ? undefined : { flexShrink: 0 }}>{name}</span>
}

function Cell({ model, aspect, cell, isNegative }: { model: MatrixModel; aspect: number; cell: CellValue; isNegative: boolean }) {
  const scale = model.data.aspects[aspect]
  if (!scale) return null
  return (
    <>
      {isNegative ? <span className="level-chip matrix-typed">−</span> : <LevelMark aspect={scale} levels={levelsShown(cell)} />}
      <span className="matrix-trend">{cell.trend ? trendSigns[cell.trend] : ''}</span>
      <span className={`matrix-confidence matrix-confidence-${cell.confidence ?? 'none'}`} title={cell.confidence ? `Confidence: ${confidenceWords[cell.confidence].label.toLowerCase()}` : undefined} />
      <span className="matrix-signs">{cell.adjudicated ? '⚖' : ''}{cell.look ? '!' : ''}</span>
      {cell.supports + cell.contradicts > 0 && <span className="matrix-counts">{cell.supports}<span className="matrix-against">:{cell.contradicts}</span></span>}
      {cell.supports + cell.contradicts === 0 && cell.context > 0 && <span className="matrix-counts">({cell.context})</span>}
    </>
  )
}

function Reading({ model, tie, period }: { model: MatrixModel; tie: number; period: number }) {
  const { label, overruled } = model.reading(tie, period)
  if (label === 'undetermined' && !overruled) return <span className="matrix-open">–</span>
  return <span className="truncate" title={readingLabelWords[label].definition}>{readingLabelWords[label].label}{overruled && <span className="quiet"> *</span>}</span>
}

/** Row and column that a mouse event is about; -1 is the column of names. */
export function placeOfEvent(event: MouseEvent): { row: number; column: number } | null {
  const target = event.target instanceof Element ? event.target : null
  const cell = target?.closest<HTMLElement>('[data-column]')
  const row = target?.closest<HTMLElement>('[data-row]')
  return cell && row ? { row: Number(row.dataset['row']), column: Number(cell.dataset['column']) } : null
}
