import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Input } from '../../../db/contract/api.ts'
import { DAY_MAX, DAY_MIN, type Day, type EntityRef, type Uid } from '../../../db/contract/values.ts'
import { civilDate, dayNumber } from '../../../db/domain/day.ts'
import { daysSaid } from '../../../db/domain/days-said.ts'
import type { Selected, Workbench } from '../../state/workbench.ts'

/** What narrows the list of notes, as the analyst put it together. */
export interface NoteFilterState {
  query: string
  on: readonly EntityRef[]
  /** Attached to what is selected, whatever that is at the moment. */
  onSelected: boolean
  aspect: Uid | null
  privacy: 'private' | 'released' | null
  pinned: boolean
  /** Days as they were typed; empty: any. */
  changed: string
  /** The note that is open beside the list. */
  open: Uid | null
}

export const noFilter: Omit<NoteFilterState, 'open'> = { query: '', on: [], onSelected: false, aspect: null, privacy: null, pinned: false, changed: '' }

const states = new WeakMap<Workbench, StoreApi<NoteFilterState>>()

/** The window's own filter and open note: coming back to the notes finds them as they were left. */
export function noteFilterOf(workbench: Workbench): StoreApi<NoteFilterState> {
  let store = states.get(workbench)
  if (!store) states.set(workbench, store = createStore<NoteFilterState>(() => ({ ...noFilter, open: null })))
  return store
}

/** Whether anything but words narrows the list. */
export function hasConditions({ on, onSelected, aspect, privacy, pinned, changed }: NoteFilterState): boolean {
  return on.length > 0 || onSelected || aspect !== null || privacy !== null || pinned || changed !== ''
}

/** Today in the time zone of the window. */
export function localToday(now = new Date()): Day {
  return dayNumber(now.getFullYear(), now.getMonth() + 1, now.getDate())
}

/** The moment at which a day begins in the time zone of the window. */
function beginningOf(day: Day): string {
  const { year, month, day: date } = civilDate(day)
  const moment = new Date(2000, month - 1, date)
  moment.setFullYear(year, month - 1, date)
  return moment.toISOString()
}

/** The question that a filter asks. `changed` must be understood already: what cannot be is left out. */
export function questionOf(state: NoteFilterState, selected: readonly Selected[], hidePrivate: boolean, today: Day): Omit<Input<'notes.list'>, 'after' | 'limit'> {
  const { query, on, onSelected, aspect, privacy, pinned, changed } = state
  const days = changed === '' ? null : daysSaid(changed, today)
  return {
    query: query.trim().slice(0, 1_000), on: on.map(({ type, uid }) => ({ type, uid })),
    ...(onSelected ? { onAny: selected.slice(0, 500).map(({ type, uid }) => ({ type, uid })) } : {}),
    ...(aspect === null ? {} : { aspect }), ...(privacy === null ? {} : { privacy }), ...(pinned ? { pinned } : {}),
    ...(days && days.from > DAY_MIN ? { changedFrom: beginningOf(days.from) } : {}),
    ...(days && days.to < DAY_MAX ? { changedBefore: beginningOf(days.to + 1) } : {}),
    hidePrivate,
  }
}
