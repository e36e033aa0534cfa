import type { EdgeSingular, StylesheetJson } from 'cytoscape'
import { actorKinds } from '../../db/contract/vocabulary.ts'
import { nodeShapes } from '../../db/domain/scene/node-shapes.ts'
import { palettes } from '../../db/domain/scene/palette.ts'
import { lineHeight } from '../../db/domain/scene/text-metrics.ts'
import type { Theme } from '../../db/domain/scene/types.ts'
import { labelFamilies } from './fonts.ts'
import { markScale } from './marks.ts'

/** A property taken from the element's data. Cytoscape takes this for every property; its types know it for some. */
const from = (field: string): never => `data(${field})` as never
const mapped = (map: (edge: EdgeSingular) => unknown): never => map as never
const percent = (share: number) => `${share * 100}%`

/** Shapes are the scene's own, corner by corner, so that lines meet them where the figure has them. */
function shapeStyles(): StylesheetJson {
  return actorKinds.map((kind) => {
    const { outline } = nodeShapes[kind]
    const style = outline.form === 'ellipse'
      ? { shape: 'ellipse' as const }
      : outline.form === 'rounded'
        ? { shape: 'round-rectangle' as const, 'corner-radius': `${outline.radius}px` }
        : { shape: 'polygon' as const, 'shape-polygon-points': outline.corners.map(({ x, y }) => `${x} ${y}`).join(' ') }
    return { selector: `node[kind = "${kind}"]`, style }
  })
}

/** What draws a scene's elements: everything comes from their data; classes add what is only of the screen. */
export function stylesheet(theme: Theme): StylesheetJson {
  const palette = palettes[theme]
  return [
    {
      selector: 'node',
      style: {
        width: from('width'), height: from('height'), 'background-color': from('fill'), 'border-color': from('stroke'), 'border-width': from('strokeWidth'),
        label: from('label'), 'font-family': labelFamilies, 'font-size': from('fontSize'), 'font-weight': from('fontWeight'),
        color: from('labelColour'), 'text-outline-color': from('halo'), 'text-outline-width': from('haloWidth'),
        'text-halign': 'center', 'text-valign': 'center', 'text-margin-x': from('labelX'), 'text-margin-y': from('labelY'),
        'text-wrap': 'wrap', 'text-max-width': '100000px', 'line-height': lineHeight, 'text-events': 'no', 'min-zoomed-font-size': 0,
        'overlay-opacity': 0, 'z-index': 10,
      },
    },
    ...shapeStyles(),
    {
      selector: 'node[mark != ""]',
      style: {
        'background-image': from('mark'), 'background-width': percent(markScale), 'background-height': percent(markScale), 'background-clip': 'none',
        'background-image-containment': 'over', 'bounds-expansion': 10,
      },
    },
    {
      selector: 'edge',
      style: {
        'curve-style': from('curve'), 'source-endpoint': from('sourceEnd'), 'target-endpoint': from('targetEnd'),
        width: from('width'), 'line-color': from('colour'), 'line-cap': 'butt', 'z-index': from('order'), 'overlay-opacity': 0,
      },
    },
    {
      selector: 'edge[curve = "unbundled-bezier"]',
      style: {
        'edge-distances': 'endpoints' as never, 'control-point-distances': from('bend'), 'control-point-weights': from('bendAt'),
      },
    },
    {
      selector: 'edge[?dashed]',
      style: { 'line-style': 'dashed', 'line-dash-pattern': mapped((edge) => edge.data('dash')) },
    },
    {
      selector: 'edge[?arrow]',
      // Its own short line runs from base to tip and disappears in the triangle; hiding it would hide the triangle too.
      style: { 'target-arrow-shape': 'triangle', 'target-arrow-color': from('colour'), 'arrow-scale': from('arrowScale') },
    },
    // Only of the screen: what is selected, has the focus, or is pointed at.
    { selector: 'edge.ring', style: { 'z-index': 1, 'line-color': palette.selection, events: 'no' } },
    { selector: 'edge.ring-inside', style: { 'z-index': 2, 'line-color': palette.background, events: 'no' } },
    { selector: 'edge.ring-focus', style: { 'line-style': 'dashed', 'line-dash-pattern': [5, 4] } },
    { selector: 'node.selected', style: { 'outline-width': 2.5, 'outline-color': palette.selection, 'outline-offset': 2.5, 'outline-style': 'solid' } },
    { selector: 'node.focused', style: { 'outline-width': 2, 'outline-color': palette.selection, 'outline-offset': 3, 'outline-style': 'dashed' } },
    { selector: 'node.selected.focused', style: { 'outline-width': 6, 'outline-offset': 2, 'outline-style': 'double' } },
    { selector: '.hovered', style: { 'underlay-color': palette.mutedInk, 'underlay-opacity': 0.28, 'underlay-padding': 4 } },
    { selector: '.dimmed', style: { opacity: 0.22 } },
    { selector: '.raised', style: { 'z-index': 5_000 } },
    { selector: 'core', style: { 'selection-box-color': palette.mutedInk, 'selection-box-border-color': palette.ink, 'selection-box-border-width': 1, 'selection-box-opacity': 0.12, 'active-bg-opacity': 0 } as never },
  ]
}
