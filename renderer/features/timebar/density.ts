import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { DAY_MAX, DAY_MIN, type Day } from '../../../db/contract/values.ts'
import { prepareDays } from '../../../db/domain/scene/prepare.ts'

export interface Density {
  /** Events per bucket; one whose date is uncertain counts with a part in each bucket it may lie in. */
  events: number[]
  /** Sum of the levels of the ties in each bucket (each tie with its highest there). */
  cooperation: number[]
  conflict: number[]
  /** Phases that begin, and those of a tie that end with no other after them, per bucket: each on the day from which (or to which) it is drawn full. */
  changes: number[]
  /** Events before and after the range. */
  eventsBefore: number
  eventsAfter: number
}

const bucketAt = (starts: readonly Day[], day: Day): number => {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? Infinity) <= day) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * How much there is in each stretch of time. `ties` narrows the levels to some ties (rows of `data.ties`); null takes all.
 * Phases count where they possibly hold.
 */
export function densityOf(data: NetworkData, starts: readonly Day[], to: Day, ties: ReadonlySet<number> | null): Density {
  const zeros = () => starts.map(() => 0)
  const events = zeros()
  const from = starts[0] ?? to
  let eventsBefore = 0
  let eventsAfter = 0
  data.events.startEarliest.forEach((start, row) => {
    const end = data.events.endLatest[row] ?? start
    if (end < from) eventsBefore++
    else if (start > to) eventsAfter++
    else {
      const first = bucketAt(starts, Math.max(start, from))
      const last = bucketAt(starts, Math.min(end, to))
      for (let bucket = first; bucket <= last; bucket++) events[bucket] = (events[bucket] ?? 0) + 1 / (last - first + 1)
    }
  })

  const changes = changesIn(data, starts, to, ties)
  const highest = { cooperation: new Map<number, number[]>(), conflict: new Map<number, number[]>() }
  data.phases.tie.forEach((tie, row) => {
    if (ties && !ties.has(tie)) return
    const start = Math.max(data.phases.startEarliest[row] ?? DAY_MIN, from)
    const end = Math.min(data.phases.endLatest[row] ?? DAY_MAX, to)
    if (end < start) return
    for (const strand of ['cooperation', 'conflict'] as const) {
      const level = data.phases[strand][row] ?? 0
      if (level === 0) continue
      const levels = highest[strand].get(tie) ?? zeros()
      highest[strand].set(tie, levels)
      for (let bucket = bucketAt(starts, start); bucket <= bucketAt(starts, end); bucket++) levels[bucket] = Math.max(levels[bucket] ?? 0, level)
    }
  })
  const sum = (strand: 'cooperation' | 'conflict') => {
    const totals = zeros()
    for (const levels of highest[strand].values()) levels.forEach((level, bucket) => { totals[bucket] = (totals[bucket] ?? 0) + level })
    return totals
  }
  return { events, changes, cooperation: sum('cooperation'), conflict: sum('conflict'), eventsBefore, eventsAfter }
}

/** Changes of phases in each bucket. */
function changesIn(data: NetworkData, starts: readonly Day[], to: Day, ties: ReadonlySet<number> | null): number[] {
  const { solid, phasesOf } = prepareDays(data)
  const changes = starts.map(() => 0)
  const from = starts[0] ?? to
  const count = (day: Day) => {
    if (day < from || day > to) return
    const bucket = bucketAt(starts, day)
    changes[bucket] = (changes[bucket] ?? 0) + 1
  }
  data.phases.tie.forEach((tie, row) => {
    const days = solid[row]
    if (!days || (ties && !ties.has(tie))) return
    if (days.from > DAY_MIN) count(days.from)
    // An end that another phase takes over is its beginning, and counted there.
    const goesOn = (phasesOf[tie] ?? []).some(other => other !== row && (solid[other]?.from ?? DAY_MAX) > days.from && (solid[other]?.from ?? DAY_MAX) <= days.to + 31 && (solid[other]?.to ?? DAY_MIN) > days.to)
    if (days.to < DAY_MAX && !goesOn) count(days.to)
  })
  return changes
}
