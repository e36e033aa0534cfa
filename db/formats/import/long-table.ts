/** Delimited tables that need not stand in memory at once. */
import { commentsBefore } from './comment-lines.ts'
import { delimitedRows, detectDelimiter } from './delimited.ts'
import { createWarnings, type WarningList } from './import-error.ts'
import type { LongText } from './long-text.ts'
import type { TableData, TableRow } from './table-data.ts'

export interface LongTable {
  readonly delimiter: string
  /** Its first rows, the headings among them. */
  readonly head: TableData
  /** Goes through all rows, the headings among them, as often as is wished. `read`: how many bytes were read so far. */
  rows(warnings: WarningList, read?: (bytes: number) => void): Iterable<TableRow>
}

/** Rows of the head: enough for guesses of what the columns hold. */
const mostInHead = 5_000

/** The table in a text, with its delimiter as it is recognised or said. */
export function longTable(text: LongText, wanted?: string): LongTable {
  const comments = commentsBefore(text.head, detectDelimiter, createWarnings())
  const delimiter = wanted ?? detectDelimiter(text.head.slice(comments.length))
  const rows = function* (warnings: WarningList, read?: (bytes: number) => void): Generator<TableRow> {
    // The same again, for what is to be said of it.
    if (comments.length > 0) commentsBefore(text.head, detectDelimiter, warnings)
    yield* delimitedRows(withoutBeginning(text.pieces(warnings, read), comments), delimiter, warnings)
  }
  const head: TableRow[] = []
  for (const row of delimitedRows([comments.instead + text.head.slice(comments.length)], delimiter, createWarnings())) {
    head.push(row)
    if (head.length === mostInHead) break
  }
  // The last one may be cut within a cell that runs over lines.
  if (text.headBytes < text.bytes && head.length > 1 && head.length < mostInHead) head.pop()
  return { delimiter, head: { rows: head }, rows }
}

/** Pieces without so many letters at their beginning, and others instead. */
function* withoutBeginning(pieces: Iterable<string>, { length, instead }: { length: number; instead: string }): Generator<string> {
  if (instead !== '') yield instead
  let left = length
  for (const piece of pieces) {
    if (left === 0) yield piece
    else {
      const passed = Math.min(left, piece.length)
      left -= passed
      if (passed < piece.length) yield piece.slice(passed)
    }
  }
}
