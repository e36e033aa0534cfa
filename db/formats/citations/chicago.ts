import { address, americanDay, directName, editionWords, invertedName, italic, joined, listed, monthAndDay, plain, quoted, sentence, sentences, series, shortName, standsAlone, yearWords, type Locator, type Styled } from './parts.ts'
import type { Name, SourceRecord } from './record.ts'

/** The first name turned round; up to ten, of more the first seven (Chicago Manual of Style, 17th ed., 14.76 and 15.9). */
function authorList(names: readonly Name[]): string {
  const written = names.map((name, at) => (at === 0 ? invertedName(name) : directName(name)))
  if (written.length > 10) return `${written.slice(0, 7).join(', ')}, et al.`
  // The name that is turned round has a comma of its own, so that one stands before "and" of two as well.
  return written.length === 2 ? `${written[0]}, and ${written[1]}` : series(written, 'and')
}

const published = ({ place, publisher }: SourceRecord): string => [place, publisher].filter(Boolean).join(': ')

function within(record: SourceRecord): (Styled | string)[][] {
  const { form, container, volume, issue, pages, editors, authors, number, genre, publisher, archive, archiveLocation, archivePlace, translators, series: collection, date, link } = record
  const translated = translators.length === 0 ? '' : `Translated by ${series(translators.map(name => directName(name)), 'and')}`
  switch (form) {
    case 'article': return [[italic(container), volume === '' ? '' : ` ${volume}`, issue === '' ? '' : volume === '' ? `, no. ${issue}` : ` (${issue})`, pages === '' ? '' : `: ${pages}`]]
    case 'news': return [listed([[italic(container || publisher)], [americanDay(date)], [pages]], ', ')]
    case 'chapter': return [
      container === '' ? [] : listed([['In ', italic(container)], [volume === '' ? '' : `vol. ${volume}`], [authors.length > 0 && editors.length > 0 ? `edited by ${series(editors.map(name => directName(name)), 'and')}` : ''], [pages]], ', '),
      [editionWords(record)], [published(record)],
    ]
    case 'web': return [[container || publisher], [americanDay(date)]]
    case 'thesis': return [[[genre || 'PhD diss.', publisher].filter(Boolean).join(', ')]]
    case 'treaty': return [listed([[americanDay(date)], [italic(container), volume === '' ? '' : ` ${volume}`], [pages]], ', '), [published(record)]]
    case 'archive': return [[genre], [monthAndDay(date)], [[container, archiveLocation].filter(Boolean).join(', ')], [[archive, archivePlace].filter(Boolean).join(', ')]]
    case 'book': case 'report': case 'data': case 'other': return [
      [editionWords(record)], [volume === '' ? '' : `Vol. ${volume}`], [authors.length > 0 && editors.length > 0 ? `Edited by ${series(editors.map(name => directName(name)), 'and')}` : ''], [translated],
      [form === 'book' ? collection : container], [form === 'report' ? [genre || (number === '' ? '' : 'Report'), number].filter(Boolean).join(' ') : number], [form === 'other' && genre !== '' ? genre : ''],
      [form === 'other' || link !== '' && form !== 'book' ? americanDay(date) : ''], [authors.some(name => name.literal === publisher) ? '' : published(record)],
    ]
  }
}

/** A reference in the manner of Chicago, 17th edition, author and date (The Chicago Manual of Style, 2017, chapter 15). */
export function chicagoReference(record: SourceRecord, suffix: string): Styled[] {
  const { authors, editors, form, title, link, accessed, date } = record
  const named = authors.length > 0 ? authorList(authors) : editors.length > 0 && form !== 'chapter' ? `${authorList(editors)}, ${editors.length === 1 ? 'ed.' : 'eds.'}` : ''
  const when = sentence([date.year === null && date.text === '' && suffix !== '' ? `n.d.-${suffix}` : `${yearWords(date)}${suffix}`])
  const name: Styled[] = title === '' ? [plain('[Untitled].')] : standsAlone(record) && form !== 'thesis' ? sentence([italic(title)]) : [plain(quoted(title, '.'))]
  return listed([
    named === '' ? name : sentence([named]), when, named === '' ? [] : name, sentences(within(record)),
    date.year === null && link !== '' && accessed.year !== null ? [`Accessed ${americanDay(accessed) || yearWords(accessed)}.`] : [], link === '' ? [] : [address(link), '.'],
  ], ' ')
}

/** Who a citation in the text names: up to three, of more the first; editors and then the title where there is nobody. */
export function chicagoNames({ authors, editors }: SourceRecord): string {
  const names = (authors.length > 0 ? authors : editors).map(shortName)
  return names.length > 3 ? `${names[0]} et al.` : series(names, 'and')
}

/** "(Kertcher and Course 2024, 12)". */
export function chicagoCitation({ date }: SourceRecord, name: readonly Styled[], suffix: string, locator: Locator): Styled[] {
  const year = date.year === null && date.text === '' ? `n.d.${suffix === '' ? '' : `-${suffix}`}` : `${yearWords(date)}${suffix}`
  const where = locator.kind === 'none' ? '' : `, ${locator.kind === 'pages' ? locator.pages : locator.text}`
  return joined(['(', ...name, date.year === null && date.text === '' ? `, ${year}` : ` ${year}`, `${where})`])
}
