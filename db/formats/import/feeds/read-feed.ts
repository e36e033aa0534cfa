/**
 * Files of event data sets as they are published. GDELT 1.0 (57 or 58 columns) and 2.0 (61) come as tab-separated text without headings: "GDELT Event
 * Database Data Format Codebook" v1.03 and v2.0. ICEWS comes with headings: "ICEWS Coded Event Data", Harvard Dataverse, doi:10.7910/DVN/28075.
 */
import type { DateSpan } from '../../../contract/values.ts'
import type { ActorKind } from '../../../contract/vocabulary.ts'
import { EdtfError, parseEdtf } from '../../../domain/edtf.ts'
import { delimitedRows, detectDelimiter } from '../delimited.ts'
import { ImportError, type WarningList } from '../import-error.ts'
import type { LongText } from '../long-text.ts'
import type { TableRow } from '../table-data.ts'
import { countryOfCode, countryOfName } from './feed-countries.ts'
import type { FeedDocument, FeedEvent, FeedSide } from './feed-document.ts'
import { feedSets } from './feed-sets.ts'

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
  return {
    set: feedSets[layout.set],
    *rows(warnings, read) {
      let names = layout.header ? null : lowered(gdeltColumns(layout.set === 'gdelt2'))
      let places = placesOf(names ?? [])
      const dateOf = datesOf(warnings)
      let cells: readonly string[] = []
      const cell: Cell = name => {
        const value = (cells[places.get(name) ?? -1] ?? '').trim()
        return value === 'NA' && format === 'icews' ? '' : value
      }
      for (const row of rowsOf(text, warnings, read)) {
        const { line } = row
        cells = row.cells
        if (names === null) {
          names = lowered(cells)
          places = placesOf(names)
          continue
        }
        // The last column of GDELT, the address of the report, is missing in older files.
        const isWide = cells.length === names.length || cells.length === names.length - 1
        const problem = !isWide ? `The row has ${cells.length} columns instead of ${names.length}` : format === 'gdelt' ? gdeltProblem(cell) : icewsProblem(cell)
        if (problem !== null) {
          warnings.add(`${problem}; it was left out.`, line)
          yield null
        } else yield format === 'gdelt' ? gdeltEvent(line, cell, dateOf) : icewsEvent(line, cell, dateOf)
      }
    },
  }
}

const placesOf = (names: readonly string[]) => new Map(names.map((name, place) => [name, place]))

type Cell = (name: string) => string
type DateOf = (written: string, line: number, column: string) => DateSpan | null

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

const number = (text: string, least: number, most: number): number | null => {
  const value = text === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) && value >= least && value <= most ? value : null
}

const codePattern = /^\d{2,4}$/u

function gdeltProblem(cell: Cell): string | null {
  if (!/^\d+$/u.test(cell('globaleventid'))) return 'The row has no GLOBALEVENTID'
  return codePattern.test(cell('eventcode')) ? null : `“${cell('eventcode').slice(0, 20)}” is no CAMEO code`
}

function icewsProblem(cell: Cell): string | null {
  if (cell('event id') === '') return 'The row has no Event ID'
  return codePattern.test(cell('cameo code')) ? null : `“${cell('cameo code').slice(0, 20)}” is no CAMEO code`
}

function gdeltEvent(line: number, cell: Cell, dateOf: DateOf): FeedEvent {
  const added = cell('dateadded')
  const date = dateOf(cell('sqldate'), line, 'SQLDATE')
  const counts = [['NumMentions', 'mentions'], ['NumSources', 'sources'], ['NumArticles', 'articles']]
    .flatMap(([column = '', word]) => (cell(column.toLowerCase()) === '' ? [] : [`${cell(column.toLowerCase())} ${word}`])).join(', ')
  return {
    line, key: cell('globaleventid'), date, reportDate: /^\d{8}/u.test(added) ? dateOf(added, line, 'DATEADDED') : null,
    source: gdeltSide(cell, 'actor1'), target: gdeltSide(cell, 'actor2'), code: cell('eventcode'), text: '', goldstein: number(cell('goldsteinscale'), -10, 10),
    ...placeOf(cell('actiongeo_fullname'), cell('actiongeo_lat'), cell('actiongeo_long')),
    description: described([
      ['Source', cell('sourceurl')], ['Actor 1', [cell('actor1code'), cell('actor1name')].filter(Boolean).join(' ')], ['Actor 2', [cell('actor2code'), cell('actor2name')].filter(Boolean).join(' ')],
      ['Average tone', cell('avgtone')], ['Reported in', counts],
    ]),
  }
}

