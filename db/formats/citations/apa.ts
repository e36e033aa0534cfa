import { address, americanDay, directName, editionWords, initials, invertedName, italic, joined, listed, pageWords, plain, sentence, sentences, series, shortName, standsAlone, yearWords, type Locator, type Styled } from './parts.ts'
import type { Name, SourceRecord } from './record.ts'

/** Names of a list of references: up to twenty, of more the first nineteen and the last (Publication Manual, 7th ed., 9.8). */
function authorList(names: readonly Name[]): string {
  const written = names.map(name => invertedName(name, initials))
  if (written.length > 20) return `${written.slice(0, 19).join(', ')}, … ${written.at(-1) ?? ''}`
  return written.length <= 1 ? (written[0] ?? '') : `${written.slice(0, -1).join(', ')}, & ${written.at(-1) ?? ''}`
}
const editorsWord = (names: readonly Name[]) => (names.length === 1 ? 'Ed.' : 'Eds.')

function dateWords({ date, form }: SourceRecord, suffix: string): string {
  if (date.year === null) return `(${date.text || 'n.d.'}${suffix === '' ? '' : `${date.text === '' ? '-' : ''}${suffix}`})`
  const exact = form === 'article' || form === 'book' || form === 'chapter' || form === 'thesis' || form === 'treaty' ? '' : americanDay(date)
  const day = exact.replace(/,? ?-?\d+(?: BCE)?$/u, '')
  return `(${yearWords(date)}${suffix}${day === '' ? '' : `, ${day}`})`
}

function titleOf(record: SourceRecord): Styled[] {
  const { title, form, volume, number, genre, publisher, translators } = record
  const name = title || '[Untitled]'
  const details = [
    form === 'report' && number !== '' ? `${genre || 'Report'} No. ${number}` : '', form === 'other' && number !== '' ? number : '', form === 'book' ? editionWords(record) : '',
    form === 'book' && volume !== '' ? `Vol. ${volume}` : '', form === 'book' && translators.length > 0 ? `${series(translators.map(each => directName(each, initials)), '&')}, Trans.` : '',
  ].filter(Boolean).join(', ')
  const kind = form === 'thesis' ? `${genre || 'Doctoral dissertation'}${publisher === '' ? '' : `, ${publisher}`}` : form === 'data' ? (genre || 'Data set') : form === 'archive' || form === 'other' ? genre : ''
  return sentence([standsAlone(record) && title !== '' ? italic(name) : plain(name), details === '' ? '' : ` (${details})`, kind === '' ? '' : ` [${kind}]`])
}

function withinOf(record: SourceRecord): Styled[] {
  const { form, container, volume, issue, pages, editors, authors, publisher, archive, archiveLocation, archivePlace } = record
  switch (form) {
    case 'article': return sentence(listed([[italic(container)], [italic(volume), issue === '' ? '' : `(${issue})`], [pages]], ', '))
    case 'news': return sentence(listed([[italic(container || publisher)], [volume === '' ? '' : italic(volume), issue === '' ? '' : `(${issue})`], [pages]], ', '))
    case 'chapter': {
      const by = authors.length > 0 && editors.length > 0 ? `${series(editors.map(name => directName(name, initials)), '&')} (${editorsWord(editors)}), ` : ''
      const details = [editionWords(record), volume === '' ? '' : `Vol. ${volume}`, pageWords(pages)].filter(Boolean).join(', ')
      return sentence(container === '' ? [] : ['In ', by, italic(container), details === '' ? '' : ` (${details})`])
    }
    case 'web': return sentence([container])
    case 'treaty': return sentence(listed([[americanDay(record.date)], [italic(container), volume === '' ? '' : ` ${volume}`], [pageWords(pages)]], ', '))
    case 'archive': return sentences([[[container, archiveLocation].filter(Boolean).join(', ')], [[archive, archivePlace].filter(Boolean).join(', ')]])
    case 'book': case 'report': case 'thesis': case 'data': case 'other': return sentence([form === 'thesis' ? '' : container])
  }
}

/** A reference in the manner of APA, 7th edition (Publication Manual of the American Psychological Association, 2020, chapters 9 to 11). */
export function apaReference(record: SourceRecord, suffix: string): Styled[] {
  const { authors, editors, publisher, form, link, accessed, date } = record
  const named = authors.length > 0 ? authorList(authors) : editors.length > 0 && form !== 'chapter' ? `${authorList(editors)} (${editorsWord(editors)})` : ''
  const when = `${dateWords(record, suffix)}.`
  const title = titleOf(record)
  const isSame = publisher !== '' && authors.some(name => name.literal === publisher)
  const by = ['book', 'chapter', 'report', 'data', 'other', 'treaty'].includes(form) && !isSame ? publisher : form === 'web' && record.container === '' && !isSame ? publisher : ''
  const retrieved = link !== '' && date.year === null && date.text === '' && accessed.year !== null ? `Retrieved ${americanDay(accessed) || yearWords(accessed)}, from ` : ''
  return listed([
    named === '' ? title : sentence([named]), [when], named === '' ? [] : title, withinOf(record), sentence([by]), link === '' ? [] : [retrieved, address(link)],
  ], ' ')
}

/** Who a citation in the text names: one, two, or the first of more; editors and then the title where there is nobody. */
export function apaNames({ authors, editors }: SourceRecord): string {
  const names = authors.length > 0 ? authors : editors
  const [first, second] = names
  if (!first) return ''
  return names.length > 2 ? `${shortName(first)} et al.` : second ? `${shortName(first)} & ${shortName(second)}` : shortName(first)
}

/** "(Kertcher & Course, 2024, p. 12)". */
export function apaCitation(record: SourceRecord, name: readonly Styled[], suffix: string, locator: Locator): Styled[] {
  const { date } = record
  const year = date.year === null ? `${date.text || 'n.d.'}${suffix === '' ? '' : `${date.text === '' ? '-' : ''}${suffix}`}` : `${yearWords(date)}${suffix}`
  const where = locator.kind === 'none' ? '' : locator.kind === 'pages' ? `, ${pageWords(locator.pages)}` : `, ${locator.text}`
  return joined(['(', ...name, `, ${year}${where})`])
}
