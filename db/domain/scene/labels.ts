import { Grid, overlap, type Body } from './geometry.ts'
import { lineCover } from './line-cover.ts'
import { capHeight, fontDescent, lineHeight, textWidth, wrapName } from './text-metrics.ts'
import { labelMaxLines, labelMaxWidth, type NodeShape } from './node-shapes.ts'
import type { Route } from './routes.ts'
import type { Box, LabelLine } from './types.ts'

export interface LabelRequest {
  readonly name: string
  readonly body: Body
  readonly shape: NodeShape
  /** Breaks ties between labels of the same rank: the higher goes first. */
  readonly prominence: number
}

export interface PlacedLabel {
  readonly x: number
  readonly lines: readonly LabelLine[]
  readonly fontSize: number
  readonly box: Box
}

/** Room kept free around a label, in pixels of the screen. */
const labelMargin = 1.5
/** Between an actor and its label, in pixels of the screen. */
const nodeGap = 3

interface Block {
  readonly lines: readonly string[]
  readonly fontSize: number
  readonly width: number
  readonly height: number
}

/** The lines of a name and the room they take, in scene units. */
export function labelBlock(name: string, shape: NodeShape, labelScale: number): Block {
  const lines = wrapName(name, shape.labelWeight, labelMaxWidth, labelMaxLines)
  const fontSize = shape.labelSize * labelScale
  const width = Math.max(...lines.map((line) => textWidth(line, shape.labelWeight))) * fontSize
  return { lines, fontSize, width, height: (capHeight + 2 * fontDescent * 0.75 + (lines.length - 1) * lineHeight) * fontSize }
}

/** Where a label may stand, the best place first, with what it costs to stand there rather than below. */
const places: readonly { readonly dx: -1 | 0 | 1; readonly dy: -1 | 0 | 1; readonly far: number; readonly cost: number }[] = [
  { dx: 0, dy: 1, far: 0, cost: 0 }, { dx: 0, dy: -1, far: 0, cost: 6 }, { dx: 1, dy: 0, far: 0, cost: 8 }, { dx: -1, dy: 0, far: 0, cost: 9 },
  { dx: 1, dy: 1, far: 0, cost: 10 }, { dx: -1, dy: 1, far: 0, cost: 11 }, { dx: 1, dy: -1, far: 0, cost: 12 }, { dx: -1, dy: -1, far: 0, cost: 13 },
  { dx: 0, dy: 1, far: 6, cost: 14 }, { dx: 0, dy: -1, far: 6, cost: 16 }, { dx: 1, dy: 0, far: 7, cost: 18 }, { dx: -1, dy: 0, far: 7, cost: 19 },
]

function boxAt(body: Body, block: Block, place: (typeof places)[number], labelScale: number): Box {
  const gap = (nodeGap + place.far) * labelScale
  const diagonal = place.dx !== 0 && place.dy !== 0
  // At a corner the label stands closer in, along the node's rounded outline.
  const reachX = body.width / 2 * (diagonal ? 0.72 : 1) + gap * (diagonal ? 0.3 : 1)
  const reachY = body.height / 2 * (diagonal ? 0.72 : 1) + gap * (diagonal ? 0.3 : 1)
  const x = place.dx === 0 ? body.x - block.width / 2 : place.dx > 0 ? body.x + reachX : body.x - reachX - block.width
  const y = place.dy === 0 ? body.y - block.height / 2 : place.dy > 0 ? body.y + reachY : body.y - reachY - block.height
  return { x, y, width: block.width, height: block.height }
}

const grown = (box: Box, by: number): Box => ({ x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by })

/** A place where a label would meet no actor. */
interface Candidate {
  readonly box: Box
  /** What the place costs and the ties it would cover; worked out when it is first needed. */
  cost: number | null
  readonly place: number
}

interface Item {
  readonly request: number
  /** In the order of `places`. */
  readonly candidates: readonly Candidate[]
  chosen: Box | null
}

/**
 * Finds a place for every label it can: none overlaps another label or an actor, and lines are kept clear where there is a choice.
 * Labels of higher rank choose first; one that finds no place may move a single lower one that has another. What is left is hidden.
 * The answer depends on where actors and ties are, not on which of them show, so that labels stay put as time moves.
 * @param evenCrowded names without room stand below their actors all the same
 * @returns the label of each request, or null
 */
