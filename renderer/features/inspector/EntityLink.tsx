import type { MouseEvent, ReactNode } from 'react'
import type { EntityType } from '../../../db/contract/vocabulary.ts'
import type { Uid } from '../../../db/contract/values.ts'
import { EntityMark } from '../../ui/EntityMark.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { shownTitle } from '../../ui/titles.ts'
import { useActorFace } from './useActorFace.ts'

interface Props {
  entity: { type: EntityType; uid: Uid; title: string }
  /** Shows the mark of its type before the name. */
  mark?: boolean
  /** What to show in place of the title. */
  children?: ReactNode
  className?: string
}

/** The name of an entity; pressing it selects the entity, with Ctrl (Cmd on macOS) beside what is selected already. */
export function EntityLink({ entity, mark, children, className = '' }: Props) {
  const workbench = useWorkbench()
  const open = (event: MouseEvent) => workbench.select({ type: entity.type, uid: entity.uid }, event.ctrlKey || event.metaKey ? 'toggle' : 'replace')
  return (
    <button type="button" role="link" className={`entity-link ${className}`} onClick={open}>
      {mark && (entity.type === 'actor' ? <ActorMark uid={entity.uid} /> : <EntityMark type={entity.type} />)}
      <bdi>{children ?? (shownTitle(entity) || 'Untitled')}</bdi>
    </button>
  )
}

function ActorMark({ uid }: { uid: Uid }) {
  const face = useActorFace(uid)
  return face ? <EntityMark type="actor" kind={face.kind} /> : <span className="mark-place" />
}
