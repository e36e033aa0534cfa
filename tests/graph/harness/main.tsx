import type { Core } from 'cytoscape'
import { useMemo, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { buildScene } from '../../../db/domain/scene/build-scene.ts'
import type { Scene, Theme } from '../../../db/domain/scene/types.ts'
import { createCore } from '../../../renderer/graph/core.ts'
import { elementsOf } from '../../../renderer/graph/elements.ts'
import { labelFamilies, loadLabelFonts } from '../../../renderer/graph/fonts.ts'
import { NetworkCanvas, type NetworkCanvasHandle } from '../../../renderer/graph/NetworkCanvas.tsx'
import '../../../renderer/ui/tokens.css'
import '../../../renderer/ui/base.css'
import './harness.css'

/** What the tests reach from outside. */
export interface Harness {
  /** Everything that the canvas called back with, in order. */
  calls: [name: string, ...rest: unknown[]][]
  violations: string[]
  handle: NetworkCanvasHandle | null
  data: NetworkData | null
  /** A scene drawn without the component, as Cytoscape understood it. */
  bare(data: NetworkData): Promise<{ scene: Scene; drawn: Drawn }>
  /** Widths in ems as the canvas measures them. */
  measure(texts: { text: string; weight: number }[]): Promise<number[]>
}

export interface Drawn {
  nodes: Record<string, { x: number; y: number; width: number; height: number }>
  edges: Record<string, { start: { x: number; y: number }; end: { x: number; y: number }; control: { x: number; y: number } | null }>
}

declare global {
  interface Window {
    harness: Harness
  }
}

function readBack(cy: Core): Drawn {
  const drawn: Drawn = { nodes: {}, edges: {} }
  cy.nodes().forEach((node) => {
    drawn.nodes[node.id()] = { ...node.position(), width: node.width(), height: node.height() }
  })
  cy.edges().forEach((edge) => {
    const controls = edge.data('curve') === 'straight' ? [] : edge.controlPoints()
    drawn.edges[edge.id()] = { start: edge.sourceEndpoint(), end: edge.targetEndpoint(), control: controls[0] ?? null }
  })
  return drawn
}

const root = document.getElementById('root')!

window.harness = {
  calls: [], violations: [], handle: null, data: null,
  bare: async (data) => {
    await loadLabelFonts()
    const scene = buildScene(data, { asOf: null, since: null, dating: 'possibly', allTime: true, theme: 'light', labelScale: 1 })
    const container = document.createElement('div')
    container.className = 'bare'
    root.replaceChildren(container)
    const cy = createCore(container, 'light', 'small')
    cy.add(elementsOf(scene))
    cy.fit()
    await new Promise((done) => void cy.one('render', done))
    return { scene, drawn: readBack(cy) }
  },
  measure: async (texts) => {
    await loadLabelFonts()
    const context = document.createElement('canvas').getContext('2d')!
    return texts.map(({ text, weight }) => {
      context.font = `${weight} 100px ${labelFamilies}`
      return context.measureText(text).width / 100
    })
  },
}
document.addEventListener('securitypolicyviolation', (event) => window.harness.violations.push(`${event.violatedDirective} ${event.blockedURI}`))

function App({ first, theme }: { first: NetworkData; theme: Theme }) {
  const [data, setData] = useState(first)
  const [selection, setSelection] = useState<readonly string[]>([])
  const handle = useRef<NetworkCanvasHandle>(null)
  const options = useMemo(() => ({ asOf: null, since: null, dating: 'possibly' as const, allTime: false }), [])
  const note = (name: string) => (...rest: unknown[]) => void window.harness.calls.push([name, ...rest])
  return (
    <NetworkCanvas
      ref={(value) => {
        handle.current = value
        window.harness.handle = value
        window.harness.data = data
      }}
      data={data} options={options} selection={selection} theme={theme} label="Network of the sample"
      onSelect={(uids, mode) => {
        note('select')(uids, mode)
        setSelection((before) => (mode === 'replace' ? uids : [...new Set([...before, ...uids])].filter((uid) => mode === 'add' || !before.includes(uid) || !uids.includes(uid))))
      }}
      onMove={(moved) => {
        note('move')(moved)
        const positions = structuredClone(data.positions)
        for (const { actor, x, y, pinned } of moved) {
          const row = positions.actor.indexOf(data.actors.uid.indexOf(actor))
          positions.x[row] = x
          positions.y[row] = y
          positions.pinned[row] = pinned
        }
        setData({ ...data, positions })
      }}
      onOpen={note('open')} onHover={note('hover')} onTogglePin={note('pin')} onViewport={note('view')} onAnnounce={note('say')}
    />
  )
}

const asked = new URLSearchParams(location.search)
const network = asked.get('network')
if (network) {
  const theme: Theme = asked.get('theme') === 'dark' ? 'dark' : 'light'
  document.documentElement.dataset.theme = theme
  const first = await (await fetch(`./${network}.json`)).json() as NetworkData
  createRoot(root).render(<App first={first} theme={theme} />)
}
