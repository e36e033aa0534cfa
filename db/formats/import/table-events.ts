/** A row of a table as an event. */
import type { TableField } from '../../contract/entities/imports.ts'
import type { DateSpan } from '../../contract/values.ts'
import type { ParticipantRole } from '../../contract/vocabulary.ts'
import { EdtfError, understandDate } from '../../domain/edtf.ts'
import { isTooLong, oneLine, type Cells } from './table-cells.ts'
import type { TableRow } from './table-data.ts'
import type { EventDraft } from './table-drafts.ts'

/** The event of a row; null where it is none. */
export function eventOf(row: TableRow, cells: Cells): EventDraft | null {
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
