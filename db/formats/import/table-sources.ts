/** A row of a table as a source: the record of CSL-JSON that its cells make. */
import { sourceTypes, type TableField, type TableMapping } from '../../contract/entities/imports.ts'
import type { CslItem } from '../../contract/entities/sources.ts'
import type { WarningList } from './import-error.ts'
import { bareDoi, cslDate, sourceRecord, type SourceRecord } from './source-record.ts'
import { isNothing, oneLine, type Cells } from './table-cells.ts'
import type { TableRow } from './table-data.ts'

/** Words for kinds of sources, as reference managers write them, compared without spaces and marks. */
const typeWords: Readonly<Record<string, (typeof sourceTypes)[number]>> = {
  article: 'article-journal', journalarticle: 'article-journal', articlejournal: 'article-journal', magazinearticle: 'article-magazine', newspaperarticle: 'article-newspaper', newspaper: 'article-newspaper',
  book: 'book', monograph: 'book', editedbook: 'book', booksection: 'chapter', bookchapter: 'chapter', chapter: 'chapter', incollection: 'chapter', conferencepaper: 'paper-conference',
  report: 'report', thesis: 'thesis', dissertation: 'thesis', phdthesis: 'thesis', webpage: 'webpage', website: 'webpage', blogpost: 'post-weblog', blog: 'post-weblog', forumpost: 'post',
  interview: 'interview', speech: 'speech', presentation: 'speech', treaty: 'treaty', document: 'document', manuscript: 'document',
}

/** Fields of a table that are fields of CSL as they stand. */
const plainFields: readonly (readonly [TableField, string])[] = [
  ['container', 'container-title'], ['publisher', 'publisher'], ['place', 'publisher-place'], ['volume', 'volume'], ['issue', 'issue'], ['pages', 'page'], ['url', 'URL'], ['language', 'language'],
  ['abstract', 'abstract'], ['note', 'note'],
]

/** The source of a row; null where it has no title. Notes and abstracts stay apart from the record, to arrive as private notes. */
export function sourceOf(row: TableRow, cells: Cells, mapping: TableMapping, warnings: WarningList): SourceRecord | null {
  const title = oneLine(cells.text(row, 'title'))
  if (title === '') {
    cells.fault('The cell is empty: a source needs a title.', row, 'title')
    return null
  }
  const doi = bareDoi(cells.text(row, 'doi'))
  if (doi === '' && !isNothing(cells.text(row, 'doi'))) cells.fault(`“${cells.text(row, 'doi').slice(0, 60)}” is no DOI: one looks like 10.1000/xyz.`, row, 'doi')
  const issued = isNothing(cells.text(row, 'date')) ? undefined : cslDate(cells.date(row, 'date')?.raw ?? '')
  const author = authorsOf(row, cells, mapping)
  const item: Record<string, unknown> = { type: typeOf(row, cells) ?? mapping.sourceType, title, ...(author.length > 0 ? { author } : {}), ...(issued ? { issued } : {}), ...(doi === '' ? {} : { DOI: doi }) }
  for (const [field, name] of plainFields) {
    const text = cells.text(row, field)
    if (!isNothing(text)) item[name] = field === 'abstract' || field === 'note' ? text : oneLine(text)
  }
  const key = oneLine(cells.text(row, 'key'))
  return sourceRecord({ key: isNothing(key) ? '' : key, item, line: row.line, where: `the source “${title.slice(0, 60)}”` }, warnings)
}

function typeOf(row: TableRow, cells: Cells): string | null {
  const written = cells.text(row, 'type')
  if (isNothing(written)) return null
  const plain = written.toLowerCase().replaceAll(/[^a-z]/gu, '')
  const known = Object.hasOwn(typeWords, plain) ? typeWords[plain] : sourceTypes.find(type => type.replaceAll('-', '') === plain)
  if (known === undefined) cells.fault(`“${written.slice(0, 40)}” is no kind of source that is known.`, row, 'type', 'The usual one was taken.')
  return known ?? null
}

/** “Family, Given” is a person; any other name stays as it is written, since nothing says where the family name begins. */
function authorsOf(row: TableRow, cells: Cells, { separator }: TableMapping): NonNullable<CslItem['author']> {
  const items = separator === null ? cells.text(row, 'authors').split(/[;|\n]| and | & /u).map(oneLine).filter(name => !isNothing(name)) : cells.list(row, 'authors', 500)
  return items.slice(0, 500).map(name => {
    const [family = '', given = '', ...rest] = name.split(',').map(part => part.trim())
    return rest.length === 0 && family !== '' && given !== '' ? { family, given } : { literal: name }
  })
}
