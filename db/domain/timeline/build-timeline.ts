import type { TimelineEvents, TimelineLane, TimelineRows } from '../../contract/entities/timeline.ts'
import { DAY_MAX, DAY_MIN, type Day, type DateSpan } from '../../contract/values.ts'
import { textWidth } from '../scene/text-metrics.ts'
import { axisTicks, type AxisTick, type TimeWindow } from './axis.ts'

/** What evidence on one practice an event carries. */
export type PracticeSign = 'supports' | 'contradicts' | 'both' | 'context'

/** A stretch of a mark on the axis, in pixels. */
export interface Stretch { readonly x: number; readonly width: number }

export interface EventMark {
  /** Row of the answer. */
  readonly row: number
  readonly uid: string
  readonly x: number
  readonly y: number
  /** Days that it may lie on; null where it is no wider than the mark. */
  readonly possible: Stretch | null
  /** Days that it certainly lies on. */
  readonly certain: Stretch | null
  /** As much as there is room for beside the mark; empty for none. */
  readonly title: string
  readonly p1: PracticeSign | null
  readonly p2: PracticeSign | null
  /** How many more events the mark stands for. */
  readonly more: number
}

/** A phase of a tie: full where it certainly holds. */
export interface PhaseBand {
  readonly role: 'cooperation' | 'conflict'
  readonly level: number
  readonly possible: Stretch
  readonly certain: Stretch | null
}

export interface LaneScene {
  readonly uid: string | null
  readonly title: string
  readonly events: number
  readonly y: number
  readonly height: number
  readonly bands: readonly PhaseBand[]
  readonly marks: readonly EventMark[]
  /** Where there are too many events to show: how many begin in each part, as a share of the most that any part has. */
  readonly bars: readonly (Stretch & { readonly share: number; readonly count: number })[]
}

export interface TimelineScene {
  readonly width: number
  readonly height: number
  readonly ticks: readonly (AxisTick & { readonly x: number })[]
  readonly periods: readonly (Stretch & { readonly name: string; readonly from: Day; readonly to: Day })[]
  readonly lanes: readonly LaneScene[]
}

type Days = Pick<DateSpan, 'startEarliest' | 'startLatest' | 'endEarliest' | 'endLatest'>

export interface TimelineInput {
  readonly lanes: readonly TimelineLane[]
  readonly events: TimelineEvents | undefined
  readonly periods: readonly { readonly name: string; readonly dates: Days }[]
  /** Phases of the ties that stand in lanes, by uid. */
  readonly phases: ReadonlyMap<string, readonly (Days & { readonly cooperation: number | null; readonly conflict: number | null })[]>
  readonly window: TimeWindow
  /** Of the part with the marks, in pixels. */
  readonly width: number
}

/** Measures of the drawing, in pixels. */
export const timelineSizes = { row: 24, laneGap: 10, bandHeight: 6, mark: 5, text: 11.5 } as const
/** Room for the name of a lane and its number of events, in pixels. */
const leastLane = 42
/** Rows of marks in a lane before marks are put together. */
const mostRows = 4
/** Breadth of a mark with its signs. */
const markBreadth = 15
const leastTitle = 42
const mostTitle = 190
const farOut = 20

/** Everything that a timeline shows in a window of time, as pure geometry. The same input gives the same scene. */
export function buildTimeline({ lanes, events, periods, phases, window, width }: TimelineInput): TimelineScene {
  const perDay = width / (window.to - window.from)
  const xOf = (day: number) => (day - window.from) * perDay
  /** From the beginning of a day to the end of another, as much as is near the window; null where nothing is. */
  const stretch = (first: Day, last: Day): Stretch | null => {
    const [left, right] = [Math.max(-farOut, first <= DAY_MIN ? -Infinity : xOf(first)), Math.min(width + farOut, last >= DAY_MAX ? Infinity : xOf(last + 1))]
    return right <= left ? null : { x: left, width: right - left }
  }
  const rows = events?.rows ?? null
  const byLane = lanes.map((): number[] => [])
  rows?.lane.forEach((lane, row) => byLane[lane]?.push(row))
  const signs = rows ? signsOf(rows) : null
  const most = Math.max(1, ...(events?.counts ?? []).flat())
  let y = 0
  const scenes = lanes.map((lane, index): LaneScene => {
    const bands = (lane.uid === null ? [] : (phases.get(lane.uid) ?? [])).flatMap(phase => (['cooperation', 'conflict'] as const).flatMap((role): PhaseBand[] => {
      const possible = stretch(phase.startEarliest, phase.endLatest)
      const level = phase[role] ?? 0
      if (level === 0 || !possible) return []
      return [{ role, level, possible, certain: phase.startLatest <= phase.endEarliest ? stretch(phase.startLatest, phase.endEarliest) : null }]
    }))
    const bandRoom = phases.has(lane.uid ?? '') ? 2 * timelineSizes.bandHeight + 4 : 0
    const { marks, used } = rows && signs ? marksOf(rows, byLane[index] ?? [], signs, { xOf, stretch, width, top: y + timelineSizes.laneGap / 2 }) : { marks: [], used: 2 }
    const counts = events?.counts?.[index] ?? []
    const part = events ? (events.to - events.from + 1) / Math.max(1, counts.length) : 0
    const bars = counts.flatMap((count, at) => {
      if (count === 0 || !events) return []
      const x = xOf(events.from + at * part)
      return x + part * perDay < 0 || x > width ? [] : [{ x, width: Math.max(1, part * perDay), share: count / most, count }]
    })
    const height = Math.max(leastLane, used * timelineSizes.row + timelineSizes.laneGap + bandRoom)
    const scene: LaneScene = { uid: lane.uid, title: lane.title, events: lane.events, y, height, bands, marks, bars }
    y += height
    return scene
  })
  return {
    width, height: y,
    ticks: axisTicks(window, width, 74).map(tick => ({ ...tick, x: xOf(tick.day) })),
    periods: periods.flatMap(({ name, dates }) => {
      const place = stretch(dates.startEarliest, dates.endLatest)
      return place && place.x < width && place.x + place.width > 0 ? [{ ...place, name, from: dates.startEarliest, to: dates.endLatest }] : []
    }),
    lanes: scenes,
  }
}

