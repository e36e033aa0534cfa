/** Times of a network file as dates. Only ISO dates and years are taken for dates; other numbers are moments, which are said and not dated. */
import type { DateSpan } from '../../../contract/values.ts'
import { EdtfError, parseEdtf } from '../../../domain/edtf.ts'
import type { WarningList } from '../import-error.ts'
import type { GraphTime } from './graph-document.ts'

/** A time as it stands in the file: both ends as written; an empty one is open. One moment has the same text on both sides. */
export interface WrittenTime { readonly start: string; readonly end: string; readonly line: number | null }

const isOpen = (text: string) => text === '' || text === '..' || text === '*' || /^[+-]?inf(?:inity)?$/iu.test(text)
const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu
const date = /^(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?$/u

/** The year that a number is, where it can be one. */
function yearOf(text: string): string | null {
  const value = Number(text)
  return Number.isInteger(value) && value >= 1_000 && value <= 2_999 ? String(value) : null
}

export interface Times {
  /** Every time of the file, before any is asked for: whether its numbers are years depends on all of them. */
  add(time: WrittenTime): void
  read(time: WrittenTime): GraphTime | null
}

/** Reads times of one file; says once what its numbers were taken for. */
export function createTimes(warnings: WarningList): Times {
  let numbers = 0
  let years = 0
  let hours = false
  let said = false
  const known = new Map<string, DateSpan | null>()
  const add = (text: string) => {
    if (isOpen(text)) return
    if (/[T ]\d{2}:/u.test(text)) hours = true
    else if (number.test(text)) {
      numbers += 1
      if (yearOf(text) !== null) years += 1
    }
  }
  const explain = () => {
    if (said) return
    said = true
    if (numbers > 0) {
      warnings.add(years === numbers ? 'The times of this file are numbers that can be years; they were read as years.'
        : 'The times of this file are numbers that are no years; phases were made without dates, and their times are kept in the summary of each.')
    }
    if (hours) warnings.add('The times of this file have hours; dates are held to the day, so the hours were left out.')
  }
  /** One end as EDTF; null where it is no date. */
  const side = (text: string): string | null => {
    if (isOpen(text)) return '..'
    const iso = date.exec(text)?.[1]
    if (iso !== undefined && (iso.length > 4 || !number.test(text))) return iso
    return number.test(text) && years === numbers ? yearOf(text) : null
  }
  return {
    add({ start, end }) {
      add(start)
      add(end)
    },
    read({ start, end, line }) {
      explain()
      if (isOpen(start) && isOpen(end)) return null
      const isMoment = start === end
      const inWords = isMoment ? start : isOpen(end) ? `from ${start}` : isOpen(start) ? `until ${end}` : `${start} to ${end}`
      const [from, to] = [side(start), side(end)]
      if (from === null || to === null) {
        if (!number.test(isOpen(start) ? end : start)) warnings.add(`“${inWords.slice(0, 80)}” is no date as networks have them (such as 2015-09-30); it is kept in words.`, line)
        return { dates: null, said: inWords.slice(0, 200) }
      }
      const raw = from === to ? from : `${from}/${to}`
      let span = known.get(raw)
      if (span === undefined) {
        try {
          span = parseEdtf(raw)
        } catch (error) {
          if (!(error instanceof EdtfError)) throw error
          span = null
        }
        known.set(raw, span)
      }
      if (span === null) warnings.add(`“${inWords.slice(0, 80)}” makes no stretch of time: there is no such day, or it ends before it begins. It is kept in words.`, line)
      return { dates: span, said: span === null ? inWords.slice(0, 200) : '' }
    },
  }
}

/**
 * The stretches of a list of intervals as Gephi and GEXF 1.3 write them, `<[2004, 2006]; [2010, Infinity)>`, `<[2004, 2005, 2.5]>` with values,
 * or of timestamps, `<[2004, 2005]>`. Null where the text is none.
 */
export function intervalsIn(text: string, timestamps = false): { start: string; end: string; value: string | null }[] | null {
  const inner = text.trim().replace(/^<\s*([\s\S]*?)\s*>$/u, '$1')
  if (!/^[[(\]]/u.test(inner) || inner.length > 100_000) return null
  const found: { start: string; end: string; value: string | null }[] = []
  for (const part of inner.split(';')) {
    if (part.trim() === '') continue
    const body = /^\s*[[(\]]([^\])]*)[\])[]\s*$/u.exec(part)?.[1]
    if (body === undefined) return null
    const cells = body.split(',').map(cell => cell.trim().replace(/^["'](.*)["']$/u, '$1'))
    if (timestamps) {
      found.push(...cells.filter(Boolean).map(stamp => ({ start: stamp, end: stamp, value: null })))
    } else {
      const [start = '', end, value] = cells
      found.push({ start, end: end ?? start, value: value ?? null })
    }
  }
  return found
}
