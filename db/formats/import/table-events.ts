/** A row of a table as an event. */
import type { TableField } from '../../contract/entities/imports.ts'
import type { DateSpan } from '../../contract/values.ts'
import type { ParticipantRole } from '../../contract/vocabulary.ts'
import { EdtfError, understandDate } from '../../domain/edtf.ts'
import { cameoText } from '../../domain/cameo-text.ts'
import { isNothing, isTooLong, oneLine, type Cells } from './table-cells.ts'
import type { TableRow } from './table-data.ts'
import type { EventDraft } from './table-drafts.ts'
import { tieTitle } from './tie-title.ts'

/** The event of a row; null where it is none. Without a title, who did what is the title: “Russia → Syria: Battle”. */
export function eventOf(row: TableRow, cells: Cells): EventDraft | null {
  const named = (field: TableField, role: ParticipantRole) => cells.list(row, field, 100).map(name => ({ name, role }))
  const sides = { initiator: named('initiator', 'initiator'), target: named('target', 'target') }
  const code = cells.text(row, 'code').slice(0, 40)
  const type = oneLine(cells.text(row, 'eventType'))
  const given = oneLine(cells.text(row, 'title'))
  const what = given === '' ? whatOf(type, code) : ''
  if (given === '' && what === '') {
    const field = (['title', 'eventType', 'code'] as const).find(each => cells.column(each) !== null) ?? 'title'
    cells.fault(`The cell is empty: an event needs a title${field === 'title' ? '' : ', or what happened'}.`, row, field)
    return null
  }
  const title = given === '' ? composedTitle(what, sides.initiator[0]?.name ?? '', sides.target[0]?.name ?? '') : given
  if (isTooLong(row, title, 'title', cells)) return null
  const [start, end] = [cells.date(row, 'date'), cells.date(row, 'end')]
  const more = [given === '' ? '' : type && `Type: ${type.slice(0, 500)}`, sourceLine(cells.text(row, 'source'))].filter(Boolean)
  return {
    line: row.line, title, date: start && end ? joined(start, end) ?? start : start ?? end, reportDate: cells.date(row, 'reportDate'), place: oneLine(cells.text(row, 'place')).slice(0, 2_000),
    latitude: cells.number(row, 'latitude', [-90, 90]), longitude: cells.number(row, 'longitude', [-180, 180]), code, goldstein: cells.number(row, 'goldstein', [-10, 10]),
    description: [cells.text(row, 'description'), ...more].filter(Boolean).join('\n'), participants: [...sides.initiator, ...sides.target, ...named('participants', 'participant')],
    key: oneLine(cells.text(row, 'id')).slice(0, 200),
  }
}

const whatOf = (type: string, code: string) => (isNothing(type) ? cameoText(code) || (isNothing(code) ? '' : code) : type)
const sourceLine = (source: string) => (isNothing(source) ? '' : `Source: ${oneLine(source).slice(0, 2_000)}`)

function composedTitle(what: string, from: string, to: string): string {
  const [one, other] = [from.slice(0, 150), to.slice(0, 150)]
  const who = one !== '' && other !== '' ? tieTitle(one, other, true) : one !== '' ? one : other === '' ? '' : `→ ${other}`
  return who === '' ? what.slice(0, 500) : `${who}: ${what.slice(0, 150)}`
}

function joined(start: DateSpan, end: DateSpan): DateSpan | null {
  try {
    return start.raw === end.raw ? start : understandDate(`${start.raw}/${end.raw}`).span
  } catch (error) {
    if (error instanceof EdtfError) return null
    throw error
  }
}
