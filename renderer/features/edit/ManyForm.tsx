import type { Input } from '../../../db/contract/api.ts'
import { actorKinds, certainties, credibilities, dateBases, modalities, reliabilities, tieKinds, type EntityType } from '../../../db/contract/vocabulary.ts'
import { Select, type Option } from '../../ui/Select.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { actorKindWords, certaintyWords, countOf, credibilityWords, dateBasisWords, modalityWords, reliabilityWords, tieKindWords, type Word } from '../../ui/words.ts'
import './edit.css'

type Many = Input<'entities.updateMany'>

interface Common {
  label: string
  options: readonly Option<string>[]
  /** The change of all these for a value that was chosen. */
  change: (uids: string[], value: string) => Many
}

const optionsOf = <Key extends string | number>(keys: readonly Key[], words: Readonly<Record<Key, Word>>): Option<string>[] =>
  keys.map(key => ({ value: String(key), label: words[key].label, definition: words[key].definition }))
const oneOf = <Key extends string | number>(keys: readonly Key[], value: string): Key => keys.find(key => String(key) === value) ?? keys[0]!

/** The fields that several of a type have in common and that make sense to set at once. */
const common: Partial<Record<EntityType, readonly Common[]>> = {
  actor: [{ label: 'Kind', options: optionsOf(actorKinds, actorKindWords), change: (uids, value) => ({ type: 'actor', uids, changes: { kind: oneOf(actorKinds, value) } }) }],
  tie: [
    { label: 'Kind', options: optionsOf(tieKinds, tieKindWords), change: (uids, value) => ({ type: 'tie', uids, changes: { kind: oneOf(tieKinds, value) } }) },
    { label: 'Certainty', options: optionsOf(certainties, certaintyWords), change: (uids, value) => ({ type: 'tie', uids, changes: { certainty: oneOf(certainties, value) } }) },
  ],
  source: [{ label: 'Reliability', options: optionsOf(reliabilities, reliabilityWords), change: (uids, value) => ({ type: 'source', uids, changes: { reliability: oneOf(reliabilities, value) } }) }],
  excerpt: [
    { label: 'Modality', options: optionsOf(modalities, modalityWords), change: (uids, value) => ({ type: 'excerpt', uids, changes: { modality: oneOf(modalities, value) } }) },
    { label: 'Information', options: optionsOf(credibilities, credibilityWords), change: (uids, value) => ({ type: 'excerpt', uids, changes: { credibility: oneOf(credibilities, value) } }) },
  ],
  event: [{ label: 'Date rests on', options: optionsOf(dateBases, dateBasisWords), change: (uids, value) => ({ type: 'event', uids, changes: { dateBasis: oneOf(dateBases, value) } }) }],
}

/** Sets a field of everything of one type that is selected, in one step. Nothing for types without such fields. */
export function ManyForm({ type, uids }: { type: EntityType; uids: readonly string[] }) {
  const workbench = useWorkbench()
  const fields = common[type]
  if (!fields || uids.length < 2) return null
  const set = (field: Common, value: string) => {
    workbench.write('entities.updateMany', field.change([...uids], value)).then(
      () => workbench.announce(`${field.label} of ${countOf(type, uids.length)}: ${field.options.find(option => option.value === value)?.label ?? value}`),
      () => undefined,
    )
  }
  return (
    <div className="many-form">
      {fields.map(field => (
        <div key={field.label} className="form-row">
          <Select<string> label={field.label} value={null} placeholder={`Set for all ${uids.length.toLocaleString()} …`} options={field.options} onChange={value => set(field, value)} />
        </div>
      ))}
    </div>
  )
}
