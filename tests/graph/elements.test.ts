import cytoscape, { type Core } from 'cytoscape'
import { describe, expect, it } from 'vitest'
import { buildScene } from '../../db/domain/scene/build-scene.ts'
import { dayOf } from '../../db/domain/edtf.ts'
import type { Scene, SceneOptions } from '../../db/domain/scene/types.ts'
import { createElementSync } from '../../renderer/graph/controllers/elements.ts'
import { createRings } from '../../renderer/graph/controllers/rings.ts'
import { elementsOf } from '../../renderer/graph/elements.ts'
import { stylesheet } from '../../renderer/graph/stylesheet.ts'
import { sampleNetwork, varietyNetwork } from '../fixtures/networks.ts'

const at = (changes: Partial<SceneOptions> = {}): SceneOptions => ({ asOf: null, since: null, dating: 'possibly', allTime: false, theme: 'light', labelScale: 1, ...changes })

/** What a canvas holds, in no particular order. */
function held(cy: Core): unknown[] {
  // Labels that moved along with their actor may differ by a rounding.
  const plain = (data: Record<string, unknown>): Record<string, unknown> => ({ ...data, ...('labelX' in data ? { labelX: Math.round(Number(data.labelX)), labelY: Math.round(Number(data.labelY)) } : {}) })
  return cy.elements().map((element) => ({ data: plain(element.data()), position: element.isNode() ? { ...element.position() } : null }))
    .toSorted((a, b) => (String(a.data.id) < String(b.data.id) ? -1 : 1))
}

const fresh = (scene: Scene) => cytoscape({ headless: true, styleEnabled: true, style: stylesheet('light'), elements: elementsOf(scene), layout: { name: 'preset' } })

describe('elements', () => {
  it('stand where the scene has them, and their lines end where the scene has them end', () => {
    const scene = buildScene(varietyNetwork(), at())
    const cy = fresh(scene)
    for (const node of scene.nodes) expect(cy.getElementById(node.uid).position()).toEqual({ x: node.x, y: node.y })
    for (const strand of scene.strands) {
      const edge = cy.getElementById(strand.id)
      const [sx, sy] = String(edge.data('sourceEnd')).split(' ').map(Number.parseFloat) as [number, number]
      const [tx, ty] = String(edge.data('targetEnd')).split(' ').map(Number.parseFloat) as [number, number]
      const [source, target] = [edge.source().position(), edge.target().position()]
      expect(Math.hypot(source.x + sx - strand.start.x, source.y + sy - strand.start.y)).toBeLessThan(0.05)
      expect(Math.hypot(target.x + tx - strand.end.x, target.y + ty - strand.end.y)).toBeLessThan(0.05)
    }
  })
  it('have a style in which every declaration is understood', () => {
    const complaints: unknown[] = []
    const warn = console.warn
    console.warn = (...words: unknown[]) => void complaints.push(words)
    try {
      const cy = fresh(buildScene(varietyNetwork(), at()))
      cy.elements().forEach((element) => void element.style())
      const state = cy.nodes('[kind = "society"]').first()
      expect([state.style('shape'), state.style('width')]).toEqual(['polygon', '38px'])
      const bent = cy.edges('[curve = "unbundled-bezier"]').first()
      expect(bent.style('edge-distances')).toBe('endpoints')
      expect(Number.parseFloat(String(bent.style('control-point-distances')))).toBeCloseTo(Number(bent.data('bend')), 1)
      const dashed = cy.edges('[?dashed]').first()
      expect(dashed.style('line-style')).toBe('dashed')
    } finally {
      console.warn = warn
    }
    expect(complaints).toEqual([])
  })
})

describe('syncing elements', () => {
  it('leaves a canvas as if it had been made from the last scene, whatever came before', () => {
    const data = varietyNetwork()
    const cy = cytoscape({ headless: true, styleEnabled: true })
    const sync = createElementSync(cy)
    const steps: SceneOptions[] = [
      at(), at({ asOf: dayOf('1950-01-01') }), at({ asOf: dayOf('2020-03-01') }), at({ labelScale: 2.5 }), at({ allTime: true }), at({ theme: 'dark' }),
      at({ moved: new Map([[1, { x: 400, y: 300 }], [0, { x: -50, y: 20 }]]) }), at(), at({ asOf: dayOf('1900-01-01') }), at({ dating: 'certainly' }),
    ]
    for (const [i, options] of steps.entries()) {
      const scene = buildScene(data, options)
      sync.sync(scene)
      expect(held(cy), `step ${i}`).toEqual(held(fresh(scene)))
    }
  })
  it('touches only what changed', () => {
    const data = sampleNetwork()
    const cy = cytoscape({ headless: true })
    const sync = createElementSync(cy)
    sync.sync(buildScene(data, at()))
    const touched: string[] = []
    cy.on('data position add remove', (event) => void touched.push((event.target as { id(): string }).id()))
    sync.sync(buildScene(data, at()))
    expect(touched).toEqual([])
    const scene = buildScene(data, at({ moved: new Map([[12, { x: 10, y: 10 }]]) }))
    sync.sync(scene)
    const hamas = scene.nodes.find(({ actor }) => actor === 12)!
    const own = scene.ties.filter(({ from, to }) => from === hamas.uid || to === hamas.uid).map((tie) => tie.uid)
    expect(touched.length).toBeGreaterThan(1)
    expect(touched.every((id) => id === hamas.uid || own.some((tie) => id.startsWith(tie)))).toBe(true)
  })
})

describe('rings', () => {
  it('mark what is selected and what has the focus, follow a drag, and go again', () => {
    const data = sampleNetwork()
    const cy = cytoscape({ headless: true })
    const sync = createElementSync(cy)
    const rings = createRings(cy)
    const scene = buildScene(data, at())
    sync.sync(scene)
    const before = held(cy)
    const [actor, tie] = [scene.nodes[0]!, scene.ties.find(({ from, to }) => from === scene.nodes[0]!.uid || to === scene.nodes[0]!.uid)!]
    rings.apply(scene, { selection: new Set([actor.uid, tie.uid]), focus: scene.nodes[1]!.uid })
    expect(cy.nodes('.selected').map((node) => node.id())).toEqual([actor.uid])
    expect(cy.nodes('.focused').map((node) => node.id())).toEqual([scene.nodes[1]!.uid])
    const ring = cy.getElementById(`${tie.uid}:ring`)
    expect(ring.data('width')).toBeGreaterThan(tie.breadth + 4)
    const moved = buildScene(data, at({ moved: new Map([[0, { x: 700, y: 500 }]]) }))
    sync.sync(moved)
    const was = ring.data('sourceEnd') as string
    rings.apply(moved, { selection: new Set([tie.uid]), focus: null })
    expect(cy.getElementById(`${tie.uid}:ring`).data('sourceEnd')).not.toBe(was)
    sync.sync(scene)
    rings.apply(scene, { selection: new Set(), focus: null })
    expect(held(cy)).toEqual(before)
    expect(cy.elements('.selected, .focused')).toHaveLength(0)
  })
})
