import type { CslItem } from '../../contract/entities/sources.ts'

/** A name as a style sets it; of an institution, or of a person with one name, only `literal`. */
export interface Name {
  readonly family: string
  readonly given: string
  /** "van der", "de": stays before the family name. */
  readonly particle: string
  readonly suffix: string
  readonly literal: string
}

export interface SourceDate {
  readonly year: number | null
  /** Last year of a span of years; null for one year. */
  readonly endYear: number | null
  readonly month: number | null
  readonly day: number | null
  readonly circa: boolean
  /** What was written where it is no date of the calendar: "forthcoming". */
  readonly text: string
}

/** What of a source decides how it is set. */
export type SourceForm = 'article' | 'news' | 'book' | 'chapter' | 'web' | 'report' | 'thesis' | 'treaty' | 'archive' | 'data' | 'other'

/** A record of CSL-JSON with each of its fields read once, white space put in order. Empty where a field is missing. */
export interface SourceRecord {
  readonly form: SourceForm
  readonly authors: readonly Name[]
  readonly editors: readonly Name[]
  readonly translators: readonly Name[]
  readonly date: SourceDate
  readonly accessed: SourceDate
  readonly title: string
  readonly container: string
  readonly series: string
  readonly volume: string
  readonly issue: string
  readonly number: string
  readonly pages: string
  readonly edition: string
  readonly genre: string
  readonly publisher: string
  readonly place: string
  readonly archive: string
  readonly archiveLocation: string
  readonly archivePlace: string
  /** `https://doi.org/…`, or the address; empty for neither. */
  readonly link: string
  /** The bare DOI. */
  readonly doi: string
}

const forms: Readonly<Record<string, SourceForm>> = {
  'article-journal': 'article', 'review': 'article', 'review-book': 'article', 'article-magazine': 'news', 'article-newspaper': 'news', 'broadcast': 'news', 'interview': 'news',
  'book': 'book', 'pamphlet': 'book', 'classic': 'book', 'chapter': 'chapter', 'paper-conference': 'chapter', 'entry': 'chapter', 'entry-encyclopedia': 'chapter', 'entry-dictionary': 'chapter',
  'webpage': 'web', 'post': 'web', 'post-weblog': 'web', 'report': 'report', 'thesis': 'thesis', 'treaty': 'treaty', 'legislation': 'treaty', 'bill': 'treaty', 'regulation': 'treaty',
  'legal_case': 'treaty', 'manuscript': 'archive', 'personal_communication': 'archive', 'collection': 'archive', 'dataset': 'data', 'software': 'data',
}

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value).toWellFormed().replaceAll(/\s+/gu, ' ').trim() : '')

function namesOf(value: unknown): Name[] {
  return (Array.isArray(value) ? value as Record<string, unknown>[] : []).flatMap((name): Name[] => {
    const [family, given] = [textOf(name['family']), textOf(name['given'])]
    const literal = textOf(name['literal']) || (family === '' ? given : '')
    if (family === '' && literal === '') return []
    const particle = [textOf(name['dropping-particle']), textOf(name['non-dropping-particle'])].filter(Boolean).join(' ')
    return [family === '' ? { family: '', given: '', particle: '', suffix: '', literal } : { family, given, particle, suffix: textOf(name['suffix']), literal: '' }]
  })
}

const noDate: SourceDate = { year: null, endYear: null, month: null, day: null, circa: false, text: '' }

function dateOf(value: unknown): SourceDate {
  if (typeof value !== 'object' || value === null) return noDate
  const date = value as { 'date-parts'?: unknown; 'circa'?: unknown; 'literal'?: unknown; 'raw'?: unknown }
  const parts = Array.isArray(date['date-parts']) ? date['date-parts'] as unknown[] : []
  const number = (part: unknown): number | null => (textOf(part) !== '' && Number.isInteger(Number(part)) ? Number(part) : null)
  const side = (at: number) => (Array.isArray(parts[at]) ? (parts[at] as unknown[]).map(number) : [])
  const [year = null, month = null, day = null] = side(0)
  const [endYear = null] = side(1)
  const text = textOf(date.literal) || textOf(date.raw)
  if (year === null) {
    // "2014-06-09" of a program that writes dates as text.
    const [, y, m, d] = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(text) ?? []
    return y === undefined ? { ...noDate, text } : { ...noDate, year: Number(y), month: m === undefined ? null : Number(m), day: d === undefined ? null : Number(d) }
  }
  const inYear = month !== null && month >= 1 && month <= 12
  return {
    year, endYear: endYear === year ? null : endYear, month: inYear ? month : null, day: inYear && day !== null && day >= 1 && day <= 31 ? day : null,
    circa: date.circa !== undefined && date.circa !== false && date.circa !== 0, text: '',
  }
}

/** What a record of CSL-JSON says, in the words of the styles. Nothing of it is checked for sense; a field of another kind than it should be is empty. */
export function recordOf(item: CslItem): SourceRecord {
  const text = (field: string) => textOf(item[field])
  const [archive, archiveLocation] = [text('archive'), text('archive_location') || text('call-number')]
  const doi = text('DOI').replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/iu, '')
  const known = forms[item.type]
  return {
    form: known ?? (archive !== '' || archiveLocation !== '' ? 'archive' : text('container-title') !== '' && item.type === 'article' ? 'article' : 'other'),
    authors: namesOf(item.author), editors: namesOf(item['editor']), translators: namesOf(item['translator']),
    date: dateOf(item.issued), accessed: dateOf(item['accessed']),
    title: text('title'), container: text('container-title'), series: text('collection-title'), volume: text('volume'), issue: text('issue'), number: text('number'),
    pages: text('page').replaceAll(/\s*[-–—]+\s*/gu, '–'), edition: text('edition'), genre: text('genre'), publisher: text('publisher'), place: text('publisher-place') || text('event-place'),
    archive, archiveLocation, archivePlace: text('archive-place') || text('archive_place'), doi, link: doi === '' ? text('URL') : `https://doi.org/${doi}`,
  }
}
