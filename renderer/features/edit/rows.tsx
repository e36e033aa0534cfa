import { type KeyboardEvent, type ReactNode } from 'react'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Select, type Option } from '../../ui/Select.tsx'
import { MarkdownEditor } from '../notes/MarkdownEditor.tsx'
import { mergeText } from '../notes/merge-text.ts'
import { checkDate, checkGivenDate, checkLine, understanding } from './checks.ts'
import type { Checked, FieldDraft, FieldState, Saving } from './field-draft.ts'
import { useFieldDraft } from './useFieldDraft.ts'

interface RowProps<Value> {
  /** Under which name the form knows it. */
  field: string
  label: string
  hideLabel?: boolean
  value: Value
  save: (value: Value, saving: Saving<Value>) => Promise<unknown>
  placeholder?: string
  hint?: ReactNode
}

const asText = (value: string) => value

/** Enter saves, Escape takes back; a field whose text is as it was leaves Escape to what is around. */
export function keysOf<Value>(draft: FieldDraft<string, Value>, isSeveralLines: boolean) {
  return (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !(isSeveralLines && !event.ctrlKey && !event.metaKey)) void draft.commit()
    else if (event.key === 'Escape' && draft.takeBack()) event.preventDefault()
    else return
    event.stopPropagation()
  }
}

const problemOf = ({ error, failure }: FieldState<string>) => error ?? failure ?? undefined

/** A line of text. */
export function TextRow({ field, value, save, check = checkLine(2_000), isSeveralLines = false, hint, ...rest }: RowProps<string> & {
  check?: (text: string) => Checked<string>
  isSeveralLines?: boolean
}) {
  const [state, draft] = useFieldDraft<string, string>(field, value, { show: asText, check, ...(isSeveralLines ? { merge: mergeText } : {}), save: async (next, saving) => void await save(next, saving) })
  const props = {
    ...rest, value: state.input, error: problemOf(state), onChange: draft.edit,
    onBlur: () => void draft.commit(), onKeyDown: keysOf(draft, isSeveralLines), ...(hint === undefined ? {} : { hint }),
  }
  return (
    <div data-field={field} className="form-row" onFocus={draft.enter}>
      {isSeveralLines ? <TextArea {...props} rows={3} /> : <Field {...props} />}
    </div>
  )
}

function DraftedDate<Value extends string | null>({ field, value, save, check, hint, ...rest }: RowProps<Value> & { check: (text: string) => Checked<Value> }) {
  const [state, draft] = useFieldDraft<string, Value>(field, value, { show: saved => saved ?? '', check, save: async (next, saving) => void await save(next, saving) })
  const words = understanding(state.input)
  return (
    <div data-field={field} className="form-row" onFocus={draft.enter}>
      <Field
        {...rest} placeholder={rest.placeholder ?? 'c. 2015, Sept 2015, 2015 to 2021'} value={state.input} error={problemOf(state)} onChange={draft.edit} onBlur={() => void draft.commit()} onKeyDown={keysOf(draft, false)}
        {...(words !== null && words !== state.input.trim() ? { hint: <>Understood: {words}</> } : hint === undefined ? {} : { hint })}
      />
    </div>
  )
}

/** A date as people write it, with how it was understood under it; null where it is empty. */
export function DateRow(props: RowProps<string | null>) {
  return <DraftedDate {...props} check={checkDate} />
}

/** A date that must be given. */
export function GivenDateRow(props: RowProps<string>) {
  return <DraftedDate {...props} check={checkGivenDate} />
}

/** A number; null where it is empty. */
export function NumberRow({ field, value, save, check, hint, ...rest }: RowProps<number | null> & { check: (text: string) => Checked<number | null> }) {
  const [state, draft] = useFieldDraft<string, number | null>(field, value, { show: saved => (saved === null ? '' : String(saved)), check, save: async (next, saving) => void await save(next, saving) })
  return (
    <div data-field={field} className="form-row" onFocus={draft.enter}>
      <Field
        {...rest} value={state.input} error={problemOf(state)} onChange={draft.edit} onBlur={() => void draft.commit()} onKeyDown={keysOf(draft, false)}
        {...(hint === undefined ? {} : { hint })}
      />
    </div>
  )
}

/** Prose in Markdown, `[[` links included. */
export function MarkdownRow({ field, label, value, save, placeholder }: RowProps<string>) {
  const [state, draft] = useFieldDraft<string, string>(field, value, { show: asText, check: text => ({ value: text }), merge: mergeText, save: async (next, saving) => void await save(next, saving) })
  return (
    <div data-field={field} className="form-row form-prose" onFocus={draft.enter}>
      <div className="field">
        <span className="field-label" aria-hidden="true">{label}</span>
        <MarkdownEditor label={label} value={state.input} onChange={draft.edit} onBlur={() => void draft.commit()} {...(placeholder === undefined ? {} : { placeholder })} />
        {state.failure !== null && <p className="field-error" role="alert">{state.failure}</p>}
      </div>
    </div>
  )
}

/** A choice of one; saved at once. `none` adds a way to choose nothing. */
export function ChoiceRow<Value extends string>({ field, label, value, save, options, none }: {
  field: string
  label: string
  value: Value | null
  save: (value: Value | null) => Promise<unknown>
  options: readonly Option<Value>[]
  /** "Not graded": what choosing nothing is called; absent where something must be chosen. */
  none?: string
}) {
  const all: readonly Option<Value | ''>[] = none === undefined ? options : [{ value: '', label: none }, ...options]
  return (
    <div data-field={field} className="form-row">
      <Select<Value | ''>
        label={label} value={value ?? (none === undefined ? null : '')} options={all}
        onChange={next => void save(next === '' ? null : next).catch(() => undefined)}
      />
    </div>
  )
}
