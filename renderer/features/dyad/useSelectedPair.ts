import { useMemo } from 'react'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'

/** The two actors that are selected, or those of the tie that is; null otherwise. */
export function useSelectedPair(network: NetworkData | undefined): readonly [string, string] | null {
  const selected = useStoreValue(useWorkbench().selection, state => state.selected)
  return useMemo(() => {
    const actors = selected.filter(({ type }) => type === 'actor')
    const [one, other] = actors
    if (one && other && actors.length === 2) return [one.uid, other.uid]
    const tie = selected.findLast(({ type }) => type === 'tie')
    const row = tie && network ? network.ties.uid.indexOf(tie.uid) : -1
    if (row < 0 || !network) return null
    return [network.actors.uid[network.ties.from[row] ?? -1] ?? '', network.actors.uid[network.ties.to[row] ?? -1] ?? '']
  }, [selected, network])
}
