/** Days in numbers that can be read in two ways: 03/04/2015 is 3 April or 4 March. */
import type { DateOrder } from '../../contract/entities/imports.ts'
import { EdtfError } from '../../domain/edtf.ts'

const numericDay = /(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d)/gu

const two = (value: number) => String(value).padStart(2, '0')

/** Whether a cell is nothing but a day in numbers with slashes or hyphens, the year last. */
export const isNumericDay = (cell: string): boolean => /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})$/u.test(cell)

/** A day without the time of day that databases write after it, as ISO 8601 or with slashes; anything else as it stands. */
export const withoutTime = (written: string): string =>
  written.replace(/^(\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{4})(?:T| +)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[AP]M)?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?$/iu, '$1')

/** A date with its days in numbers written as ISO 8601 has them. Throws an EdtfError where a day cannot be read in the order. */
export function dayInOrder(written: string, order: DateOrder | null): string {
  if (order === null) return written
  return written.replaceAll(numericDay, (day: string, one: string, _sign: string, other: string, year: string) => {
    const [dayNumber, month] = order === 'day-month' ? [Number(one), Number(other)] : [Number(other), Number(one)]
    if (month > 12) throw new EdtfError(written, `“${day}” has no month ${month}: the ${order === 'day-month' ? 'day' : 'month'} comes first in this table, as was said.`)
    return `${year}-${two(month)}-${two(dayNumber)}`
  })
}

/** The order that days in numbers show, `unclear` where all of them have two readings or they contradict each other; null where there are none. */
export function dateOrderOf(cells: readonly string[]): DateOrder | 'unclear' | null {
  let isThere = false
  const shown = new Set<DateOrder>()
  for (const cell of cells) {
    for (const [, one = '', , other = ''] of cell.matchAll(numericDay)) {
      // The same number twice is one day in either order.
      if (Number(one) === Number(other)) continue
      isThere = true
      if (Number(one) > 12) shown.add('day-month')
      else if (Number(other) > 12) shown.add('month-day')
    }
  }
  const [order] = shown
  if (!isThere) return null
  return shown.size === 1 && order ? order : 'unclear'
}
