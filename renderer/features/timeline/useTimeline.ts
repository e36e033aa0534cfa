import { useMemo, useState } from 'react'
import type { TimelineEvents, TimelineLane, TimelineLanes } from '../../../db/contract/entities/timeline.ts'
import type { ApiErrorBody } from '../../../db/contract/errors.ts'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { rangeAround, type TimeWindow } from '../../../db/domain/timeline/axis.ts'
import { useQuery, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { useDebounced } from '../figure/useDebounced.ts'
import { useNetwork } from '../../ui/useNetwork.ts'

/** Lanes that are drawn; what is left is counted. */
export const mostLanes = 40

/** How long what of time shows has to rest before its events are read, in milliseconds. */
const restMs = 80

export interface Timeline {
  lanes: TimelineLanes | undefined
  /** The events of the window's surroundings; those before stay until new ones are there. */
  events: TimelineEvents | undefined
  network: NetworkData | undefined
  /** What of time shows. */
  window: TimeWindow
  /** From the first event to the last, with room beside them. */
  whole: TimeWindow
  error: ApiErrorBody | null
  /** Whether the events are those of what shows, and none are being read. */
  isSettled: boolean
}

const noLanes: readonly TimelineLane[] = []

/** What the timeline shows, as far as it is there. */
export function useTimeline(): Timeline {
  const { timelineView } = useWorkbench()
  const { by, window: chosen } = useStoreValue(timelineView, state => state)
  const lanesQuery = useQuery('timeline.lanes', { by, limit: mostLanes })
  const lanes = lanesQuery.status === 'loading' ? undefined : lanesQuery.value
  const network = useNetwork()
  const whole = useMemo(() => wholeOf(lanes, network), [lanes, network])
  const window = chosen ?? whole
  const uids = (lanes?.lanes ?? noLanes).flatMap(({ uid }) => uid ?? [])
  const range = rangeAround(window)
  const key = `${range.from} ${range.to}`
  // While time passes under the hand nothing is asked for; when it rests, it is.
  const asked = useDebounced(key, restMs)
  const [from = 0, to = 0] = asked.split(' ').map(Number)
  const eventsQuery = useQuery('timeline.events', lanes && lanes.lanes.length > 0 ? { by, lanes: uids, from, to, parts: 600 } : null)
  const answer = eventsQuery.status === 'loading' ? undefined : eventsQuery.value
  // While another range is read, what is there already stays in sight.
  const question = `${by} ${uids.join(' ')}`
  const [kept, setKept] = useState<{ question: string; events: TimelineEvents } | null>(null)
  if (answer && (kept?.events !== answer || kept.question !== question)) setKept({ question, events: answer })
  const error = lanesQuery.status === 'error' ? lanesQuery.error : eventsQuery.status === 'error' ? eventsQuery.error : null
  return { lanes, events: answer ?? (kept?.question === question ? kept.events : undefined), network, window, whole, error, isSettled: answer !== undefined && asked === key }
}

function wholeOf(lanes: TimelineLanes | undefined, network: NetworkData | undefined): TimeWindow {
  const study = network?.studyPeriod
  const first = lanes?.first ?? study?.from ?? 0
  const last = Math.max(lanes?.last ?? study?.to ?? first, first)
  const room = Math.max(15, (last - first) * 0.04)
  return { from: first - room, to: last + room }
}
