import { createContext, use, useRef, useState, type ReactNode, type RefObject } from 'react'
import type { View } from '../../graph/controllers/viewport.ts'
import type { NetworkCanvasHandle } from '../../graph/NetworkCanvas.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { createLayoutRun, type LayoutRun } from '../layout/layout-run.ts'

interface NetworkParts {
  canvas: RefObject<NetworkCanvasHandle | null>
  /** Layouts of the window, one at a time. */
  layoutRun: LayoutRun
  /** What of a saved view was last in sight, kept while another tab is shown; null where it was not shown yet. */
  placeIn(view: string): View | null
  keepPlace(view: string, place: View): void
  /** True the first time that it is asked of a saved view: its own time is to be taken over. */
  isNew(view: string): boolean
}

const NetworkContext = createContext<NetworkParts | null>(null)

/** Joins the network's panel and its tools in the tab strip, and outlives both while another tab is shown. */
export function NetworkProvider({ children }: { children: ReactNode }) {
  const workbench = useWorkbench()
  const canvas = useRef<NetworkCanvasHandle>(null)
  const [parts] = useState<NetworkParts>(() => {
    const places = new Map<string, View>()
    let shown: string | null = null
    return {
      canvas,
      layoutRun: createLayoutRun(workbench),
      placeIn: view => places.get(view) ?? null,
      keepPlace: (view, place) => void places.set(view, place),
      isNew: view => {
        if (shown === view) return false
        shown = view
        return true
      },
    }
  })
  return <NetworkContext value={parts}>{children}</NetworkContext>
}

export function useNetworkParts(): NetworkParts {
  const parts = use(NetworkContext)
  if (!parts) throw new Error('the network is shown outside of its provider')
  return parts
}
