import type { LayoutKind } from '../../../db/contract/entities/layouts.ts'

/** What a method of layout is called, and what it shows. */
export const layoutWords: { readonly [L in LayoutKind]: { readonly title: string; readonly detail: string; readonly keys: string } } = {
  force: { title: 'Force-directed', detail: 'Ties pull, actors push: groups come apart', keys: 'Y F' },
  stress: { title: 'Stress', detail: 'Far apart means many steps along ties', keys: 'Y S' },
  concentric: { title: 'Concentric', detail: 'Rings by distance from the best connected actor', keys: 'Y C' },
  circular: { title: 'Circular by bloc', detail: 'One circle, each bloc or kind together, few crossings', keys: 'Y B' },
}
