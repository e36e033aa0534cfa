import { readingLabels } from '../../../db/contract/vocabulary.ts'
import { foldText } from '../../../db/domain/fold.ts'
import type { MatrixViewState } from '../../state/matrix-view.ts'
import { tieKindWords } from '../../ui/words.ts'
import type { MatrixColumn } from './columns.ts'
import { isCoded, isDisagreeing, type CellValue, type MatrixModel } from './model.ts'

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** Whether a cell is one of those that rows are narrowed to. */
export function isWanted(cell: CellValue, filter: MatrixViewState['cells']): boolean {
  switch (filter) {
    case 'all': return true
    case 'not-coded': return !isCoded(cell)
    case 'disagreeing': return isDisagreeing(cell)
    case 'look': return cell.look
  }
}

/** Rows of ties to show, in order. Ties that are equal in the order stay as they were made. */
export function matrixRows(model: MatrixModel, columns: readonly MatrixColumn[], view: MatrixViewState): number[] {
  const { ties } = model.data
  const words = foldText(view.text).split(' ').filter(word => word !== '')
  const focus = new Set(view.focus)
  const cells = columns.filter(column => column.kind === 'cell')
  const rows: number[] = []
  for (let row = 0; row < ties.uid.length; row += 1) {
    if (view.kind !== null && ties.kind[row] !== view.kind) continue
    if (view.inFocus && !focus.has(ties.uid[row]!) && !focus.has(ties.from[row]!) && !focus.has(ties.to[row]!)) continue
    if (words.length > 0) {
      const text = foldText(`${ties.title[row]} ${tieKindWords[ties.kind[row] ?? 'other'].label}`)
      if (!words.every(word => text.includes(word))) continue
    }
    if (view.cells !== 'all' && !cells.some(column => isWanted(model.cell(row, column.aspect, column.period), view.cells))) continue
    rows.push(row)
  }
  return sorted(rows, model, columns, view.sort)
}

function sorted(rows: number[], model: MatrixModel, columns: readonly MatrixColumn[], sort: MatrixViewState['sort']): number[] {
  if (sort === null) return rows
  const sign = sort.down ? -1 : 1
  const { ties } = model.data
  if (sort.column === 'name') return rows.sort((a, b) => sign * collator.compare(ties.title[a] ?? '', ties.title[b] ?? '') || a - b)
  const column = columns.find(each => each.id === sort.column)
  if (!column) return rows
  if (column.kind === 'tie-kind') {
    const word = (row: number) => tieKindWords[ties.kind[row] ?? 'other'].label
    return rows.sort((a, b) => sign * collator.compare(word(a), word(b)) || a - b)
  }
  const values = new Map(rows.map(row => [row, valueOf(model, row, column)]))
  return rows.sort((a, b) => {
    const [one, other] = [values.get(a) ?? null, values.get(b) ?? null]
    if (one === null || other === null) return one === other ? a - b : one === null ? 1 : -1
    return sign * (one - other) || a - b
  })
}

/** What a column orders ties by; null, which comes last either way, where nothing is coded. */
function valueOf(model: MatrixModel, row: number, column: Exclude<MatrixColumn, { kind: 'tie-kind' }>): number | null {
  switch (column.kind) {
    case 'evidence': return model.evidence(row)
    case 'cell': return model.cell(row, column.aspect, column.period).level
    case 'reading': {
      const { label } = model.reading(row, column.period)
      return label === 'undetermined' ? null : readingLabels.indexOf(label)
    }
  }
}
