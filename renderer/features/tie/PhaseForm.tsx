import { useMemo, useState } from 'react'
import type { Input } from '../../../db/contract/api.ts'
import { EntenteError } from '../../../db/contract/errors.ts'
import type { TiePhase } from '../../../db/contract/entities/ties.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { understanding } from '../edit/checks.ts'
import { deletePart } from '../edit/deletion.ts'
import { FormContext } from '../edit/form-context.ts'
import { DateRow, MarkdownRow } from '../edit/rows.tsx'
import { writtenText } from '../inspector/DateText.tsx'
import { CitationsForm } from './CitationsForm.tsx'
import { StrandScale } from './StrandScale.tsx'

/** The fields of a phase, each saved by itself; it can be cut in two, or deleted. */
export function PhaseForm({ phase, isFresh, onDeleted }: { phase: TiePhase; isFresh: boolean; onDeleted: () => void }) {
  const workbench = useWorkbench()
  const surroundings = useMemo(() => ({ key: phase.uid, isFresh }), [phase.uid, isFresh])
  const save = (changes: Input<'tiePhases.update'>['changes'], stay?: string, expected?: Input<'tiePhases.update'>['changes']) => workbench.write('tiePhases.update', { uid: phase.uid, changes, stay, expected })
  const put = (changes: Input<'tiePhases.update'>['changes']) => void save(changes).catch(() => undefined)
  const name = phase.dates ? writtenText(phase.dates.raw) : 'undated phase'
  const remove = async () => {
    await deletePart(workbench, 'tie-phase', phase.uid, `The phase ${name}`)
    onDeleted()
  }
  return (
    <FormContext value={surroundings}>
      <div className="phase-form" role="group" aria-label={`Phase ${name}`}>
        <DateRow field="dates" label="Dates" value={phase.dates?.raw ?? null} save={(dates, { stay }) => save({ dates }, stay)} placeholder="2015 to 2021, since 2012, c. Sept 2015" />
        <StrandScale strand="cooperation" name={name} value={phase.cooperation} onChange={cooperation => put({ cooperation })} />
        <StrandScale strand="conflict" name={name} value={phase.conflict} onChange={conflict => put({ conflict })} />
        {phase.weight !== null && <p className="quiet">Weight as imported: {phase.weight}</p>}
        <MarkdownRow field="summary" label="Summary" value={phase.summary} save={(summary, { stay }) => save({ summary }, stay)} />
        <CitationsForm name={name} cites={phase.cites} onChange={(cites, expected) => void save({ cites }, undefined, { cites: expected }).catch(() => undefined)} />
        {phase.dates && <SplitForm uid={phase.uid} />}
        <div className="phase-form-actions">
          <Button onPress={() => void remove().catch(() => undefined)} tip="Evidence that names this phase stays with the tie">Delete the phase</Button>
        </div>
      </div>
    </FormContext>
  )
}

function SplitForm({ uid }: { uid: string }) {
  const workbench = useWorkbench()
  const [at, setAt] = useState('')
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const words = understanding(at)
  const split = async () => {
    if (at.trim() === '') return
    await workbench.write('tiePhases.split', { uid, at: at.trim() })
    workbench.announce(`The phase is two now; the second begins with ${at.trim()}.`)
    setAt('')
  }
  const tell = (error: unknown) => setProblem(error instanceof EntenteError ? error.issues?.[0]?.message ?? error.message : 'The phase was not split.')
  return (
    <form
      className="phase-split" aria-label="Split the phase"
      onSubmit={event => {
        event.preventDefault()
        split().catch(tell)
      }}
    >
      <Field
        label="Split at" value={at} placeholder="2018 or Sept 2018" error={problem} {...(words === null ? {} : { hint: words })}
        onChange={text => {
          setAt(text)
          setProblem(undefined)
        }}
      />
      <Button type="submit" isDisabled={at.trim() === ''}>Split</Button>
    </form>
  )
}
