/** Delimited text (RFC 4180 and what people make of it): any of five delimiters, any line ends, quotes doubled or stray. */
import { ImportError, type WarningList } from './import-error.ts'
import { maxColumns, maxRows, type TableData, type TableRow } from './table-data.ts'

export const delimiters = [',', ';', '\t', '|', ' '] as const

/**
 * The rows of delimited text. A quotation mark that is never closed is named, and its line is read as it stands. Throws an ImportError for a table
 * beyond the bounds.
 */
export function readDelimited(text: string, delimiter: string, warnings: WarningList): TableData {
  const rows: TableRow[] = []
  for (const row of delimitedRows([text], delimiter, warnings)) {
    rows.push(row)
    if (rows.length > maxRows) throw new ImportError(`A table has at most ${maxRows.toLocaleString('en')} rows. Import it in parts.`, row.line)
  }
  return { rows }
}

/** A quoted cell that is longer was not meant as one. */
const longestOpen = 16 * 2 ** 20

/** As `readDelimited`, one row at a time, of a text in pieces that are cut anywhere. */
export function* delimitedRows(pieces: Iterable<string>, delimiter: string, warnings: WarningList): Generator<TableRow> {
  let text = ''
  let at = 0
  let line = 1
  let isLast = false
  // The next line feed, looked for once: a text may have none.
  let lineFeed = -1
  const more = pieces[Symbol.iterator]()
  const readOn = () => {
    const piece = more.next()
    if (piece.done === true) isLast = true
    else {
      text = at >= text.length ? piece.value : text.slice(at) + piece.value
      at = 0
      lineFeed = -1
    }
  }
  for (;;) {
    if (at >= text.length) {
      if (isLast) return
      readOn()
      continue
    }
    if (lineFeed < at) lineFeed = text.indexOf('\n', at)
    if (lineFeed === -1) lineFeed = text.length
    const cells = lineFeed < text.length && lineFeed - at < longestPlain ? plainCells(text, at, lineFeed, delimiter) : null
    if (cells) {
      at = lineFeed + 1
      if (!isEmptyRow(cells)) yield { line, cells: bounded(cells, delimiter, line) }
      line += 1
      continue
    }
    const row = readRow(text, at, delimiter, line, true)
    // What the next piece goes on with.
    if (!isLast && (row === null ? text.length - at < longestOpen : row.next >= text.length)) {
      readOn()
      continue
    }
    const read = row ?? readRow(text, at, delimiter, line, false)
    if (!read) return
    if (!row) warnings.add('A quotation mark of this line is never closed; the line was read as it stands.', line)
    if (read.stray !== null) warnings.add('A quotation mark stands in the middle of a cell; it was read as it stands.', read.stray)
    at = read.next
    if (!isEmptyRow(read.cells)) yield { line, cells: bounded(read.cells, delimiter, line) }
    line = read.line
  }
}

const isEmptyRow = (cells: readonly string[]) => cells.every(cell => cell.trim() === '')

function bounded(cells: string[], delimiter: string, line: number): string[] {
  if (cells.length > maxColumns) throw new ImportError(`A table has at most ${maxColumns.toLocaleString('en')} columns; is “${nameOf(delimiter)}” its delimiter?`, line)
  return cells
}

const longestPlain = 64 * 1024

/** The cells of a row without quotation marks that ends with a line feed, as nearly all do: parted at once. Null for any other. */
function plainCells(text: string, from: number, end: number, delimiter: string): string[] | null {
  const row = text.slice(from, text[end - 1] === '\r' && end > from ? end - 1 : end)
  return row.includes('"') || row.includes('\r') ? null : row.split(delimiter)
}

