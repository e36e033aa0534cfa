import { headPath, nodeShapes } from '../../db/domain/scene/node-shapes.ts'
import type { SceneNode } from '../../db/domain/scene/types.ts'

/** How much larger than the node the picture of its marks is, so that a pin can stand at its corner. */
export const markScale = 1.6

const known = new Map<string, string>()

/** What is drawn on top of a node's shape - a leader's head, a pin - as the address of an SVG image; empty for none. */
export function markImage(node: SceneNode, background: string): string {
  const { head } = nodeShapes[node.kind]
  if (!head && !node.pinned) return ''
  const key = `${node.kind} ${node.pinned} ${node.stroke} ${background}`
  const before = known.get(key)
  if (before !== undefined) return before
  const [width, height] = [node.width * markScale, node.height * markScale]
  const parts = [
    head ? `<path d="${headPath(node.width)}" fill="${node.stroke}"/>` : '',
    node.pinned ? `<circle cx="${node.width * 0.4}" cy="${-node.height * 0.4}" r="4" fill="${node.stroke}" stroke="${background}" stroke-width="1.5"/>` : '',
  ]
  // Larger than it is shown, so that it stays sharp when it is zoomed.
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width * 4}" height="${height * 4}" viewBox="${-width / 2} ${-height / 2} ${width} ${height}">${parts.join('')}</svg>`
  const address = `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`
  known.set(key, address)
  return address
}
