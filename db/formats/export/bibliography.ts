/** Bibliographies as BibTeX (biblatex's fields), RIS and CSL-JSON. Notes, annotations, abstracts and paths of files are in none of the lists of what is written. */
import type { CslItem } from '../../contract/entities/sources.ts'
import type { Loss } from './export-graph.ts'
import { lossesOf } from './export-graph.ts'

export interface ExportSource {
  readonly citationKey: string
  readonly csl: CslItem
}

type Names = NonNullable<CslItem['author']>
type CslDate = NonNullable<CslItem['issued']>

/** Names, dates and texts of CSL 1.0.2 (appendix IV) that say what a source is; what somebody wrote about it is not among them. */
const nameVariables = ['author', 'editor', 'translator', 'container-author', 'collection-editor', 'director', 'recipient', 'interviewer', 'composer', 'contributor', 'illustrator', 'authority', 'original-author', 'reviewed-author', 'editorial-director'] as const
const dateVariables = ['issued', 'accessed', 'original-date', 'event-date', 'available-date', 'submitted'] as const
const textVariables = [
  'title', 'title-short', 'container-title', 'container-title-short', 'collection-title', 'collection-number', 'volume', 'volume-title', 'issue', 'issue-title', 'number', 'number-of-volumes',
  'number-of-pages', 'page', 'page-first', 'chapter-number', 'part-number', 'edition', 'version', 'section', 'publisher', 'publisher-place', 'original-title', 'original-publisher',
  'original-publisher-place', 'event-title', 'event', 'event-place', 'archive', 'archive_location', 'archive-place', 'call-number', 'DOI', 'ISBN', 'ISSN', 'PMID', 'PMCID', 'URL', 'language',
  'genre', 'medium', 'keyword', 'status', 'scale', 'jurisdiction', 'source', 'references', 'dimensions', 'division', 'reviewed-title', 'reviewed-genre',
] as const

const namesIn = (csl: CslItem, field: string): Names => (Array.isArray(csl[field]) ? (csl[field] as Names) : [])
const dateIn = (csl: CslItem, field: string): CslDate | null => (typeof csl[field] === 'object' && csl[field] !== null ? (csl[field] as CslDate) : null)
const textIn = (csl: CslItem, field: string): string => (typeof csl[field] === 'string' || typeof csl[field] === 'number' ? String(csl[field]).replaceAll(/\s+/gu, ' ').trim() : '')
const partOf = (name: Names[number], part: string): string => (typeof name[part] === 'string' ? name[part] : '')

/** One side of a CSL date as EDTF; empty where it has none. */
function isoOf(date: CslDate | null): string {
  const parts = date?.['date-parts'] ?? []
  const iso = parts.map(part => part.map((number, index) => String(number).padStart(index === 0 ? 4 : 2, '0')).join('-')).filter(Boolean)
  if (iso.length > 0) return iso.join('/')
  return date?.raw ?? date?.literal ?? ''
}

