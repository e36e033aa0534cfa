/** The cells of a table by what they mean, with every cell that cannot be understood named by line and column. */
import { missingFields, tableFields, type ErrorRule, type TableField, type TableMapping } from '../../contract/entities/imports.ts'
import type { DateSpan } from '../../contract/values.ts'
import { EdtfError, understandDate } from '../../domain/edtf.ts'
import { isLoneMinus, signOf } from './column-types.ts'
import { dayInOrder, withoutTime } from './date-order.ts'
import { longestValue, type GraphAttribute } from './graph/graph-document.ts'
import { ImportError, type WarningList } from './import-error.ts'
import { ownText } from './long-text.ts'
import type { TableRow } from './table-data.ts'

export interface Cells {
  text(row: TableRow, field: TableField): string
  date(row: TableRow, field: TableField): DateSpan | null
  number(row: TableRow, field: TableField, range?: readonly [number, number]): number | null
  /** A number, or 1 and −1 for a sign. */
  weight(row: TableRow): number | null
  word<Word extends string>(row: TableRow, field: TableField, words: readonly Word[]): Word | null
  /** The items of a list, each on one line; at most `most`. */
  list(row: TableRow, field: TableField, most: number): string[]
  /** From the start to the end, or the dates of one column; null where there are none. */
  span(row: TableRow): DateSpan | null
  /** The heading of a field's column. */
  column(field: TableField): string | null
  /** The headings of columns that fill no field and are kept as attributes. */
  readonly others: readonly string[]
  attributes(row: TableRow): GraphAttribute[]
  /** A cell that cannot be understood; `otherwise` says what becomes of the row where it is read without it. */
  fault(message: string, row: TableRow, field: TableField, otherwise?: string): void
}

/** Reads a row by `make` and decides by the rule what becomes of its faults: null where nothing does. */
export type RowReader = <Made>(make: () => Made | null) => Made | null

interface Fault { readonly message: string; readonly line: number; readonly column: string | null; readonly otherwise: string }

export interface CellReader {
  readonly cells: Cells
  readonly readRow: RowReader
  /** Rows with faults so far. */
  errorRows(): number
}

/** Cells that hold nothing in the words of common programs. */
export const isNothing = (cell: string): boolean => cell === '' || /^(?:NA|N\/A|null|none|-)$/iu.test(cell)
export const oneLine = (text: string): string => (/[^\S ]|\s\s/u.test(text) ? text.replaceAll(/\s+/gu, ' ').trim() : text.trim())

/** Whether a name is longer than names are, which is a fault. */
export function isTooLong(row: TableRow, name: string, field: TableField, cells: Cells): boolean {
  if (name.length <= 500) return false
  cells.fault('A name has at most 500 characters.', row, field)
  return true
}

const withoutCell = 'The row was read without it.'

