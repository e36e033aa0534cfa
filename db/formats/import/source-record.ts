/** What the readers of bibliographies make of a record, and the last check that makes any record one that the project can hold. */
import { CslItem, type CslDate } from '../../contract/entities/sources.ts'
import type { z } from 'zod'
import type { WarningList } from './import-error.ts'

export interface ImportedNote { readonly title: string; readonly body: string }

export interface SourceRecord {
  /** As in the file; empty where it has none. */
  readonly key: string
  readonly csl: CslItem
  /** What the file says in notes, annotations and abstracts: arrives as private notes. */
  readonly notes: readonly ImportedNote[]
  readonly line: number | null
}

/** What a reader of bibliographies gives. */
export interface Bibliography {
  readonly records: SourceRecord[]
  /** Records that could not be read. */
  readonly broken: number
}

type Date = z.infer<typeof CslDate>

/** CSL fields that hold notes. */
const noteFields: readonly (readonly [field: string, title: string])[] = [['note', 'Note'], ['annote', 'Annotation'], ['annotation', 'Annotation'], ['abstract', 'Abstract']]
const longestNote = 2_000_000

/**
 * A record that the project can hold, with its notes taken out of the CSL item: fields that are not of CSL's form are left out and named. `where`
 * is how the record is called in messages.
 */
export function sourceRecord({ key, item, notes = [], line, where }: {
  key: string; item: Record<string, unknown>; notes?: readonly ImportedNote[]; line: number | null; where: string
}, warnings: WarningList): SourceRecord {
  const csl: Record<string, unknown> = {}
  const taken: ImportedNote[] = []
  for (const [field, value] of Object.entries(item)) {
    const note = noteFields.find(([name]) => name === field)
    if (note) {
      if (typeof value === 'string' && value.trim() !== '') taken.push({ title: note[1], body: value.trim() })
    } else if (value !== undefined && value !== null && field !== '__proto__') {
      csl[field] = value
    }
  }
  const refuse = (field: string) => {
    delete csl[field]
    warnings.add(`The field “${field.slice(0, 60)}” of ${where} is not of the form that CSL-JSON gives it; it was left out.`, line)
  }
  if (typeof csl['type'] !== 'string' || csl['type'] === '') {
    csl['type'] = 'document'
    warnings.add(`${where} does not say what kind of source it is; it becomes a “document”.`, line)
  }
  if (typeof csl['title'] === 'string' && csl['title'].length > 5_000) {
    csl['title'] = csl['title'].slice(0, 5_000)
    warnings.add(`The title of ${where} is longer than 5,000 characters; the rest was left out.`, line)
  }
  let parsed = CslItem.safeParse(csl)
  for (let tries = 0; !parsed.success && tries < 20; tries += 1) {
    const field = String(parsed.error.issues[0]?.path[0] ?? 'type')
    if (field === 'type') csl['type'] = 'document'
    else refuse(field)
    parsed = CslItem.safeParse(csl)
  }
  return {
    key, line, csl: parsed.success ? parsed.data : { type: 'document' },
    notes: [...notes, ...taken].map(note => ({ ...note, body: note.body.slice(0, longestNote) })),
  }
}

const seasonNumbers: Readonly<Record<string, number>> = { '21': 1, '22': 2, '23': 3, '24': 4 }

/**
 * A CSL date of an EDTF date or interval, of a year, or of anything else as a literal: `2015-09-30`, `2006/2008`, `1988?`, `~1723`, `2003-21`.
 * Undefined for an empty text.
 */
export function cslDate(text: string): Date | undefined {
  const plain = text.trim()
  if (plain === '') return undefined
  const ends = plain.split('/')
  const parts = ends.map(end => /^(~?)(-?\d{4,5}|\d{3}[Xu])(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?:T[\d:.Z+-]*)?([?~%]?)$/u.exec(end.trim()))
  const [first, second] = parts
  const open = (end: string | undefined) => end !== undefined && (end.trim() === '' || end.trim() === '..' || /^(?:open|unknown|\*)$/iu.test(end.trim()))
  if (!first || ends.length > 2 || (ends.length === 2 && !second && !open(ends[1])) || /[Xu]/u.test(first[2] ?? '')) return { literal: plain }
  const numbers = (match: RegExpExecArray) => [match[2], seasonNumbers[match[3] ?? ''] === undefined ? match[3] : undefined, match[4]]
    .filter(part => part !== undefined).map(Number)
  const season = seasonNumbers[first[3] ?? '']
  const valid = [first, ...(second ? [second] : [])].every(match => {
    const month = Number(match[3] ?? 1)
    const day = Number(match[4] ?? 1)
    return (month >= 1 && month <= 12 || (month >= 21 && month <= 24)) && day >= 1 && day <= 31
  })
  if (!valid) return { literal: plain }
  return {
    'date-parts': [numbers(first), ...(second ? [numbers(second)] : [])],
    ...(season === undefined ? {} : { season }),
    ...([first, second].some(match => match && (match[1] === '~' || /[~%]/u.test(match[5] ?? ''))) ? { circa: true } : {}),
    // An interval without an end is no single date.
    ...(ends.length === 2 && !second ? { literal: plain } : {}),
  }
}

/** A DOI without its resolver, as it is compared: `10.1000/xyz`. Empty where the text holds none. */
export function bareDoi(text: string): string {
  return /10\.\d{4,9}\/\S+/u.exec(text)?.[0].replace(/[.,;)\]}]+$/u, '') ?? ''
}
