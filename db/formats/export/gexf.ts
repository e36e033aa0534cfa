import { attributeNames, isRicherThanDays, lossesOf, signedWeight, type ExportEdge, type ExportGraph, type ExportNode, type Loss, type Spell } from './export-graph.ts'
import { xmlElement, xmlTextElement } from './xml-write.ts'

type Attributes = Record<string, string | number | null>

const spellAttributes = (spell: Spell | null): Attributes => ({ start: spell?.start ?? null, end: spell?.end ?? null })
const isBounded = (spell: Spell | null): spell is Spell => spell !== null && (spell.start !== null || spell.end !== null)

/** Columns of GEXF: an id, a title and a type each. */
interface Column { id: string; title: string; type: 'string' | 'double' | 'integer' | 'boolean' }

const nodeColumns: readonly Column[] = [
  { id: 'kind', title: 'kind', type: 'string' }, { id: 'short_name', title: 'short name', type: 'string' }, { id: 'description', title: 'description', type: 'string' },
  { id: 'aliases', title: 'aliases', type: 'string' }, { id: 'codes', title: 'codes', type: 'string' }, { id: 'dates', title: 'dates', type: 'string' },
]
const edgeColumns: readonly Column[] = [
  { id: 'certainty', title: 'certainty', type: 'string' }, { id: 'description', title: 'description', type: 'string' }, { id: 'tie_uid', title: 'tie uid', type: 'string' },
  { id: 'phases', title: 'phases', type: 'string' },
]
/** Values of a phase: they hold for its spell. */
const phaseColumns: readonly Column[] = [
  { id: 'cooperation', title: 'cooperation', type: 'integer' }, { id: 'conflict', title: 'conflict', type: 'integer' }, { id: 'raw_weight', title: 'raw weight', type: 'double' },
  { id: 'dates', title: 'dates', type: 'string' }, { id: 'summary', title: 'summary', type: 'string' }, { id: 'phase', title: 'phase', type: 'string' },
]
const own = (items: Parameters<typeof attributeNames>[0]): Column[] => attributeNames(items).map(({ name, number }, index) => ({ id: `a${index}`, title: name, type: number ? 'double' : 'string' }))

const declared = (owner: 'node' | 'edge', mode: 'static' | 'dynamic', columns: readonly Column[]): string[] => (
  columns.length === 0 ? [] : [xmlElement('attributes', { class: owner, mode }, columns.map(({ id, title, type }) => xmlElement('attribute', { id, title, type })))]
)

function valuesOf(values: readonly (readonly [id: string, value: string | number | null, spell?: Spell | null])[]): string[] {
  const written = values.flatMap(([id, value, spell]) => (value === null || value === '' ? [] : [xmlElement('attvalue', { for: id, value, ...spellAttributes(spell ?? null) })]))
  return written.length === 0 ? [] : [xmlElement('attvalues', {}, written)]
}

function nodeOf(node: ExportNode, columns: readonly Column[]): string {
  const { uid, label, kind, shortName, description, aliases, codes, spell, x, y, attributes } = node
  return xmlElement('node', { id: uid, label, ...spellAttributes(spell) }, [
    ...valuesOf([
      ['kind', kind], ['short_name', shortName], ['description', description], ['aliases', aliases.join('|')], ['codes', codes.join('|')], ['dates', spell?.written ?? ''],
      ...columns.map(({ id, title }) => [id, attributes[title] ?? null] as const),
    ]),
    // Drawings of GEXF grow upwards.
    xmlElement('viz:position', { x, y: y === 0 ? 0 : -y, z: 0 }),
  ])
}

function edgeOf(edge: ExportEdge, columns: readonly Column[]): string {
  const { uid, source, target, directed, kind, certainty, label, description, phases, attributes } = edge
  const last = phases.findLast(phase => signedWeight(phase) !== null)
  const spells = phases.map(({ spell }) => spell).filter(isBounded)
  return xmlElement('edge', {
    id: uid, source, target, type: directed ? 'directed' : 'undirected', kind, label: label === '' ? null : label, weight: last ? signedWeight(last) : null,
  }, [
    ...valuesOf([
      ['certainty', certainty], ['description', description], ['tie_uid', uid], ['phases', listed(phases)],
      ...columns.map(({ id, title }) => [id, attributes[title] ?? null] as const),
      ...phases.flatMap(({ uid: phase, spell, cooperation, conflict, weight, summary }) => [
        ['cooperation', cooperation, spell], ['conflict', conflict, spell], ['raw_weight', weight, spell], ['dates', spell?.written ?? '', spell], ['summary', summary, spell], ['phase', phase, spell],
      ] as const),
    ]),
    // A spell says when there is an edge: a phase without a date is always possible, which is no spell.
    ...(spells.length === phases.length ? [xmlElement('spells', {}, spells.map(spell => xmlElement('spell', spellAttributes(spell))))] : []),
  ])
}

/** The phases in full, as JSON: spells and their values keep neither what is undated nor dates as they were written. */
function listed(phases: ExportEdge['phases']): string {
  return JSON.stringify(phases.map(({ uid, spell, cooperation, conflict, weight, summary }) => ({
    uid, ...(spell ? { dates: spell.written } : {}), ...(cooperation === null ? {} : { cooperation }), ...(conflict === null ? {} : { conflict }), ...(weight === null ? {} : { weight }),
    ...(summary === '' ? {} : { summary }),
  })))
}

/**
 * The network as GEXF 1.3 (https://gexf.net/1.3): a tie is one edge, its phases are spells with the values that hold in them; parallel ties are told
 * apart by `kind` and id. Days are inclusive.
 */
export function writeGexf(graph: ExportGraph): string {
  const nodeOwn = own(graph.nodes)
  const edgeOwn = own(graph.edges)
  const root = xmlElement('gexf', { xmlns: 'http://gexf.net/1.3', 'xmlns:viz': 'http://gexf.net/1.3/viz', version: '1.3' }, [
    xmlElement('meta', {}, [xmlTextElement('creator', {}, 'Entente'), xmlTextElement('description', {}, graph.title)]),
    xmlElement('graph', { mode: 'dynamic', defaultedgetype: 'undirected', timeformat: 'date' }, [
      ...declared('node', 'static', [...nodeColumns, ...nodeOwn]),
      ...declared('edge', 'static', [...edgeColumns, ...edgeOwn]),
      ...declared('edge', 'dynamic', phaseColumns),
      xmlElement('nodes', { count: graph.nodes.length }, graph.nodes.map(node => nodeOf(node, nodeOwn))),
      xmlElement('edges', { count: graph.edges.length }, graph.edges.map(edge => edgeOf(edge, edgeOwn))),
    ]),
  ])
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
}



/** What GEXF cannot hold of this network. */
export function gexfLosses({ nodes, edges }: ExportGraph): Loss[] {
  const phases = edges.flatMap(edge => edge.phases)
  const richer = [...nodes, ...phases].filter(({ spell }) => isRicherThanDays(spell)).length
  const reordered = edges.filter(edge => edge.phases.length > 1 && edge.phases.some(({ spell }) => !isBounded(spell))).length
  return lossesOf([
    { what: 'dates that are open, uncertain or not to the day', count: richer, how: 'A spell has a first and a last day only: what is possible is written there, and the date itself in the values “dates” and “phases”.' },
    { what: 'phases without a date beside dated ones', count: reordered, how: 'GEXF has no phase without days: the values are written without a spell.' },
  ])
}
