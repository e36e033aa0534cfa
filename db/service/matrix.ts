import type { ProjectService } from '../contract/api.ts'
import type { ServiceContext } from './context.ts'
import { matrixCsvFile } from './matrix-csv.ts'
import { matrixData } from './matrix-data.ts'

/** The matrix of ties × aspects × periods, and its table as a file. */
export function matrixService({ db }: ServiceContext): Pick<ProjectService, 'matrix.get' | 'matrix.csv'> {
  return {
    'matrix.get': () => matrixData(db),
    'matrix.csv': ({ ties }) => matrixCsvFile(db, ties),
  }
}
