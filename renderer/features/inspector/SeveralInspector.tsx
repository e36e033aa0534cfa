import type { EntityType } from '../../../db/contract/vocabulary.ts'
import type { Selected } from '../../state/workbench.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { useAnswer, useWorkbench } from '../../ui/hooks.ts'
import { ClearIcon } from '../../ui/icons/actions.tsx'
import { entityWords } from '../../ui/words.ts'
import { ManyForm } from '../edit/ManyForm.tsx'
import { useIsHiddenNote } from '../notes/HiddenNote.tsx'
import { selectedPair } from '../merge/selected-pair.ts'
import { EntityLink } from './EntityLink.tsx'
import { Section } from './Section.tsx'
import { useReadOnly } from './useReadOnly.ts'

const shownAtMost = 200

/** Everything that is selected, by kind. */
export function SeveralInspector({ selected }: { selected: readonly Selected[] }) {
  const workbench = useWorkbench()
  const isReadOnly = useReadOnly()
  const types = [...new Set(selected.map(entity => entity.type))]
  return (
    <>
      <div className="inspector-lead">
        <Button onPress={() => workbench.select(null)} keys="Escape">Clear the selection</Button>
        {!isReadOnly && selectedPair(selected) && <Button onPress={() => workbench.commands.run('merge')} keys="M">Merge …</Button>}
      </div>
      {types.map(type => {
        const entities = selected.filter(entity => entity.type === type)
        return (
          <Section key={type} name={`inspector.several-${type}`} title={entityWords[type].many} count={entities.length}>
            {!isReadOnly && <ManyForm type={type} uids={entities.map(entity => entity.uid)} />}
            <ul className="link-list">
              {entities.slice(0, shownAtMost).map(entity => <li key={entity.uid}><Row {...entity} /></li>)}
            </ul>
            {entities.length > shownAtMost && <p className="quiet">and {(entities.length - shownAtMost).toLocaleString()} more</p>}
          </Section>
        )
      })}
    </>
  )
}

function Row({ type, uid }: { type: EntityType; uid: string }) {
  return type === 'note' ? <NoteRow uid={uid} /> : <NamedRow type={type} uid={uid} />
}

function NoteRow({ uid }: { uid: string }) {
  return useIsHiddenNote(uid) ? <TitledRow type="note" uid={uid} title="Hidden" /> : <NamedRow type="note" uid={uid} />
}

function NamedRow({ type, uid }: { type: EntityType; uid: string }) {
  const ref = useAnswer('entities.resolve', { uid })
  return <TitledRow type={type} uid={uid} title={ref === null ? 'Not in this project any more' : ref?.title ?? '…'} />
}

function TitledRow({ type, uid, title }: { type: EntityType; uid: string; title: string }) {
  const workbench = useWorkbench()
  return (
    <>
      <EntityLink entity={{ type, uid, title }} mark />
      <IconButton label={`Take ${title} out of the selection`} icon={<ClearIcon />} onPress={() => workbench.select({ type, uid }, 'toggle')} />
    </>
  )
}
