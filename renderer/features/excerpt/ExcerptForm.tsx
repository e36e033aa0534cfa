import type { Input } from '../../../db/contract/api.ts'
import type { Excerpt } from '../../../db/contract/entities/sources.ts'
import { credibilities, excerptForms, modalities, statementKinds } from '../../../db/contract/vocabulary.ts'
import { IconButton } from '../../ui/Button.tsx'
import { EntityPicker } from '../../ui/EntityPicker.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { ClearIcon } from '../../ui/icons/actions.tsx'
import { credibilityWords, excerptFormWords, modalityWords, statementKindWords } from '../../ui/words.ts'
import type { Checked } from '../edit/field-draft.ts'
import { checkLine } from '../edit/checks.ts'
import { Form, FormGroup } from '../edit/Form.tsx'
import { ChoiceRow, TextRow } from '../edit/rows.tsx'
import { EntityLink } from '../inspector/EntityLink.tsx'
import { useActorCreate } from '../tie/useActorCreate.ts'
import { useSourceCreate } from './useSourceCreate.ts'
import './excerpt.css'

const checkText = (text: string): Checked<string> => (text.trim() === '' ? { error: 'An excerpt has its words: write or paste the passage.' } : { value: text.trim() })

/** The fields of an excerpt, each saved by itself. */
export function ExcerptForm({ excerpt, isFresh }: { excerpt: Excerpt; isFresh: boolean }) {
  const workbench = useWorkbench()
  const createSource = useSourceCreate()
  const createActor = useActorCreate()
  const save = (changes: Input<'excerpts.update'>['changes'], stay?: string, expected?: Input<'excerpts.update'>['changes']) => workbench.write('excerpts.update', { uid: excerpt.uid, changes, stay, expected })
  const put = (changes: Input<'excerpts.update'>['changes']) => void save(changes).catch(() => undefined)
  const putActors = (actors: string[]) => void save({ actors }, undefined, { actors: excerpt.actors }).catch(() => undefined)
  return (
    <Form name={excerpt.label === '' ? 'the excerpt' : `excerpt ${excerpt.label}`} uid={excerpt.uid} isFresh={isFresh}>
      <TextRow field="text" label="Passage" isSeveralLines value={excerpt.text} check={checkText} save={(text, { stay }) => save({ text }, stay)} />
      <ChoiceRow field="form" label="Form" value={excerpt.form} options={excerptForms.map(value => ({ value, ...excerptFormWords[value] }))} save={async form => form && save({ form })} />
      <div className="form-row" data-field="source"><EntityPicker label="Source" types={['source']} creates={[createSource]} value={excerpt.sourceRef} onChange={source => source && put({ source: source.uid })} /></div>
      <TextRow field="locator" label="Locator" value={excerpt.locator} check={checkLine(500)} placeholder="p. 12, ¶3" save={(locator, { stay }) => save({ locator }, stay)} />
      <TextRow field="label" label="Label" value={excerpt.label} check={checkLine(60)} placeholder="S17" save={(label, { stay }) => save({ label }, stay)} />
      <ChoiceRow field="statement" label="Statement" value={excerpt.statement} options={statementKinds.map(value => ({ value, ...statementKindWords[value] }))} save={async statement => statement && save({ statement })} />
      <ChoiceRow field="modality" label="Modality" value={excerpt.modality} none="Not coded" options={modalities.map(value => ({ value, ...modalityWords[value] }))} save={modality => save({ modality })} />
      <ChoiceRow
        field="credibility" label="Information" value={excerpt.credibility === null ? null : String(excerpt.credibility)} none="Not graded"
        options={credibilities.map(value => ({ value: String(value), ...credibilityWords[value] }))}
        save={grade => save({ credibility: credibilities.find(value => String(value) === grade) ?? null })}
      />
      <div className="form-row" data-field="attributedTo">
        <EntityPicker
          label="Relays" types={['source']} creates={[createSource]} value={excerpt.attributedToRef} exclude={[excerpt.source]} isClearable placeholder="The source whose words it passes on"
          onChange={source => put({ attributedTo: source?.uid ?? null })}
        />
      </div>
      <FormGroup title="Actors named" field="actors">
        {excerpt.actorRefs.length > 0 && (
          <ul className="excerpt-actors">
            {excerpt.actorRefs.map(actor => (
              <li key={actor.uid}>
                <EntityLink entity={actor} mark />
                <IconButton label={`${actor.title} is not named`} icon={<ClearIcon />} onPress={() => putActors(excerpt.actors.filter(uid => uid !== actor.uid))} />
              </li>
            ))}
          </ul>
        )}
        <EntityPicker
          label="Add an actor" types={['actor']} creates={[createActor]} value={null} exclude={excerpt.actors}
          onChange={actor => actor && putActors([...excerpt.actors, actor.uid])}
        />
      </FormGroup>
    </Form>
  )
}
