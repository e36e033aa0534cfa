import type { NetworkData } from '../../contract/entities/views.ts'
import { hollowDash } from '../encoding/actors.ts'
import { lookOf, type NetworkLook } from '../encoding/look.ts'
import { lookTogether } from '../encoding/ties.ts'
import { bundles, countMark, firmest } from './bundles.ts'
import { dimScene, isHidden, standing } from './dim.ts'
import { boundsOf } from './geometry.ts'
import { labelPlan } from './label-plan.ts'
import { legendOf } from './legend.ts'
import { nodeShapes, nodeStrokeWidth } from './node-shapes.ts'
import { blend, fadedShare, palettes } from './palette.ts'
import { arrange, reshaped, withMoved, type Prepared } from './prepare.ts'
import { presenceIn, type Presence } from './presence.ts'
import { drawTie, type DrawnTie } from './strands.ts'
import type { Box, Scene, SceneArrow, SceneLabel, SceneNode, SceneOptions, SceneStrand, SceneTie } from './types.ts'

/**
 * Everything visible of a network on a day or in a range of days, as pure geometry. The same data and options give the same scene, number for number.
 *
 * An actor is absent where it certainly does not exist then, faded where it only possibly does; isolated actors stay. A tie shows
 * where one of its phases holds (`dating`) at some time when both its actors may be there. With `moved` (a drag under way) labels keep their
 * place beside their actor and are placed anew once the positions are part of the data.
 */
export function buildScene(data: NetworkData, options: SceneOptions): Scene {
  const arranged = arrange(data, options)
  const palette = palettes[options.theme]
  const presence = presenceIn(data, arranged, options)
  const { day, since } = presence
  const filter = options.filter ?? null
  const look = lookIn(data, presence, options)
  const resting = look ? reshaped(data, arranged, look) : arranged
  const prepared = options.moved?.size ? withMoved(data, resting, options.moved) : resting

  const nodes: SceneNode[] = []
  const nodeOf: (SceneNode | undefined)[] = []
  data.actors.uid.forEach((uid, actor) => {
    const body = prepared.bodies[actor]
    const state = presence.actors[actor] ?? 'not'
    if (!body || state === 'not' || isHidden(filter?.actors, actor)) return
    const kind = data.actors.kind[actor] ?? 'state'
    const faded = state === 'possibly'
    const own = look?.actors?.[actor]
    const fill = own?.fill ?? (nodeShapes[kind].head && !look?.isShapeless ? palette.markFill : palette.nodeFill)
    const node: SceneNode = {
      uid, actor, kind, name: data.actors.shortName[actor] || (data.actors.name[actor] ?? ''), fullName: data.actors.name[actor] ?? '', ...body,
      fill: faded ? blend(fill, palette.background, fadedShare) : fill,
      stroke: faded ? blend(palette.nodeStroke, palette.background, fadedShare) : palette.nodeStroke,
      strokeWidth: nodeStrokeWidth, faded, pinned: prepared.pinned[actor] ?? false,
      ...(own ? { ink: faded ? blend(own.ink, palette.background, fadedShare) : own.ink, says: own.says } : {}),
      ...(own?.isHollow ? { dash: hollowDash } : {}), ...(own && own.letter !== '' ? { letter: own.letter } : {}), ...(look?.isShapeless ? { plain: true } : {}),
    }
    nodes.push(node)
    nodeOf[actor] = node
  })

  const ties: SceneTie[] = []
  const drawings = drawingsOf(prepared, resting)
  const drawn: Drawing[] = []
  const arrows: SceneArrow[] = []
  const there = [...data.ties.uid.keys()].filter((tie) => nodeOf[data.ties.from[tie] ?? -1] && nodeOf[data.ties.to[tie] ?? -1] && presence.ties[tie] && !isHidden(filter?.ties, tie))
  const isFull = (tie: number) => filter?.ties[tie] !== standing.dimmed
  for (const { tie, members, reading } of prepared.bundled ? bundles(data, there, presence.ties, isFull) : there.map((row) => ({ tie: row, members: [row], reading: presence.ties[row] }))) {
    const uid = data.ties.uid[tie]
    const from = nodeOf[data.ties.from[tie] ?? -1]
    const to = nodeOf[data.ties.to[tie] ?? -1]
    const route = prepared.routes[tie]
    if (uid === undefined || !from || !to || !route || !reading) continue
    const directed = members.every((member) => data.ties.directed[member] && data.ties.from[member] === from.actor)
    const certainty = firmest(members.map((member) => data.ties.certainty[member] ?? 'confirmed'))
    const { cooperation, conflict } = reading
    const own = look?.ties ? lookTogether(members.map((member) => look.ties?.[member]), options.theme) : null
    const key = `${own ? `${own.key} ${own.says} ` : ''}${options.theme} ${cooperation.level} ${cooperation.faded} ${conflict.level} ${conflict.faded}${members.length > 1 ? ` ${members.join(' ')}` : ''}`
    let drawing = drawings[tie]?.get(key)
    if (!drawing) {
      const lines = drawTie({ uid, route, from, to, directed, certainty, reading, look: own }, palette)
      const label = members.length > 1 ? `${members.length} ties` : data.ties.label[tie] || (data.ties.kind[tie] ?? '')
      drawing = {
        drawn: lines,
        tie: {
          uid, tie, from: from.uid, to: to.uid, directed, certainty, cooperation: cooperation.level, conflict: conflict.level,
          centre: lines.centre, breadth: lines.breadth,
          faded: lines.strands.length > 0 && lines.strands.every((strand) => strand.faded),
          title: tieTitle(from.name, to.name, directed, label, cooperation.level, conflict.level) + (own ? `; ${own.says}` : ''),
          ...(members.length > 1 ? { bundle: members.flatMap((member) => data.ties.uid[member] ?? []) } : {}),
        },
      }
      drawings[tie] ??= new Map()
      drawings[tie].set(key, drawing)
    }
    drawn.push(drawing)
    if (drawing.drawn.arrow) arrows.push(drawing.drawn.arrow)
    ties.push(drawing.tie)
  }
  const marks = ties.filter((tie) => tie.bundle !== undefined).map((tie) => countMark(tie, isFull(tie.tie), options.labelScale, palette))
  // Wide ties first, so that thin ones that cross them stay visible; the strands of a tie stay together.
  const strands = drawn.toSorted((a, b) => b.tie.breadth - a.tie.breadth || (a.tie.uid < b.tie.uid ? -1 : 1)).flatMap((tie) => tie.drawn.strands)

  const labels: SceneLabel[] = []
  const hiddenLabels: string[] = []
  const placed = labelPlan(data, resting, options, look)
  for (const node of nodes) {
    const label = placed[node.actor]
    const rest = resting.bodies[node.actor]
    if (!label || !rest) {
      hiddenLabels.push(node.uid)
      continue
    }
    const [dx, dy] = [node.x - rest.x, node.y - rest.y]
    labels.push({
      actor: node.uid, x: label.x + dx, lines: label.lines.map(({ text, y }) => ({ text, y: y + dy })), fontSize: label.fontSize,
      weight: nodeShapes[node.kind].labelWeight, colour: node.faded ? palette.mutedInk : palette.ink, halo: palette.background,
      box: { ...label.box, x: label.box.x + dx, y: label.box.y + dy },
    })
  }
  return {
    theme: options.theme, labelScale: options.labelScale, asOf: day, since, dating: options.dating, allTime: options.allTime, filter: filter?.summary ?? null,
    ...dimScene({ nodes, ties, strands, arrows, labels }, filter, palette), marks, hiddenLabels, legend: legendOf({ nodes, ties, strands, arrows, marks }, palette, look),
    bounds: boundsOf(extents(nodes, strands, labels)),
  }
}

