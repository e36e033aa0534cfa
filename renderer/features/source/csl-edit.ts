import type { CslItem } from '../../../db/contract/entities/sources.ts'
import { EdtfError, understandDate } from '../../../db/domain/edtf.ts'
import { formatDay } from '../../../db/domain/day.ts'
import type { Checked } from '../edit/field-draft.ts'

export type CslName = NonNullable<CslItem['author']>[number]

/** A name as it is typed, with the record it came from so that what the form does not show is kept. */
export interface NameRow {
  text: string
  from: CslName | null
}

/** A type of CSL in words, and what the fields of such a record are called; absent fields are not asked for. */
export interface SourceKind {
  value: string
  label: string
  fields: Readonly<Record<string, string>>
}

const printed = { 'publisher': 'Publisher', 'publisher-place': 'Place' }

/** The types offered, those an analyst meets most first (https://docs.citationstyles.org, appendix III). */
export const sourceKinds: readonly SourceKind[] = [
  { value: 'article-journal', label: 'Journal article', fields: { 'container-title': 'Journal', 'volume': 'Volume', 'issue': 'Issue', 'page': 'Pages' } },
  { value: 'book', label: 'Book', fields: { ...printed, 'volume': 'Volume', 'ISBN': 'ISBN' } },
  { value: 'chapter', label: 'Chapter', fields: { 'container-title': 'Book', 'page': 'Pages', ...printed, 'ISBN': 'ISBN' } },
  { value: 'report', label: 'Report', fields: { ...printed, 'publisher': 'Institution', 'number': 'Number', 'page': 'Pages' } },
  { value: 'article-newspaper', label: 'Newspaper article', fields: { 'container-title': 'Newspaper', 'page': 'Pages' } },
  { value: 'article-magazine', label: 'Magazine article', fields: { 'container-title': 'Magazine', 'volume': 'Volume', 'issue': 'Issue', 'page': 'Pages' } },
  { value: 'webpage', label: 'Web page', fields: { 'container-title': 'Website' } },
  { value: 'post', label: 'Post', fields: { 'container-title': 'Platform' } },
  { value: 'speech', label: 'Speech', fields: { 'event-title': 'Occasion', 'event-place': 'Place' } },
  { value: 'interview', label: 'Interview', fields: { 'container-title': 'Published in' } },
  { value: 'treaty', label: 'Treaty', fields: { 'container-title': 'Collection', 'volume': 'Volume', 'page': 'Pages' } },
  { value: 'legislation', label: 'Law or resolution', fields: { 'container-title': 'Collection', 'number': 'Number' } },
  { value: 'thesis', label: 'Thesis', fields: { 'publisher': 'University', 'publisher-place': 'Place', 'genre': 'Kind' } },
  { value: 'paper-conference', label: 'Conference paper', fields: { 'container-title': 'Proceedings', 'event-title': 'Conference', 'page': 'Pages' } },
  { value: 'dataset', label: 'Data set', fields: { 'publisher': 'Publisher', 'version': 'Version' } },
  { value: 'document', label: 'Document', fields: { ...printed, 'archive': 'Archive', 'archive_location': 'Shelf mark' } },
]

const everyField: Readonly<Record<string, string>> = {
  'container-title': 'In', 'event-title': 'Occasion', 'event-place': 'Place of it', 'volume': 'Volume', 'issue': 'Issue', 'number': 'Number', 'page': 'Pages', ...printed,
  'version': 'Version', 'genre': 'Kind', 'ISBN': 'ISBN', 'archive': 'Archive', 'archive_location': 'Shelf mark',
}

/** The fields to show for a record: those of its type, and others that it has. Name in CSL → label. */
export function fieldsFor(csl: CslItem): [name: string, label: string][] {
  const own = sourceKinds.find(kind => kind.value === csl.type)?.fields ?? { 'container-title': 'In', ...printed }
  const others = Object.entries(everyField).filter(([name]) => own[name] === undefined && cslText(csl, name) !== '')
  return [...Object.entries(own), ...others]
}

/** A field of a record as text; empty where it has none, or holds something that is no text. */
export function cslText(csl: CslItem, name: string): string {
  const value = csl[name]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

/** A record with one field set; an empty text takes the field away. */
export function withText(csl: CslItem, name: string, text: string): CslItem {
  const { [name]: _, ...rest } = csl
  return (text === '' ? rest : { ...rest, [name]: text }) as CslItem
}

/** "Kertcher, Chen"; a body as it is called. */
export function showName(name: CslName): NameRow {
  const { family, given, literal } = name
  return { text: literal ?? [family, given].filter(part => part !== undefined && part !== '').join(', '), from: name }
}

/** Names as they are stored: "Family, Given" is a person, anything without a comma stands as it is. Empty rows are left out. */
export function checkNames(rows: readonly NameRow[]): Checked<CslName[]> {
  return {
    value: rows.flatMap(({ text, from }) => {
      const name = text.trim()
      if (name === '') return []
      if (from && showName(from).text === name) return [from]
      const [family = '', ...given] = name.split(',')
      const { family: _family, given: _given, literal: _literal, ...more } = from ?? {}
      return [given.length === 0 ? { ...more, literal: name } : { ...more, family: family.trim(), given: given.join(',').trim() }]
    }),
  }
}

/** When it was published, as the form shows it: "2024-06", or the words of the record. */
export function issuedText(date: CslItem['issued']): string {
  const parts = date?.['date-parts'] ?? []
  const text = parts.filter(part => part.length > 0).map(part => part.map((number, at) => String(number).padStart(at === 0 ? 4 : 2, '0')).join('-')).join('/')
  return text === '' ? date?.literal ?? date?.raw ?? '' : text
}

/** A date of publication: a year, month or day, or two of them; what is less certain is kept in words. */
export function checkIssued(text: string): Checked<CslItem['issued'] | null> {
  const written = text.trim()
  if (written === '') return { value: null }
  if (/^(?:n\.?d\.?|forthcoming|in press)$/iu.test(written)) return { value: { literal: written } }
  try {
    const { edtf, span } = understandDate(written)
    const points = edtf.split('/')
    if (points.every(point => /^\d{4}(?:-\d{2}){0,2}$/u.test(point)) && !/-2[1-4]$/u.test(edtf)) return { value: { 'date-parts': points.map(point => point.split('-').map(Number)) } }
    return { value: { literal: written, 'date-parts': [[Number(formatDay(span.startEarliest).slice(0, 4))]] } }
  } catch (error) {
    if (error instanceof EdtfError) return { error: error.message }
    throw error
  }
}

/** A DOI without its resolver; empty where there is none. */
export function checkDoi(text: string): Checked<string> {
  const doi = text.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/iu, '')
  return doi === '' || /^10\.\d{4,9}\/\S+$/u.test(doi) ? { value: doi } : { error: 'A DOI begins with 10., for example 10.1080/09592296.2024.2303860.' }
}

/** An address on the web; empty where there is none. */
export function checkUrl(text: string): Checked<string> {
  const url = text.trim()
  if (url === '') return { value: '' }
  try {
    if (/^https?:$/u.test(new URL(url).protocol)) return { value: url }
  } catch {
    // Told below.
  }
  return { error: 'A web address begins with https://, for example https://www.un.org/en/.' }
}
