import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import { useStore as useZustand } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { Input, MethodName, Output } from '../../db/contract/api.ts'
import type { QueryState } from '../state/queries.ts'
import type { Workbench } from '../state/workbench.ts'

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

/** The answer to a read of the API, kept fresh by push events. Inputs are compared by their JSON. */
export function useQuery<M extends MethodName>(method: M, input: Input<M>): QueryState<Output<M>> {
  const { queries } = useWorkbench()
  const key = JSON.stringify(input)
  // The key stands for the input: a new object of the same content is the same question.
  const stable = useCallback(() => JSON.parse(key) as Input<M>, [key])
  const subscribe = useCallback((listener: () => void) => queries.observe(method, stable(), listener), [queries, method, stable])
  return useSyncExternalStore(subscribe, () => queries.read(method, stable()))
}

/** The answer, or undefined while it is not there; the last one stays while a new one is fetched. */
export function useAnswer<M extends MethodName>(method: M, input: Input<M>): Output<M> | undefined {
  const state = useQuery(method, input)
  return state.status === 'loading' ? undefined : state.value
}
