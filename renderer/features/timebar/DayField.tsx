import { useState } from 'react'
import { DAY_MAX, DAY_MIN, type Day } from '../../../db/contract/values.ts'
import { EdtfError, understandDate } from '../../../db/domain/edtf.ts'
import { dayIso, dayText } from '../../ui/dates.ts'
import { Field } from '../../ui/Field.tsx'

interface Props {
  label: string
  day: Day
  /** Which day of a longer date counts. */
  edge: 'first' | 'last'
  /** What stands there while no single day is shown. */
  instead?: { value: string; hint: string } | undefined
  /** Why a day cannot be taken; null where it can. */
  refuse?: (day: Day) => string | null
  onChange: (day: Day) => void
}

/** A day of the time bar, typed in any way the project understands dates. */
export function DayField({ label, day, edge, instead, refuse, onChange }: Props) {
  const [draft, setDraft] = useState<string | null>(null)
  const understood = draft === null ? null : understand(draft, edge, refuse)
  const take = () => {
    if (understood && 'day' in understood) onChange(understood.day)
    setDraft(null)
  }
  const hint = understood === null ? (instead?.hint ?? dayText(day)) : 'day' in understood ? `= ${dayText(understood.day)}` : undefined
  return (
    <Field
      label={label} className="timebar-dayfield" value={draft ?? instead?.value ?? dayIso(day)} onChange={setDraft} hint={hint}
      error={understood && 'problem' in understood ? understood.problem : undefined}
      onKeyDown={event => {
        if (event.key === 'Enter' && !(understood && 'problem' in understood)) take()
        else if (event.key === 'Escape' && draft !== null) setDraft(null)
        else return
        event.preventDefault()
      }}
      onBlur={take}
    />
  )
}

function understand(text: string, edge: 'first' | 'last', refuse: Props['refuse']): { day: Day } | { problem: string } | null {
  if (text.trim() === '') return null
  try {
    const { span } = understandDate(text)
    const day = edge === 'first' ? span.startEarliest : span.endLatest
    if (day >= DAY_MAX) return { problem: 'This date has no end. Write one day, month or year.' }
    if (day <= DAY_MIN) return { problem: 'This date has no beginning. Write one day, month or year.' }
    const problem = refuse?.(day) ?? null
    return problem === null ? { day } : { problem }
  } catch (error) {
    return { problem: error instanceof EdtfError ? error.message : 'This date was not understood.' }
  }
}
