import type { Selected } from '../../state/workbench.ts'
import { IconButton } from '../../ui/Button.tsx'
import { EntityMark } from '../../ui/EntityMark.tsx'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { BackIcon, ForwardIcon } from '../../ui/icons/actions.tsx'
import { Lock } from '../../ui/Lock.tsx'
import { entityWords } from '../../ui/words.ts'
import { useIsHiddenNote } from '../notes/HiddenNote.tsx'

/** Mark, name and kind of what is shown, and the way back and forward. */
export function InspectorHeader({ selected }: { selected: readonly Selected[] }) {
  const workbench = useWorkbench()
  const hasBack = useStoreValue(workbench.selection, state => state.back.length > 0)
  const hasForward = useStoreValue(workbench.selection, state => state.forward.length > 0)
  const one = selected.length === 1 ? selected[0] : undefined
  return (
    <header className="inspector-header">
      <div className="inspector-header-name">
        {one
          ? one.type === 'note' ? <NoteName uid={one.uid} /> : <EntityName {...one} />
          : selected.length > 1
            ? <Name kind="Selected" title={`${selected.length} selected`} />
            : <ProjectName />}
      </div>
      {(hasBack || hasForward) && (
        <div className="inspector-history">
          <IconButton label="Back" keys="Alt+ArrowLeft" icon={<BackIcon />} isDisabled={!hasBack} onPress={workbench.goBack} />
          <IconButton label="Forward" keys="Alt+ArrowRight" icon={<ForwardIcon />} isDisabled={!hasForward} onPress={workbench.goForward} />
        </div>
      )}
    </header>
  )
}

function Name({ kind, title, mark, isPrivate = false }: { kind: string; title: string; mark?: Selected['type']; isPrivate?: boolean }) {
  return (
    <>
      {mark && <EntityMark type={mark} />}
      <div>
        <h2 dir="auto">{title}</h2>
        <p className="quiet inspector-type">{kind}{isPrivate && <> · <Lock /> private</>}</p>
      </div>
    </>
  )
}

function EntityName({ type, uid }: Selected) {
  const ref = useAnswer('entities.resolve', { uid })
  if (ref === undefined) return <Name kind={entityWords[type].one} title=" " mark={type} />
  if (ref === null) return <Name kind={entityWords[type].one} title="Not in this project any more" mark={type} />
  return <Name kind={entityWords[ref.type].one} title={ref.title} mark={ref.type} />
}

function NoteName({ uid }: { uid: string }) {
  const isHidden = useIsHiddenNote(uid)
  const answer = useAnswer('notes.get', { uid })
  if (isHidden || !answer) return <Name kind="Note" title={isHidden ? 'Hidden' : ' '} mark="note" />
  return <Name kind="Note" title={answer.note.title.trim() === '' ? 'Untitled note' : answer.note.title} mark="note" isPrivate={answer.note.private} />
}

function ProjectName() {
  const project = useAnswer('project.get', {})
  return <Name kind="Project" title={project?.title ?? ' '} />
}
