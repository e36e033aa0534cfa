import { useState } from 'react'
import { DAY_MAX, type Day } from '../../../db/contract/values.ts'
import { EdtfError, understandDate } from '../../../db/domain/edtf.ts'
import { dayIso, dayText } from '../../ui/dates.ts'
import { Field } from '../../ui/Field.tsx'

/** The day shown, typed in any way the project understands dates; of a longer date its last day counts. */
export function AsOfField({ day, isDisabled, onChange }: { day: Day; isDisabled: boolean; onChange: (day: Day) => void }) {
  const [draft, setDraft] = useState<string | null>(null)
  const understood = draft === null ? null : understand(draft)
  const take = () => {
    if (understood && 'day' in understood) onChange(understood.day)
    setDraft(null)
  }
  const hint = understood === null ? (isDisabled ? 'every time' : dayText(day)) : 'day' in understood ? `= ${dayText(understood.day)}` : undefined
  return (
    <Field
      label="As of" className="timebar-asof" value={draft ?? (isDisabled ? 'All time' : dayIso(day))} onChange={setDraft} hint={hint}
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

function understand(text: string): { day: Day } | { problem: string } | null {
  if (text.trim() === '') return null
  try {
    const { span } = understandDate(text)
    return span.endLatest >= DAY_MAX ? { problem: 'This date has no end. Write one day, month or year.' } : { day: span.endLatest }
  } catch (error) {
    return { problem: error instanceof EdtfError ? error.message : 'This date was not understood.' }
  }
}