function gdeltSide(cell: Cell, actor: 'actor1' | 'actor2'): FeedSide | null {
  const code = cell(`${actor}code`)
  const name = cell(`${actor}name`)
  if (code === '' && name === '') return null
  const countryCode = cell(`${actor}countrycode`)
  const roles = [1, 2, 3].map(place => cell(`${actor}type${place}code`)).filter(Boolean)
  const words = (name || code).toLowerCase().replaceAll(/(?<=^|[\s(-])\p{L}/gu, letter => letter.toUpperCase())
  return { code, name: words, country: countryCode === '' ? null : countryOfCode(countryCode), isCountry: code !== '' && code === countryCode, kind: kindOfRoles(roles) }
}

/** Kinds by CAMEO's role codes (codebook, chapter 3): international and non-governmental organisations, armed groups, organs of state, everyone else. */
function kindOfRoles(roles: readonly string[]): ActorKind {
  const has = (...codes: string[]) => roles.some(role => codes.includes(role))
  if (has('IGO', 'NGO', 'MNC', 'NGM', 'IMG')) return 'organisation'
  if (has('REB', 'INS', 'SEP', 'UAF', 'IRG')) return 'armed-group'
  return has('GOV', 'MIL', 'JUD', 'SPY', 'COP', 'LEG') ? 'state-body' : 'society'
}

function icewsEvent(line: number, cell: Cell, dateOf: DateOf): FeedEvent {
  const place = [cell('city'), cell('district'), cell('province'), cell('country')].filter((part, index, parts) => part !== '' && parts.indexOf(part) === index).join(', ')
  return {
    // An Event ID alone comes twice in some years, with two dates.
    line, key: `${cell('event id')} ${cell('event date')}`, date: dateOf(cell('event date'), line, 'Event Date'), reportDate: null,
    source: icewsSide(cell, 'source'), target: icewsSide(cell, 'target'), code: cell('cameo code'), text: cell('event text'), goldstein: number(cell('intensity'), -10, 10),
    ...placeOf(place, cell('latitude'), cell('longitude')),
    description: described([
      ['Publisher', cell('publisher')], ['Story', [cell('story id'), cell('sentence number') && `sentence ${cell('sentence number')}`].filter(Boolean).join(', ')],
      ['Source actor', cell('source name')], ['Target actor', cell('target name')],
    ]),
  }
}

function icewsSide(cell: Cell, side: 'source' | 'target'): FeedSide | null {
  const name = cell(`${side} name`)
  const countryName = cell(`${side} country`)
  if (name === '' && countryName === '') return null
  const country = countryName === '' ? null : countryOfName(countryName)
  const sectors = cell(`${side} sectors`).toLowerCase()
  const kind = /rebel|insurgent|separatist|unidentified forces|militant|radicals/u.test(sectors) ? 'armed-group'
    : /international|nongovernmental|multinational/u.test(sectors) ? 'organisation'
      : /government|military|judicial|police|executive|legislative/u.test(sectors) ? 'state-body' : 'society'
  return { code: '', name: name || countryName, country, isCountry: country !== null && (name === countryName || name === ''), kind }
}

function placeOf(place: string, latitude: string, longitude: string): Pick<FeedEvent, 'place' | 'latitude' | 'longitude'> {
  const north = number(latitude, -90, 90)
  const east = number(longitude, -180, 180)
  return { place: place.slice(0, 2_000), latitude: east === null ? null : north, longitude: north === null ? null : east }
}

const described = (parts: readonly (readonly [string, string])[]) => parts.filter(([, text]) => text !== '').map(([what, text]) => `${what}: ${text.slice(0, 2_000)}`).join('\n')
