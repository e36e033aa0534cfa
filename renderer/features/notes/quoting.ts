import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Uid } from '../../../db/contract/values.ts'
import type { EntityType } from '../../../db/contract/vocabulary.ts'
import type { Workbench } from '../../state/workbench.ts'

export interface QuotingState {
  /** What is to be quoted, and what a new note for it is attached to; null: nothing. */
  quoting: { excerpt: Uid; attachedTo: { type: EntityType; uid: Uid; aspect?: Uid }[] } | null
  /** The note that was quoted into last. */
  last: Uid | null
}

const states = new WeakMap<Workbench, StoreApi<QuotingState>>()

/** What a window is about to quote into a note. */
export function quotingOf(workbench: Workbench): StoreApi<QuotingState> {
  let store = states.get(workbench)
  if (!store) states.set(workbench, store = createStore<QuotingState>(() => ({ quoting: null, last: null })))
  return store
}
