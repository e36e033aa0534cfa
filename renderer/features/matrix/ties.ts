import type { MatrixData } from '../../../db/contract/entities/matrix.ts'
import type { MatrixViewState } from '../../state/matrix-view.ts'
import { matrixColumns } from './columns.ts'
import { matrixModel } from './model.ts'
import { matrixRows } from './rows.ts'

/** Uids of the ties that the matrix shows, in its order. */
export function matrixTies(data: MatrixData, view: MatrixViewState): string[] {
  return matrixRows(matrixModel(data), matrixColumns(data, view).columns, view).flatMap(row => data.ties.uid[row] ?? [])
}
