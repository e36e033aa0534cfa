import { useMemo } from 'react'
import type { TimelineEvents, TimelineLane } from '../../../db/contract/entities/timeline.ts'
import type { TimeWindow } from '../../../db/domain/timeline/axis.ts'
import { signsOf } from '../../../db/domain/timeline/build-timeline.ts'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { dayText } from '../../ui/dates.ts'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { practiceWords } from './words.ts'

interface EventRow { key: string; uid: string; title: string; dates: string; start: number; lane: string; practices: string }
interface CountRow { key: string; lane: string; from: number; to: number; count: number }

const eventColumns: readonly Column<EventRow>[] = [
  { id: 'date', title: 'Date', width: '150px', sortBy: row => row.start, render: row => <span className="truncate">{row.dates}</span> },
  { id: 'title', title: 'Event', width: 'minmax(160px, 2fr)', sortBy: row => row.title, render: row => <span className="truncate"><bdi>{row.title}</bdi></span> },
  { id: 'lane', title: 'Lane', width: 'minmax(100px, 1fr)', sortBy: row => row.lane, render: row => <span className="truncate"><bdi>{row.lane}</bdi></span> },
  { id: 'practices', title: 'Practices', width: 'minmax(120px, 1fr)', sortBy: row => row.practices, render: row => <span className="truncate">{row.practices || '–'}</span> },
]
const countColumns: readonly Column<CountRow>[] = [
  { id: 'lane', title: 'Lane', width: 'minmax(140px, 1fr)', sortBy: row => row.lane, render: row => <span className="truncate"><bdi>{row.lane}</bdi></span> },
  { id: 'from', title: 'From', width: '130px', sortBy: row => row.from, render: row => dayText(row.from) },
  { id: 'to', title: 'To', width: '130px', sortBy: row => row.to, render: row => dayText(row.to) },
  { id: 'count', title: 'Events', width: '90px', align: 'end', sortBy: row => row.count, render: row => row.count.toLocaleString() },
]

/** What the drawing shows, as a table: the events in sight, or where they are many, how many begin when. */
export function TimelineTable({ events, lanes, window }: { events: TimelineEvents; lanes: readonly TimelineLane[]; window: TimeWindow }) {
  const workbench = useWorkbench()
  const selected = useStoreValue(workbench.selection, state => state.selected)
  const chosen = new Set(selected.map(({ uid }) => uid))
  const rows = useMemo(() => eventRows(events, lanes, window), [events, lanes, window])
  const counts = useMemo(() => countRows(events, lanes, window), [events, lanes, window])
  if (events.rows === null) {
    return <DataTable label="Events by time" columns={countColumns} rows={counts} keyOf={row => row.key} isSelected={() => false} onSelect={row => workbench.timelineView.setState({ window: { from: row.from, to: row.to + 1 } })} />
  }
  return (
    <DataTable
      label="Events of the timeline" columns={eventColumns} rows={rows} keyOf={row => row.key} isSelected={row => chosen.has(row.uid)}
      onSelect={(row, how) => workbench.select({ type: 'event', uid: row.uid }, how)} onOpen={() => void workbench.commands.run('focus-inspector')}
    />
  )
}

function eventRows({ rows }: TimelineEvents, lanes: readonly TimelineLane[], { from, to }: TimeWindow): EventRow[] {
  if (!rows) return []
  const signs = signsOf(rows)
  return rows.uid.flatMap((uid, row) => {
    const [start, end] = [rows.startEarliest[row] ?? 0, rows.endLatest[row] ?? 0]
    if (end < from || start > to) return []
    const lane = rows.lane[row] ?? 0
    return [{ key: `${uid} ${lane}`, uid, title: rows.title[row] ?? '', dates: rows.dates[row] ?? '', start, lane: lanes[lane]?.title ?? '', practices: practiceWords(signs[row] ?? { p1: null, p2: null }) }]
  })
}

function countRows({ counts, from, to }: TimelineEvents, lanes: readonly TimelineLane[], shown: TimeWindow): CountRow[] {
  return (counts ?? []).flatMap((own, lane) => {
    const part = (to - from + 1) / Math.max(1, own.length)
    return own.flatMap((count, at): CountRow[] => {
      const [first, last] = [Math.floor(from + at * part), Math.floor(from + (at + 1) * part) - 1]
      return count === 0 || last < shown.from || first > shown.to ? [] : [{ key: `${lane} ${at}`, lane: lanes[lane]?.title ?? '', from: first, to: Math.max(first, last), count }]
    })
  })
}
