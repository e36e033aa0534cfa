/** Rows of a table as drafts of actors, ties or events, by a mapping. Good rows do not suffer from bad ones: each fault is named by line and column. */
import { requiredFields, tableFields, type TableField, type TableMapping } from '../../contract/entities/imports.ts'
import type { StrandLevel } from '../../contract/entities/ties.ts'
import type { DateSpan } from '../../contract/values.ts'
import { actorKinds, certainties, tieKinds, type ActorKind, type Certainty, type ParticipantRole, type TieKind } from '../../contract/vocabulary.ts'
import { EdtfError, understandDate } from '../../domain/edtf.ts'
import { longestValue, type GraphAttribute } from './graph/graph-document.ts'
import { intervalsIn } from './graph/graph-time.ts'
import { ImportError, type WarningList } from './import-error.ts'
import type { TableData, TableRow } from './table-data.ts'
import { columnNames } from './table-suggest.ts'
import { levelsOf } from './weight-levels.ts'

export interface ActorDraft {
  readonly line: number; readonly name: string; readonly shortName: string; readonly kind: ActorKind; readonly aliases: readonly string[]
  readonly codes: readonly { scheme: string; value: string }[]; readonly dates: DateSpan | null; readonly description: string; readonly attributes: readonly GraphAttribute[]
}
export interface PhaseDraft {
  readonly dates: DateSpan | null; readonly cooperation: StrandLevel | null; readonly conflict: StrandLevel | null; readonly weight: number | null
  /** The time in words, where it is no date. */
  readonly summary: string
}
export interface TieDraft {
  readonly line: number; readonly from: string; readonly to: string; readonly directed: boolean; readonly kind: TieKind; readonly certainty: Certainty
  readonly label: string; readonly description: string; readonly phases: readonly PhaseDraft[]; readonly attributes: readonly GraphAttribute[]
}
export interface EventDraft {
  readonly line: number; readonly title: string; readonly date: DateSpan | null; readonly place: string; readonly latitude: number | null; readonly longitude: number | null
  readonly code: string; readonly description: string; readonly participants: readonly { name: string; role: ParticipantRole }[]
}
export interface TableDrafts {
  readonly actors: ActorDraft[]
  readonly ties: TieDraft[]
  readonly events: EventDraft[]
  /** Rows that become nothing. */
  readonly skipped: number
}

/** The drafts of a table. Throws an ImportError where the mapping does not fit the table. */
export function mapTable(table: TableData, mapping: TableMapping, warnings: WarningList): TableDrafts {
  const cellOf = createCells(table, mapping, warnings)
  const drafts: TableDrafts = { actors: [], ties: [], events: [], skipped: 0 }
  const width = table.rows[0]?.cells.length ?? 0
  if (cellOf.others.length > 0) {
    const names = cellOf.others.slice(0, 10).map(name => `“${name.slice(0, 40)}”`).join(', ')
    warnings.add(`Columns that fill no field are kept as attributes of the ${mapping.kind}: ${names}${cellOf.others.length > 10 ? ' …' : ''}.`)
  }
  const ids = new Map<string, number>()
  let skipped = 0
  for (const row of table.rows.slice(mapping.header ? 1 : 0)) {
    if (mapping.header && row.cells.length !== width) warnings.add(`This row has ${row.cells.length} cells, the headings are ${width}.`, row.line)
    const made = mapping.kind === 'ties' ? tieOf(row, cellOf, mapping, warnings)
      : mapping.kind === 'actors' ? actorOf(row, cellOf, mapping, warnings, ids)
        : eventOf(row, cellOf, warnings)
    if (made === null) skipped += 1
    else if ('from' in made) drafts.ties.push(made)
    else if ('aliases' in made) drafts.actors.push(made)
    else drafts.events.push(made)
  }
  return { ...drafts, skipped }
}

interface Cells {
  text(row: TableRow, field: TableField): string
  date(row: TableRow, field: TableField): DateSpan | null
  number(row: TableRow, field: TableField, range?: readonly [number, number]): number | null
  word<Word extends string>(row: TableRow, field: TableField, words: readonly Word[]): Word | null
  span(row: TableRow): DateSpan | null
  /** The heading of a field's column. */
  column(field: TableField): string | null
  /** The headings of columns that fill no field and are kept as attributes. */
  readonly others: readonly string[]
  attributes(row: TableRow): GraphAttribute[]
}

