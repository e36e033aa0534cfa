/** Where the keyboard is, and the other corner of what is marked. Rows are positions among those shown; column -1 is the name. */
export interface Cursor {
  row: number
  column: number
  /** Where a range began; the same as row and column without one. */
  fromRow: number
  fromColumn: number
}

interface Pressed { key: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean }

/** Where a key of a spreadsheet moves to; null for every other key. `page` is how many rows are in sight. */
export function moved(cursor: Cursor, { key, ctrlKey, metaKey, shiftKey, altKey }: Pressed, { rows, columns, page }: { rows: number; columns: number; page: number }): Cursor | null {
  if (altKey || rows === 0) return null
  const far = ctrlKey || metaKey
  const target = targetOf(cursor, key, far, { rows, columns, page })
  if (target === null) return null
  const row = Math.max(0, Math.min(rows - 1, target.row))
  const column = Math.max(-1, Math.min(columns - 1, target.column))
  return shiftKey ? { ...cursor, row, column } : { row, column, fromRow: row, fromColumn: column }
}

function targetOf({ row, column }: Cursor, key: string, far: boolean, { rows, columns, page }: { rows: number; columns: number; page: number }): { row: number; column: number } | null {
  switch (key) {
    case 'ArrowUp': return { row: far ? 0 : row - 1, column }
    case 'ArrowDown': return { row: far ? rows - 1 : row + 1, column }
    case 'ArrowLeft': return { row, column: far ? -1 : column - 1 }
    case 'ArrowRight': return { row, column: far ? columns - 1 : column + 1 }
    case 'Home': return { row: far ? 0 : row, column: -1 }
    case 'End': return { row: far ? rows - 1 : row, column: columns - 1 }
    case 'PageUp': return { row: row - page, column }
    case 'PageDown': return { row: row + page, column }
    default: return null
  }
}

/** The rows and columns marked, in order. */
export function rangeOf({ row, column, fromRow, fromColumn }: Cursor): { rows: [number, number]; columns: [number, number] } {
  return { rows: [Math.min(row, fromRow), Math.max(row, fromRow)], columns: [Math.min(column, fromColumn), Math.max(column, fromColumn)] }
}

export const isSingle = ({ row, column, fromRow, fromColumn }: Cursor): boolean => row === fromRow && column === fromColumn
