import { useEffect } from 'react'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'

/** In milliseconds: how long a part may take to be drawn, and how long it stays marked. */
const longestWait = 3_000
const markedFor = 4_000

/** Brings the part that was asked for (`data-entity`) into view and marks it for a while. */
export function useMarked(): void {
  const { layout } = useWorkbench()
  const marked = useStoreValue(layout, state => state.marked)
  useEffect(() => {
    if (marked === null) return
    const until = Date.now() + longestWait
    const timer = setInterval(() => {
      const part = document.querySelector(`#inspector [data-entity="${CSS.escape(marked)}"]`)
      if (!part && Date.now() < until) return
      clearInterval(timer)
      layout.setState({ marked: null })
      part?.scrollIntoView({ block: 'center' })
      part?.setAttribute('data-marked', '')
      setTimeout(() => part?.removeAttribute('data-marked'), markedFor)
    }, 50)
    return () => clearInterval(timer)
  }, [marked, layout])
}
