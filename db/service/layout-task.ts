import { layOut, type LayoutRequest } from '../domain/lay-out.ts'
import { layoutNetwork, type LayoutInput } from '../domain/layout.ts'
import type { LayoutPoint } from '../domain/layout/force.ts'
import type { Report } from '../domain/layout/problem.ts'

export type { LayoutPoint, LayoutRequest }

/** A layout by a method, or room for those that have no place yet. Plain values: no connection, only what was read before. */
export type LayoutWork = LayoutRequest | { readonly layout: 'new'; readonly input: LayoutInput }

/** Where every actor comes to stand; see `layOut` and `layoutNetwork`. What a worker thread runs. */
export function runLayout(work: LayoutWork, report?: Report): LayoutPoint[] {
  return work.layout === 'new' ? layoutNetwork({ ...work.input, ...(report ? { report } : {}) }) : layOut(work, report)
}
