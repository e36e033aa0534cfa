/**
 * Files of event data sets as they are published. GDELT 1.0 (57 or 58 columns) and 2.0 (61) come as tab-separated text without headings: "GDELT Event
 * Database Data Format Codebook" v1.03 and v2.0. ICEWS comes with headings: "ICEWS Coded Event Data", Harvard Dataverse, doi:10.7910/DVN/28075.
 */
import type { DateSpan } from '../../../contract/values.ts'
import { EdtfError, parseEdtf } from '../../../domain/edtf.ts'
import { delimitedRows, detectDelimiter } from '../delimited.ts'
import { ImportError, type WarningList } from '../import-error.ts'
import type { LongText } from '../long-text.ts'
import type { TableRow } from '../table-data.ts'
import type { DateOf, FeedDocument, FeedReader } from './feed-document.ts'
import { feedSets } from './feed-sets.ts'
import { gdeltReader } from './gdelt.ts'
import { icewsReader } from './icews.ts'

const actorColumns = ['Code', 'Name', 'CountryCode', 'KnownGroupCode', 'EthnicCode', 'Religion1Code', 'Religion2Code', 'Type1Code', 'Type2Code', 'Type3Code']
const placeColumns = (hasSecondDivision: boolean) => ['Type', 'FullName', 'CountryCode', 'ADM1Code', ...(hasSecondDivision ? ['ADM2Code'] : []), 'Lat', 'Long', 'FeatureID']

/** The columns of GDELT in their order; 2.0 has a second administrative division in each of its three places. */
function gdeltColumns(isSecond: boolean): string[] {
  return [
    'GLOBALEVENTID', 'SQLDATE', 'MonthYear', 'Year', 'FractionDate', ...actorColumns.map(name => `Actor1${name}`), ...actorColumns.map(name => `Actor2${name}`),
    'IsRootEvent', 'EventCode', 'EventBaseCode', 'EventRootCode', 'QuadClass', 'GoldsteinScale', 'NumMentions', 'NumSources', 'NumArticles', 'AvgTone',
    ...['Actor1Geo', 'Actor2Geo', 'ActionGeo'].flatMap(place => placeColumns(isSecond).map(name => `${place}_${name}`)), 'DATEADDED', 'SOURCEURL',
  ]
}

const icewsColumns = ['event id', 'event date', 'source name', 'cameo code', 'target name']
const lowered = (cells: readonly string[]) => cells.map(cell => cell.trim().toLowerCase())

type Layout = { set: keyof typeof feedSets; header: boolean }

/** Which set's rows these are; null where they are none. */
export function recogniseFeed(text: string): Layout | null {
  const lines = text.slice(0, 64 * 1024).split(/\r?\n/u).filter(line => line.trim() !== '').slice(0, 5)
  const [first = ''] = lines
  for (const delimiter of ['\t', ',', ';', '|']) {
    const heads = new Set(lowered(first.replaceAll('"', '').split(delimiter)))
    if (['globaleventid', 'sqldate', 'eventcode'].every(name => heads.has(name))) return { set: heads.has('actiongeo_adm2code') ? 'gdelt2' : 'gdelt1', header: true }
    if (icewsColumns.every(name => heads.has(name))) return { set: 'icews', header: true }
  }
  const widths = lines.map(line => {
    const cells = line.split('\t')
    const isEvent = /^\d{1,12}$/u.test(cells[0] ?? '') && /^[12]\d{7}$/u.test(cells[1] ?? '') && /^[12]\d{3}$/u.test(cells[3] ?? '') && /^[01]$/u.test(cells[25] ?? '')
    return isEvent ? cells.length : 0
  })
  if (widths[0] === 61) return { set: 'gdelt2', header: false }
  return widths[0] === 57 || widths[0] === 58 ? { set: 'gdelt1', header: false } : null
}

/** A file of a data set, to be gone through. Throws an ImportError where it is of none that is known. */
export function readFeed(text: LongText, format: 'gdelt' | 'icews'): FeedDocument {
  const layout = recogniseFeed(text.head)
  if (!layout || feedSets[layout.set].format !== format) {
    throw new ImportError(format === 'gdelt'
      ? 'This is no file of GDELT events: they are tab-separated, with 57 or 58 columns (1.0) or 61 (2.0), and begin with GLOBALEVENTID and SQLDATE. Leave the format open, or import it as a table.'
      : 'This is no file of ICEWS events: its first line has the headings Event ID, Event Date, Source Name, CAMEO Code and Target Name. Leave the format open, or import it as a table.')
  }
  const readerOf = format === 'gdelt' ? gdeltReader : icewsReader
  let columns: { readonly names: readonly string[]; readonly reader: FeedReader } | null = null
  /** The columns by these headings, with what is remembered of the sides that were read before. */
  const by = (names: readonly string[]) => {
    if (columns?.names.join('\n') !== names.join('\n')) columns = { names, reader: readerOf(names) }
    return columns
  }
  return {
    set: feedSets[layout.set],
    *rows(warnings, read) {
      let known = layout.header ? null : by(lowered(gdeltColumns(layout.set === 'gdelt2')))
      const dateOf = datesOf(warnings)
      for (const { line, cells } of rowsOf(text, warnings, read)) {
        if (known === null) {
          known = by(lowered(cells))
          continue
        }
        const { names, reader } = known
        // The last column of GDELT, the address of the report, is missing in older files.
        const isWide = cells.length === names.length || cells.length === names.length - 1
        const problem = isWide ? reader.problem(cells) : `The row has ${cells.length} columns instead of ${names.length}`
        if (problem !== null) {
          warnings.add(`${problem}; it was left out.`, line)
          yield null
        } else yield reader.event(line, cells, dateOf)
      }
    },
  }
}

/** Tab-separated rows have no quotation: a mark in them is a letter. */
function* rowsOf(text: LongText, warnings: WarningList, read?: (bytes: number) => void): Generator<TableRow> {
  const first = text.head.slice(0, text.head.search(/\r|\n|$/u))
  if (!first.includes('\t')) {
    yield* delimitedRows(text.pieces(warnings, read), detectDelimiter(text.head), warnings)
    return
  }
  let line = 0
  let rest = ''
  const part = function* (lines: readonly string[]): Generator<TableRow> {
    for (const each of lines) {
      line += 1
      if (each.trim() !== '') yield { line, cells: each.split('\t') }
    }
  }
  for (const piece of text.pieces(warnings, read)) {
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/u)
    rest = lines.pop() ?? ''
    yield* part(lines)
  }
  yield* part(rest.split(/\r\n?/u))
}

/** Days as `20191024` or `2019-10-24`, each understood once. */
function datesOf(warnings: WarningList): DateOf {
  const known = new Map<string, DateSpan | null>()
  return (written, line, column) => {
    if (written === '') return null
    const day = /^(\d{4})-?(\d{2})-?(\d{2})/u.exec(written)
    const raw = day ? day.slice(1).join('-') : written
    let span = known.get(raw)
    if (span === undefined) {
      try {
        span = day ? parseEdtf(raw) : null
      } catch (error) {
        if (!(error instanceof EdtfError)) throw error
        span = null
      }
      known.set(raw, span)
    }
    if (span === null) warnings.add(`“${written.slice(0, 40)}” is no date; the event was read without it.`, line, column)
    return span
  }
}
