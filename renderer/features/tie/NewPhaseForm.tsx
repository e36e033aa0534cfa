import { useState } from 'react'
import { understandDate } from '../../../db/domain/edtf.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { checkDate, understanding } from '../edit/checks.ts'
import { StrandScale, type Level } from './StrandScale.tsx'

/** A new phase (`N H`): its dates and its two levels; it comes into being as one step. */
export function NewPhaseForm({ tie, onDone }: { tie: string; onDone: () => void }) {
  const workbench = useWorkbench()
  const [dates, setDates] = useState('')
  const [cooperation, setCooperation] = useState<Level>(null)
  const [conflict, setConflict] = useState<Level>(null)
  const [wasTried, setTried] = useState(false)
  const checked = checkDate(dates)
  const missing = dates.trim() === '' && cooperation === null && conflict === null ? 'Write when it was, for instance 2015 to 2021, or set a level.' : undefined
  const words = understanding(dates)
  const create = async () => {
    setTried(true)
    if ('error' in checked || missing !== undefined) return
    await workbench.write('tiePhases.create', { tie, dates: checked.value, cooperation, conflict, weight: null, summary: '', cites: [] })
    workbench.announce(`Phase added: ${dates.trim() === '' ? 'undated' : understandDate(dates).words}`)
    onDone()
  }
  return (
    <form
      className="phase-form" aria-label="New phase"
      onSubmit={event => {
        event.preventDefault()
        // A refused phase leaves the form as it is; the status line says why.
        create().catch(() => undefined)
      }}
      onKeyDown={event => {
        if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.getAttribute('role') === 'radio') {
          event.preventDefault()
          event.currentTarget.requestSubmit()
        }
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onDone()
      }}
    >
      <Field
        label="Dates" value={dates} onChange={setDates} placeholder="2015 to 2021, since 2012, c. Sept 2015" autoFocus
        error={'error' in checked ? checked.error : wasTried ? missing : undefined} {...(words === null ? {} : { hint: words })}
      />
      <StrandScale strand="cooperation" name="new phase" value={cooperation} onChange={setCooperation} />
      <StrandScale strand="conflict" name="new phase" value={conflict} onChange={setConflict} />
      <div className="phase-form-actions">
        <Button type="submit" look="strong">Add the phase</Button>
        <Button onPress={onDone} keys="Escape">Cancel</Button>
      </div>
    </form>
  )
}
