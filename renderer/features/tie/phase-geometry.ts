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
  /** It begins before the axis does. */
  startsBefore: boolean
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

/** How far the axis may reach beyond what is studied, as a part of the study's length: what lies further off is cut off at its edge. */
const reach = 0.2

/**
 * Where the phases of a tie stand on a common time axis. The axis covers `studied` (the periods) and, as far as phases reach, a fifth of its
 * length more on either side; without `studied` it covers the phases. Open ends run to its edge.
 */
export function phaseAxis(phases: readonly TiePhase[], studied: readonly DateSpan[], ticksWanted = 6): PhaseAxis {
  const dated = phases.filter(phase => phase.dates !== null)
  const bounds = (spans: readonly DateSpan[]) =>
    spans.flatMap(span => [span.startEarliest, span.startLatest, span.endEarliest, span.endLatest]).filter(day => !open(day))
  const [own, study] = [bounds(dated.map(phase => phase.dates!)), bounds(studied)]
  if (own.length + study.length === 0) return { from: 0, to: 1, ticks: [], bars: [], undated: phases.filter(phase => phase.dates === null) }
  const [first, last] = [Math.min(...own, ...study), Math.max(...own, ...study) + 1]
  const beyond = study.length > 0 ? Math.round((Math.max(...study) - Math.min(...study)) * reach) : Infinity
  const from = Math.max(first, study.length > 0 ? Math.min(...study) - beyond : first)
  const to = Math.min(last, study.length > 0 ? Math.max(...study) + 1 + beyond : last)
  const at = (day: Day) => Math.round((Math.min(Math.max(day, from), to) - from) / (to - from) * 10_000) / 100
  const bars = dated.map(phase => {
    const { startEarliest, startLatest, endEarliest, endLatest } = phase.dates!
    // A day covers its whole length: what ends on the 31st reaches the 1st.
    const certain = startLatest <= endEarliest ? { from: at(startLatest), to: at(endEarliest + 1) } : null
    return { phase, possible: { from: at(startEarliest), to: at(endLatest + 1) }, certain, startsBefore: startEarliest < from }
  })
  const [firstYear, lastYear] = [yearOfDay(from), yearOfDay(to)]
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find(size => (lastYear - firstYear) / size <= ticksWanted) ?? 1_000
  const ticks: PhaseAxis['ticks'] = []
  for (let year = Math.ceil(firstYear / step) * step; year <= lastYear; year += step) {
    const day = dayOfYear(year)
    if (day >= from && day < to) ticks.push({ at: at(day), label: String(year) })
  }
  return { from, to, ticks, bars, undated: phases.filter(phase => phase.dates === null) }
}
