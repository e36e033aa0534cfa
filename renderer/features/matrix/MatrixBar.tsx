import { tieKinds } from '../../../db/contract/vocabulary.ts'
import type { CellFilter, MatrixViewState } from '../../state/matrix-view.ts'
import { Toggle } from '../../ui/Button.tsx'
import { SearchField } from '../../ui/Field.tsx'
import { Select, type Option } from '../../ui/Select.tsx'
import { tieKindWords } from '../../ui/words.ts'

const cellOptions: readonly Option<CellFilter>[] = [
  { value: 'all', label: 'All cells' },
  { value: 'not-coded', label: 'Not coded', definition: 'Ties with a cell that nobody has coded' },
  { value: 'disagreeing', label: 'Disagreeing', definition: 'Ties with a cell on which coders disagree and nobody has decided' },
  { value: 'look', label: 'Needing a look', definition: 'Ties with a coding whose period was changed since' },
]
const kindOptions: readonly Option<string>[] = [{ value: '', label: 'All kinds' }, ...tieKinds.map(kind => ({ value: kind, label: tieKindWords[kind].label }))]

interface Props {
  view: MatrixViewState
  onChange: (changes: Partial<MatrixViewState>) => void
  /** "12 of 500 ties" */
  count: string
  onFocusTies: (on: boolean) => void
}

/** What narrows the matrix. */
export function MatrixBar({ view, onChange, count, onFocusTies }: Props) {
  return (
    <div className="matrix-bar">
      <SearchField label="Filter ties of the matrix" placeholder="Filter ties" value={view.text} onChange={text => onChange({ text })} className="matrix-search" />
      <Select label="Kind of tie" hideLabel value={view.kind ?? ''} options={kindOptions} className="matrix-select" onChange={kind => onChange({ kind: tieKinds.find(each => each === kind) ?? null })} />
      <Select label="Cells" hideLabel value={view.cells} options={cellOptions} className="matrix-select" onChange={cells => onChange({ cells })} />
      <Toggle isSelected={view.inFocus} onChange={onFocusTies} tip="Only ties that are selected or touch a selected actor">In focus</Toggle>
      <span className="quiet matrix-count" role="status">{count}</span>
    </div>
  )
}
