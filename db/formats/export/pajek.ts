import { lossesOf, signedWeight, type ExportGraph, type Loss, type Spell } from './export-graph.ts'

/** A name as Pajek has it: in quotes, on one line, without quotes of its own. */
const quoted = (text: string) => `"${text.replaceAll(/\s+/gu, ' ').replaceAll('"', '’')}"`

/** Years, which are Pajek's moments: the first and last in which something may have been; `*` is without end. */
function interval(spell: Spell | null): string {
  if (!spell) return ''
  const year = (day: string | null) => (day === null ? null : Number(day.slice(0, day.indexOf('-', 1))))
  const [from, to] = [year(spell.start), year(spell.end)]
  return ` [${from ?? 1}-${to ?? '*'}]`
}

const scaled = (values: readonly number[]) => {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  return (value: number) => (most > least ? 0.05 + (0.9 * (value - least)) / (most - least) : 0.5).toFixed(4)
}

/**
 * The network as Pajek's `.net` (Pajek reference manual, "Network files"): vertices numbered from 1 with places between 0 and 1, undirected ties under
 * `*Edges`, directed ones under `*Arcs`; a line for each phase, with its signed weight and its years in brackets. UTF-8 without a byte order mark,
 * which igraph takes for a letter. A phase that says neither cooperation nor conflict has the weight 0.
 */
export function writePajek(graph: ExportGraph): string {
  const number = new Map(graph.nodes.map(({ uid }, index) => [uid, index + 1]))
  const x = scaled(graph.nodes.map(node => node.x))
  const y = scaled(graph.nodes.map(node => node.y))
  const lines = (directed: boolean) => graph.edges.filter(edge => edge.directed === directed).flatMap(edge => edge.phases.map(phase => (
    `${number.get(edge.source) ?? 0} ${number.get(edge.target) ?? 0} ${signedWeight(phase) ?? 0} l ${quoted(edge.label === '' ? edge.kind : edge.label)}${interval(phase.spell)}`
  )))
  const edges = lines(false)
  const arcs = lines(true)
  return `${[
    `*Vertices ${graph.nodes.length}`,
    ...graph.nodes.map((node, index) => `${index + 1} ${quoted(node.label)} ${x(node.x)} ${y(node.y)} 0.5000${interval(node.spell)}`),
    ...(arcs.length > 0 ? ['*Arcs', ...arcs] : []),
    ...(edges.length > 0 ? ['*Edges', ...edges] : []),
  ].join('\r\n')}\r\n`
}

/** What Pajek cannot hold of this network. */
export function pajekLosses({ nodes, edges }: ExportGraph): Loss[] {
  const phases = edges.flatMap(edge => edge.phases)
  return lossesOf([
    { what: 'levels of cooperation and conflict', count: phases.filter(({ cooperation, conflict }) => cooperation !== null || conflict !== null).length, how: 'A line has one number: the raw weight, else cooperation less conflict.' },
    { what: 'phases that are not coded', count: phases.filter(phase => signedWeight(phase) === null).length, how: 'They are lines of the weight 0.' },
    { what: 'ties of several phases', count: edges.filter(edge => edge.phases.length > 1).length, how: 'Each phase is a line of its own; which belong to one tie is lost.' },
    { what: 'dates', count: [...nodes, ...phases].filter(({ spell }) => spell !== null).length, how: 'Years only, the first and the last possible one; open ends are unbounded.' },
    { what: 'kinds, short names, aliases, codes and descriptions of actors', count: nodes.length, how: 'A vertex has a name and a place only.' },
    { what: 'certainty, descriptions, summaries, fits and attributes of ties', count: edges.length, how: 'A line has a label only: the tie’s, else its kind.' },
    // eslint-disable-next-line no-control-regex
    { what: 'names with letters beyond ASCII', count: nodes.filter(({ label }) => /[^\u0000-\u007f]/u.test(label)).length, how: 'The file is UTF-8: Pajek asks for the encoding where it shows them wrong.' },
    { what: 'attributes of actors', count: nodes.filter(({ attributes }) => Object.keys(attributes).length > 0).length, how: 'They are left out.' },
  ])
}
