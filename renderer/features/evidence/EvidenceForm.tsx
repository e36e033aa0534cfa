import { useMemo } from 'react'
import type { Input } from '../../../db/contract/api.ts'
import type { Aspect, Evidence } from '../../../db/contract/entities/coding.ts'
import { probativeValues, stances } from '../../../db/contract/vocabulary.ts'
import { Button } from '../../ui/Button.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { probativeValueWords, stanceWords } from '../../ui/words.ts'
import { FormContext } from '../edit/form-context.ts'
import { ChoiceRow, DateRow, TextRow } from '../edit/rows.tsx'
import { indicatorOptions } from './choices.ts'
import './evidence-form.css'

/** Where an item of evidence is edited. */
export interface EditContext {
  aspect: Aspect
  /** Short names of the two sides of the tie. */
  sides: { from: string; to: string }
  isFresh: boolean
}

interface Props extends EditContext {
  item: Evidence
  onDone: () => void
}

/** The fields of an item of evidence, each saved by itself. */
export function EvidenceForm({ item, aspect, sides, isFresh, onDone }: Props) {
  const workbench = useWorkbench()
  const surroundings = useMemo(() => ({ key: item.uid, isFresh }), [item.uid, isFresh])
  const save = (changes: Input<'evidence.update'>['changes'], stay?: string) => workbench.write('evidence.update', { uid: item.uid, changes, stay })
  const remove = async () => {
    await workbench.write('evidence.delete', { uid: item.uid })
    workbench.announce(`Evidence on ${item.aspectCode} removed; the ${item.excerpt === null ? 'event' : 'excerpt'} stays. Undo brings it back.`)
    onDone()
  }
  const performers = [{ value: 'from', label: sides.from }, { value: 'to', label: sides.to }, { value: 'both', label: 'Both' }] as const
  return (
    <FormContext value={surroundings}>
      <div
        className="evidence-edit" role="group" aria-label="Edit the evidence"
        onKeyDown={event => {
          if (event.key !== 'Escape' || event.defaultPrevented) return
          event.preventDefault()
          event.stopPropagation()
          onDone()
        }}
      >
        <ChoiceRow field="stance" label="Stance" value={item.stance} options={stances.map(value => ({ value, ...stanceWords[value] }))} save={async stance => stance && save({ stance })} />
        <ChoiceRow field="indicator" label="Indicator" value={item.indicator} options={indicatorOptions(aspect, [], item.indicator)} save={async indicator => indicator && save({ indicator })} />
        <ChoiceRow field="by" label="Done by" value={item.by} options={performers} none="Not said" save={by => save({ by })} />
        <DateRow field="about" label="About when" value={item.about?.raw ?? null} save={(about, { stay }) => save({ about }, stay)} />
        <ChoiceRow field="probative" label="Probative value" value={item.probativeValue} options={probativeValues.map(value => ({ value, ...probativeValueWords[value] }))} none="Not judged" save={probativeValue => save({ probativeValue })} />
        <TextRow field="comment" label="Comment" isSeveralLines value={item.comment} save={(comment, { stay }) => save({ comment }, stay)} />
        <div className="evidence-form-actions">
          <Button onPress={onDone} keys="Escape">Done</Button>
          <Button onPress={() => void remove().catch(() => undefined)} tip={`The ${item.excerpt === null ? 'event' : 'excerpt'} itself stays`}>Remove the evidence</Button>
        </div>
      </div>
    </FormContext>
  )
}
