import { useState } from 'react'
import type { EntityRef, Uid } from '../../../db/contract/values.ts'
import { useAnswer, useWorkbench } from '../../ui/hooks.ts'

/** The source that a new passage is likely from: the one selected, else the one looked at last, else the only one there is. */
export function useLikelySource(): EntityRef | null {
  const { selection } = useWorkbench()
  const [uid] = useState<Uid | null>(() => {
    const { selected, back } = selection.getState()
    return [...back, ...selected].findLast(entity => entity.type === 'source')?.uid ?? null
  })
  const looked = useAnswer('entities.resolve', uid === null ? null : { uid })
  const first = useAnswer('entities.complete', { prefix: '', types: ['source'], limit: 2 })
  if (looked) return looked
  const only = first?.length === 1 ? first[0] : undefined
  return only ? { type: only.type, uid: only.uid, title: only.title } : null
}
