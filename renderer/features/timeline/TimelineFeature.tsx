import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { buildTimeline, type TimelineInput } from '../../../db/domain/timeline/build-timeline.ts'
import { phasesOf } from '../../../db/domain/timeline/phases.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { timelineHead } from './paint-timeline.ts'
import { TimelineDrawing } from './TimelineDrawing.tsx'
import { TimelineLegend } from './TimelineLegend.tsx'
import { TimelineTable } from './TimelineTable.tsx'
import { useTimeline } from './useTimeline.ts'
import './timeline.css'

const noPhases: TimelineInput['phases'] = new Map()

/** Events along time in lanes of ties or actors, with what they say of the two practices. */
export function TimelineFeature() {
  const workbench = useWorkbench()
  const { by, how } = useStoreValue(workbench.timelineView, state => state)
  const timeline = useTimeline()
  const { lanes, events, network, window, whole, error, isSettled } = timeline
  const stage = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<{ width: number; height: number } | null>(null)
  useLayoutEffect(() => {
    const box = stage.current
    if (!box) return
    const observer = new ResizeObserver(() => setSize({ width: Math.max(timelineHead.names + 160, box.clientWidth), height: Math.max(160, box.clientHeight) }))
    observer.observe(box)
    return () => observer.disconnect()
  }, [])
  const phases = useMemo(() => (network && by === 'tie' ? phasesOf(network) : noPhases), [network, by])
  const scene = useMemo(
    () => size && lanes && network && buildTimeline({ lanes: lanes.lanes, events, periods: network.periods, phases, window, width: size.width - timelineHead.names }),
    [size, lanes, network, events, phases, window],
  )
  return (
    <div className="timeline" data-settled={isSettled || undefined}>
      {error && <ErrorNotice title="The timeline could not be read" error={error} onRetry={() => workbench.queries.invalidate('everything')} />}
      <div className="timeline-stage" ref={stage}>
        {lanes?.lanes.length === 0 && <NoEvents hasEvents={lanes.dated > 0} />}
        {scene && size && lanes && network && lanes.lanes.length > 0 && how === 'drawing' && <TimelineDrawing scene={scene} events={events} network={network} window={window} whole={whole} size={size} />}
        {events && lanes && lanes.lanes.length > 0 && how === 'table' && <TimelineTable events={events} lanes={lanes.lanes} window={window} />}
      </div>
      {lanes && lanes.lanes.length > 0 && <TimelineLegend lanes={lanes} events={events} hasPhases={by === 'tie'} isSettled={isSettled} />}
    </div>
  )
}

function NoEvents({ hasEvents }: { hasEvents: boolean }) {
  const { commands, timelineView } = useWorkbench()
  const isReadOnly = useReadOnly()
  if (hasEvents) {
    return (
      <EmptyState centred title="No event is of such a lane" text="A tie has the events in which both its actors take part, and those that its evidence rests on; an actor those in which it takes part.">
        <Button look="strong" onPress={() => timelineView.setState({ by: 'all' })}>All events in one lane</Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState centred title="No dated event yet" text="The timeline shows the events of this project, with the evidence for and against the two practices that rests on them.">
      {!isReadOnly && <Button look="strong" keys="N E" onPress={() => void commands.run('new.event')}>Add an event</Button>}
    </EmptyState>
  )
}
