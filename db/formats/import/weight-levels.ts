import type { StrandLevel } from '../../contract/entities/ties.ts'

/** A positive weight is cooperation, a negative one conflict, both at level 1 (low): how strong it is, the number alone does not say. */
export function levelsOf(weight: number | null): { cooperation: StrandLevel | null; conflict: StrandLevel | null } {
  return { cooperation: weight !== null && weight > 0 ? 1 : null, conflict: weight !== null && weight < 0 ? 1 : null }
}
