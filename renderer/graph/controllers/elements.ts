import type { Core, ElementDefinition } from 'cytoscape'
import type { Scene, SceneArrow, SceneLabel, SceneNode, SceneStrand, SceneTie } from '../../../db/domain/scene/types.ts'
import { arrowData, nodeData, strandData } from '../elements.ts'

export interface ElementSync {
  /** Makes the canvas hold what the scene holds; touches only what differs. */
  sync(scene: Scene): void
}

type LinePart = SceneStrand | SceneArrow

/** Keeps the elements of a canvas as a scene has them. Parts of a scene that are the same object as before are left alone. */
export function createElementSync(cy: Core): ElementSync {
  const nodes = new Map<string, { node: SceneNode; label: SceneLabel | undefined }>()
  const lines = new Map<string, { part: LinePart; tie: SceneTie }>()

  const syncNodes = (scene: Scene) => {
    const labels = new Map(scene.labels.map((label) => [label.actor, label]))
    // All at once: adding thousands one by one costs a collection each.
    const added: ElementDefinition[] = []
    const seen = new Set<string>()
    for (const node of scene.nodes) {
      seen.add(node.uid)
      const label = labels.get(node.uid)
      const before = nodes.get(node.uid)
      if (!before) {
        added.push({ group: 'nodes', data: nodeData(node, label, scene), position: { x: node.x, y: node.y } })
      } else {
        const element = cy.getElementById(node.uid)
        if (before.node.x !== node.x || before.node.y !== node.y) element.position({ x: node.x, y: node.y })
        if (!sameNode(before.node, node) || !sameLabel(before.label, label, before.node, node)) element.data(nodeData(node, label, scene))
      }
      nodes.set(node.uid, { node, label })
    }
    cy.add(added)
    for (const uid of nodes.keys()) {
      if (seen.has(uid)) continue
      nodes.delete(uid)
      cy.getElementById(uid).remove()
    }
  }

  const syncLines = (scene: Scene) => {
    const ties = new Map(scene.ties.map((tie) => [tie.uid, tie]))
    const added: ElementDefinition[] = []
    const seen = new Set<string>()
    const visit = (part: LinePart) => {
      const tie = ties.get(part.tie)
      const [from, to] = [nodes.get(tie?.from ?? '')?.node, nodes.get(tie?.to ?? '')?.node]
      if (!tie || !from || !to) return
      seen.add(part.id)
      const before = lines.get(part.id)
      if (before?.part === part) return
      const data = 'tip' in part ? arrowData(part, tie, from, to) : strandData(part, tie, from, to)
      if (before) cy.getElementById(part.id).data(data)
      else added.push({ group: 'edges', data })
      lines.set(part.id, { part, tie })
    }
    scene.strands.forEach(visit)
    scene.arrows.forEach(visit)
    cy.add(added)
    for (const id of lines.keys()) {
      if (seen.has(id)) continue
      lines.delete(id)
      cy.getElementById(id).remove()
    }
  }

  return {
    sync: (scene) => {
      cy.batch(() => {
        // Removing an actor takes its lines along, so what is gone is forgotten before lines are compared.
        syncNodes(scene)
        for (const [id] of lines) if (cy.getElementById(id).empty()) lines.delete(id)
        syncLines(scene)
      })
    },
  }
}

function sameNode(a: SceneNode, b: SceneNode): boolean {
  return a.kind === b.kind && a.fill === b.fill && a.stroke === b.stroke && a.pinned === b.pinned && a.width === b.width && a.height === b.height
}

/** A label that moved along with its actor is the same to the canvas, which places it relative to the node. */
function sameLabel(a: SceneLabel | undefined, b: SceneLabel | undefined, from: SceneNode, to: SceneNode): boolean {
  if (a === b) return from.x === to.x && from.y === to.y
  if (!a || !b) return false
  const near = (p: number, q: number) => Math.abs(p - q) < 0.01
  return a.fontSize === b.fontSize && a.weight === b.weight && a.colour === b.colour && a.halo === b.halo && near(a.x - from.x, b.x - to.x) &&
    near((a.lines[0]?.y ?? 0) - from.y, (b.lines[0]?.y ?? 0) - to.y) && a.lines.length === b.lines.length && a.lines.every((line, i) => line.text === b.lines[i]?.text)
}
