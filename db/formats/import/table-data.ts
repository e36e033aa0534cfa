import type { WarningList } from './import-error.ts'

/** A table as it stands in a file, whatever its format. */
export interface TableRow { readonly line: number; readonly cells: readonly string[] }
export interface TableData {
  /** Rows with content, the row of headings among them. */
  readonly rows: readonly TableRow[]
}

/** Cells are held within these bounds. */
export const maxColumns = 1_000
export const maxRows = 1_000_000

/** Names a row whose cells are not as many as the headings. */
export function checkWidth(row: TableRow, width: number, warnings: WarningList): void {
  if (row.cells.length !== width) warnings.add(`This row has ${row.cells.length} cells, the headings are ${width}.`, row.line)
}
