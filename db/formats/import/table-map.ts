/** Rows of a table as drafts of actors, ties, events or sources, by a mapping. Good rows do not suffer from bad ones: each fault is named by line and column. */
import type { ErrorRule, TableField, TableMapping } from '../../contract/entities/imports.ts'
import type { StrandLevel } from '../../contract/entities/ties.ts'
import type { DateSpan } from '../../contract/values.ts'
import { actorKinds, certainties, tieKinds, type ActorKind, type Certainty, type ParticipantRole, type TieKind } from '../../contract/vocabulary.ts'
import { EdtfError, understandDate } from '../../domain/edtf.ts'
import type { GraphAttribute } from './graph/graph-document.ts'
import { intervalsIn } from './graph/graph-time.ts'
import type { WarningList } from './import-error.ts'
import type { SourceRecord } from './source-record.ts'
import { createCells, isNothing, oneLine, type Cells } from './table-cells.ts'
import type { TableData, TableRow } from './table-data.ts'
import { sourceOf } from './table-sources.ts'
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
  readonly actors: readonly ActorDraft[]
  readonly ties: readonly TieDraft[]
  readonly events: readonly EventDraft[]
  readonly sources: readonly SourceRecord[]
  /** Rows that become nothing. */
  readonly skipped: number
  /** Rows with a cell that could not be understood. */
  readonly errorRows: number
}

/** The drafts of a table. Throws an ImportError where the mapping does not fit the table. */
export function mapTable(table: TableData, mapping: TableMapping, warnings: WarningList, onError: ErrorRule = 'cell'): TableDrafts {
  const { cells, readRow, errorRows } = createCells(table, mapping, warnings, onError)
  const drafts = { actors: [] as ActorDraft[], ties: [] as TieDraft[], events: [] as EventDraft[], sources: [] as SourceRecord[] }
  const width = table.rows[0]?.cells.length ?? 0
  if (cells.others.length > 0) {
    const names = cells.others.slice(0, 10).map(name => `“${name.slice(0, 40)}”`).join(', ')
    warnings.add(`Columns that fill no field are kept as attributes of the ${mapping.kind}: ${names}${cells.others.length > 10 ? ' …' : ''}.`)
  }
  const ids = new Map<string, number>()
  let skipped = 0
  for (const row of table.rows.slice(mapping.header ? 1 : 0)) {
    if (mapping.header && row.cells.length !== width) warnings.add(`This row has ${row.cells.length} cells, the headings are ${width}.`, row.line)
    let isMade: boolean
    switch (mapping.kind) {
      case 'ties': isMade = put(drafts.ties, readRow(() => tieOf(row, cells, mapping, warnings))); break
      case 'actors': isMade = put(drafts.actors, readRow(() => actorOf(row, cells, mapping, warnings, ids))); break
      case 'events': isMade = put(drafts.events, readRow(() => eventOf(row, cells))); break
      case 'sources': isMade = put(drafts.sources, readRow(() => sourceOf(row, cells, mapping, warnings))); break
    }
    if (!isMade) skipped += 1
  }
  return { ...drafts, ties: mapping.samePair === 'phases' ? joinedPhases(drafts.ties, warnings) : drafts.ties, skipped, errorRows: errorRows() }
}

function put<Draft>(drafts: Draft[], draft: Draft | null): boolean {
  if (draft !== null) drafts.push(draft)
  return draft !== null
}

/** Rows that tie the same two actors in the same way, as one tie with the phases of all. */
function joinedPhases(ties: readonly TieDraft[], warnings: WarningList): TieDraft[] {
  const groups = Map.groupBy(ties, ({ from, to, directed, kind, label, certainty }) => JSON.stringify([...directed ? [from, to] : [from, to].toSorted(), directed, kind, label, certainty]))
  return [...groups.values()].flatMap(([first, ...others]): TieDraft[] => {
    if (!first || others.length === 0) return first ? [first] : []
    const attributes = [...first.attributes]
    for (const { line, attributes: own } of others) {
      for (const attribute of own) {
        const known = attributes.find(({ name }) => name === attribute.name)
        if (!known) attributes.push(attribute)
        else if (known.value !== attribute.value) warnings.add(`The row is another phase of the tie of line ${first.line}; a tie has one value of each attribute, so this one is left out.`, line, attribute.name)
      }
    }
    return [{ ...first, description: [first, ...others].find(({ description }) => description !== '')?.description ?? '', phases: [first, ...others].flatMap(({ phases }) => phases), attributes }]
  })
}

