import { createContext, use, useRef, useState, type ReactNode, type RefObject } from 'react'
import type { View } from '../../graph/controllers/viewport.ts'
import type { NetworkCanvasHandle } from '../../graph/NetworkCanvas.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { createLayoutRun, type LayoutRun } from '../layout/layout-run.ts'

interface NetworkParts {
  canvas: RefObject<NetworkCanvasHandle | null>
  /** Layouts of the window, one at a time. */
  layoutRun: LayoutRun
  /** What of a view was last in sight since it was opened, kept while another tab is shown; undefined where it was not shown yet. */
  placeIn(opening: string): View | undefined
  keepPlace(opening: string, place: View): void
}

const NetworkContext = createContext<NetworkParts | null>(null)

/** Joins the network's panel and its tools in the tab strip, and outlives both while another tab is shown. */
export function NetworkProvider({ children }: { children: ReactNode }) {
  const workbench = useWorkbench()
  const canvas = useRef<NetworkCanvasHandle>(null)
  const [parts] = useState<NetworkParts>(() => {
    const places = new Map<string, View>()
    return {
      canvas,
      layoutRun: createLayoutRun(workbench),
      placeIn: opening => places.get(opening),
      keepPlace: (opening, place) => void places.set(opening, place),
    }
  })
  return <NetworkContext value={parts}>{children}</NetworkContext>
}

export function useNetworkParts(): NetworkParts {
  const parts = use(NetworkContext)
  if (!parts) throw new Error('the network is shown outside of its provider')
  return parts
}