export function placeLabels(requests: readonly LabelRequest[], routes: readonly Route[], widths: readonly number[], labelScale: number, evenCrowded = false): (PlacedLabel | null)[] {
  const margin = labelMargin * labelScale
  const blocks = requests.map(({ name, shape }) => labelBlock(name, shape, labelScale))
  const nodes = new Grid<number>(80)
  requests.forEach(({ body }, i) => nodes.add(bodyBox(body), i))
  const lines = lineCover(routes, widths)
  const labels = new Grid<Item>(Math.max(100, 40 * labelScale))

  const items = requests.map((request, i): Item => {
    const block = blocks[i]
    if (!block) return { request: i, candidates: [], chosen: null }
    const candidates = places.flatMap((place, at): Candidate[] => {
      const box = boxAt(request.body, block, place, labelScale)
      const tight = grown(box, margin)
      if (nodes.some(tight, (other) => other !== i && overlap(tight, bodyBox(requests[other]?.body)))) return []
      return [{ box, cost: null, place: at }]
    })
    return { request: i, candidates, chosen: null }
  })
  const order = items.toSorted((a, b) => {
    const [p, q] = [requests[a.request], requests[b.request]]
    return (q?.shape.rank ?? 0) - (p?.shape.rank ?? 0) || (q?.prominence ?? 0) - (p?.prominence ?? 0) || a.request - b.request
  })
  const costOf = (candidate: Candidate) => (candidate.cost ??= (places[candidate.place]?.cost ?? 0) + lines.crossed(candidate.box))
  const blockers = (box: Box): Set<Item> => {
    const found = new Set<Item>()
    const tight = grown(box, margin)
    labels.each(tight, (item) => {
      if (item.chosen && overlap(tight, item.chosen)) found.add(item)
    })
    return found
  }
  /** The cheapest place where no other label stands. What is taken is asked first: of most places in a crowd nobody needs to know the cost. */
  const cheapestFree = (item: Item): Box | null => {
    let best: Candidate | null = null
    for (const candidate of item.candidates) {
      const tight = grown(candidate.box, margin)
      if (labels.some(tight, (other) => other.chosen !== null && overlap(tight, other.chosen))) continue
      if (!best || costOf(candidate) < costOf(best)) best = candidate
    }
    return best?.box ?? null
  }
  const take = (item: Item, box: Box | null) => {
    if (item.chosen) labels.remove(item.chosen, item)
    item.chosen = box
    if (box) labels.add(box, item)
  }
  /** Moves the one label in the way to its next free place, if that lets this one stand. */
  const makeRoom = (item: Item) => {
    const blocked = item.candidates.flatMap((candidate) => {
      const [other, ...more] = blockers(candidate.box)
      return other && more.length === 0 ? [{ candidate, other }] : []
    }).toSorted((a, b) => costOf(a.candidate) - costOf(b.candidate))
    for (const { candidate: { box }, other } of blocked) {
      const before = other.chosen
      take(item, box)
      take(other, null)
      const free = cheapestFree(other)
      if (free) {
        take(other, free)
        return
      }
      take(item, null)
      take(other, before)
    }
  }
  for (const item of order) take(item, cheapestFree(item))
  for (const item of order) {
    if (!item.chosen) makeRoom(item)
  }
  return items.map((item) => {
    const [block, request] = [blocks[item.request], requests[item.request]]
    const [below] = places
    const box = item.chosen ?? (evenCrowded && block && below && request ? boxAt(request.body, block, below, labelScale) : null)
    return box && block ? setLines(block, box) : null
  })
}

function setLines({ lines, fontSize }: Block, box: Box): PlacedLabel {
  const first = box.y + (capHeight + fontDescent * 0.75) * fontSize
  return {
    x: box.x + box.width / 2,
    lines: lines.map((text, i) => ({ text, y: first + i * lineHeight * fontSize })),
    fontSize,
    box,
  }
}

function bodyBox(body: Body | undefined): Box {
  return body ? { x: body.x - body.width / 2, y: body.y - body.height / 2, width: body.width, height: body.height } : { x: 0, y: 0, width: 0, height: 0 }
}
