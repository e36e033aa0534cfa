import type { TimelineInput } from './build-timeline.ts'

type Days = readonly (number | null)[]
/** Columns of ties and of their phases, as the network has them. */
interface Columns {
  readonly ties: { readonly uid: readonly string[] }
  readonly phases: {
    readonly tie: readonly number[]
    readonly startEarliest: Days; readonly startLatest: Days; readonly endEarliest: Days; readonly endLatest: Days
    readonly cooperation: Days; readonly conflict: Days
  }
}

/** Phases of ties by the tie's uid, as a timeline draws them. */
export function phasesOf({ ties, phases }: Columns): TimelineInput['phases'] {
  const found = new Map<string, { startEarliest: number; startLatest: number; endEarliest: number; endLatest: number; cooperation: number | null; conflict: number | null }[]>()
  phases.tie.forEach((tie, row) => {
    const uid = ties.uid[tie]
    if (uid === undefined) return
    const own = found.get(uid) ?? []
    found.set(uid, own)
    own.push({
      startEarliest: phases.startEarliest[row] ?? 0, startLatest: phases.startLatest[row] ?? 0, endEarliest: phases.endEarliest[row] ?? 0, endLatest: phases.endLatest[row] ?? 0,
      cooperation: phases.cooperation[row] ?? null, conflict: phases.conflict[row] ?? null,
    })
  })
  return found
}
