import { useEffect } from 'react'
import { useAnswer, useStoreValue, useWorkbench } from '../ui/hooks.ts'

/** Names the window after its project; while private things are hidden the title says nothing of it, for it stands in lists of windows. */
export function useWindowTitle(): void {
  const isHidden = useStoreValue(useWorkbench().preferences, state => state.privateHidden)
  const title = useAnswer('project.get', {})?.title
  useEffect(() => {
    document.title = title && !isHidden ? `${title} · Entente` : 'Entente'
  }, [title, isHidden])
}