const bibtexTypes: Readonly<Record<string, string>> = {
  'article-journal': 'article', 'article-magazine': 'article', 'article-newspaper': 'article', 'article': 'article', 'review': 'review', 'book': 'book', 'chapter': 'incollection', 'pamphlet': 'booklet',
  'paper-conference': 'inproceedings', 'entry-encyclopedia': 'inreference', 'entry-dictionary': 'inreference', 'dataset': 'dataset', 'webpage': 'online', 'post': 'online', 'post-weblog': 'online',
  'patent': 'patent', 'report': 'report', 'thesis': 'thesis', 'manuscript': 'unpublished', 'software': 'software', 'standard': 'standard', 'legislation': 'legislation', 'bill': 'legislation',
  'legal_case': 'jurisdiction', 'personal_communication': 'letter', 'graphic': 'image', 'song': 'audio', 'motion_picture': 'video', 'performance': 'performance',
}
const bibtexTexts: Readonly<Record<string, string>> = {
  'title-short': 'shorttitle', 'container-title-short': 'shortjournal', 'collection-title': 'series', 'volume': 'volume', 'number-of-volumes': 'volumes', 'edition': 'edition', 'publisher': 'publisher',
  'publisher-place': 'location', 'ISBN': 'isbn', 'ISSN': 'issn', 'keyword': 'keywords', 'language': 'language', 'genre': 'type', 'chapter-number': 'chapter', 'event-title': 'eventtitle',
  'event-place': 'venue', 'number-of-pages': 'pagetotal', 'version': 'version', 'part-number': 'part', 'archive': 'eprinttype', 'archive_location': 'eprint', 'original-title': 'origtitle',
  'original-publisher': 'origpublisher', 'original-publisher-place': 'origlocation', 'PMID': 'pmid', 'PMCID': 'pmcid', 'call-number': 'lccn', 'status': 'pubstate', 'page': 'pages', 'title': 'title',
}
const bibtexNames: Readonly<Record<string, string>> = {
  'author': 'author', 'editor': 'editor', 'translator': 'translator', 'container-author': 'bookauthor', 'director': 'director', 'recipient': 'recipient', 'interviewer': 'interviewer', 'composer': 'composer',
  'illustrator': 'illustrator', 'authority': 'holder',
}

