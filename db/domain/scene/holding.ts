import type { NetworkData } from '../../contract/entities/views.ts'
import type { Day } from '../../contract/values.ts'

export type Dating = 'certainly' | 'possibly'
export type Holding = 'certainly' | 'possibly' | 'not'

interface DayColumns {
  readonly startEarliest: readonly (Day | null)[]
  readonly startLatest: readonly (Day | null)[]
  readonly endEarliest: readonly (Day | null)[]
  readonly endLatest: readonly (Day | null)[]
}

/**
 * Whether what a row dates is the case on a day: certainly between its latest start and its earliest end, possibly between its
 * earliest start and its latest end. Without dates nothing is certain and nothing excluded.
 */
export function holding(days: DayColumns, row: number, day: Day): Holding {
  const [startEarliest, startLatest, endEarliest, endLatest] = [days.startEarliest[row], days.startLatest[row], days.endEarliest[row], days.endLatest[row]]
  if (startEarliest !== null && startEarliest !== undefined && day < startEarliest) return 'not'
  if (endLatest !== null && endLatest !== undefined && day > endLatest) return 'not'
  if (startLatest === null || startLatest === undefined || endEarliest === null || endEarliest === undefined) return 'possibly'
  return startLatest <= day && day <= endEarliest ? 'certainly' : 'possibly'
}

export interface StrandReading {
  /** Highest level among the phases that hold; null where none of them codes it. */
  readonly level: number | null
  /** Whether no phase that certainly holds bears that level. */
  readonly faded: boolean
}

export interface TieReading {
  readonly cooperation: StrandReading
  readonly conflict: StrandReading
}

/**
 * What a tie shows on a day: for each strand the highest level among the phases that hold then (with `allTime` among all), or null
 * where the tie does not hold. A tie without any phase has nothing that says when it is not, and shows as not coded.
 */
export function readTieOn(data: NetworkData, phases: readonly number[], when: { day: Day; dating: Dating; allTime: boolean }): TieReading | null {
  if (phases.length === 0) return { cooperation: { level: null, faded: false }, conflict: { level: null, faded: false } }
  let held = false
  let certain = false
  const best = { cooperation: { level: null as number | null, certain: false }, conflict: { level: null as number | null, certain: false } }
  for (const phase of phases) {
    const state = when.allTime ? 'certainly' : holding(data.phases, phase, when.day)
    if (state === 'not' || (state === 'possibly' && when.dating === 'certainly')) continue
    held = true
    const isCertain = state === 'certainly'
    certain ||= isCertain
    for (const role of ['cooperation', 'conflict'] as const) {
      const level = data.phases[role][phase] ?? null
      if (level === null) continue
      const known = best[role]
      if (known.level === null || level > known.level) best[role] = { level, certain: isCertain }
      else if (level === known.level) known.certain ||= isCertain
    }
  }
  if (!held) return null
  const reading = ({ level, certain: sure }: { level: number | null; certain: boolean }): StrandReading => ({ level, faded: level === null ? !certain : !sure })
  return { cooperation: reading(best.cooperation), conflict: reading(best.conflict) }
}