function createCells(table: TableData, mapping: TableMapping, warnings: WarningList): Cells {
  const names = columnNames(table.rows, mapping.header)
  const fields = tableFields[mapping.kind] as readonly string[]
  const places = new Map<string, number>()
  for (const [field, name] of Object.entries(mapping.columns)) {
    if (!fields.includes(field)) throw new ImportError(`The mapping fills “${field}”, which ${mapping.kind} do not have. They have ${fields.join(', ')}.`)
    const named = names.indexOf(name)
    const numbered = /^#(\d{1,4})$/u.exec(name)?.[1]
    const place = named === -1 && numbered !== undefined ? Number(numbered) - 1 : named
    if (place < 0 || place >= names.length) {
      throw new ImportError(`The mapping names the column “${name.slice(0, 80)}”, which the table does not have. It has ${names.slice(0, 20).map(each => `“${each}”`).join(', ')}.`)
    }
    places.set(field, place)
  }
  const missing = requiredFields[mapping.kind].filter(field => !places.has(field))
  if (missing.length > 0) throw new ImportError(`The mapping does not say which column holds ${missing.join(' and ')}. Every one of the ${mapping.kind} needs it.`)

  const mapped = new Set(places.values())
  const keeps = mapping.header && mapping.keepOthers && mapping.kind !== 'events'
  const others = keeps ? names.map((name, place) => ({ name, place })).filter(({ name, place }) => !mapped.has(place) && !/^#\d+$/u.test(name)) : []
  const column = (field: TableField) => {
    const place = places.get(field)
    return place === undefined ? null : (names[place] ?? null)
  }
  const text = (row: TableRow, field: TableField) => {
    const place = places.get(field)
    return place === undefined ? '' : (row.cells[place] ?? '').trim()
  }
  const understood = new Map<string, DateSpan | string>()
  const dateOf = (written: string): DateSpan | string => {
    let known = understood.get(written)
    if (known === undefined) {
      try {
        known = understandDate(written).span
      } catch (error) {
        if (!(error instanceof EdtfError)) throw error
        known = error.message
      }
      understood.set(written, known)
    }
    return known
  }
  const date = (row: TableRow, field: TableField) => {
    const written = text(row, field)
    if (isNothing(written)) return null
    const span = written.length > 100 ? 'A date has at most 100 characters.' : dateOf(written)
    if (typeof span !== 'string') return span
    warnings.add(`${span} The row was read without it.`, row.line, column(field))
    return null
  }
  return {
    text, date, column,
    others: others.map(({ name }) => name),
    attributes: row => others.flatMap(({ name, place }) => {
      const value = (row.cells[place] ?? '').trim()
      if (isNothing(value)) return []
      if (value.length > longestValue) warnings.add(`The cell has ${value.length.toLocaleString('en')} characters; the first ${longestValue.toLocaleString('en')} were kept.`, row.line, name)
      return [{ name, value: value.slice(0, longestValue) }]
    }),
    number(row, field, range) {
      const written = text(row, field)
      if (isNothing(written)) return null
      const plain = mapping.decimal === ',' ? written.replaceAll(/\.(?=\d{3}\b)/gu, '').replace(',', '.') : written.replaceAll(/,(?=\d{3}\b)/gu, '')
      const value = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu.test(plain) ? Number(plain) : Number.NaN
      if (!Number.isFinite(value)) {
        warnings.add(`“${written.slice(0, 40)}” is not a number (decimals after “${mapping.decimal}”); the row was read without it.`, row.line, column(field))
        return null
      }
      if (range && (value < range[0] || value > range[1])) {
        warnings.add(`${value} is not between ${range[0]} and ${range[1]}; the row was read without it.`, row.line, column(field))
        return null
      }
      return value
    },
    word(row, field, words) {
      const written = text(row, field).toLowerCase().replaceAll(/[\s_]+/gu, '-')
      if (isNothing(written)) return null
      const word = words.find(each => each === written)
      if (word === undefined) warnings.add(`“${text(row, field).slice(0, 40)}” is none of ${words.join(', ')}; the usual one was taken.`, row.line, column(field))
      return word ?? null
    },
    span(row) {
      const start = text(row, 'start')
      const end = text(row, 'end')
      if (isNothing(start) && isNothing(end)) return date(row, 'dates')
      // An open side is written `..`; a side that is not given is unknown.
      const side = (field: 'start' | 'end', written: string) => (isNothing(written) ? '' : written === '..' ? '..' : (date(row, field)?.raw ?? ''))
      const [from, to] = [side('start', start), side('end', end)]
      if (from === '' && to === '') return null
      const stretch = dateOf(`${from}/${to}`)
      if (typeof stretch !== 'string') return stretch
      warnings.add('The start and the end do not make a stretch of time; the row was read without dates.', row.line, column('start'))
      return null
    },
  }
}

const isNothing = (cell: string) => cell === '' || /^(?:NA|N\/A|null|none|-)$/iu.test(cell)

function tooLong(row: TableRow, name: string, column: string | null, warnings: WarningList): boolean {
  if (name.length <= 500) return false
  warnings.add('A name has at most 500 characters; the row was left out.', row.line, column)
  return true
}

function tieOf(row: TableRow, cells: Cells, mapping: TableMapping, warnings: WarningList): TieDraft | null {
  const [from, to] = [oneLine(cells.text(row, 'from')), oneLine(cells.text(row, 'to'))]
  for (const [field, name] of [['from', from], ['to', to]] as const) {
    if (name === '') {
      warnings.add('The cell is empty: a tie needs both of its actors. The row was left out.', row.line, cells.column(field))
      return null
    }
    if (tooLong(row, name, cells.column(field), warnings)) return null
  }
  if (from === to) {
    warnings.add(`“${from.slice(0, 80)}” is tied to itself, which is no tie; the row was left out.`, row.line, cells.column('to'))
    return null
  }
  const word = oneLine(cells.text(row, 'kind'))
  const kind = tieKinds.find(each => each === word.toLowerCase().replaceAll(/[\s_]+/gu, '-'))
  return {
    line: row.line, from, to, directed: directedOf(row, cells, mapping, warnings), kind: kind ?? mapping.tieKind,
    certainty: cells.word(row, 'certainty', certainties) ?? mapping.certainty,
    // A word for the relation that is no kind of ours says what the tie is called.
    label: (oneLine(cells.text(row, 'label')) || (kind || isNothing(word) ? '' : word)).slice(0, 200), description: cells.text(row, 'description'),
    phases: phasesOf(row, cells, warnings), attributes: cells.attributes(row),
  }
}

function phasesOf(row: TableRow, cells: Cells, warnings: WarningList): PhaseDraft[] {
  const weights = weightsInTime(cells.text(row, 'weight'))
  if (weights) return weights.map(({ start, end, weight }) => ({ ...timeOf(start, end), weight, ...levelsOf(weight) }))
  const weight = cells.number(row, 'weight')
  const levels = levelsOf(weight)
  return (intervalsOf(row, cells, warnings) ?? [{ dates: cells.span(row), summary: '' }]).map(time => ({ ...time, weight, ...levels }))
}

/** Gephi's weights in time, `<[2004, 2005, 1]; [2005, 2006, -2.5]>`. Null where the cell is none. */
function weightsInTime(written: string): { start: string; end: string; weight: number }[] | null {
  const found = written.startsWith('<') || written.startsWith('[') ? intervalsIn(written) : null
  if (!found || found.length === 0) return null
  const weights = found.map(({ start, end, value }) => ({ start, end, weight: value === null || value === '' ? Number.NaN : Number(value) }))
  return weights.every(({ weight }) => Number.isFinite(weight)) ? weights : null
}

/** The stretch between two times; where they are no dates, what they are in words. */
function timeOf(start: string, end: string): { dates: DateSpan | null; summary: string } {
  const bound = (text: string) => (/^[+-]?inf(?:inity)?$/iu.test(text) ? '..' : text)
  const [from, to] = [bound(start), bound(end)]
  if (from === '..' && to === '..') return { dates: null, summary: '' }
  try {
    return { dates: understandDate(from === to ? from : `${from}/${to}`).span, summary: '' }
  } catch (error) {
    if (!(error instanceof EdtfError)) throw error
    return { dates: null, summary: `Time in the file: ${(from === to ? from : `${from} to ${to}`).slice(0, 200)}` }
  }
}

function directedOf(row: TableRow, cells: Cells, mapping: TableMapping, warnings: WarningList): boolean {
  const written = cells.text(row, 'directed').toLowerCase()
  if (isNothing(written)) return mapping.directed
  if (/^(?:directed|true|yes|1|->)$/u.test(written)) return true
  if (/^(?:undirected|mutual|false|no|0|--)$/u.test(written)) return false
  warnings.add(`“${written.slice(0, 40)}” says neither “directed” nor “undirected”; ${mapping.directed ? 'directed' : 'mutual'} was taken.`, row.line, cells.column('directed'))
  return mapping.directed
}

/** Gephi's time sets, `[2016-02-03, 2016-02-04]; [2017, Infinity]`: a phase each. Null where the cell is none. */
function intervalsOf(row: TableRow, cells: Cells, warnings: WarningList): { dates: DateSpan | null; summary: string }[] | null {
  const written = cells.text(row, 'dates')
  const found = /^\s*<?\s*[[(]/u.test(written) ? intervalsIn(written) : null
  if (!found || found.length === 0) return null
  return found.map(({ start, end }) => {
    const time = timeOf(start, end)
    if (time.summary !== '') warnings.add(`“${start.slice(0, 30)}, ${end.slice(0, 30)}” is not a stretch of time with dates; it is kept in words in the summary of the phase.`, row.line, cells.column('dates'))
    return time
  })
}

function actorOf(row: TableRow, cells: Cells, mapping: TableMapping, warnings: WarningList, ids: Map<string, number>): ActorDraft | null {
  const id = oneLine(cells.text(row, 'id'))
  const name = oneLine(cells.text(row, 'name')) || id
  if (name === '') {
    warnings.add('The cell is empty: an actor needs a name. The row was left out.', row.line, cells.column('name'))
    return null
  }
  if (tooLong(row, name, cells.column('name'), warnings)) return null
  const key = id === '' ? `name ${name}` : `id ${id}`
  const earlier = ids.get(key)
  if (earlier !== undefined) {
    warnings.add(`This is the actor of line ${earlier} again; the row was left out.`, row.line, cells.column(id === '' ? 'name' : 'id'))
    return null
  }
  ids.set(key, row.line)
  const code = (scheme: string, value: string) => (isNothing(value) || value.length > 100 ? [] : [{ scheme, value }])
  return {
    line: row.line, name, shortName: oneLine(cells.text(row, 'shortName')).slice(0, 200), kind: cells.word(row, 'kind', actorKinds) ?? mapping.actorKind,
    aliases: cells.text(row, 'aliases').split(/[;|\n]/u).map(oneLine).filter(alias => alias !== '' && alias.length <= 500).slice(0, 200),
    codes: [...code('iso3', cells.text(row, 'iso3').toUpperCase()), ...code('cow', cells.text(row, 'cow')), ...(id === name ? [] : code('id', id))],
    dates: cells.span(row), description: cells.text(row, 'description'), attributes: cells.attributes(row),
  }
}

function eventOf(row: TableRow, cells: Cells, warnings: WarningList): EventDraft | null {
  const title = oneLine(cells.text(row, 'title'))
  if (title === '') {
    warnings.add('The cell is empty: an event needs a title. The row was left out.', row.line, cells.column('title'))
    return null
  }
  if (tooLong(row, title, cells.column('title'), warnings)) return null
  const named = (field: TableField, role: ParticipantRole) => cells.text(row, field).split(/[;|\n]/u).map(oneLine)
    .filter(name => !isNothing(name) && name.length <= 500).slice(0, 100).map(name => ({ name, role }))
  const [start, end] = [cells.date(row, 'date'), cells.date(row, 'end')]
  return {
    line: row.line, title, date: start && end ? joined(start, end) ?? start : start ?? end, place: oneLine(cells.text(row, 'place')).slice(0, 2_000),
    latitude: cells.number(row, 'latitude', [-90, 90]), longitude: cells.number(row, 'longitude', [-180, 180]), code: cells.text(row, 'code').slice(0, 40),
    description: cells.text(row, 'description'), participants: [...named('initiator', 'initiator'), ...named('target', 'target'), ...named('participants', 'participant')],
  }
}

function joined(start: DateSpan, end: DateSpan): DateSpan | null {
  try {
    return start.raw === end.raw ? start : understandDate(`${start.raw}/${end.raw}`).span
  } catch (error) {
    if (error instanceof EdtfError) return null
    throw error
  }
}

const oneLine = (text: string) => text.replaceAll(/\s+/gu, ' ').trim()
