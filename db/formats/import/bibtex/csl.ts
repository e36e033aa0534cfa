/** BibTeX and biblatex types and fields as CSL-JSON (biblatex manual 2 and 2.2; CSL 1.0.2, appendices III and IV). */
import type { CslItem } from '../../../contract/entities/sources.ts'
import { bareDoi, cslDate } from '../source-record.ts'
import { latexToText, latexToVerbatim } from './latex.ts'
import { readNames } from './names.ts'

const types: Readonly<Record<string, string>> = {
  article: 'article-journal', periodical: 'article-journal', suppperiodical: 'article-journal', review: 'review', book: 'book', mvbook: 'book', booklet: 'pamphlet',
  bookinbook: 'chapter', inbook: 'chapter', suppbook: 'chapter', collection: 'book', mvcollection: 'book', incollection: 'chapter', suppcollection: 'chapter',
  proceedings: 'book', mvproceedings: 'book', inproceedings: 'paper-conference', conference: 'paper-conference', reference: 'book', mvreference: 'book',
  inreference: 'entry-encyclopedia', dataset: 'dataset', manual: 'report', misc: 'document', online: 'webpage', electronic: 'webpage', www: 'webpage',
  patent: 'patent', report: 'report', techreport: 'report', thesis: 'thesis', mastersthesis: 'thesis', phdthesis: 'thesis', unpublished: 'manuscript',
  software: 'software', standard: 'standard', legislation: 'legislation', legal: 'legislation', jurisdiction: 'legal_case', letter: 'personal_communication',
  artwork: 'graphic', image: 'graphic', audio: 'song', music: 'song', movie: 'motion_picture', video: 'motion_picture', performance: 'performance',
  commentary: 'article', xdata: 'document', set: 'document', newspaper: 'article-newspaper', newsarticle: 'article-newspaper', webpage: 'webpage', blog: 'post-weblog',
}

const nameFields: Readonly<Record<string, string>> = {
  author: 'author', editor: 'editor', translator: 'translator', bookauthor: 'container-author', director: 'director', holder: 'authority', recipient: 'recipient',
  interviewer: 'interviewer', composer: 'composer', editora: 'contributor', commentator: 'contributor', collaborator: 'contributor', illustrator: 'illustrator',
}
const textFields: Readonly<Record<string, string>> = {
  journal: 'container-title', journaltitle: 'container-title', booktitle: 'container-title', shortjournal: 'container-title-short', shorttitle: 'title-short',
  series: 'collection-title', volume: 'volume', volumes: 'number-of-volumes', edition: 'edition', publisher: 'publisher', institution: 'publisher', school: 'publisher',
  organization: 'publisher', address: 'publisher-place', location: 'publisher-place', isbn: 'ISBN', issn: 'ISSN', keywords: 'keyword', keyword: 'keyword', language: 'language',
  langid: 'language', type: 'genre', chapter: 'chapter-number', eventtitle: 'event-title', venue: 'event-place', pagetotal: 'number-of-pages', version: 'version',
  part: 'part-number', issue: 'issue', library: 'archive', origtitle: 'original-title', origpublisher: 'original-publisher', origlocation: 'original-publisher-place',
  pmid: 'PMID', pmcid: 'PMCID', archiveprefix: 'archive', eprinttype: 'archive', howpublished: 'medium', callnumber: 'call-number', lccn: 'call-number',
  pubstate: 'status', scale: 'scale', issuetitle: 'issue-title', mainsubtitle: 'volume-title',
}
const noteFields: Readonly<Record<string, string>> = { note: 'Note', annote: 'Annotation', annotation: 'Annotation', abstract: 'Abstract', addendum: 'Note', comment: 'Comment', review: 'Review' }
/** Taken into account elsewhere, or of no meaning outside the file. */
const handled = new Set(('title subtitle titleaddon booksubtitle booktitleaddon journalsubtitle maintitle maintitleaddon year month day date urldate lastaccessed origdate eventdate doi url eprint '
  + 'number pages crossref xref xdata entryset related relatedtype options sortkey sortname sorttitle sortyear presort label shorthand hyphenation indextitle indexsorttitle key').split(' '))

/** Fields that are for programs or hold paths of the writer's own machine; they stay in the file. */
export const leftOut = new Set(('file files local-url owner timestamp date-added date-modified creationdate modificationdate groups rating ranking priority read qualityassured relevance '
  + '__markedentry added-at biburl bibsource interhash intrahash username citeulike-article-id posted-at printed search mendeley-groups mendeley-tags').split(' '))

export interface MappedEntry {
  item: Record<string, unknown>
  notes: { title: string; body: string }[]
  /** Names of fields that CSL has no place for. */
  unknown: string[]
}

