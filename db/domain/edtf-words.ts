import type { DateSpan } from '../contract/values.ts'
import { formatDay } from './day.ts'
import { EdtfError } from './edtf-error.ts'
import { readWords } from './edtf-natural.ts'
import { parseStructure, type DatePoint, type End } from './edtf-parse.ts'
import { parseEdtf } from './edtf-span.ts'

export interface UnderstoodDate {
  /** What is stored. */
  readonly edtf: string
  readonly span: DateSpan
  /** What was understood, with the days it stands for where they are not plain. */
  readonly words: string
}

/** Understands EDTF or a date as people write it ("c. 2015", "30 Sep 2015", "2015 to 2021"). Throws an EdtfError that says what was expected. */
export function understandDate(text: string): UnderstoodDate {
  const written = text.trim()
  if (written === '') throw new EdtfError(text, 'No date was given. Write for instance 2015, Sept 2015, 30 Sep 2015, c. 2015 or 2015 to 2021.')
  const span = tryEdtf(written) ?? parseEdtf(readWords(written))
  return { edtf: span.raw, span, words: explain(span) }
}

/** A span in short words: "September 2015", "c. 2015", "2015 to 2021", "until 1991", "since 2012", "2018 (uncertain)". */
export function describeSpan(span: Pick<DateSpan, 'raw'>): string {
  const { start, end } = parseStructure(span.raw)
  if (end === null) return describeEnd(start)
  if (start.kind === 'open') return `until ${describeEnd(end)}`
  if (end.kind === 'open') return `since ${describeEnd(start)}`
  if (start.kind === 'unknown') return `unknown start to ${describeEnd(end)}`
  if (end.kind === 'unknown') return `${describeEnd(start)} to an unknown end`
  return `${describeEnd(start)} to ${describeEnd(end)}`
}

function tryEdtf(text: string): DateSpan | null {
  try {
    return parseEdtf(text)
  } catch (error) {
    // An interval that is EDTF but runs backwards is told as such; anything else may be words.
    if (error instanceof EdtfError && error.message.includes('before it begins')) throw error
    return null
  }
}

function explain(span: DateSpan): string {
  const short = describeSpan(span)
  const { start, end } = parseStructure(span.raw)
  if (end === null) {
    const plain = start.kind === 'date' && start.precision === 'day' && !start.approximate
    return plain ? short : `${short}: between ${formatDay(span.startEarliest)} and ${formatDay(span.endLatest)}`
  }
  const sides = [sideInWords('starts', start, span.startEarliest, span.startLatest), sideInWords('ends', end, span.endEarliest, span.endLatest)]
  const told = sides.filter(side => side !== '')
  return told.length === 0 ? short : `${short}: ${told.join(', ')}`
}

function sideInWords(verb: string, end: End, earliest: number, latest: number): string {
  if (end.kind === 'open') return ''
  if (end.kind === 'unknown') return verb === 'ends' ? 'when it ended is not known' : 'when it started is not known'
  return earliest === latest ? '' : `${verb} between ${formatDay(earliest)} and ${formatDay(latest)}`
}

function describeEnd(end: End): string {
  if (end.kind === 'open') return 'open'
  if (end.kind === 'unknown') return 'unknown'
  return `${end.approximate ? 'c. ' : ''}${name(end)}${end.questionable ? ' (uncertain)' : ''}`
}

export const monthNames = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
] as const
const seasonNames = ['spring', 'summer', 'autumn', 'winter'] as const

function name(point: DatePoint): string {
  const year = String(point.year).padStart(4, '0')
  switch (point.precision) {
    case 'day': return `${point.day} ${monthNames[point.month - 1]} ${year}`
    case 'month': return `${point.unspecified ? 'a day in ' : ''}${monthNames[point.month - 1]} ${year}`
    case 'season': return point.season === 24 ? `winter ${year}/${String((point.year + 1) % 100).padStart(2, '0')}` : `${seasonNames[point.season - 21]} ${year}`
    case 'year': return point.unspecified ? `a day in ${year}` : year
    // "1900s" could be the century.
    case 'decade': return point.year % 100 === 0 ? `${year}–${String(point.year + 9).padStart(4, '0')}` : `${year}s`
    case 'century': return `${year}–${String(point.year + 99).padStart(4, '0')}`
  }
}
