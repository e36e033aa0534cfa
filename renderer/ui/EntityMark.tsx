import type { ReactNode } from 'react'
import type { EntityType } from '../../db/contract/vocabulary.ts'
import { actorKinds, type ActorKind } from '../../db/contract/vocabulary.ts'
import { Icon } from './icons/Icon.tsx'

/** The same shapes as in the network: an actor is known by its outline, not by colour. */
const actorShapes: Readonly<Record<ActorKind, ReactNode>> = {
  'state': <circle cx="8" cy="8" r="5.5" />,
  'state-body': <path d="M3 2.75h10v5.1c0 2.9-2.2 4.6-5 5.6-2.8-1-5-2.7-5-5.6z" />,
  'leader': <><circle cx="8" cy="8" r="5.5" /><circle cx="8" cy="6.5" r="1.5" fill="currentColor" stroke="none" /><path d="M5 11.2a3 3 0 0 1 6 0z" fill="currentColor" stroke="none" /></>,
  'organisation': <rect x="2.75" y="2.75" width="10.5" height="10.5" rx="3" />,
  'armed-group': <path d="m8 2.2 5.8 5.8L8 13.8 2.2 8z" />,
  'society': <path d="m1.8 8 3.1-5.2h6.2L14.2 8l-3.1 5.2H4.9z" />,
  'bloc': <rect x="1.5" y="4" width="13" height="8" rx="3.5" />,
}

const shapes: Readonly<Partial<Record<EntityType, ReactNode>>> = {
  'tie': <><circle cx="3.2" cy="8" r="1.7" /><circle cx="12.8" cy="8" r="1.7" /><path d="M5 6.9h6M5 9.1h6" /></>,
  'tie-phase': <path d="M2.5 8h11M2.5 5.5v5M13.5 5.5v5" />,
  'event': <><path d="M8 2.5v11" /><path d="M8 3h5.5l-1.6 2.2 1.6 2.3H8" /></>,
  'source': <><path d="M3.5 2.5h7.2l1.8 1.8v9.2h-9z" /><path d="M5.7 6.2h4.6M5.7 8.6h4.6M5.7 11h2.8" /></>,
  'excerpt': <><path d="M6.8 4.8H3.5v3.4h3.3V6.4c0 2.4-.8 3.8-2.5 4.7M12.5 4.8H9.2v3.4h3.3V6.4c0 2.4-.8 3.8-2.5 4.7" /></>,
  'note': <><path d="M3 2.8h10v7.4l-3 3H3z" /><path d="M13 10.2h-3v3" /></>,
  'period': <><path d="M2.5 3.5v9M13.5 3.5v9M2.5 8h11" /></>,
  'indicator': <><circle cx="8" cy="8" r="5.5" /><circle cx="8" cy="8" r="1.6" fill="currentColor" stroke="none" /></>,
  'aspect': <><circle cx="8" cy="8" r="5.5" /><path d="M8 2.5v11" /></>,
  'framework': <><path d="M3 3h10v10H3zM3 8h10M8 3v10" /></>,
  'evidence': <><path d="M8 2.5v8M5 13.5h6M8 13.5v-3M3 5h10M3 5 1.6 8.6h2.8zM13 5l-1.4 3.6h2.8z" /></>,
  'view': <><rect x="2.5" y="3" width="11" height="10" rx="1" /><path d="m2.5 11 3.3-3.4 2.4 2.3 2-1.9 3.3 3" /></>,
  'project': <path d="M2.5 12.5v-9h4l1.3 1.7h5.7v7.3z" />,
  'coder': <><circle cx="8" cy="5.4" r="2.4" /><path d="M3.2 13.2c.4-2.6 2.2-4 4.8-4s4.4 1.4 4.8 4" /></>,
  'data-set': <><ellipse cx="8" cy="4.2" rx="4.8" ry="1.8" /><path d="M3.2 4.2v7.6c0 1 2.1 1.8 4.8 1.8s4.8-.8 4.8-1.8V4.2M3.2 8c0 1 2.1 1.8 4.8 1.8s4.8-.8 4.8-1.8" /></>,
  'affiliation': <><path d="M3 3v4.5c0 1 .6 1.6 1.6 1.6H13M10.5 6.5 13 9.1l-2.5 2.6" /></>,
}

const isActorKind = (kind: string): kind is ActorKind => (actorKinds as readonly string[]).includes(kind)

/** The mark of an entity, 16 px; an actor's by its kind. Silent to screen readers: the name beside it says what it is. */
export function EntityMark({ type, kind = '', className = '' }: { type: EntityType; kind?: string; className?: string }) {
  const shape = type === 'actor' ? actorShapes[isActorKind(kind) ? kind : 'state'] : (shapes[type] ?? <circle cx="8" cy="8" r="1.5" />)
  return <Icon className={`entity-mark ${className}`}>{shape}</Icon>
}
