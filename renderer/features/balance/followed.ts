import { useEffect, useMemo } from 'react'
import type { EntityRef } from '../../../db/contract/values.ts'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { useNetwork } from '../../ui/useNetwork.ts'

/** So many actors at once can still be told apart. */
const mostActors = 8
const usualActors = 6

/** The tie whose strain time lines follow: the one that is selected, else the one that was last. */
export function useFollowedTie(): EntityRef | null {
  const { selection, balanceView } = useWorkbench()
  const selected = useStoreValue(selection, state => state.selected.findLast(({ type }) => type === 'tie')?.uid ?? null)
  const kept = useStoreValue(balanceView, state => state.tie)
  // The last one stays followed while something else is looked at.
  useEffect(() => {
    if (selected !== null) balanceView.setState({ tie: selected })
  }, [balanceView, selected])
  const uid = selected ?? kept
  return useAnswer('entities.resolve', uid === null ? null : { uid }) ?? null
}

/** The actors whose measures time lines follow: those that are selected, or the two of a tie; with none, those of the most ties. */
export function useFollowedActors(): readonly { uid: string; name: string }[] {
  const { selection } = useWorkbench()
  const selected = useStoreValue(selection, state => state.selected)
  const network = useNetwork()
  return useMemo(() => {
    if (!network) return []
    const { actors, ties } = network
    const chosen = new Set<number>()
    for (const { type, uid } of selected) {
      if (type === 'actor') chosen.add(actors.uid.indexOf(uid))
      const row = type === 'tie' ? ties.uid.indexOf(uid) : -1
      if (row >= 0) chosen.add(ties.from[row] ?? -1).add(ties.to[row] ?? -1)
    }
    chosen.delete(-1)
    const degrees = new Map<number, number>()
    for (const end of [...ties.from, ...ties.to]) degrees.set(end, (degrees.get(end) ?? 0) + 1)
    const rows = chosen.size > 0 ? [...chosen].slice(0, mostActors) : [...degrees].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, usualActors).map(([row]) => row)
    return rows.map(row => ({ uid: actors.uid[row] ?? '', name: actors.shortName[row] || (actors.name[row] ?? '') }))
  }, [network, selected])
}
