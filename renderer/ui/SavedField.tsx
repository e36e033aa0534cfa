import { useEffect, useRef, useState, type ReactNode } from 'react'
import { EntenteError } from '../../db/contract/errors.ts'
import { EdtfError, understandDate } from '../../db/domain/edtf.ts'
import { Field, TextArea } from './Field.tsx'

interface Props {
  label: string
  hideLabel?: boolean
  /** What the project holds. */
  value: string
  /** Stores a text; rejects where it is refused. */
  onSave: (text: string) => Promise<unknown>
  placeholder?: string
  /** A line under the field for a text. */
  hintFor?: (text: string) => ReactNode
  /** What is wrong with a text; undefined where it can be stored. */
  check?: (text: string) => string | undefined
  /** Lines; without it a single one. */
  rows?: number
  autoFocus?: boolean
  className?: string
}

/** Milliseconds after the last key before a text is stored. */
const restMs = 700

/**
 * A text that stores itself as it is typed: when the hand rests, on Enter and when the field is left. What cannot be stored stays as it was
 * typed, with the reason under it; what changes elsewhere shows unless it is being typed over.
 */
export function SavedField({ label, hideLabel, value, onSave, placeholder, hintFor, check, rows, autoFocus, className }: Props) {
  const [draft, setDraft] = useState<{ text: string; over: string; isTyped: boolean } | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  // Not typed in any more, and the value became another: stored, or changed elsewhere.
  if (draft !== null && !draft.isTyped && draft.over !== value) setDraft(null)
  const text = draft === null ? value : draft.text
  const store = useStore(value, onSave, check, setRefusal)
  const hint = hintFor?.(text)

  const props = {
    label, value: text, error: refusal ?? (draft === null ? undefined : check?.(text)),
    onChange: (next: string) => {
      setDraft({ text: next, over: value, isTyped: true })
      setRefusal(null)
      store.later(next)
    },
    onBlur: () => {
      store.now()
      setDraft(current => (current === null || current.text === value || current.over !== value ? null : { ...current, isTyped: false }))
    },
    ...(hideLabel ? { hideLabel } : {}), ...(placeholder === undefined ? {} : { placeholder }), ...(hint === undefined ? {} : { hint }),
    ...(autoFocus ? { autoFocus } : {}), ...(className === undefined ? {} : { className }),
  }
  return rows === undefined
    ? <Field {...props} onKeyDown={event => event.key === 'Enter' && store.now()} />
    : <TextArea {...props} rows={rows} onKeyDown={event => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && store.now()} />
}

/** Stores a text when it rests, at once on demand, and at the latest when its field goes away. */
function useStore(value: string, onSave: Props['onSave'], check: Props['check'], onRefusal: (reason: string | null) => void) {
  const latest = useRef({ value, onSave, check, onRefusal })
  const stored = useRef(value)
  const unsent = useRef<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => {
    if (latest.current.value !== value) stored.current = value
    latest.current = { value, onSave, check, onRefusal }
  })
  const now = () => {
    clearTimeout(timer.current)
    const text = unsent.current
    unsent.current = null
    if (text === null || text === stored.current || latest.current.check?.(text) !== undefined) return
    stored.current = text
    latest.current.onSave(text).then(() => latest.current.onRefusal(null), (error: unknown) => {
      stored.current = latest.current.value
      latest.current.onRefusal(error instanceof EntenteError ? error.issues?.[0]?.message ?? error.message : 'This was not saved.')
    })
  }
  const later = (text: string) => {
    unsent.current = text
    clearTimeout(timer.current)
    timer.current = setTimeout(now, restMs)
  }
  const atEnd = useRef(now)
  useEffect(() => () => atEnd.current(), [])
  return { now, later }
}

/** How a text is understood as a date, in words, or what is wrong with it; neither for an empty one. */
export function dateWords(text: string): { words?: string; problem?: string } {
  if (text.trim() === '') return {}
  try {
    return { words: understandDate(text).words }
  } catch (error) {
    return { problem: error instanceof EdtfError ? error.message : 'This date was not understood.' }
  }
}

interface DateProps extends Pick<Props, 'label' | 'hideLabel' | 'placeholder' | 'autoFocus' | 'className'> {
  /** EDTF as stored; null: none. */
  value: string | null
  onSave: (text: string | null) => Promise<unknown>
}

/** A date that stores itself, with how it is understood under it. */
export function SavedDate({ value, onSave, placeholder = '2015 to 2021, since 2012, c. Sept 2015', ...rest }: DateProps) {
  return (
    <SavedField
      {...rest} value={value ?? ''} placeholder={placeholder} onSave={text => onSave(text.trim() === '' ? null : text.trim())}
      check={text => dateWords(text).problem} hintFor={text => dateWords(text).words}
    />
  )
}
