import type { Uid } from '../../db/contract/values.ts'
import type { Workbench } from './workbench.ts'

/** Which two actors the dyad page is about, and how their events are told. */
export interface DyadViewState {
  one: Uid | null
  other: Uid | null
  by: 'month' | 'year'
  /** Whether mean scores of events are shown: they are contested. */
  goldstein: boolean
}

export const noDyad: DyadViewState = { one: null, other: null, by: 'month', goldstein: false }

/** Shows the page of two actors. */
export function openDyad({ dyadView, layout }: Pick<Workbench, 'dyadView' | 'layout'>, [one, other]: readonly Uid[]): void {
  if (one === undefined || other === undefined) return
  dyadView.setState({ one, other })
  layout.setState({ tab: 'dyad' })
}
