import cytoscape, { type Core, type ElementDefinition, type StylesheetJson } from 'cytoscape'
import { palettes } from '../../../db/domain/scene/palette.ts'
import type { Curve, Point, Scene, SceneNode, Theme } from '../../../db/domain/scene/types.ts'
import { labelFamilies } from '../../../renderer/graph/fonts.ts'

/* What a program would have that hands the same picture to Cytoscape: an element for every actor and strand, everything by data, all options as they come. */

const from = (field: string): never => `data(${field})` as never

const shapes = { state: 'ellipse', bloc: 'round-rectangle', leader: 'ellipse', organisation: 'round-rectangle', 'state-body': 'round-rectangle', 'armed-group': 'diamond', society: 'hexagon' } as const

function styleOf(theme: Theme): StylesheetJson {
  const palette = palettes[theme]
  return [
    {
      selector: 'node',
      style: {
        shape: from('shape'), width: from('width'), height: from('height'), 'background-color': from('fill'), 'border-color': from('stroke'), 'border-width': 1.75,
        label: from('label'), 'font-family': labelFamilies, 'font-size': from('fontSize'), 'font-weight': from('fontWeight'), color: from('ink'),
        'text-outline-color': palette.background, 'text-outline-width': from('halo'), 'text-halign': 'center', 'text-valign': 'center',
        'text-margin-x': from('labelX'), 'text-margin-y': from('labelY'), 'text-wrap': 'wrap', 'line-height': 1.25, 'z-index': 10,
      },
    },
    { selector: 'edge', style: { 'curve-style': from('curve'), 'source-endpoint': from('sourceEnd'), 'target-endpoint': from('targetEnd'), width: from('width'), 'line-color': from('colour') } },
    { selector: 'edge[curve = "unbundled-bezier"]', style: { 'edge-distances': 'endpoints' as never, 'control-point-distances': from('bend'), 'control-point-weights': from('bendAt') } },
    { selector: 'edge[?arrow]', style: { 'target-arrow-shape': 'triangle', 'target-arrow-color': from('colour'), 'arrow-scale': from('arrow') } },
    { selector: '.hidden', style: { display: 'none' } },
  ]
}

function line({ start, control, end }: Curve, source: Point, target: Point) {
  const at = (point: Point, node: Point) => `${(point.x - node.x).toFixed(2)}px ${(point.y - node.y).toFixed(2)}px`
  const ends = { sourceEnd: at(start, source), targetEnd: at(end, target) }
  if (!control) return { curve: 'straight', ...ends, bend: 0, bendAt: 0.5 }
  const [dx, dy, px, py] = [end.x - start.x, end.y - start.y, control.x - start.x, control.y - start.y]
  const length = Math.hypot(dx, dy)
  return { curve: 'unbundled-bezier', ...ends, bend: (px * -dy + py * dx) / length, bendAt: (px * dx + py * dy) / length ** 2 }
}

/** Actors and strands of a scene as Cytoscape elements; the heads of directed ties hang on the last strand. */
export function plainElements(scene: Scene): ElementDefinition[] {
  const nodes = new Map(scene.nodes.map(node => [node.uid, node]))
  const labels = new Map(scene.labels.map(label => [label.actor, label]))
  const ties = new Map(scene.ties.map(tie => [tie.uid, tie]))
  const arrows = new Map(scene.arrows.map(arrow => [arrow.tie, arrow]))
  const lastStrand = new Map(scene.strands.map(strand => [strand.tie, strand.id]))
  const nodeOf = (node: SceneNode): ElementDefinition => {
    const label = labels.get(node.uid)
    return {
      group: 'nodes', position: { x: node.x, y: node.y },
      data: {
        id: node.uid, shape: shapes[node.kind], width: node.width, height: node.height, fill: node.fill, stroke: node.stroke,
        label: label?.lines.map(({ text }) => text).join('\n') ?? '', fontSize: label?.fontSize ?? 1, fontWeight: label?.weight === 'semibold' ? 600 : 400,
        ink: label?.colour ?? '#000000', halo: (label?.fontSize ?? 0) * 0.13, labelX: label ? label.x - node.x : 0, labelY: label ? label.box.y + label.box.height / 2 - node.y : 0,
      },
    }
  }
  return [
    ...scene.nodes.map(nodeOf),
    ...scene.strands.flatMap((strand): ElementDefinition[] => {
      const tie = ties.get(strand.tie)
      const [source, target] = [nodes.get(tie?.from ?? ''), nodes.get(tie?.to ?? '')]
      if (!tie || !source || !target) return []
      const arrow = lastStrand.get(strand.tie) === strand.id ? arrows.get(strand.tie) : undefined
      const curve = arrow ? { ...strand, end: arrow.tip } : strand
      return [{ group: 'edges', data: { id: strand.id, source: source.uid, target: target.uid, ...line(curve, source, target), colour: strand.colour, width: strand.width, ...(arrow ? { arrow: arrow.size / 0.3 / 29 } : {}) } }]
    }),
  ]
}

/** Cytoscape with default options. */
export function plainCytoscape(container: HTMLElement, elements: ElementDefinition[], theme: Theme): Core {
  return cytoscape({ container, elements, style: styleOf(theme), layout: { name: 'preset', fit: true, padding: 30 } })
}

/** Hides what another scene of the same data does not have. */
export function hideAllBut(cy: Core, scene: Scene): void {
  const shown = new Set([...scene.nodes.map(({ uid }) => uid), ...scene.strands.map(({ id }) => id)])
  cy.batch(() => cy.elements().forEach(element => void element.toggleClass('hidden', !shown.has(element.id()))))
}

/** Gives every element the colour that it has in another scene. */
export function recolour(cy: Core, scene: Scene): void {
  cy.batch(() => {
    for (const { uid, fill, stroke } of scene.nodes) cy.getElementById(uid).data({ fill, stroke })
    for (const { id, colour } of scene.strands) cy.getElementById(id).data({ colour })
  })
}
