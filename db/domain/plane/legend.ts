import { markRadius } from './build-plane.ts'
import type { ConflictLook, OutcomeShape } from './types.ts'

export interface PlaneKey { readonly text: string; readonly shape: OutcomeShape; readonly look: ConflictLook; readonly radius: number }

/** What the marks mean: outcome by shape, conflicting interests by size and filling. */
export const planeLegend: readonly { readonly title: string; readonly keys: readonly PlaneKey[] }[] = [
  {
    title: 'X conflicting interests',
    keys: [
      ...[1, 2, 3].map(level => ({ text: String(level), shape: 'circle' as const, look: 'filled' as const, radius: markRadius(level) })),
      { text: '0: untested', shape: 'circle', look: 'open', radius: markRadius(0) },
      { text: 'not coded', shape: 'circle', look: 'hatched', radius: markRadius(null) },
    ],
  },
  {
    title: 'O outcome',
    keys: [
      { text: '3 maintained', shape: 'circle', look: 'filled', radius: 5 }, { text: '2 strained', shape: 'diamond', look: 'filled', radius: 5 },
      { text: '1 hostile', shape: 'triangle', look: 'filled', radius: 5 }, { text: '0 ruptured', shape: 'cross', look: 'filled', radius: 5 },
      { text: 'not coded', shape: 'square', look: 'filled', radius: 5 },
    ],
  },
]
