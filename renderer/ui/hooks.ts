import { createContext, useCallback, useContext, useMemo, useState, useSyncExternalStore } from 'react'
import { useStore as useZustand } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { Input, MethodName, Output } from '../../db/contract/api.ts'
import { createPagedList, createPages, type ListState, type PagedInput } from '../state/pages.ts'
import type { NoteListRow } from '../../db/contract/entities/note-lists.ts'
import type { QueryState } from '../state/queries.ts'
import type { Selected, Workbench } from '../state/workbench.ts'

export const WorkbenchContext = createContext<Workbench | null>(null)

/** The window's workbench. Throws outside of its provider. */
export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext)
  if (!workbench) throw new Error('useWorkbench outside of WorkbenchContext')
  return workbench
}

/** A part of one of the workbench's stores; renders again when that part changes. */
export function useStoreValue<State, Part>(store: StoreApi<State>, select: (state: State) => Part): Part {
  return useZustand(store, select)
}

const notAsked = { status: 'loading' } as const

/** The answer to a read of the API, kept fresh by push events. Inputs are compared by their JSON; null asks nothing and stays loading. */
export function useQuery<M extends MethodName>(method: M, input: Input<M> | null): QueryState<Output<M>> {
  const { queries } = useWorkbench()
  const key = JSON.stringify(input)
  // The key stands for the input: a new object of the same content is the same question.
  const stable = useCallback(() => JSON.parse(key) as Input<M> | null, [key])
  const subscribe = useCallback((listener: () => void) => {
    const question = stable()
    return question === null ? () => undefined : queries.observe(method, question, listener)
  }, [queries, method, stable])
  return useSyncExternalStore(subscribe, () => {
    const question = stable()
    return question === null ? notAsked : queries.read(method, question)
  })
}

/** The answer, or undefined while it is not there; the last one stays while a new one is fetched. */
export function useAnswer<M extends MethodName>(method: M, input: Input<M> | null): Output<M> | undefined {
  const state = useQuery(method, input)
  return state.status === 'loading' ? undefined : state.value
}

/** A list of entities, read as far as it was looked at. The rows of the list before stay until those of a new filter are there. */
export function usePagedList(input: Omit<Input<'entities.list'>, 'after' | 'limit'>): ListState & { reach: (index: number) => void } {
  const { queries } = useWorkbench()
  const key = JSON.stringify(input)
  const list = useMemo(() => createPagedList(queries, JSON.parse(key) as typeof input), [queries, key])
  const state = useSyncExternalStore(list.subscribe, list.read)
  const [kept, setKept] = useState({ type: input.type, state })
  const isThere = state.total !== null || state.error !== null
  if (kept.state !== state && (isThere || kept.type !== input.type)) setKept({ type: input.type, state })
  return { ...(isThere || kept.type !== input.type ? state : kept.state), reach: list.reach }
}

/** The notes that a filter keeps, read as far as they were looked at. Those of the filter before stay until the new ones are there. */
export function useNoteList(input: PagedInput<'notes.list'>): ListState<NoteListRow> & { reach: (index: number) => void } {
  const { queries } = useWorkbench()
  const key = JSON.stringify(input)
  const list = useMemo(() => createPages(queries, 'notes.list', JSON.parse(key) as typeof input, { first: 100, later: 500 }), [queries, key])
  const state = useSyncExternalStore(list.subscribe, list.read)
  const isThere = state.total !== null || state.error !== null
  // Nothing of what a filter showed may stay while private things are being hidden.
  const [kept, setKept] = useState({ hidePrivate: input.hidePrivate, state })
  if (kept.state !== state && (isThere || kept.hidePrivate !== input.hidePrivate)) setKept({ hidePrivate: input.hidePrivate, state })
  return { ...(isThere || kept.hidePrivate !== input.hidePrivate ? state : kept.state), reach: list.reach }
}

/** Whether a media query holds, kept up to date. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback((listener: () => void) => {
    const media = window.matchMedia(query)
    media.addEventListener('change', listener)
    return () => media.removeEventListener('change', listener)
  }, [query])
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
}

/** The theme in force: the user's choice, or the system's. */
export function useTheme(): 'light' | 'dark' {
  const { preferences } = useWorkbench()
  const choice = useStoreValue(preferences, state => state.theme)
  const systemDark = useMedia('(prefers-color-scheme: dark)')
  return choice === 'system' ? (systemDark ? 'dark' : 'light') : choice
}

/** The last one selected: what the inspector shows. */
export function useSelected(): Selected | null {
  return useStoreValue(useWorkbench().selection, state => state.selected.at(-1) ?? null)
}
