import cytoscape, { type Core } from 'cytoscape'
import { describe, expect, it } from 'vitest'
import { buildScene } from '../../db/domain/scene/build-scene.ts'
import { dayOf } from '../../db/domain/edtf.ts'
import type { Scene, SceneOptions } from '../../db/domain/scene/types.ts'
import { createElementSync } from '../../renderer/graph/controllers/elements.ts'
import { sampleNetwork, varietyNetwork } from '../fixtures/networks.ts'

const at = (changes: Partial<SceneOptions> = {}): SceneOptions => ({ asOf: null, since: null, dating: 'possibly', allTime: false, theme: 'light', labelScale: 1, ...changes })

/** What a graph holds, in no particular order. */
const held = (cy: Core) => cy.elements().map((element) => ({ ...element.data() as object, ...(element.isNode() ? element.position() : {}) })).map((one) => JSON.stringify(one)).toSorted()
const wanted = (scene: Scene) => [
  ...scene.nodes.map(({ uid, x, y }) => ({ id: uid, x, y })), ...scene.ties.map(({ uid, from, to }) => ({ id: uid, source: from, target: to })),
].map((one) => JSON.stringify(one)).toSorted()

describe('the graph that Cytoscape keeps', () => {
  it('holds the actors and ties of the last scene, whatever came before', () => {
    const data = varietyNetwork()
    const cy = cytoscape({ headless: true })
    const sync = createElementSync(cy)
    const steps: SceneOptions[] = [
      at(), at({ asOf: dayOf('1950-01-01') }), at({ asOf: dayOf('2020-03-01') }), at({ labelScale: 2.5 }), at({ allTime: true }), at({ theme: 'dark' }),
      at({ moved: new Map([[1, { x: 400, y: 300 }], [0, { x: -50, y: 20 }]]) }), at(), at({ asOf: dayOf('1900-01-01') }), at({ dating: 'certainly' }),
    ]
    for (const [i, options] of steps.entries()) {
      const scene = buildScene(data, options)
      sync.sync(scene)
      expect(held(cy), `step ${i}`).toEqual(wanted(scene))
    }
  })
  it('follows a tie whose ends are others', () => {
    const data = sampleNetwork()
    const cy = cytoscape({ headless: true })
    const sync = createElementSync(cy)
    sync.sync(buildScene(data, at()))
    const scene = buildScene({ ...data, ties: { ...data.ties, to: data.ties.to.with(0, 5) } }, at())
    sync.sync(scene)
    expect(held(cy)).toEqual(wanted(scene))
  })
  it('is touched only where something changed', () => {
    const data = sampleNetwork()
    const cy = cytoscape({ headless: true })
    const sync = createElementSync(cy)
    sync.sync(buildScene(data, at()))
    const touched: string[] = []
    cy.on('data position add remove', (event) => void touched.push((event.target as { id(): string }).id()))
    sync.sync(buildScene(data, at({ theme: 'dark' })))
    expect(touched).toEqual([])
    sync.sync(buildScene(data, at({ moved: new Map([[12, { x: 10, y: 10 }]]) })))
    expect(touched).toEqual([data.actors.uid[12]])
  })
})
