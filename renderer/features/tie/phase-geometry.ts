import type { TiePhase } from '../../../db/contract/entities/ties.ts'
import { DAY_MAX, DAY_MIN, type DateSpan, type Day } from '../../../db/contract/values.ts'

/** A stretch of the axis in percent of its length. */
export interface Stretch {
  from: number
  to: number
}

export interface PhaseBar {
  phase: TiePhase
  /** Everything the phase may cover. */
  possible: Stretch
  /** What it covers for certain; null where its dates leave no such stretch. */
  certain: Stretch | null
}

export interface PhaseAxis {
  from: Day
  to: Day
  ticks: { at: number; label: string }[]
  bars: PhaseBar[]
  /** Phases without dates: they are listed, not drawn. */
  undated: TiePhase[]
}

const open = (day: Day) => day <= DAY_MIN || day >= DAY_MAX
const dayOfYear = (year: number): Day => {
  const date = new Date(0)
  date.setUTCFullYear(year, 0, 1)
  return Math.round(date.getTime() / 86_400_000)
}
const yearOfDay = (day: Day) => new Date(day * 86_400_000).getUTCFullYear()

/**
 * Where the phases of a tie stand on a common time axis. The axis reaches from the first to the last bounded day of the phases and of `others`
 * (periods, the study period); open ends run to its edge.
 */
export function phaseAxis(phases: readonly TiePhase[], others: readonly DateSpan[], ticksWanted = 5): PhaseAxis {
  const dated = phases.filter(phase => phase.dates !== null)
  const spans = [...dated.map(phase => phase.dates!), ...others]
  const days = spans.flatMap(span => [span.startEarliest, span.startLatest, span.endEarliest, span.endLatest]).filter(day => !open(day))
  if (days.length === 0) return { from: 0, to: 1, ticks: [], bars: [], undated: phases.filter(phase => phase.dates === null) }
  const from = Math.min(...days)
  const to = Math.max(...days) + 1
  const at = (day: Day) => Math.round((Math.min(Math.max(day, from), to) - from) / (to - from) * 10_000) / 100
  const bars = dated.map(phase => {
    const { startEarliest, startLatest, endEarliest, endLatest } = phase.dates!
    // A day covers its whole length: what ends on the 31st reaches the 1st.
    const certain = startLatest <= endEarliest ? { from: at(startLatest), to: at(endEarliest + 1) } : null
    return { phase, possible: { from: at(startEarliest), to: at(endLatest + 1) }, certain }
  })
  const [first, last] = [yearOfDay(from), yearOfDay(to)]
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find(size => (last - first) / size <= ticksWanted) ?? 1_000
  const ticks: PhaseAxis['ticks'] = []
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
    const day = dayOfYear(year)
    if (day >= from && day < to) ticks.push({ at: at(day), label: String(year) })
  }
  return { from, to, ticks, bars, undated: phases.filter(phase => phase.dates === null) }
}