/** What of P1 and P2 the evidence on each row says. */
export function signsOf({ uid, evidence }: TimelineRows): { p1: PracticeSign | null; p2: PracticeSign | null }[] {
  const signs = uid.map((): { p1: PracticeSign | null; p2: PracticeSign | null } => ({ p1: null, p2: null }))
  evidence.row.forEach((row, at) => {
    const aspect = evidence.aspect[at]
    const [own, stance] = [signs[row], evidence.stance[at]]
    if (!own || !stance || (aspect !== 'P1' && aspect !== 'P2')) return
    const key = aspect === 'P1' ? 'p1' : 'p2'
    const before = own[key]
    own[key] = before === null || before === 'context' ? stance : stance === 'context' || before === stance ? before : 'both'
  })
  return signs
}

interface Place {
  readonly xOf: (day: number) => number
  readonly stretch: (first: Day, last: Day) => Stretch | null
  readonly width: number
  readonly top: number
}

/** The day on which the mark of an event stands: the middle of the days on which it may begin. */
export const dayOfMark = (start: { startEarliest: Day; startLatest: Day; endLatest: Day }): number => {
  if (start.startEarliest <= DAY_MIN) return start.startLatest > DAY_MIN ? start.startLatest : start.endLatest
  return (start.startEarliest + Math.min(start.startLatest, start.endLatest) + 1) / 2
}

/** Marks of a lane in rows: each where there is room, with its title as far as there is; what finds none is put together with the mark before. */
function marksOf(rows: TimelineRows, inLane: readonly number[], signs: readonly { p1: PracticeSign | null; p2: PracticeSign | null }[], { xOf, stretch, width, top }: Place): { marks: EventMark[]; used: number } {
  const at = inLane.map(row => {
    const days = { startEarliest: rows.startEarliest[row] ?? 0, startLatest: rows.startLatest[row] ?? 0, endEarliest: rows.endEarliest[row] ?? 0, endLatest: rows.endLatest[row] ?? 0 }
    return { row, days, x: xOf(dayOfMark(days)) }
  }).toSorted((a, b) => a.x - b.x || a.row - b.row)
  const ends: number[] = []
  const last: (number | undefined)[] = []
  const marks: (EventMark & { title: string; more: number })[] = []
  // As much room as the title of each mark has; cut once, when the mark behind it is known.
  const rooms: number[] = []
  for (const { row, days, x } of at) {
    const free = ends.findIndex(end => end <= x - markBreadth / 2)
    const line = free >= 0 ? free : ends.length < mostRows ? ends.length : -1
    const possible = stretch(days.startEarliest, days.endLatest)
    if (line < 0) {
      const together = marks[last[mostRows - 1] ?? -1]
      if (together) together.more++
      continue
    }
    const text = rows.title[row] ?? ''
    const isIn = x >= -markBreadth && x <= width
    const own = signs[row] ?? { p1: null, p2: null }
    const before = last[line]
    // The title before ends where this mark begins.
    if (before !== undefined) rooms[before] = Math.min(rooms[before] ?? 0, x - markBreadth / 2 - (marks[before]?.x ?? 0) - 12)
    marks.push({
      row, uid: rows.uid[row] ?? '', x, y: top + line * timelineSizes.row + timelineSizes.row / 2, ...own, more: 0,
      possible: possible && possible.width > markBreadth ? possible : null,
      certain: days.startLatest <= days.endEarliest ? stretch(days.startLatest, days.endEarliest) : null,
      title: isIn ? text : '',
    })
    rooms.push(Math.min(mostTitle, width - x - 14))
    last[line] = marks.length - 1
    ends[line] = x + markBreadth / 2 + Math.min(leastTitle, textWidth(text, 'regular') * timelineSizes.text)
  }
  marks.forEach((mark, index) => {
    mark.title = cutTo(mark.title, rooms[index] ?? 0)
  })
  return { marks, used: Math.max(1, ends.length) }
}

/** A text that is no wider than so many pixels, with dots where it was longer; empty where next to nothing of it is left. */
export function cutTo(text: string, width: number): string {
  const breadth = (part: string) => textWidth(part, 'regular') * timelineSizes.text
  if (text === '' || breadth(text) <= width) return text
  const whole = text.endsWith('…') ? text.slice(0, -1) : text
  // A longer part is never narrower, so that halving finds the longest that fits.
  let [fits, over] = [0, whole.length]
  while (over - fits > 1) {
    const middle = (fits + over) >> 1
    if (breadth(`${whole.slice(0, middle)}…`) <= width) fits = middle
    else over = middle
  }
  const left = whole.slice(0, fits).toWellFormed().replace(/\uFFFD$/u, '').trimEnd()
  return left.length < 3 ? '' : `${left}…`
}
