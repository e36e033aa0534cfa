/** RIS, the tagged form of reference managers (Research Information Systems, 2001 and 2011). */
import { ImportError, type WarningList } from './import-error.ts'
import { bareDoi, cslDate, sourceRecord, type Bibliography, type SourceRecord } from './source-record.ts'

const types: Readonly<Record<string, string>> = {
  ABST: 'article-journal', ADVS: 'motion_picture', AGGR: 'dataset', ART: 'graphic', BILL: 'bill', BLOG: 'post-weblog', BOOK: 'book', CASE: 'legal_case', CHAP: 'chapter',
  CHART: 'figure', CLSWK: 'book', CONF: 'book', CPAPER: 'paper-conference', CTLG: 'book', DATA: 'dataset', DBASE: 'dataset', DICT: 'entry-dictionary', EBOOK: 'book',
  ECHAP: 'chapter', EDBOOK: 'book', EJOUR: 'article-journal', ELEC: 'webpage', ENCYC: 'entry-encyclopedia', FIGURE: 'figure', GEN: 'document', GOVDOC: 'report',
  HEAR: 'hearing', ICOMM: 'personal_communication', INPR: 'article-journal', JFULL: 'article-journal', JOUR: 'article-journal', LEGAL: 'legislation', MANSCPT: 'manuscript',
  MAP: 'map', MGZN: 'article-magazine', MPCT: 'motion_picture', MULTI: 'webpage', MUSIC: 'song', NEWS: 'article-newspaper', PAMP: 'pamphlet', PAT: 'patent',
  PCOMM: 'personal_communication', RPRT: 'report', SER: 'book', SLIDE: 'speech', SOUND: 'song', STAND: 'standard', STAT: 'legislation', THES: 'thesis', UNPB: 'manuscript',
  UNPD: 'manuscript', VIDEO: 'motion_picture', WEB: 'webpage',
}
const texts: Readonly<Record<string, string>> = {
  TI: 'title', T1: 'title', BT: 'container-title', T2: 'container-title', JO: 'container-title', JF: 'container-title', JA: 'container-title-short', J2: 'container-title-short',
  J1: 'container-title-short', T3: 'collection-title', VL: 'volume', IS: 'issue', CP: 'issue', PB: 'publisher', CY: 'publisher-place', PP: 'publisher-place', CN: 'call-number',
  DB: 'archive', DP: 'source', ET: 'edition', LA: 'language', M3: 'genre', ST: 'title-short', UR: 'URL', SE: 'section', NV: 'number-of-volumes', AN: 'archive_location', OP: 'original-title',
  CT: 'title',
}
const names: Readonly<Record<string, string>> = { AU: 'author', A1: 'author', ED: 'editor', A2: 'editor', A3: 'collection-editor', A4: 'translator', TA: 'author' }
const notes: Readonly<Record<string, string>> = { N1: 'Note', N2: 'Abstract', AB: 'Abstract', RN: 'Research notes' }
/** Links to files and program-internal tags: they stay in the file. */
const leftOut = new Set(['L1', 'L2', 'L3', 'L4', 'LK', 'AV', 'RP', 'AD', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'U1', 'U2', 'U3', 'U4', 'U5', 'ER'])

const tagLine = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*)|)$/u

interface Tag { tag: string; value: string; line: number }

/** Reads RIS. Throws an ImportError for tagged text of another kind. Unknown tags and lines between records are named in the warnings. */
export function readRis(text: string, warnings: WarningList): Bibliography {
  const lines = text.split(/\r\n?|\n/u)
  const web = lines.findIndex(line => /^(?:FN |PT [A-Z]$)/u.test(line))
  if (!lines.some(line => /^TY {1,2}-/u.test(line))) {
    throw new ImportError(web === -1
      ? 'This is not RIS: no line begins with “TY  - ”. Export it as RIS, BibTeX or CSL-JSON.'
      : 'This is a tagged export of Web of Science, not RIS. Export it from there as “RIS” or as “BibTeX”, and import that.', web === -1 ? null : web + 1)
  }
  const records: SourceRecord[] = []
  let broken = 0
  let tags: Tag[] | null = null
  const finish = (end: 'ER' | 'missing', line: number) => {
    if (tags === null) return
    if (end === 'missing') warnings.add(`The record that begins in line ${tags[0]?.line ?? line} has no “ER  - ”; it ends here.`, line)
    records.push(recordOf(tags, warnings))
    tags = null
  }
  lines.forEach((content, index) => {
    const line = index + 1
    const match = tagLine.exec(content.trimEnd().replace(/^([A-Z][A-Z0-9]) {1,2}-$/u, '$1  - '))
    const tag = match?.[1]
    const value = (match?.[2] ?? '').trim()
    if (tag === 'TY') {
      finish('missing', line)
      tags = [{ tag, value, line }]
    } else if (tag === 'ER' && value === '') {
      if (tags === null) {
        broken += 1
        warnings.add('A record ends here that never began: no “TY  - ” stands before it. Its lines were left out.', line)
      }
      finish('ER', line)
    } else if (tag !== undefined && tags !== null) {
      tags.push({ tag, value, line })
    } else if (tags !== null) {
      const last = tags.at(-1)
      // A line without a tag goes on with the value before it.
      if (last && content.trim() !== '') last.value += `\n${content.trim()}`
    } else if (content.trim() !== '') {
      warnings.add('This line stands outside the records and was passed over.', line)
    }
  })
  finish('missing', lines.length)
  return { records, broken }
}