/** The cells of a table with columns of these names by a mapping. Throws an ImportError where the mapping does not fit the table. */
export function createCells(names: readonly string[], mapping: TableMapping, warnings: WarningList, onError: ErrorRule): CellReader {
  const places = placesOf(mapping, names)
  const mapped = new Set(places.values())
  const keeps = mapping.header && mapping.keepOthers && (mapping.kind === 'ties' || mapping.kind === 'actors')
  const others = keeps ? names.map((name, place) => ({ name, place })).filter(({ name, place }) => !mapped.has(place) && !/^#\d+$/u.test(name)) : []
  let faults: Fault[] = []
  let errorRows = 0
  const column = (field: TableField) => {
    const place = places.get(field)
    return place === undefined ? null : (names[place] ?? null)
  }
  const text = (row: TableRow, field: TableField) => {
    const place = places.get(field)
    return place === undefined ? '' : (row.cells[place] ?? '').trim()
  }
  const fault = (message: string, row: TableRow, field: TableField, otherwise = withoutCell) => {
    faults.push({ message, line: row.line, column: column(field), otherwise })
  }
  const dateOf = createDates(mapping)
  const timed = new Set<TableField>()
  const date = (row: TableRow, field: TableField) => {
    const written = text(row, field)
    if (isNothing(written)) return null
    const day = withoutTime(written)
    if (day !== written && !timed.has(field)) {
      timed.add(field)
      warnings.add('Days are kept without the time of day that stands after them.', row.line, column(field))
    }
    const span = dateOf(day)
    if (typeof span !== 'string') return span
    fault(span, row, field)
    return null
  }
  const separator = mapping.separator ?? /[;|\n]/u
  const number = (row: TableRow, field: TableField, range?: readonly [number, number]): number | null => {
    const written = text(row, field)
    if (isNothing(written)) return null
    const value = numberOf(written, mapping.decimal)
    if (value === null) {
      fault(`“${written.slice(0, 40)}” is not a number (decimals after “${mapping.decimal}”)${field === 'weight' ? ' or a sign (+, −, positive, negative)' : ''}.`, row, field)
      return null
    }
    if (range && (value < range[0] || value > range[1])) {
      fault(`${value} is not between ${range[0]} and ${range[1]}.`, row, field)
      return null
    }
    return value
  }
  const lists = new Map<string, readonly string[]>()
  const cells: Cells = {
    text, date, column, fault,
    others: others.map(({ name }) => name),
    attributes: row => others.flatMap(({ name, place }) => {
      const value = (row.cells[place] ?? '').trim()
      if (isNothing(value)) return []
      if (value.length > longestValue) warnings.add(`The cell has ${value.length.toLocaleString('en')} characters; the first ${longestValue.toLocaleString('en')} were kept.`, row.line, name)
      return [{ name, value: value.slice(0, longestValue) }]
    }),
    list(row, field, most) {
      const written = text(row, field)
      if (written === '') return []
      // The same actors come again and again.
      let items = lists.get(written)
      if (!items) {
        items = written.split(separator).map(item => ownText(oneLine(item))).filter(item => !isNothing(item) && item.length <= 500)
        if (lists.size === mostRemembered) lists.clear()
        lists.set(ownText(written), items)
      }
      return items.slice(0, most)
    },
    number,
    weight(row) {
      const written = text(row, 'weight')
      if (isLoneMinus(written)) return mapping.minusIsNegative ? -1 : number(row, 'weight')
      return signOf(written) ?? number(row, 'weight')
    },
    word(row, field, words) {
      const written = text(row, field).toLowerCase().replaceAll(/[\s_]+/gu, '-')
      if (isNothing(written)) return null
      const word = words.find(each => each === written)
      if (word === undefined) fault(`“${text(row, field).slice(0, 40)}” is none of ${words.join(', ')}.`, row, field, 'The usual one was taken.')
      return word ?? null
    },
    span(row) {
      const start = text(row, 'start')
      const end = text(row, 'end')
      if (isNothing(start) && isNothing(end)) return date(row, 'dates')
      // An open side is written `..`; a side that is not given is unknown.
      const side = (field: 'start' | 'end', written: string) => (isNothing(written) ? '' : written === '..' ? '..' : (date(row, field)?.raw ?? ''))
      const [from, to] = [side('start', start), side('end', end)]
      if (from === '' && to === '') return null
      const stretch = dateOf(`${from}/${to}`)
      if (typeof stretch !== 'string') return stretch
      fault('The start and the end do not make a stretch of time.', row, 'start', 'The row was read without dates.')
      return null
    },
  }
  return {
    cells, errorRows: () => errorRows,
    readRow(make) {
      faults = []
      const made = make()
      if (faults.length === 0) return made
      errorRows += 1
      const isRead = made !== null && onError === 'cell'
      for (const { message, line, column: where, otherwise } of faults) {
        const then = onError === 'stop' ? '' : isRead ? otherwise : 'The row was left out.'
        warnings.addError(`${message} ${then}`.trim(), line, where)
      }
      return isRead ? made : null
    },
  }
}

/** The places of the columns that fill the fields. */
function placesOf(mapping: TableMapping, names: readonly string[]): Map<string, number> {
  const fields = tableFields[mapping.kind] as readonly string[]
  const places = new Map<string, number>()
  for (const [field, name] of Object.entries(mapping.columns)) {
    if (!fields.includes(field)) throw new ImportError(`The mapping fills “${field}”, which ${mapping.kind} do not have. They have ${fields.join(', ')}.`)
    const named = names.indexOf(name)
    const numbered = /^#(\d{1,4})$/u.exec(name)?.[1]
    const place = named === -1 && numbered !== undefined ? Number(numbered) - 1 : named
    if (place < 0 || place >= names.length) {
      throw new ImportError(`The mapping names the column “${name.slice(0, 80)}”, which the table does not have. It has ${names.slice(0, 20).map(each => `“${each}”`).join(', ')}.`)
    }
    places.set(field, place)
  }
  const missing = missingFields(mapping)
  if (missing.length > 0) throw new ImportError(`The mapping does not say which column holds ${missing.join(' and ')}. Every one of the ${mapping.kind} needs it.`)
  return places
}

/** Dates, and lists, that are remembered. */
const mostRemembered = 50_000

/** A reader of dates that understands each text once: the date, or what is wrong with it. */
function createDates({ dateOrder }: TableMapping): (written: string) => DateSpan | string {
  const understood = new Map<string, DateSpan | string>()
  return written => {
    if (written.length > 100) return 'A date has at most 100 characters.'
    let known = understood.get(written)
    if (known === undefined) {
      try {
        known = understandDate(dayInOrder(written, dateOrder)).span
      } catch (error) {
        if (!(error instanceof EdtfError)) throw error
        known = error.message
      }
      // A long table may have as many as it has rows.
      if (understood.size === mostRemembered) understood.clear()
      understood.set(ownText(written), known)
    }
    return known
  }
}

/** The number that a cell holds, with thousands parted by the other sign, a space or an apostrophe; null where it is none. */
export function numberOf(written: string, decimal: '.' | ','): number | null {
  const tight = written.replaceAll(/(?<=\d)[\u{a0}\u{202f} '’](?=\d{3}(?!\d))/gu, '').replace(/^[−–](?=[\d.,])/u, '-')
  const plain = decimal === ',' ? tight.replaceAll(/\.(?=\d{3}\b)/gu, '').replace(',', '.') : tight.replaceAll(/,(?=\d{3}\b)/gu, '')
  const value = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu.test(plain) ? Number(plain) : Number.NaN
  return Number.isFinite(value) ? value : null
}
