import type { ProjectService } from '../contract/api.ts'
import type { ServiceContext } from './context.ts'
import { throughCodings } from './large-reads.ts'
import { matrixCsvFile } from './matrix-csv.ts'
import { matrixData } from './matrix-data.ts'

/** The matrix of ties × aspects × periods, and its table as a file. */
export function matrixService(context: ServiceContext): Pick<ProjectService, 'matrix.get' | 'matrix.csv'> {
  const { db } = context
  return {
    // Asked again after every change of a cell: opening the project on another thread each time would take longer than the answer.
    'matrix.get': () => matrixData(db),
    'matrix.csv': throughCodings(context, 'matrix.csv', ({ ties }) => matrixCsvFile(db, ties)),
  }
}
