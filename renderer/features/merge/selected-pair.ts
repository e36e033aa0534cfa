import type { MergeableType } from '../../../db/contract/methods/merge.ts'
import type { Selected } from '../../state/workbench.ts'
import { isMergeable } from './words.ts'

/** The two that are selected, where they are two of one type that can be merged. */
export function selectedPair(selected: readonly Selected[]): { type: MergeableType; one: string; other: string } | null {
  const [one, other] = selected
  if (selected.length !== 2 || !one || !other || one.type !== other.type || !isMergeable(one.type)) return null
  return { type: one.type, one: one.uid, other: other.uid }
}