export const nameOf = (delimiter: string): string => ({ ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar', ' ': 'space' })[delimiter] ?? delimiter

interface Row { cells: string[]; next: number; line: number; stray: number | null }

/** One row; null where a quoted cell runs to the end of the text. */
function readRow(text: string, from: number, delimiter: string, startLine: number, quotes: boolean): Row | null {
  const cells: string[] = []
  let at = from
  let line = startLine
  let stray: number | null = null
  for (;;) {
    let cell = ''
    // A space before a quotation mark does not keep it from opening a cell.
    const opening = quotes ? openingOf(text, at) : 0
    if (opening > 0 && (opening === 1 || delimiter !== ' ')) {
      at += opening
      for (;;) {
        const end = text.indexOf('"', at)
        if (end === -1) return null
        const part = text.slice(at, end)
        cell += part
        line += countLines(part)
        at = end + 1
        if (text[at] === '"') {
          cell += '"'
          at += 1
        } else if (isEnd(text[delimiter === ' ' ? at : afterSpaces(text, at)], delimiter)) {
          if (delimiter !== ' ') at = afterSpaces(text, at)
          break
        } else {
          // A quotation mark within a quoted cell that is not doubled.
          cell += '"'
          stray ??= line
        }
      }
    } else {
      const start = at
      const mark = delimiter.charCodeAt(0)
      for (; at < text.length; at += 1) {
        const code = text.charCodeAt(at)
        if (code === mark || code === 0x0a || code === 0x0d) break
      }
      cell = text.slice(start, at)
    }
    cells.push(cell)
    const sign = text[at]
    if (sign === delimiter) {
      at += 1
      continue
    }
    if (sign === '\r' && text[at + 1] === '\n') at += 2
    else if (sign !== undefined) at += 1
    return { cells, next: at, line: line + 1, stray }
  }
}

/** How many letters open a quoted cell here: the mark and the spaces before it. */
function openingOf(text: string, from: number): number {
  const first = text.charCodeAt(from)
  if (first === quotation) return 1
  return first === 0x20 ? (/^ *"/u.exec(text.slice(from, from + 20))?.[0].length ?? 0) : 0
}

const quotation = 0x22

function afterSpaces(text: string, from: number): number {
  let at = from
  while (text[at] === ' ') at += 1
  return at
}

const isEnd = (sign: string | undefined, delimiter: string) => sign === undefined || sign === delimiter || sign === '\n' || sign === '\r'
const countLines = (text: string) => (text.includes('\n') || text.includes('\r') ? (text.match(/\r\n?|\n/gu) ?? []).length : 0)

/**
 * The delimiter of a table: the one that parts the first rows into the same number of cells, the more the better. Comma where none does (a table of one
 * column).
 */
export function detectDelimiter(text: string): string {
  const beginning = text.slice(0, 64 * 1024)
  const whole = beginning.length === text.length
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of delimiters) {
    const widths: number[] = []
    for (let at = 0; at < beginning.length && widths.length < 100;) {
      const row = readRow(beginning, at, delimiter, 1, true) ?? readRow(beginning, at, delimiter, 1, false)
      if (!row || (!whole && row.next >= beginning.length)) break
      if (row.cells.some(cell => cell.trim() !== '')) widths.push(row.cells.length)
      at = row.next
    }
    if (widths.length === 0) continue
    const counts = new Map<number, number>()
    for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
    const [width, count] = [...counts].toSorted((one, other) => other[1] - one[1] || other[0] - one[0])[0] ?? [1, 0]
    const mean = widths.reduce((sum, each) => sum + each, 0) / widths.length
    if (Math.max(width, mean) < 1.5) continue
    // Agreement counts before width; a space also parts the words of prose, so it needs all rows to agree.
    const share = count / widths.length
    const score = delimiter === ' ' ? (share < 1 ? 0 : width > 2 ? 0.97 : 0.3) : share + Math.min(Math.max(width, mean), 50) / 100
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

/** The delimiter of an adjacency list, whose rows differ in length: the first that stands anywhere outside of quotation marks; a space where none of the others does. */
export function detectListDelimiter(text: string): string {
  const beginning = text.slice(0, 64 * 1024).replaceAll(/"[^"]*"/gu, '')
  return delimiters.find(delimiter => beginning.includes(delimiter)) ?? ','
}
