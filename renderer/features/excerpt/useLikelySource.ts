import { useState } from 'react'
import type { EntityRef, Uid } from '../../../db/contract/values.ts'
import { useAnswer, useWorkbench } from '../../ui/hooks.ts'

/** The source that a new passage is likely from: the one selected, else the one looked at last. */
export function useLikelySource(): EntityRef | null {
  const { selection } = useWorkbench()
  const [uid] = useState<Uid | null>(() => {
    const { selected, back } = selection.getState()
    return [...back, ...selected].findLast(entity => entity.type === 'source')?.uid ?? null
  })
  return useAnswer('entities.resolve', uid === null ? null : { uid }) ?? null
}