function recordOf(tags: readonly Tag[], warnings: WarningList): SourceRecord {
  const [head] = tags
  const line = head?.line ?? null
  const known = Object.hasOwn(types, head?.value ?? '') ? types[head?.value ?? ''] : undefined
  const where = `the record of line ${line}`
  if (known === undefined) warnings.add(`The type “${(head?.value ?? '').slice(0, 40)}” is not one of RIS; the record becomes a “document”.`, line, 'TY')
  const item: Record<string, unknown> = { type: known ?? 'document' }
  const found: { title: string; body: string }[] = []
  const keywords: string[] = []
  let key = ''
  let startPage = ''
  let endPage = ''
  for (const { tag, value, line: tagAt } of tags.slice(1)) {
    const plain = value.replaceAll(/\s*\n\s*/gu, ' ').trim()
    if (plain === '') continue
    const note = notes[tag]
    const name = names[tag]
    const field = texts[tag]
    if (note !== undefined) {
      found.push({ title: note, body: value.trim() })
    } else if (name !== undefined) {
      const person = nameOf(plain)
      item[name] = [...((item[name] as object[] | undefined) ?? []), person]
    } else if (tag === 'SP') {
      startPage ||= plain
    } else if (field !== undefined) {
      item[field] ??= plain
    } else if (tag === 'KW') {
      keywords.push(...value.split('\n').map(part => part.trim()).filter(Boolean))
    } else if (tag === 'DO') {
      item['DOI'] ??= bareDoi(plain) || plain
    } else if (tag === 'PY' || tag === 'Y1' || tag === 'DA') {
      // DA is more exact than PY where both are given.
      const date = dateOf(plain)
      if (item['issued'] === undefined || (tag === 'DA' && 'date-parts' in (date ?? {}))) item['issued'] = date
    } else if (tag === 'Y2') {
      item['accessed'] ??= dateOf(plain)
    } else if (tag === 'EP') {
      endPage = plain
    } else if (tag === 'SN') {
      item[/^(?:97[89][- ]?)?\d[\d -]{8,}[\dX]$/iu.test(plain) && plain.replaceAll(/[^\dX]/giu, '').length !== 8 ? 'ISBN' : 'ISSN'] ??= plain
    } else if (tag === 'ID' || tag === 'LB') {
      if (key === '') key = plain
    } else if (tag === 'M1') {
      item[['THES', 'RPRT', 'PAT', 'STAND'].includes(head?.value ?? '') ? 'number' : 'issue'] ??= plain
    } else if (!leftOut.has(tag)) {
      warnings.add(`The tag ${tag} is not one of RIS; its line was left out.`, tagAt, tag)
    }
  }
  if (keywords.length > 0) item['keyword'] = keywords.join(', ')
  const pages = [startPage, startPage.includes('-') ? '' : endPage].filter(Boolean).join('-')
  if (pages !== '') item['page'] = pages
  return sourceRecord({ key, item, notes: found, line, where }, warnings)
}

/** “Family, Given, Suffix”; a name without a comma is a body. */
function nameOf(text: string): object {
  const [family = '', given = '', ...suffix] = text.split(',').map(part => part.trim())
  if (given === '' && suffix.length === 0) return { literal: family }
  return { family, ...(given === '' ? {} : { given }), ...(suffix.join(', ') === '' ? {} : { suffix: suffix.join(', ') }) }
}

/** `2014//`, `1948/07//`, `2012/03/16/Spring`, or a year or ISO date. */
function dateOf(text: string) {
  const parts = /^(\d{4})\/(\d{0,2})\/(\d{0,2})(?:\/(.*))?$/u.exec(text) ?? /^(\d{4})(?:\/(\d{1,2}))?()()$/u.exec(text)
  if (!parts) return cslDate(text)
  const [, year = '', month = '', day = '', other = ''] = parts
  if (month !== '') return cslDate([year, month, ...(day === '' ? [] : [day])].join('-'))
  return { 'date-parts': [[Number(year)]], ...(other.trim() === '' ? {} : { literal: `${other.trim()} ${year}` }) }
}
