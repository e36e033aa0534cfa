import type { Core, ElementDefinition } from 'cytoscape'
import type { Scene, SceneNode, SceneTie } from '../../../db/domain/scene/types.ts'

export interface ElementSync {
  /** Makes the graph hold the actors and ties that the scene has; touches only what differs. */
  sync(scene: Scene): void
}

/** Keeps Cytoscape's graph as a scene has it: a node for every actor where it stands, an edge for every tie. How they look is the scene's affair. */
export function createElementSync(cy: Core): ElementSync {
  const nodes = new Map<string, SceneNode>()
  const ties = new Map<string, SceneTie>()

  return {
    sync: (scene) => {
      const goneTies = new Set(ties.keys())
      for (const { uid, from, to } of scene.ties) {
        const before = ties.get(uid)
        // Ends that are others make it another edge.
        if (before && before.from === from && before.to === to) goneTies.delete(uid)
      }
      const goneNodes = new Set(nodes.keys())
      for (const { uid } of scene.nodes) goneNodes.delete(uid)
      cy.batch(() => {
        const gone = cy.collection()
        for (const uid of goneTies) {
          ties.delete(uid)
          gone.merge(cy.getElementById(uid))
        }
        for (const uid of goneNodes) {
          nodes.delete(uid)
          gone.merge(cy.getElementById(uid))
        }
        if (gone.nonempty()) gone.remove()
        // All at once: adding thousands one by one costs a collection each.
        const added: ElementDefinition[] = []
        for (const node of scene.nodes) {
          const before = nodes.get(node.uid)
          if (!before) added.push({ group: 'nodes', data: { id: node.uid }, position: { x: node.x, y: node.y } })
          else if (before.x !== node.x || before.y !== node.y) cy.getElementById(node.uid).position({ x: node.x, y: node.y })
          nodes.set(node.uid, node)
        }
        for (const tie of scene.ties) {
          if (!ties.has(tie.uid)) added.push({ group: 'edges', data: { id: tie.uid, source: tie.from, target: tie.to } })
          ties.set(tie.uid, tie)
        }
        if (added.length > 0) cy.add(added)
      })
    },
  }
}
