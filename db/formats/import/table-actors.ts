/** A row of a table as an actor. */
import type { TableMapping } from '../../contract/entities/imports.ts'
import { actorKinds } from '../../contract/vocabulary.ts'
import type { WarningList } from './import-error.ts'
import { isNothing, isTooLong, oneLine, type Cells } from './table-cells.ts'
import type { TableRow } from './table-data.ts'
import type { ActorDraft } from './table-drafts.ts'

/** The actor of a row; null where it is none. `ids`: the lines of the actors before it, by what tells them apart. */
export function actorOf(row: TableRow, cells: Cells, mapping: TableMapping, warnings: WarningList, ids: Map<string, number>): ActorDraft | null {
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
