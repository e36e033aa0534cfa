import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useProjectWindow } from './context.ts'

/** How often the host is told that somebody is at work, at most. */
const tellEveryMs = 30_000
const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/** Tells the host that somebody is at work in this window, where a locked project would otherwise lock itself. */
export function useActivity(): void {
  const { client, state } = useProjectWindow()
  const locked = useStore(state, held => held.locked)
  useEffect(() => {
    if (!locked) return
    let told = 0
    const tell = () => {
      if (Date.now() - told < tellEveryMs) return
      told = Date.now()
      void client.call('files.active', {}).catch(() => undefined)
    }
    for (const sign of signs) document.addEventListener(sign, tell, { capture: true, passive: true })
    return () => {
      for (const sign of signs) document.removeEventListener(sign, tell, { capture: true })
    }
  }, [client, locked])
}
