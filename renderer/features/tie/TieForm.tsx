import type { Input } from '../../../db/contract/api.ts'
import type { Tie } from '../../../db/contract/entities/ties.ts'
import { certainties, tieKinds } from '../../../db/contract/vocabulary.ts'
import { Button } from '../../ui/Button.tsx'
import { EntityPicker } from '../../ui/EntityPicker.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { certaintyWords, tieKindWords } from '../../ui/words.ts'
import { Form } from '../edit/Form.tsx'
import { ChoiceRow, MarkdownRow, TextRow } from '../edit/rows.tsx'
import { checkLine } from '../edit/checks.ts'
import { useActorCreate } from './useActorCreate.ts'

const directions = [
  { value: 'mutual', label: 'Mutual', definition: 'Both sides take part alike.' },
  { value: 'directed', label: 'Directed', definition: 'What is done is done by the first side to the second.' },
] as const

/** The fields of a tie, each saved by itself. */
export function TieForm({ tie, isFresh }: { tie: Tie; isFresh: boolean }) {
  const workbench = useWorkbench()
  const createActor = useActorCreate()
  const save = (changes: Input<'ties.update'>['changes'], stay?: string) => workbench.write('ties.update', { uid: tie.uid, changes, stay })
  const put = (changes: Input<'ties.update'>['changes']) => void save(changes).catch(() => undefined)
  return (
    <Form name={tie.title} uid={tie.uid} isFresh={isFresh}>
      <ChoiceRow field="kind" label="Kind" value={tie.kind} options={tieKinds.map(value => ({ value, ...tieKindWords[value] }))} save={async kind => kind && save({ kind })} />
      <ChoiceRow field="certainty" label="Certainty" value={tie.certainty} options={certainties.map(value => ({ value, ...certaintyWords[value] }))} save={async certainty => certainty && save({ certainty })} />
      <ChoiceRow field="directed" label="Direction" value={tie.directed ? 'directed' : 'mutual'} options={directions} save={next => save({ directed: next === 'directed' })} />
      <div className="form-row" data-field="from"><EntityPicker label="From" types={['actor']} creates={[createActor]} value={tie.fromRef} exclude={[tie.to]} onChange={actor => actor && put({ from: actor.uid })} /></div>
      <div className="form-row" data-field="to"><EntityPicker label="To" types={['actor']} creates={[createActor]} value={tie.toRef} exclude={[tie.from]} onChange={actor => actor && put({ to: actor.uid })} /></div>
      <div className="form-row"><Button look="quiet" tip="“By whom” of its evidence changes with its sides" onPress={() => put({ from: tie.to, to: tie.from })}>⇄ Swap the two sides</Button></div>
      <TextRow field="label" label="Label" value={tie.label} check={checkLine(200)} placeholder="Tells parallel ties apart" save={(label, { stay }) => save({ label }, stay)} />
      <MarkdownRow field="description" label="Description" value={tie.description} save={(description, { stay }) => save({ description }, stay)} />
    </Form>
  )
}
