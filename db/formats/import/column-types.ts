/** What the columns of a table hold, guessed from their first rows. */
import type { ImportColumn } from '../../contract/entities/imports.ts'
import { EdtfError, understandDate } from '../../domain/edtf.ts'
import { dateOrderOf, isNumericDay, withoutTime } from './date-order.ts'
import { intervalsIn } from './graph/graph-time.ts'
import type { TableRow } from './table-data.ts'

/** Rows that guesses rest on. */
export const looked = 500

export const isNumber = (cell: string): boolean => /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?$/iu.test(cell.trim())
/** A number with its thousands parted, such as 1.234,5 or 1 234. */
const isGrouped = (cell: string): boolean => /^[+−–-]?\d{1,3}(?:([.,\u{a0}\u{202f} '’])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/u.test(cell)

export function isDate(written: string): boolean {
  if (!/\d{4}/u.test(written)) return false
  const cell = withoutTime(written)
  if (isNumericDay(cell)) return true
  if (/^[<[(]/u.test(cell) && (intervalsIn(cell)?.length ?? 0) > 0) return !cell.startsWith('<')
  try {
    understandDate(cell)
    return true
  } catch (error) {
    if (error instanceof EdtfError) return false
    throw error
  }
}

/** What a sign says: 1, −1, or null for what is none. A lone minus is a sign only where others are: elsewhere it is an empty cell. */
export function signOf(cell: string): 1 | -1 | null {
  if (/^(?:\+|positive|pos|plus)$/iu.test(cell)) return 1
  return /^(?:[−–-]|negative|neg|minus)$/iu.test(cell) ? -1 : null
}

export const isLoneMinus = (cell: string): boolean => /^[−–-]$/u.test(cell)
const isYesOrNo = (cell: string): boolean => /^(?:yes|no|true|false|y|n|directed|undirected|mutual)$/iu.test(cell)

/** Names of the columns: their headings, each once; `#3` where there is none. */
export function columnNames(rows: readonly TableRow[], header: boolean): string[] {
  const width = rows.reduce((widest, row) => Math.max(widest, row.cells.length), 0)
  const seen = new Map<string, number>()
  return Array.from({ length: width }, (_, index) => {
    const heading = header ? (rows[0]?.cells[index] ?? '').trim().slice(0, 190) : ''
    if (heading === '') return `#${index + 1}`
    const times = (seen.get(heading) ?? 0) + 1
    seen.set(heading, times)
    return times === 1 ? heading : `${heading} (${times})`
  })
}

/** What the columns hold, from their first rows. */
export function describeColumns(rows: readonly TableRow[], header: boolean): ImportColumn[] {
  const body = rows.slice(header ? 1 : 0)
  return columnNames(rows, header).map((name, index) => {
    const filled = body.reduce((sum, row) => ((row.cells[index] ?? '').trim() === '' ? sum : sum + 1), 0)
    const cells = body.slice(0, looked).map(row => (row.cells[index] ?? '').trim()).filter(cell => cell !== '')
    return { name, samples: [...new Set(cells)].slice(0, 3).map(cell => cell.slice(0, 80)), filled, ...typeOf(cells) }
  })
}

function typeOf(cells: readonly string[]): Pick<ImportColumn, 'type' | 'dateOrder' | 'decimal' | 'separator'> {
  const plain = { dateOrder: null, decimal: null, separator: null }
  if (cells.length === 0) return { ...plain, type: 'empty' }
  if (cells.every(isYesOrNo)) return { ...plain, type: 'yes-no' }
  if (cells.every(cell => signOf(cell) !== null) && cells.some(cell => !isLoneMinus(cell))) return { ...plain, type: 'sign' }
  if (cells.slice(0, 100).every(isDate)) return { ...plain, type: 'date', dateOrder: dateOrderOf(cells) }
  if (cells.every(cell => isNumber(cell) || isGrouped(cell))) return { ...plain, type: 'number', decimal: decimalIn(cells) }
  const separator = separatorOf(cells)
  return separator === null ? { ...plain, type: 'text' } : { ...plain, type: 'list', separator }
}

/** The sign before the decimals of numbers: `unclear` where every sign may as well part thousands, or they contradict each other; null where there is none. */
export function decimalIn(cells: readonly string[]): '.' | ',' | 'unclear' | null {
  const shown = new Set<'.' | ','>()
  let isUnclear = false
  for (const cell of cells) {
    const signs = cell.match(/[.,]/gu) ?? []
    const [first] = signs
    const last = signs.at(-1)
    if (first === undefined || last === undefined) continue
    const other = (sign: string) => (sign === '.' ? ',' as const : '.' as const)
    if (signs.length > 1) shown.add(first === last ? other(last) : last === ',' ? ',' : '.')
    else if (/^[+−–-]?[1-9]\d{0,2}[.,]\d{3}$/u.test(cell)) isUnclear = true
    else shown.add(first === ',' ? ',' : '.')
  }
  const [sign] = shown
  if (shown.size === 1 && sign) return sign
  return shown.size > 1 || isUnclear ? 'unclear' : null
}

/** A sign that parts short items in a good part of the cells; a comma is none, since prose has it. */
function separatorOf(cells: readonly string[]): string | null {
  const found = [';', '|', '\n'].map(separator => ({ separator, count: cells.filter(cell => cell.includes(separator) && cell.split(separator).every(item => item.trim().length <= 80)).length }))
    .toSorted((one, other) => other.count - one.count)[0]
  return found && found.count >= Math.max(1, cells.length / 5) ? found.separator : null
}

/** A comma where numbers have commas before their decimals and none has a point; where “1,234” may be either, a point. */
export function decimalOf(body: readonly TableRow[]): '.' | ',' {
  const numbers = body.slice(0, looked).flatMap(row => row.cells).map(cell => cell.trim()).filter(cell => (isNumber(cell) || isGrouped(cell)) && /[.,]/u.test(cell))
  return decimalIn(numbers) === ',' ? ',' : '.'
}
