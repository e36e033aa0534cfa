import { useMemo, useState } from 'react'
import type { MatrixData } from '../../../db/contract/entities/matrix.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useQuery, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { countOf } from '../../ui/words.ts'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { matrixColumns } from './columns.ts'
import { MatrixBar } from './MatrixBar.tsx'
import { MatrixGrid } from './MatrixGrid.tsx'
import { matrixModel } from './model.ts'
import { matrixRows } from './rows.ts'
import { useFocusedTies } from './useFocusedTies.ts'
import { useMatrixEdit } from './useMatrixEdit.ts'
import './matrix.css'

/** Ties × aspects × periods: everything coded at a glance, edited in place. */
export function MatrixFeature() {
  const workbench = useWorkbench()
  const query = useQuery('matrix.get', {})
  const data = query.status === 'loading' ? undefined : query.value
  return (
    <div className="matrix">
      {query.status === 'error' && <ErrorNotice title="The matrix could not be read" error={query.error} onRetry={() => workbench.queries.invalidate('everything')} />}
      {data && <Matrix data={data} />}
    </div>
  )
}

function Matrix({ data }: { data: MatrixData }) {
  const workbench = useWorkbench()
  const { matrixView, commands } = workbench
  const isReadOnly = useReadOnly()
  const view = useStoreValue(matrixView, state => state)
  const [changes, edit] = useMatrixEdit(data)
  const model = useMemo(() => matrixModel(data, changes), [data, changes])
  const { groupBy, readings, sort, text, kind, cells, inFocus, focus } = view
  const head = useKept({ aspects: data.aspects, periods: data.periods })
  const { columns, groups, width } = useMemo(() => matrixColumns(head, { groupBy, readings }), [head, groupBy, readings])
  // While one codes, the rows stay where they are: order and filters are applied when they are set, and when ties come or go.
  const ties = useKept(data.ties)
  const question = JSON.stringify([sort, text, kind, cells, inFocus, focus])
  const [order, setOrder] = useState(() => ({ question, ties, columns, rows: matrixRows(model, columns, view) }))
  if (order.question !== question || order.ties !== ties || order.columns !== columns) setOrder({ question, ties, columns, rows: matrixRows(model, columns, view) })
  const { rows } = order
  const focusTies = useFocusedTies()

  if (data.ties.uid.length === 0 || data.periods.length === 0) {
    return data.periods.length === 0
      ? (
        <EmptyState centred title="No periods yet" text="The matrix compares ties in named stretches of the study. Add a period, such as “Syria”, 2015/2021.">
          {!isReadOnly && <Button look="strong" keys="N P" onPress={() => void commands.run('new.period')}>Add a period</Button>}
        </EmptyState>
      )
      : (
        <EmptyState centred title="No ties yet" text="The matrix has a row for every tie, with how it fits each aspect in each period.">
          {!isReadOnly && <Button look="strong" keys="N T" onPress={() => workbench.layout.setState({ dialog: 'new-tie' })}>Add a tie</Button>}
        </EmptyState>
      )
  }
  const all = data.ties.uid.length
  const sortBy = (column: string) => matrixView.setState(({ sort: before }) => {
    const first = column !== 'name'
    if (before?.column !== column) return { sort: { column, down: first } }
    return { sort: before.down === first ? { column, down: !first } : null }
  })
  return (
    <>
      <MatrixBar
        view={view} onChange={next => matrixView.setState(next)} onFocusTies={focusTies}
        count={rows.length === all ? countOf('tie', all) : `${rows.length.toLocaleString()} of ${countOf('tie', all)}`}
      />
      {rows.length === 0
        ? (
          <EmptyState title="No tie is left by these filters" text={inFocus ? 'Select actors or ties elsewhere, or show all ties.' : 'Take a filter back to see more.'}>
            <Button onPress={() => matrixView.setState({ text: '', kind: null, cells: 'all', inFocus: false })}>Show all ties</Button>
          </EmptyState>
        )
        : <MatrixGrid model={model} rows={rows} columns={columns} groups={groups} width={width} isReadOnly={isReadOnly} onEdit={edit} onSort={sortBy} />}
    </>
  )
}

/** A value of the same identity as long as its JSON is the same. */
function useKept<Value>(value: Value): Value {
  const [kept, setKept] = useState(value)
  const isSame = kept === value || JSON.stringify(kept) === JSON.stringify(value)
  if (!isSame) setKept(value)
  return isSame ? kept : value
}