/** The CSL record of an entry's fields. `onUnknown` hears of LaTeX commands that are not known. */
export function mapEntry(type: string, fields: ReadonlyMap<string, string>, onUnknown: (command: string) => void): MappedEntry {
  const text = (name: string) => latexToText(fields.get(name) ?? '', onUnknown)
  const verbatim = (name: string) => latexToVerbatim(fields.get(name) ?? '')
  const joined = (...names: string[]) => names.map(text).filter(part => part !== '').join(': ')
  const item: Record<string, unknown> = { type: types[type] ?? 'document' }
  const notes: MappedEntry['notes'] = []
  const unknown: string[] = []
  const set = (name: string, value: unknown) => {
    if (value !== undefined && value !== '' && item[name] === undefined) item[name] = value
  }

  const title = joined('title', 'subtitle')
  set('title', [title, text('titleaddon')].filter(Boolean).join('. ') || joined('maintitle') || (type === 'periodical' ? text('issuetitle') : ''))
  set('container-title', [joined('journaltitle', 'journalsubtitle') || joined('journal', 'journalsubtitle') || joined('booktitle', 'booksubtitle')].find(Boolean))
  if (text('maintitle') !== '' && title !== '') set(item['container-title'] === undefined ? 'container-title' : 'volume-title', text('maintitle'))
  for (const [name, value] of fields) {
    const names = Object.hasOwn(nameFields, name) ? nameFields[name] : undefined
    const csl = Object.hasOwn(textFields, name) ? textFields[name] : undefined
    const note = Object.hasOwn(noteFields, name) ? noteFields[name] : undefined
    if (note !== undefined) {
      const body = noteText(value)
      if (body !== '') notes.push({ title: note, body })
    } else if (names !== undefined) {
      const people = readNames(value, onUnknown)
      if (people.length > 0) item[names] = [...((item[names] as CslItem['author']) ?? []), ...people]
    } else if (csl !== undefined) {
      const plain = latexToText(value, onUnknown)
      // biblatex names languages as keys: langenglish.
      set(csl, csl === 'language' ? plain.replaceAll(/\blang(?=[a-z]{4})/gu, '') : plain)
    } else if (!handled.has(name) && !leftOut.has(name) && !name.startsWith('bdsk-') && !name.startsWith('jabref')) {
      unknown.push(name)
    }
  }
  if (item['genre'] === undefined && (type === 'mastersthesis' || type === 'phdthesis')) item['genre'] = type === 'phdthesis' ? 'PhD thesis' : "Master's thesis"
  setNumber(type, text('number'), item, set)
  set('page', text('pages').replaceAll(/\s*[–—-]+\s*/gu, '-'))
  set('DOI', bareDoi(verbatim('doi')) || verbatim('doi'))
  set('URL', verbatim('url') || (/https?:\/\/[^\s{}]+/u.exec(verbatim('howpublished'))?.[0] ?? ''))
  set('archive_location', verbatim('eprint'))
  set('issued', issuedOf(text))
  set('accessed', cslDate(text('urldate') || text('lastaccessed')))
  set('original-date', cslDate(text('origdate')))
  set('event-date', cslDate(text('eventdate')))
  return { item, notes, unknown }
}

function setNumber(type: string, number: string, item: Record<string, unknown>, set: (name: string, value: unknown) => void): void {
  if (number === '') return
  if (['article', 'periodical', 'suppperiodical', 'review', 'newspaper'].includes(type)) set('issue', number)
  else if (['report', 'techreport', 'patent', 'manual', 'misc', 'standard', 'legislation', 'unpublished', 'online'].includes(type)) set('number', number)
  else set(item['collection-title'] === undefined ? 'number' : 'collection-number', number)
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** `date`, else year, month and day; what is no number stays as words (“forthcoming”). */
function issuedOf(text: (name: string) => string) {
  const date = text('date').replaceAll('–', '/')
  if (date !== '') return cslDate(date)
  const year = text('year')
  if (!/^\d{4}$/u.test(year)) return cslDate(year)
  const months = text('month')
  const month = /^\d{1,2}$/u.test(months) ? Number(months) : monthNames.findIndex(name => new RegExp(`\\b${name}`, 'iu').test(months)) + 1
  const numbered = /^(\d{1,2})\D*(\d{1,2})?$/u.exec(months)
  const named = month > 0 || numbered ? /\d{1,2}/u.exec(numbered ? (numbered[2] ?? '') : months)?.[0] : undefined
  const day = Number(text('day') || named || 0)
  const first = month >= 1 && month <= 12 ? month : numbered ? Number(numbered[1]) : 0
  if (first < 1 || first > 12) return { 'date-parts': [[Number(year)]], ...(months === '' ? {} : { literal: `${months} ${year}` }) }
  return { 'date-parts': [[Number(year), first, ...(day >= 1 && day <= 31 ? [day] : [])]] }
}

/** The words of a note: LaTeX taken back, its paragraphs kept. */
function noteText(value: string): string {
  return value.split(/\n[ \t]*\n|\\par\b/u).map(paragraph => latexToText(paragraph)).filter(paragraph => paragraph !== '').join('\n\n')
}
