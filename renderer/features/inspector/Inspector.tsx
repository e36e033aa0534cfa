import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import type { Selected } from '../../state/workbench.ts'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { ActorInspector } from '../actor/ActorInspector.tsx'
import { AspectInspector } from '../codebook/AspectInspector.tsx'
import { IndicatorInspector } from '../codebook/IndicatorInspector.tsx'
import { NewEntity } from '../edit/NewEntity.tsx'
import { useClickToEdit } from '../edit/useClickToEdit.ts'
import { EventInspector } from '../event/EventInspector.tsx'
import { ExcerptInspector } from '../excerpt/ExcerptInspector.tsx'
import { NoteInspector } from '../notes/NoteInspector.tsx'
import { PeriodInspector } from '../period/PeriodInspector.tsx'
import { SourceInspector } from '../source/SourceInspector.tsx'
import { TieInspector } from '../tie/TieInspector.tsx'
import { HiddenNote } from '../notes/HiddenNote.tsx'
import { FallbackInspector } from './FallbackInspector.tsx'
import { InspectorBoundary } from './InspectorBoundary.tsx'
import { InspectorHeader } from './InspectorHeader.tsx'
import { ProjectInspector } from './ProjectInspector.tsx'
import { SeveralInspector } from './SeveralInspector.tsx'
import { CoderInspector, DataSetInspector, FrameworkInspector, ViewInspector } from './SmallInspectors.tsx'
import { useMarked } from './useMarked.ts'
import './inspector.css'

/** Shows what is selected: one entity, a list of several, or the project where nothing is. */
export function Inspector() {
  const workbench = useWorkbench()
  const selected = useStoreValue(workbench.selection, state => state.selected)
  const creating = useStoreValue(workbench.editing, state => state.creating)
  const onClick = useClickToEdit()
  useMarked()
  const last = selected.at(-1)
  const key = creating ? `new ${creating}` : selected.length > 1 ? 'several' : last ? `${last.type} ${last.uid}` : 'project'
  const scroll = useKeptFocus(key)
  if (creating) return <div key={key} className="inspector" data-inspector={key}><NewEntity type={creating} /></div>
  return (
    <div className={`inspector ${onClick ? 'inspector-editable' : ''}`} data-inspector={key} {...(onClick ? { onClick } : {})}>
      <InspectorHeader selected={selected} />
      <div key={key} className="inspector-scroll" ref={scroll} tabIndex={-1}>
        <InspectorBoundary>
          {selected.length > 1
            ? <SeveralInspector selected={selected} />
            : last ? <One selected={last} /> : <ProjectInspector />}
        </InspectorBoundary>
      </div>
    </div>
  )
}

/** Following a link takes the link away; the focus then goes to what it led to, and does not leave the inspector. */
function useKeptFocus(key: string): RefObject<HTMLDivElement | null> {
  const scroll = useRef<HTMLDivElement>(null)
  const wasWithin = useRef(false)
  const shown = useRef(key)
  useEffect(() => {
    const onFocus = (event: FocusEvent) => {
      wasWithin.current = event.target instanceof Node && scroll.current?.parentElement?.contains(event.target) === true
    }
    document.addEventListener('focusin', onFocus)
    return () => document.removeEventListener('focusin', onFocus)
  }, [])
  useLayoutEffect(() => {
    if (shown.current === key) return
    shown.current = key
    if (wasWithin.current && document.activeElement === document.body) scroll.current?.focus({ preventScroll: true })
  }, [key])
  return scroll
}

function One({ selected: { type, uid } }: { selected: Selected }) {
  switch (type) {
    case 'actor': return <ActorInspector uid={uid} />
    case 'tie': return <TieInspector uid={uid} />
    case 'event': return <EventInspector uid={uid} />
    case 'source': return <SourceInspector uid={uid} />
    case 'excerpt': return <ExcerptInspector uid={uid} />
    case 'period': return <PeriodInspector uid={uid} />
    case 'indicator': return <IndicatorInspector uid={uid} />
    case 'aspect': return <AspectInspector uid={uid} />
    case 'note': return <HiddenNote uid={uid}><NoteInspector uid={uid} /></HiddenNote>
    case 'project': return <ProjectInspector />
    case 'coder': return <CoderInspector uid={uid} />
    case 'data-set': return <DataSetInspector uid={uid} />
    case 'view': return <ViewInspector uid={uid} />
    case 'framework': return <FrameworkInspector />
    case 'affiliation': case 'tie-phase': case 'assessment': case 'evidence':
      return <FallbackInspector uid={uid} />
  }
}
