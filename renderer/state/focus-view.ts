import type { Focus, Parallel } from '../../db/contract/entities/focus.ts'
import type { Uid } from '../../db/contract/values.ts'

/** Which part of the network is looked at by itself, and how parallel ties are drawn. */
export interface FocusViewState {
  /** Null: everything. */
  focus: Focus | null
  /** What becomes of what is out of focus. */
  outside: 'hidden' | 'dimmed'
  parallel: Parallel
}

export const firstFocusView: FocusViewState = { focus: null, outside: 'hidden', parallel: 'spread' }

export type FocusKind = Focus['kind']

/** The focus of a kind on the actors that are selected, in the order in which they were; null where it needs others: two, or for neighbours at least one. */
export function focusOn(kind: FocusKind, actors: readonly Uid[], depth: 1 | 2 | 3 | 4 = 1): Focus | null {
  const [one, other] = actors
  if (kind === 'neighbours') return one === undefined ? null : { kind, actors: actors.slice(0, 200), depth }
  if (one === undefined || other === undefined || actors.length > 2) return null
  return kind === 'paths' ? { kind, from: one, to: other } : { kind, actors: [one, other] }
}
