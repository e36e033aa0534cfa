/** A row of a table as a tie with its phases. */
import type { TableMapping } from '../../contract/entities/imports.ts'
import type { StrandLevel } from '../../contract/entities/ties.ts'
import type { DateSpan } from '../../contract/values.ts'
import { certainties, tieKinds } from '../../contract/vocabulary.ts'
import { EdtfError, understandDate } from '../../domain/edtf.ts'
import { intervalsIn } from './graph/graph-time.ts'
import type { WarningList } from './import-error.ts'
import { isNothing, isTooLong, oneLine, type Cells } from './table-cells.ts'
import type { TableRow } from './table-data.ts'
import type { PhaseDraft, TieDraft } from './table-drafts.ts'
import { levelsOf } from './weight-levels.ts'

/** The tie of a row; null where it is none. */
export function tieOf(row: TableRow, cells: Cells, mapping: TableMapping, warnings: WarningList): TieDraft | null {
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
  const weight = cells.weight(row)
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
