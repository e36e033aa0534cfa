import type { ReactNode } from 'react'
import type { EntityRef } from '../../../db/contract/values.ts'
import type { Selected } from '../../state/workbench.ts'
import { IconButton } from '../../ui/Button.tsx'
import { EntityMark } from '../../ui/EntityMark.tsx'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { BackIcon, ForwardIcon, ReportIcon } from '../../ui/icons/actions.tsx'
import { Lock } from '../../ui/Lock.tsx'
import { actorKindWords, certaintyWords, entityWords, tieKindWords } from '../../ui/words.ts'
import { shownTitle } from '../../ui/titles.ts'
import { EntityActions } from '../edit/EntityActions.tsx'
import { isEditable } from '../edit/useEditCommands.ts'
import { useIsHiddenNote } from '../notes/HiddenNote.tsx'
import { EntityLink } from './EntityLink.tsx'
import { HeadName } from './HeadName.tsx'
import { Meaning } from './Meaning.tsx'
import { useShortRef } from './useActorFace.ts'

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
          ? <OneName key={one.uid} {...one} />
          : selected.length > 1
            ? <Name kind="Several things" title={`${selected.length} selected`} />
            : <ProjectName />}
      </div>
      {one?.type === 'tie' && <IconButton label="Report on the tie…" icon={<ReportIcon />} onPress={() => void workbench.commands.run('report-tie')} />}
      <EntityActions selected={selected} />
      {(hasBack || hasForward) && (
        <div className="inspector-history">
          <IconButton label="Back" keys="Alt+ArrowLeft" icon={<BackIcon />} isDisabled={!hasBack} onPress={workbench.goBack} />
          <IconButton label="Forward" keys="Alt+ArrowRight" icon={<ForwardIcon />} isDisabled={!hasForward} onPress={workbench.goForward} />
        </div>
      )}
    </header>
  )
}

interface NameProps {
  title: ReactNode
  kind: ReactNode
  mark?: Selected['type']
  markKind?: string
}

function Name({ kind, title, mark, markKind = '' }: NameProps) {
  return (
    <>
      {mark && <EntityMark type={mark} kind={markKind} />}
      <HeadName edit={mark === undefined || isEditable(mark) ? (mark === 'event' || mark === 'source' || mark === undefined ? 'title' : 'name') : undefined} below={kind}>{title}</HeadName>
    </>
  )
}

function OneName({ type, uid }: Selected) {
  if (type === 'note') return <NoteName uid={uid} />
  if (type === 'tie') return <TieName uid={uid} />
  if (type === 'actor') return <ActorName uid={uid} />
  if (type === 'excerpt') return <ExcerptName uid={uid} />
  return type === 'project' ? <ProjectName /> : <EntityName type={type} uid={uid} />
}

function ActorName({ uid }: { uid: string }) {
  const answer = useAnswer('actors.get', { uid })
  if (!answer) return <EntityName type="actor" uid={uid} />
  const { actor } = answer
  return <Name title={actor.name} mark="actor" markKind={actor.kind} kind={<Meaning meaning={actorKindWords[actor.kind].definition}>{actorKindWords[actor.kind].label}</Meaning>} />
}

/** An excerpt goes by its label; its text stands below. */
function ExcerptName({ uid }: { uid: string }) {
  const answer = useAnswer('excerpts.get', { uid })
  if (!answer) return <EntityName type="excerpt" uid={uid} />
  const { excerpt } = answer
  return <Name title={excerpt.label === '' ? 'Excerpt' : excerpt.label} mark="excerpt" kind={<>Excerpt of <bdi>{excerpt.sourceShort}</bdi></>} />
}

/** Both sides of a tie are names of their own, each a way to its actor. */
function TieName({ uid }: { uid: string }) {
  const answer = useAnswer('ties.get', { uid })
  if (!answer) return <EntityName type="tie" uid={uid} />
  const { tie } = answer
  return (
    <Name
      mark="tie" title={<><Side entity={tie.fromRef} /> <span>{tie.directed ? '→' : '–'}</span> <Side entity={tie.toRef} />{tie.label !== '' && <bdi className="quiet"> ({tie.label})</bdi>}</>}
      kind={(
        <>
          <Meaning meaning={tieKindWords[tie.kind].definition}>{tieKindWords[tie.kind].label}</Meaning>,{' '}
          <Meaning meaning={tie.directed ? 'What is done is done by the first side to the second.' : 'Both sides take part alike.'}>{tie.directed ? 'directed' : 'mutual'}</Meaning>,{' '}
          <Meaning meaning={certaintyWords[tie.certainty].definition}>{certaintyWords[tie.certainty].label.toLowerCase()}</Meaning>
        </>
      )}
    />
  )
}

function Side({ entity }: { entity: EntityRef }) {
  return <EntityLink entity={useShortRef(entity)} />
}

function EntityName({ type, uid }: Selected) {
  const ref = useAnswer('entities.resolve', { uid })
  if (ref === undefined) return <Name kind={entityWords[type].one} title=" " mark={type} />
  if (ref === null) return <Name kind={entityWords[type].one} title="Not in this project any more" mark={type} />
  return <Name kind={entityWords[ref.type].one} title={shownTitle(ref)} mark={ref.type} />
}

function NoteName({ uid }: { uid: string }) {
  const isHidden = useIsHiddenNote(uid)
  const answer = useAnswer('notes.get', { uid })
  if (isHidden || !answer) return <Name kind="Note" title={isHidden ? 'Hidden' : ' '} mark="note" />
  return <Name kind={answer.note.private ? <><Lock /> Private note</> : 'Released note'} title={answer.note.title.trim() === '' ? 'Untitled note' : answer.note.title} mark="note" />
}

function ProjectName() {
  const project = useAnswer('project.get', {})
  return <Name kind="Project" title={project?.title ?? ' '} />
}
