import { useState } from 'react'
import type { NetworkData } from '../../db/contract/entities/views.ts'
import type { QueryState } from '../state/queries.ts'
import { useQuery, useStoreValue, useWorkbench } from './hooks.ts'

/** The network of the view that is shown; that of the view before stays until it is there. */
export function useNetworkQuery(isAsked = true): QueryState<NetworkData> {
  const uid = useStoreValue(useWorkbench().shownView, state => state.uid)
  const state = useQuery('network.get', isAsked ? (uid === null ? {} : { view: uid }) : null)
  const [kept, setKept] = useState(state)
  if (state.status !== 'loading' && kept !== state) setKept(state)
  return state.status === 'loading' ? kept : state
}

/** The same, or undefined before the first is there. */
export function useNetwork(isAsked = true): NetworkData | undefined {
  const state = useNetworkQuery(isAsked)
  return state.status === 'loading' ? undefined : state.value
}
