import type { CslItem } from '../../../db/contract/entities/sources.ts'
import { Field } from '../../ui/Field.tsx'
import type { Checked, Saving } from '../edit/field-draft.ts'
import { understanding } from '../edit/checks.ts'
import { keysOf } from '../edit/rows.tsx'
import { useFieldDraft } from '../edit/useFieldDraft.ts'

type Issued = CslItem['issued'] | null

/** When a source was published, with how it was understood. */
export function IssuedRow({ value, check, show, save }: {
  value: Issued
  check: (text: string) => Checked<Issued>
  show: (issued: CslItem['issued']) => string
  save: (issued: Issued, saving: Saving<Issued>) => Promise<unknown>
}) {
  const [state, draft] = useFieldDraft<string, Issued>('issued', value, { show: issued => show(issued ?? undefined), check, save: async (next, saving) => void await save(next, saving) })
  const words = understanding(state.input)
  return (
    <div data-field="issued" className="form-row" onFocus={draft.enter}>
      <Field
        label="Published" placeholder="2024, June 2024, 3 June 2024" value={state.input} error={state.error ?? state.failure ?? undefined} onChange={draft.edit}
        onBlur={() => void draft.commit()} onKeyDown={keysOf(draft, false)} {...(words !== null && words !== state.input.trim() ? { hint: <>Understood: {words}</> } : {})}
      />
    </div>
  )
}