const latexSigns: Readonly<Record<string, string>> = { '\\': '\\textbackslash{}', '{': '\\{', '}': '\\}', '$': '\\$', '&': '\\&', '%': '\\%', '#': '\\#', '_': '\\_', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}' }
const latex = (text: string) => text.replaceAll(/[\\{}$&%#_~^]/gu, sign => latexSigns[sign] ?? sign)

function bibtexName(name: Names[number]): string {
  const { family = '', given = '', literal = '' } = name
  if (literal !== '') return `{${latex(literal)}}`
  const suffix = partOf(name, 'suffix')
  const particle = partOf(name, 'non-dropping-particle') || partOf(name, 'dropping-particle')
  // In braces a name of several words stays one.
  const last = [particle, /[\s,]/u.test(family) || family.toLowerCase() === 'and' ? `{${latex(family)}}` : latex(family)].filter(Boolean).join(' ')
  if (given === '' && suffix === '') return family === '' ? '{}' : `{${latex(family)}}`
  return [last, ...(suffix === '' ? [] : [latex(suffix)]), latex(given)].join(', ')
}

function bibtexEntry({ citationKey, csl }: ExportSource): string {
  const type = bibtexTypes[csl.type] ?? 'misc'
  const fields: [string, string][] = []
  const add = (name: string, value: string) => {
    if (value !== '') fields.push([name, value])
  }
  for (const variable of nameVariables) {
    const field = bibtexNames[variable]
    if (field !== undefined) add(field, namesIn(csl, variable).map(bibtexName).join(' and '))
  }
  for (const variable of textVariables) {
    const value = textIn(csl, variable)
    if (variable === 'container-title') add(['article', 'review'].includes(type) ? 'journaltitle' : type === 'online' ? 'journaltitle' : 'booktitle', latex(value))
    else if (variable === 'issue' || variable === 'number' || variable === 'collection-number') continue
    else if (bibtexTexts[variable] !== undefined) add(bibtexTexts[variable], latex(value))
  }
  const isArticle = ['article', 'review'].includes(type)
  if (isArticle) add('number', latex(textIn(csl, 'issue') || textIn(csl, 'number')))
  else {
    add('number', latex(textIn(csl, 'number') || textIn(csl, 'collection-number')))
    add('issue', latex(textIn(csl, 'issue')))
  }
  add('date', isoOf(dateIn(csl, 'issued')))
  add('urldate', isoOf(dateIn(csl, 'accessed')))
  add('origdate', isoOf(dateIn(csl, 'original-date')))
  add('eventdate', isoOf(dateIn(csl, 'event-date')))
  // Verbatim fields: their characters are not LaTeX's.
  add('doi', textIn(csl, 'DOI'))
  add('url', textIn(csl, 'URL').replaceAll(/[{}\s\\]/gu, sign => encodeURIComponent(sign)))
  return `@${type}{${citationKey},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}\n`
}

/** The sources as BibTeX with biblatex's types and fields, in UTF-8. */
export function writeBibtex(sources: readonly ExportSource[]): string {
  return sources.map(bibtexEntry).join('\n')
}

const risTypes: Readonly<Record<string, string>> = {
  'article-journal': 'JOUR', 'article-magazine': 'MGZN', 'article-newspaper': 'NEWS', 'article': 'JOUR', 'review': 'JOUR', 'book': 'BOOK', 'chapter': 'CHAP', 'pamphlet': 'PAMP', 'paper-conference': 'CPAPER',
  'entry-encyclopedia': 'ENCYC', 'entry-dictionary': 'DICT', 'dataset': 'DATA', 'webpage': 'ELEC', 'post': 'ELEC', 'post-weblog': 'BLOG', 'patent': 'PAT', 'report': 'RPRT', 'thesis': 'THES',
  'manuscript': 'UNPB', 'standard': 'STAND', 'legislation': 'STAT', 'bill': 'BILL', 'legal_case': 'CASE', 'personal_communication': 'PCOMM', 'graphic': 'ART', 'song': 'SOUND', 'motion_picture': 'VIDEO',
  'map': 'MAP', 'hearing': 'HEAR', 'figure': 'FIGURE', 'speech': 'SLIDE',
}
const risTexts: readonly (readonly [tag: string, variable: string])[] = [
  ['TI', 'title'], ['T2', 'container-title'], ['J2', 'container-title-short'], ['T3', 'collection-title'], ['VL', 'volume'], ['IS', 'issue'], ['PB', 'publisher'], ['CY', 'publisher-place'], ['CN', 'call-number'],
  ['DB', 'archive'], ['DP', 'source'], ['ET', 'edition'], ['LA', 'language'], ['M3', 'genre'], ['ST', 'title-short'], ['SE', 'section'], ['NV', 'number-of-volumes'], ['AN', 'archive_location'],
  ['OP', 'original-title'], ['DO', 'DOI'], ['UR', 'URL'], ['SN', 'ISBN'], ['SN', 'ISSN'],
]
const risNames: readonly (readonly [tag: string, variable: string])[] = [['AU', 'author'], ['A2', 'editor'], ['A3', 'collection-editor'], ['A4', 'translator']]

/** A date as RIS has it: `2014/06/09/`, a year with its slashes. */
function risDate(date: CslDate | null): string {
  const [first] = date?.['date-parts'] ?? []
  if (!first) return date?.raw ?? date?.literal ?? ''
  const [year, month, day] = first.map(String)
  return `${(year ?? '').padStart(4, '0')}/${(month ?? '').padStart(month === undefined ? 0 : 2, '0')}/${(day ?? '').padStart(day === undefined ? 0 : 2, '0')}/`
}

function risName(name: Names[number]): string {
  const { family = '', given = '', literal = '' } = name
  if (literal !== '') return literal.replaceAll(',', ' ')
  const particle = partOf(name, 'non-dropping-particle') || partOf(name, 'dropping-particle')
  return [[particle, family].filter(Boolean).join(' '), given, partOf(name, 'suffix')].join(', ').replace(/(?:, )+$/u, '')
}

/** The sources as RIS; the citation key under ID. Lines end with CR LF, as the format's readers expect. */
export function writeRis(sources: readonly ExportSource[]): string {
  return sources.map(({ citationKey, csl }) => {
    const lines = [`TY  - ${risTypes[csl.type] ?? 'GEN'}`, `ID  - ${citationKey}`]
    const add = (tag: string, value: string) => {
      if (value !== '') lines.push(`${tag}  - ${value}`)
    }
    for (const [tag, variable] of risNames) for (const name of namesIn(csl, variable)) add(tag, risName(name))
    for (const [tag, variable] of risTexts) add(tag, textIn(csl, variable))
    add('M1', textIn(csl, 'issue') === '' || numbered.has(csl.type) ? textIn(csl, 'number') : '')
    const [start = '', end = ''] = textIn(csl, 'page').split(/[-–—](.*)/su)
    add('SP', start)
    add('EP', end)
    add('PY', /^\d{1,4}/u.exec(isoOf(dateIn(csl, 'issued')))?.[0] ?? '')
    add('DA', risDate(dateIn(csl, 'issued')))
    add('Y2', risDate(dateIn(csl, 'accessed')))
    for (const keyword of textIn(csl, 'keyword').split(/\s*[,;]\s*/u)) add('KW', keyword)
    return [...lines, 'ER  - ', ''].join('\r\n')
  }).join('\r\n')
}

/** The sources as CSL-JSON, the citation key as `id`. */
export function writeCslJson(sources: readonly ExportSource[]): string {
  return `${JSON.stringify(sources.map(({ citationKey, csl }) => {
    const item: Record<string, unknown> = { 'id': citationKey, 'citation-key': citationKey, 'type': csl.type }
    for (const variable of [...nameVariables, ...dateVariables, ...textVariables]) if (csl[variable] !== undefined && csl[variable] !== '') item[variable] = csl[variable]
    return item
  }), null, 2)}\n`
}

/** Types whose number RIS keeps apart from an issue. */
const numbered: ReadonlySet<string> = new Set(['report', 'thesis', 'patent', 'standard'])

/** What a bibliography of the format leaves out or changes. */
export function bibliographyLosses(sources: readonly ExportSource[], format: 'bibtex' | 'ris' | 'csl-json'): Loss[] {
  const written = new Set<string>(['id', 'citation-key', 'type', ...nameVariables, ...dateVariables, ...textVariables])
  const types = format === 'bibtex' ? bibtexTypes : format === 'ris' ? risTypes : null
  const fieldsOf: ReadonlySet<string> | null = format === 'bibtex'
    ? new Set(['id', 'citation-key', 'type', ...Object.keys(bibtexNames), ...Object.keys(bibtexTexts), 'container-title', 'issue', 'number', 'collection-number', 'DOI', 'URL', 'issued', 'accessed', 'original-date', 'event-date'])
    : format === 'ris' ? new Set(['id', 'citation-key', 'type', ...risNames.map(([, variable]) => variable), ...risTexts.map(([, variable]) => variable), 'number', 'page', 'issued', 'accessed', 'keyword']) : null
  const other = new Map<string, number>()
  for (const { csl } of sources) {
    for (const field of Object.keys(csl)) if (!written.has(field) || (fieldsOf && !fieldsOf.has(field))) other.set(field, (other.get(field) ?? 0) + 1)
  }
  return lossesOf([
    { what: 'types of sources', count: types ? sources.filter(({ csl }) => types[csl.type] === undefined).length : 0, how: format === 'bibtex' ? 'They become @misc.' : 'They become GEN.' },
    { what: 'numbers of documents', count: format === 'ris' ? sources.filter(({ csl }) => textIn(csl, 'number') !== '' && !numbered.has(csl.type)).length : 0, how: 'RIS has a number for reports, theses, patents and standards; for others it is read as an issue.' },
    { what: 'grades of reliability', count: sources.length, how: 'Bibliographies have none: they are left out.' },
    ...[...other].toSorted(([one], [two]) => (one < two ? -1 : 1)).map(([field, count]): Loss => ({ what: `the field “${field}”`, count, how: /^(?:note|annote|annotation|abstract|file|attachments?)$/u.test(field) ? 'Notes, abstracts and paths of files are never written.' : 'The format has no place for it.' })),
  ])
}
