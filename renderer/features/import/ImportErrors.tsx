import type { ErrorRule, ImportWarning } from '../../../db/contract/entities/imports.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { ImportWarnings } from './ImportWarnings.tsx'

/** Cells that cannot be understood, by line and column, and what becomes of their rows. */
export function ImportErrors({ errors, more, rule, onRule }: { errors: readonly ImportWarning[]; more: number; rule: ErrorRule; onRule: (rule: ErrorRule) => void }) {
  return (
    <div className="import-errors">
      <SegmentedControl
        label="Rows with errors" hideLabel={false} value={rule} onChange={onRule} className="import-rules"
        segments={[{ value: 'cell', text: 'Read without the cell' }, { value: 'row', text: 'Leave out' }, { value: 'stop', text: 'Import nothing' }]}
      />
      <ImportWarnings label="Errors" warnings={errors} more={more} />
    </div>
  )
}