function isTooLong(row: TableRow, name: string, field: TableField, cells: Cells): boolean {
  if (name.length <= 500) return false
  cells.fault('A name has at most 500 characters.', row, field)
  return true
}

function tieOf(row: TableRow, cells: Cells, mapping: TableMapping, warnings: WarningList): TieDraft | null {
  const [from, to] = [oneLine(cells.text(row, 'from')), oneLine(cells.text(row, 'to'))]
  for (const [field, name] of [['from', from], ['to', to]] as const) {
    if (name === '') {
      cells.fault('The cell is empty: a tie needs both of its actors.', row, field)
      return null
    }
    if (isTooLong(row, name, field, cells)) return null
  }
  if (from === to) {
    warnings.add(`“${from.slice(0, 80)}” is tied to itself, which is no tie; the row was left out.`, row.line, cells.column('to'))
    return null
  }
  const word = oneLine(cells.text(row, 'kind'))
  const kind = tieKinds.find(each => each === word.toLowerCase().replaceAll(/[\s_]+/gu, '-'))
  return {
    line: row.line, from, to, directed: directedOf(row, cells, mapping), kind: kind ?? mapping.tieKind,
    certainty: cells.word(row, 'certainty', certainties) ?? mapping.certainty,
    // A word for the relation that is no kind of ours says what the tie is called.
    label: (oneLine(cells.text(row, 'label')) || (kind || isNothing(word) ? '' : word)).slice(0, 200), description: cells.text(row, 'description'),
    phases: phasesOf(row, cells, warnings), attributes: cells.attributes(row),
  }
}

function phasesOf(row: TableRow, cells: Cells, warnings: WarningList): PhaseDraft[] {
  const said = { cooperation: levelOf(row, cells, 'cooperation'), conflict: levelOf(row, cells, 'conflict') }
  // What a column says of the levels stands before what follows from the weight.
  const levels = (weight: number | null) => {
    const { cooperation, conflict } = levelsOf(weight)
    return said.cooperation === null && said.conflict === null ? { cooperation, conflict } : said
  }
  const summary = cells.text(row, 'summary')
  const inWords = (time: { summary: string }) => [summary, time.summary].filter(Boolean).join(' ')
  const weights = weightsInTime(cells.text(row, 'weight'))
  if (weights) {
    return weights.map(({ start, end, weight }) => {
      const time = timeOf(start, end)
      return { ...time, summary: inWords(time), weight, ...levels(weight) }
    })
  }
  const weight = cells.number(row, 'weight')
  return (intervalsOf(row, cells, warnings) ?? [{ dates: cells.span(row), summary: '' }]).map(time => ({ ...time, summary: inWords(time), weight, ...levels(weight) }))
}

/** A level of cooperation or conflict, 0 to 3. */
function levelOf(row: TableRow, cells: Cells, field: 'cooperation' | 'conflict'): StrandLevel | null {
  const value = cells.number(row, field, [0, 3])
  const level = ([0, 1, 2, 3] as const).find(each => each === value)
  if (value !== null && level === undefined) cells.fault(`${value} is no level: these are 0, 1, 2 and 3.`, row, field)
  return level ?? null
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

function directedOf(row: TableRow, cells: Cells, mapping: TableMapping): boolean {
  const written = cells.text(row, 'directed').toLowerCase()
  if (isNothing(written)) return mapping.directed
  if (/^(?:directed|true|yes|y|1|->)$/u.test(written)) return true
  if (/^(?:undirected|mutual|false|no|n|0|--)$/u.test(written)) return false
  cells.fault(`“${written.slice(0, 40)}” says neither “directed” nor “undirected”.`, row, 'directed', `The tie was taken as ${mapping.directed ? 'directed' : 'mutual'}.`)
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
    cells.fault('The cell is empty: an actor needs a name.', row, 'name')
    return null
  }
  if (isTooLong(row, name, 'name', cells)) return null
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
    aliases: cells.list(row, 'aliases', 200),
    codes: [...code('iso3', cells.text(row, 'iso3').toUpperCase()), ...code('cow', cells.text(row, 'cow')), ...(id === name ? [] : code('id', id))],
    dates: cells.span(row), description: cells.text(row, 'description'), attributes: cells.attributes(row),
  }
}

function eventOf(row: TableRow, cells: Cells): EventDraft | null {
  const title = oneLine(cells.text(row, 'title'))
  if (title === '') {
    cells.fault('The cell is empty: an event needs a title.', row, 'title')
    return null
  }
  if (isTooLong(row, title, 'title', cells)) return null
  const named = (field: TableField, role: ParticipantRole) => cells.list(row, field, 100).map(name => ({ name, role }))
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
