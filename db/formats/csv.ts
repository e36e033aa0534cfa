import { spreadsheetText } from '../domain/spreadsheet-text.ts'

/** One value of a table: text, a number, yes or no; null is empty. */
export type CsvValue = string | number | boolean | null

/**
 * A table as CSV after RFC 4180: fields in quotes where they need them, lines end with CR LF, and a byte order mark in front, by which Excel
 * knows UTF-8 (Python's `utf-8-sig`, R's readr and Entente itself take it away).
 *
 * Text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, a tab, a line break or NUL) gets an apostrophe in front;
 * numbers stay numbers.
 */
export function csvText(header: readonly string[], rows: Iterable<readonly CsvValue[]>): string {
  const lines = [header.map(field).join(',')]
  for (const row of rows) lines.push(row.map(field).join(','))
  return `\u{feff}${lines.join('\r\n')}\r\n`
}

function field(value: CsvValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const safe = spreadsheetText(value)
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
