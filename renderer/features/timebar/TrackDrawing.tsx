import { memo, useMemo } from 'react'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import type { Day } from '../../../db/contract/values.ts'
import { dayText } from '../../ui/dates.ts'
import { bucketsOf, yearTicks, type Range } from './scale.ts'
import { densityOf } from './density.ts'

interface Props {
  data: NetworkData
  range: Range
  /** Rows of the ties whose levels are drawn; null for all. */
  ties: ReadonlySet<number> | null
  /** In CSS pixels. */
  width: number
}

/** Rows of the drawing, in pixels from the top. */
export const rows = { periods: 0, periodsEnd: 18, middle: 42, strandHeight: 22, axis: 82, eventHeight: 14, height: 98 } as const
/** Room at both ends, in pixels. */
export const inset = 8
/** Shares of events smaller than this (an event spread over years) are not drawn. */
const leastShown = 0.04
/** Breadth of a letter of the period names, in pixels, on the wide side. */
const letter = 7

/** Periods, levels and events along time: what does not change while the handles move. */
export const TrackDrawing = memo(function TrackDrawing({ data, range, ties, width }: Props) {
  const inner = width - 2 * inset
  const span = Math.max(1, range.to - range.from)
  const xOf = (at: Day) => inset + ((Math.max(range.from, Math.min(range.to + 1, at)) - range.from) / span) * inner
  const { starts, months } = useMemo(() => bucketsOf(range, Math.max(12, Math.floor(inner / 5))), [range, inner])
  const density = useMemo(() => densityOf(data, starts, range.to, ties), [data, starts, range, ties])
  const most = Math.max(1, ...density.cooperation, ...density.conflict)
  const mostEvents = Math.max(1, ...density.events)
  const mostChanges = Math.max(1, ...density.changes)
  const left = (bucket: number) => xOf(starts[bucket] ?? range.from)
  const right = (bucket: number) => xOf(starts[bucket + 1] ?? range.to + 1)
  const area = (levels: readonly number[], side: 1 | -1) => {
    const points = levels.flatMap((level, bucket) => {
      const y = rows.middle - side * (1 + (level / most) * rows.strandHeight)
      return [`${left(bucket)},${y}`, `${right(bucket)},${y}`]
    })
    const base = rows.middle - side
    return `M${left(0)},${base}L${points.join('L')}L${right(levels.length - 1)},${base}Z`
  }
  const eventCount = density.events.reduce((sum, count) => sum + count, 0)
  return (
    <svg className="timetrack-drawing" width={width} height={rows.height} role="img" aria-label={describe(data, range, eventCount, density.changes.reduce((sum, count) => sum + count, 0), months)}>
      <rect className="timetrack-study" x={xOf(data.studyPeriod.from)} width={xOf(data.studyPeriod.to + 1) - xOf(data.studyPeriod.from)} y={rows.periodsEnd + 1} height={rows.axis - rows.periodsEnd - 1} />
      {yearTicks(range, Math.max(2, Math.floor(inner / 44))).map(({ year, day: first }) => (
        <g key={year}>
          <line className="timetrack-tick" x1={xOf(first)} x2={xOf(first)} y1={rows.periodsEnd + 1} y2={rows.axis + 4} />
          <text className="timetrack-year" x={xOf(first) + 3} y={rows.height - 3}>{year}</text>
        </g>
      ))}
      <path className="timetrack-cooperation" d={area(density.cooperation, 1)} />
      <path className="timetrack-conflict" d={area(density.conflict, -1)} />
      <line className="timetrack-axis" x1={inset} x2={width - inset} y1={rows.middle} y2={rows.middle} />
      {density.changes.map((count, bucket) => count > 0 && (
        <rect
          key={`change ${starts[bucket]}`} className="timetrack-changes" x={(left(bucket) + right(bucket)) / 2 - 1} width={2}
          y={rows.middle - changeHeight(count, mostChanges) / 2} height={changeHeight(count, mostChanges)}
        />
      ))}
      {density.events.map((count, bucket) => count > leastShown && (
        <rect
          key={starts[bucket]} className="timetrack-events" x={left(bucket) + 0.5} width={Math.max(1.5, right(bucket) - left(bucket) - 1)}
          y={rows.axis - Math.max(1, (count / mostEvents) * rows.eventHeight)} height={Math.max(1, (count / mostEvents) * rows.eventHeight)}
        />
      ))}
      <line className="timetrack-axis" x1={inset} x2={width - inset} y1={rows.axis} y2={rows.axis} />
      {data.periods.map((period, index) => {
        const x = xOf(period.dates.startEarliest)
        const w = xOf(period.dates.endLatest + 1) - x
        return (
          <g key={period.uid} className={`timetrack-period ${index % 2 === 1 ? 'timetrack-period-odd' : ''}`}>
            <title>{`${period.name}, ${period.dates.raw}: double click shows this range`}</title>
            <rect x={x} y={rows.periods} width={Math.max(1, w - 1)} height={rows.periodsEnd} />
            {w > 3 * letter && <text x={x + 5} y={13}>{shorten(period.name, Math.floor((w - 6) / letter))}</text>}
          </g>
        )
      })}
      {density.eventsBefore > 0 && <text className="timetrack-beyond" x={inset + 2} y={rows.axis - 4}>‹ {density.eventsBefore} earlier</text>}
      {density.eventsAfter > 0 && <text className="timetrack-beyond timetrack-beyond-end" x={width - inset - 2} y={rows.axis - 4}>{density.eventsAfter} later ›</text>}
    </svg>
  )
})

/** Height of the tick that says how many phases change, in pixels: seen where there is one, and longer where there are more. */
const changeHeight = (count: number, most: number) => 6 + 14 * (most > 1 ? (count - 1) / (most - 1) : 0)

/** As much of a name as fits; isolated, so that the dots stand at its own end, whichever way it is written. */
const shorten = (text: string, most: number) => `\u2068${text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1))}…`}\u2069`

function describe(data: NetworkData, range: Range, events: number, changes: number, months: number): string {
  const stretch = months === 1 ? 'month' : `${months} months`
  const periods = data.periods.map(period => `${period.name} (${period.dates.raw})`).join(', ')
  return `From ${dayText(range.from)} to ${dayText(range.to)}, by ${stretch}: ${Math.round(events)} events, ${changes} changes of phases; levels of cooperation above and of conflict below the line. Periods: ${periods || 'none'}.`
}
