import type { MatrixData } from '../../../db/contract/entities/matrix.ts'
import type { MatrixViewState } from '../../state/matrix-view.ts'

interface Placed {
  /** The same as long as its aspect and period are there. */
  id: string
  title: string
  /** From the end of the frozen first column, in CSS pixels. */
  left: number
  width: number
}
export type MatrixColumn = Placed & (
  | { kind: 'cell'; aspect: number; period: number }
  | { kind: 'reading'; period: number }
  | { kind: 'evidence' }
  | { kind: 'tie-kind' }
)
export interface ColumnGroup {
  id: string
  title: string
  /** Code of the aspect, for its colour; empty for periods and readings. */
  code: string
  /** Index of its first column. */
  first: number
  span: number
  left: number
  width: number
}

const cellWidth = 102
const readingWidth = 150
const evidenceWidth = 82
const kindWidth = 92

/** Columns from left to right, after the frozen one of the ties: their kind and evidence in all, then cells under aspects or under periods, and readings. */
export function matrixColumns({ aspects, periods }: Pick<MatrixData, 'aspects' | 'periods'>, { groupBy, readings }: Pick<MatrixViewState, 'groupBy' | 'readings'>): { columns: MatrixColumn[]; groups: ColumnGroup[]; width: number } {
  const columns: MatrixColumn[] = []
  const groups: ColumnGroup[] = []
  let left = 0
  const add = (column: Omit<MatrixColumn, 'left'>) => {
    columns.push({ ...column, left } as MatrixColumn)
    left += column.width
  }
  const group = (id: string, title: string, code: string, fill: () => void) => {
    const [first, start] = [columns.length, left]
    fill()
    if (columns.length > first) groups.push({ id, title, code, first, span: columns.length - first, left: start, width: left - start })
  }
  const cell = (aspect: number, period: number, title: string) => add({
    id: `${aspects[aspect]?.uid} ${periods[period]?.uid}`, title, width: cellWidth, kind: 'cell', aspect, period,
  } as Omit<MatrixColumn, 'left'>)
  const reading = (period: number, title: string) => add({ id: `reading ${periods[period]?.uid}`, title, width: readingWidth, kind: 'reading', period } as Omit<MatrixColumn, 'left'>)

  group('all', 'In all', '', () => {
    add({ id: 'tie-kind', title: 'Kind', width: kindWidth, kind: 'tie-kind' })
    add({ id: 'evidence', title: 'Evidence', width: evidenceWidth, kind: 'evidence' })
  })
  if (groupBy === 'aspect') {
    for (const [index, aspect] of aspects.entries()) {
      group(aspect.uid, `${aspect.code} ${aspect.name}`, aspect.code, () => {
        for (const [period, { name }] of periods.entries()) cell(index, period, name)
      })
    }
    if (readings) group('readings', 'Reading', '', () => { for (const [period, { name }] of periods.entries()) reading(period, name) })
  } else {
    for (const [index, period] of periods.entries()) {
      group(period.uid, period.name, '', () => {
        for (const [aspect, { code }] of aspects.entries()) cell(aspect, index, code)
        if (readings) reading(index, 'Reading')
      })
    }
  }
  return { columns, groups, width: left }
}

/** What a column is called where its group is not in sight: "P2, Syria". */
export function columnName(column: MatrixColumn, { aspects, periods }: Pick<MatrixData, 'aspects' | 'periods'>): string {
  switch (column.kind) {
    case 'tie-kind': return 'Kind'
    case 'evidence': return 'Evidence'
    case 'cell': return `${aspects[column.aspect]?.code ?? ''}, ${periods[column.period]?.name ?? ''}`
    case 'reading': return `Reading, ${periods[column.period]?.name ?? ''}`
  }
}
