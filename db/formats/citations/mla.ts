import { address, dayMonthYear, directName, editionWords, invertedName, italic, joined, listed, pageWords, plain, quoted, sentence, series, shortName, standsAlone, type Locator, type Styled } from './parts.ts'
import type { Name, SourceRecord } from './record.ts'

/** One name, two, or the first of more (MLA Handbook, 9th ed., 5.6 to 5.8). */
function authorList(names: readonly Name[]): string {
  const [first, second] = names
  if (!first) return ''
  return names.length > 2 ? `${invertedName(first)}, et al.` : second ? `${invertedName(first)}, and ${directName(second)}` : invertedName(first)
}

/** A reference in the manner of MLA, 9th edition (MLA Handbook, 2021, chapter 5): author, title, container and its elements, in their order. */
export function mlaReference(record: SourceRecord): Styled[] {
  const { authors, editors, translators, form, title, container, volume, issue, number, pages, publisher, genre, link, accessed, date, archive, archiveLocation, archivePlace } = record
  const named = authors.length > 0 ? authorList(authors) : editors.length > 0 && form !== 'chapter' ? `${authorList(editors)}, ${editors.length === 1 ? 'editor' : 'editors'}` : ''
  const name: Styled[] = title === '' ? [plain('Untitled.')] : standsAlone(record) && form !== 'thesis' && form !== 'archive' ? sentence([italic(title)]) : [plain(quoted(title, '.'))]
  const contributors = [
    authors.length > 0 && editors.length > 0 ? `edited by ${series(editors.map(each => directName(each)), 'and')}` : '', translators.length === 0 ? '' : `translated by ${series(translators.map(each => directName(each)), 'and')}`,
  ]
  const isSame = authors.some(each => each.literal === publisher)
  const elements = listed([
    [italic(form === 'archive' ? '' : container)], ...contributors.map(each => [each]), [editionWords(record)], [volume === '' ? '' : `vol. ${volume}`], [issue === '' ? '' : `no. ${issue}`],
    [number === '' || issue !== '' ? '' : form === 'report' ? `${genre || 'no.'} ${number}` : number],
    [form === 'article' || form === 'news' || isSame || form === 'web' && container === publisher || form === 'thesis' ? '' : publisher], [form === 'archive' ? '' : dayMonthYear(date)], [form === 'archive' ? '' : pageWords(pages)],
    [form === 'archive' ? [archive, archivePlace].filter(Boolean).join(', ') : ''], link === '' ? [] : [address(link)],
  ], ', ')
  const last = form === 'thesis' ? [[publisher, genre || 'PhD dissertation'].filter(Boolean).join(', ')] : []
  const middle = form === 'archive' ? listed([[[genre, dayMonthYear(date)].filter(Boolean).join(', ')], [[container, archiveLocation].filter(Boolean).join(', ')]].map(sentence), ' ') : []
  // Elements after a full stop begin with a capital: "Edited by", "2nd ed.", "Vol. 3".
  const [head, ...rest] = elements
  const begun = head && head.italic === undefined && head.href === undefined ? [{ ...head, text: head.text.replace(/^(?:edited|translated|vol|no)\b/u, word => word.slice(0, 1).toUpperCase() + word.slice(1)) }, ...rest] : elements
  return listed([
    sentence([named]), name, middle, begun.length === 0 ? [] : [...begun, '.'], sentence(last),
    link !== '' && date.year === null && accessed.year !== null ? [`Accessed ${dayMonthYear(accessed)}.`] : [],
  ], ' ')
}

/** Who a citation in the text names. */
export function mlaNames({ authors, editors }: SourceRecord): string {
  const names = (authors.length > 0 ? authors : editors).map(shortName)
  return names.length > 2 ? `${names[0]} et al.` : series(names, 'and')
}

/** "(Kertcher and Course 12)"; `title` where one who is named has several sources here. */
export function mlaCitation(name: readonly Styled[], title: readonly Styled[], locator: Locator): Styled[] {
  const where = locator.kind === 'none' ? '' : locator.kind === 'pages' ? ` ${locator.pages}` : `, ${locator.text}`
  return joined(['(', ...name, ...(title.length === 0 ? [] : [', ', ...title]), `${where})`])
}
