/** A table as it stands in a file, whatever its format. */
export interface TableRow { readonly line: number; readonly cells: readonly string[] }
export interface TableData {
  /** Rows with content, the row of headings among them. */
  readonly rows: readonly TableRow[]
}

/** Cells are held within these bounds. */
export const maxColumns = 1_000
export const maxRows = 1_000_000
