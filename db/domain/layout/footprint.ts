import type { ActorKind } from '../../contract/vocabulary.ts'
import { labelBlock } from '../scene/labels.ts'
import { nodeShapes } from '../scene/node-shapes.ts'

/** The room an actor takes with its label below it, around the actor's centre. */
export interface Footprint {
  readonly halfWidth: number
  readonly above: number
  readonly below: number
}

/** Room of an actor and its label at a zoom a little under 1, with some air. */
export function footprint(actor: { readonly kind: ActorKind; readonly name: string }): Footprint {
  const shape = nodeShapes[actor.kind]
  const block = labelBlock(actor.name, shape, 1.15)
  return { halfWidth: Math.max(shape.width, block.width) / 2 + 7, above: shape.height / 2 + 6, below: shape.height / 2 + block.height + 12 }
}

/** How far two footprints overlap at the given centres, along each axis; null where they do not. */
export function overlapOf(a: Footprint, b: Footprint, dx: number, dy: number): { x: number; y: number } | null {
  const x = a.halfWidth + b.halfWidth - Math.abs(dx)
  const y = (dy > 0 ? a.below + b.above : a.above + b.below) - Math.abs(dy)
  return x > 0 && y > 0 ? { x, y } : null
}
