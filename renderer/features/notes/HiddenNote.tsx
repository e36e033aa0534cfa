import type { ReactNode } from 'react'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { HiddenIcon } from '../../ui/icons/view.tsx'

/** Whether a note must not be shown now: it is private, or not known yet not to be, while private things are hidden. */
export function useIsHiddenNote(uid: string): boolean {
  const isHiding = useStoreValue(useWorkbench().preferences, state => state.privateHidden)
  const answer = useAnswer('notes.get', { uid })
  return isHiding && (answer?.note.private ?? true)
}

/** Stands in for a private note while private things are hidden. */
export function HiddenNote({ uid, children }: { uid: string; children: ReactNode }) {
  const isHidden = useIsHiddenNote(uid)
  if (!isHidden) return children
  return <div className="inspector-lead"><p className="private-notice"><HiddenIcon /> Private things are hidden.</p></div>
}
