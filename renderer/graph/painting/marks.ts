import { palettes } from '../../../db/domain/scene/palette.ts'
import type { Box, Scene } from '../../../db/domain/scene/types.ts'
import { paint, traceCurve, traceOutline } from './paint.ts'
import { partsByUid, partsOf } from './parts.ts'

/** What of the screen alone is drawn above the picture of a scene: it never is in a figure. */
export interface Marks {
  /** Uids of actors and ties. */
  readonly selection: ReadonlySet<string>
  /** What the keyboard is on; null while the canvas has no focus. */
  readonly focus: string | null
  /** What is pointed at here or in another view. */
  readonly hovered: string | null
  /** Whether what is neither pointed at nor next to it steps back. */
  readonly dimming: boolean
}

export const noMarks: Marks = { selection: new Set(), focus: null, hovered: null, dimming: false }

/** How much of the picture stays where it steps back. */
export const dimmedShare = 0.22
const underlayShare = 0.28
const outer = 7
const inner = 3.5

/** An actor with its ties and the actors at their other ends, or a tie with its two. */
function surroundings(scene: Scene, uid: string): { ties: string[]; actors: string[] } {
  const by = partsByUid(scene)
  const tie = by.ties.get(uid)
  if (tie) return { ties: [uid], actors: [tie.from, tie.to] }
  if (!by.nodes.has(uid)) return { ties: [], actors: [] }
  const ties = by.tiesOf.get(uid) ?? []
  return { ties: ties.map((own) => own.uid), actors: [uid, ...ties.flatMap(({ from, to }) => (from === uid ? to : from))] }
}

/** Whether the picture below is to be drawn faintly under the marks. */
export function dims(scene: Scene, { hovered, dimming }: Marks): boolean {
  return dimming && hovered !== null && (partsByUid(scene).nodes.has(hovered) || partsByUid(scene).ties.has(hovered))
}

/** Paints what is marked, above the picture of the scene, on a context that is set to scene units. Rings never change the colour of what they are around. */
export function paintMarks(context: CanvasRenderingContext2D, scene: Scene, marks: Marks, view: Box): void {
  if (marks.hovered === null && marks.focus === null && marks.selection.size === 0) return
  const by = partsByUid(scene)
  const palette = palettes[scene.theme]
  if (marks.hovered !== null && (by.nodes.has(marks.hovered) || by.ties.has(marks.hovered))) {
    const { ties, actors } = surroundings(scene, marks.hovered)
    if (!marks.dimming) underlay(context, scene, marks.hovered, palette.mutedInk)
    paint(context, partsOf(scene, ties, actors), view)
  }
  context.lineJoin = 'round'
  const ringed = [...marks.selection, ...(marks.focus !== null && !marks.selection.has(marks.focus) ? [marks.focus] : [])]
  const ties = ringed.flatMap((uid) => by.ties.get(uid) ?? [])
  for (const tie of ties) {
    context.lineCap = 'butt'
    context.setLineDash(marks.selection.has(tie.uid) ? [] : [5, 4])
    context.strokeStyle = palette.selection
    context.lineWidth = tie.breadth + outer
    traceCurve(context, tie.centre)
    context.stroke()
    context.setLineDash([])
    context.strokeStyle = palette.background
    context.lineWidth = tie.breadth + inner
    context.stroke()
  }
  if (ties.length > 0) paint(context, partsOf(scene, ties.map(({ uid }) => uid), ties.flatMap(({ from, to }) => [from, to])), view)
  context.strokeStyle = palette.selection
  for (const uid of ringed) {
    const node = by.nodes.get(uid)
    if (!node) continue
    const [selected, focused] = [marks.selection.has(uid), marks.focus === uid]
    const edge = node.strokeWidth / 2
    if (selected) {
      context.setLineDash([])
      context.lineWidth = 2.5
      traceOutline(context, node, edge + 2.5 + 1.25)
      context.stroke()
    }
    if (focused) {
      context.setLineDash(selected ? [] : [5, 4])
      context.lineWidth = 2
      traceOutline(context, node, edge + (selected ? 7.5 : 4))
      context.stroke()
    }
  }
  context.setLineDash([])
}

function underlay(context: CanvasRenderingContext2D, scene: Scene, uid: string, colour: string): void {
  const by = partsByUid(scene)
  const [node, tie] = [by.nodes.get(uid), by.ties.get(uid)]
  context.globalAlpha = underlayShare
  if (node) {
    context.fillStyle = colour
    traceOutline(context, node, 5)
    context.fill()
  } else if (tie) {
    context.strokeStyle = colour
    context.lineCap = 'round'
    context.lineWidth = tie.breadth + 8
    traceCurve(context, tie.centre)
    context.stroke()
  }
  context.globalAlpha = 1
}