function tieTitle(from: string, to: string, directed: boolean, label: string, cooperation: number | null, conflict: number | null): string {
  const level = (value: number | null) => (value === null ? 'not coded' : `${value} of 3`)
  return `${from} ${directed ? '→' : '–'} ${to}${label ? ` (${label})` : ''}: cooperation ${level(cooperation)}, conflict ${level(conflict)}`
}

function* extents(nodes: readonly SceneNode[], strands: readonly SceneStrand[], labels: readonly SceneLabel[]): Generator<Box> {
  for (const { x, y, width, height, strokeWidth } of nodes) {
    yield { x: x - (width + strokeWidth) / 2, y: y - (height + strokeWidth) / 2, width: width + strokeWidth, height: height + strokeWidth }
  }
  for (const { start, control, end, width } of strands) {
    // The middle of a quadratic curve is its farthest reach for the symmetric bows drawn here.
    const middle = control ? { x: (start.x + 2 * control.x + end.x) / 4, y: (start.y + 2 * control.y + end.y) / 4 } : start
    yield { x: middle.x - width / 2, y: middle.y - width / 2, width, height: width }
  }
  for (const { box } of labels) yield box
}

/** How actors and ties look, of those that show. */
function lookIn(data: NetworkData, presence: Presence, { encodings, coding, theme, filter = null, together }: SceneOptions): NetworkLook | null {
  if (encodings === undefined) return null
  return lookOf({ data, presence, together }, encodings, coding, theme, filter)
}

interface Drawing {
  readonly drawn: DrawnTie
  readonly tie: SceneTie
}

const drawingsByData = new WeakMap<Prepared, (Map<string, Drawing> | undefined)[]>()

/** What each tie looked like at the levels it was drawn at before: moving in time meets the same few again and again. */
function drawingsOf(prepared: Prepared, resting: Prepared): (Map<string, Drawing> | undefined)[] {
  const before = drawingsByData.get(prepared)
  if (before) return before
  // In a drag the ties that keep their way keep their drawing too.
  const drawings = prepared === resting
    ? []
    : drawingsOf(resting, resting).map((drawing, tie) => (prepared.routes[tie] === resting.routes[tie] ? drawing : undefined))
  drawingsByData.set(prepared, drawings)
  return drawings
}
