import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { Button, IconButton } from '../../ui/Button.tsx'
import { ClearIcon, PlusIcon } from '../../ui/icons/actions.tsx'
import type { Checked, Saving } from './field-draft.ts'
import { FormGroup } from './Form.tsx'
import { useFieldDraft } from './useFieldDraft.ts'

interface Props<Row, Saved> {
  field: string
  title: string
  value: readonly Saved[]
  save: (value: Saved[], saving: Saving<Saved[]>) => Promise<unknown>
  show: (saved: Saved) => Row
  /** The rows as they are stored, or what is wrong with them. Rows that hold nothing yet are left out. */
  check: (rows: Row[]) => Checked<Saved[]>
  /** The controls of a row. */
  render: (row: Row, change: (changes: Partial<Row>) => void, at: number) => ReactNode
  /** "alias", for the buttons. */
  one: string
  /** What a row added by the button holds; absent where rows are added by `renderAdder`. */
  blank?: Row
  /** A control that adds rows. */
  renderAdder?: (add: (row: Row) => void) => ReactNode
}

/** A list in a form, saved as a whole when a row is changed, added or taken away. */
export function ListRow<Row extends object, Saved>({ field, title, value, save, show, check, render, one, blank, renderAdder }: Props<Row, Saved>) {
  const [state, draft] = useFieldDraft<Row[], Saved[]>(field, [...value], { show: saved => saved.map(show), check, save: async (next, saving) => void await save(next, saving) })
  const rows = state.input
  const commit = (next: Row[]) => {
    draft.edit(next)
    void draft.commit()
  }
  const change = (at: number) => (changes: Partial<Row>) => draft.edit(draft.getState().input.map((row, index) => (index === at ? { ...row, ...changes } : row)))
  const problem = state.error ?? state.failure
  return (
    <FormGroup title={title} field={field}>
      {rows.length > 0 && (
        <ul
          className="form-list"
          onBlur={event => {
            // Going from one control of the list to the next is not yet leaving it.
            if (!event.currentTarget.contains(event.relatedTarget) && state.error === null) void draft.commit()
          }}
          onFocus={event => {
            if (!event.currentTarget.contains(event.relatedTarget)) draft.enter()
          }}
          onKeyDown={event => {
            if (event.key === 'Escape' && !event.defaultPrevented && event.target instanceof HTMLInputElement && draft.takeBack()) event.preventDefault()
            else if (event.key === 'Enter' && !event.defaultPrevented && event.target instanceof HTMLInputElement) void draft.commit()
          }}
        >
          {rows.map((row, at) => (
            // Rows have no identity but their place.
            <li key={at} className="form-line">
              {render(row, change(at), at)}
              <IconButton label={`Take away ${one} ${at + 1}`} icon={<ClearIcon />} onPress={() => commit(rows.filter((_, index) => index !== at))} />
            </li>
          ))}
        </ul>
      )}
      {problem !== null && <p className="field-error" role="alert">{problem}</p>}
      {renderAdder?.(row => commit([...draft.getState().input, row]))}
      {blank !== undefined && (
        <Button look="quiet" className="form-add" icon={<PlusIcon />} onPress={() => {
          // Drawn at once: what is typed straight after the press belongs to the new row.
          flushSync(() => draft.edit([...rows, { ...blank }]))
          document.querySelector<HTMLElement>(`[data-field="${field}"] li:last-child :is(input, button)`)?.focus()
        }}>Add {one}</Button>
      )}
    </FormGroup>
  )
}
