import { SortUpIcon } from '../../ui/icons/view.tsx'
import type { MatrixViewState } from '../../state/matrix-view.ts'
import { columnName, type ColumnGroup, type MatrixColumn } from './columns.ts'
import type { MatrixModel } from './model.ts'

interface Props {
  model: MatrixModel
  columns: readonly MatrixColumn[]
  groups: readonly ColumnGroup[]
  firstColumn: number
  lastColumn: number
  sort: MatrixViewState['sort']
  onSort: (column: string) => void
}

/** Two lines of headings that stay in sight: groups, and under them what sorts by a click. */
export function MatrixHead({ model, columns, groups, firstColumn, lastColumn, sort, onSort }: Props) {
  const orderOf = (column: string) => (sort?.column !== column ? 'none' : sort.down ? 'descending' : 'ascending')
  const sortButton = (column: string, title: string, name: string) => {
    const order = orderOf(column)
    return (
      <button type="button" tabIndex={-1} className="matrix-sort" title={`Sort by ${name}`} onClick={() => onSort(column)}>
        <bdi className="truncate">{title}</bdi>
        {order !== 'none' && <span className={order === 'descending' ? 'table-sort-down' : 'matrix-sort-up'}><SortUpIcon /></span>}
      </button>
    )
  }
  return (
    <div className="matrix-head" role="presentation">
      <div role="row" aria-rowindex={1} className="matrix-groups">
        <div role="columnheader" aria-colindex={1} className="matrix-corner"><span className="visually-hidden">Tie</span></div>
        {groups.filter(({ first, span }) => first <= lastColumn && first + span > firstColumn).map(group => (
          <div
            key={group.id} role="columnheader" aria-colindex={group.first + 2} aria-colspan={group.span} data-aspect={group.code} className="matrix-group"
            style={{ left: group.left, width: group.width }} title={group.title}
          >
            <bdi className="truncate">{group.title}</bdi>
          </div>
        ))}
      </div>
      <div role="row" aria-rowindex={2} className="matrix-titles">
        <div role="columnheader" aria-colindex={1} aria-sort={orderOf('name')} className="matrix-corner">{sortButton('name', 'Tie', 'the name of the tie')}</div>
        {columns.slice(firstColumn, lastColumn + 1).map((column, offset) => (
          <div
            key={column.id} role="columnheader" aria-colindex={firstColumn + offset + 2} aria-sort={orderOf(column.id)} aria-label={columnName(column, model.data)}
            className="matrix-title" style={{ left: column.left, width: column.width }}
          >
            {sortButton(column.id, column.title, columnName(column, model.data))}
          </div>
        ))}
      </div>
    </div>
  )
}
