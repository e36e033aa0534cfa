import { address, directName, editionWords, initials, italic, joined, listed, pageWords, plain, quoted, sentence, series, shortAmericanDay, standsAlone, yearWords, type Locator, type Styled } from './parts.ts'
import type { Name, SourceRecord } from './record.ts'

/** Up to six names, of more the first (IEEE Reference Guide, section II). */
function authorList(names: readonly Name[]): string {
  const written = names.map(name => directName(name, initials))
  return written.length > 6 ? `${written[0]} et al.` : series(written, 'and')
}

/** A reference in the manner of the IEEE (IEEE Reference Guide, 2018), without its number. */
export function ieeeReference(record: SourceRecord): Styled[] {
  const { authors, editors, form, title, container, volume, issue, number, pages, publisher, place, genre, doi, link, date, accessed, archive, archiveLocation, archivePlace } = record
  const named = authors.length > 0 ? authorList(authors) : editors.length > 0 && form !== 'chapter' ? `${authorList(editors)}, ${editors.length === 1 ? 'Ed.' : 'Eds.'}` : ''
  const alone = standsAlone(record) && form !== 'thesis'
  const name = title === '' ? plain('Untitled') : alone ? italic(title) : plain(quoted(title, ','))
  const by = [place, authors.some(each => each.literal === publisher) ? '' : publisher].filter(Boolean).join(': ')
  const [vol, no] = [volume === '' ? '' : `vol. ${volume}`, issue === '' ? '' : `no. ${issue}`]
  const isEdited = authors.length > 0 && editors.length > 0
  const editedBy = isEdited ? `${series(editors.map(each => directName(each, initials)), 'and')}, ${editors.length === 1 ? 'Ed.' : 'Eds.'}` : ''
  const rest = ((): (Styled | string)[][] => {
    switch (form) {
      case 'article': case 'news': return [[italic(container || publisher)], [vol], [no], [pageWords(pages)], [shortAmericanDay(date)]]
      case 'chapter': return [container === '' ? [] : ['in ', italic(container)], [vol], [editionWords(record)], [editedBy], [by], [yearWords(date)], [pageWords(pages)]]
      case 'web': return [[container || publisher], [shortAmericanDay(date)]]
      case 'thesis': return [[genre || 'Ph.D. dissertation'], [publisher], [place], [yearWords(date)]]
      case 'archive': return [[genre], [shortAmericanDay(date)], [container], [archiveLocation], [archive], [archivePlace]]
      case 'treaty': return [[italic(container)], [vol], [pageWords(pages)], [by], [shortAmericanDay(date)]]
      case 'book': return [[editionWords(record)], [vol], [editedBy], [by], [yearWords(date)]]
      case 'report': case 'data': case 'other': return [[container], [form === 'report' && number !== '' ? `${genre || 'Rep.'} ${number}` : number], [by], [shortAmericanDay(date)]]
    }
  })()
  const quotedTitle = title !== '' && !alone
  const line = listed([[named], listed([[name], listed(rest, ', ')], quotedTitle ? ' ' : ', ')], ', ')
  const end: (Styled | string)[] = doi !== '' ? [', doi: ', { text: doi, href: link }, '.'] : link !== '' ? ['. [Online]. Available: ', address(link)] : ['.']
  const seen = doi === '' && link !== '' && date.year === null && accessed.year !== null ? [`. Accessed: ${shortAmericanDay(accessed)}.`] : []
  return joined([...(doi === '' ? sentence(line).map((part, at, all) => (at === all.length - 1 && (link !== '' || end[0] === '.') ? { ...part, text: part.text.replace(/\.$/u, '') } : part)) : line), ...end, ...seen])
}

/** "[3]", "[3, p. 12]". */
export function ieeeCitation(number: number, locator: Locator): Styled[] {
  const where = locator.kind === 'none' ? '' : locator.kind === 'pages' ? `, ${pageWords(locator.pages)}` : `, ${locator.text}`
  return [plain(`[${number}${where}]`)]
}
