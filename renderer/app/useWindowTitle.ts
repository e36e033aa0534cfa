import { useEffect } from 'react'
import { useAnswer } from '../ui/hooks.ts'

/** Names the window after its project. */
export function useWindowTitle(): void {
  const title = useAnswer('project.get', {})?.title
  useEffect(() => {
    document.title = title ? `${title} · Entente` : 'Entente'
  }, [title])
}
