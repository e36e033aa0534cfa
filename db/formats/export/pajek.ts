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
  // One by one: a large network has more actors than a function takes arguments.
  const [least, most] = values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity] as readonly [number, number])
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
    { what: 'phases with levels of cooperation and conflict', count: phases.filter(({ cooperation, conflict }) => cooperation !== null || conflict !== null).length, how: 'A line of Pajek has one number: the raw weight or, where there is none, cooperation minus conflict.' },
    { what: 'phases that are not coded', count: phases.filter(phase => signedWeight(phase) === null).length, how: 'They are written with the weight 0.' },
    { what: 'ties with several phases', count: edges.filter(edge => edge.phases.length > 1).length, how: 'Each phase is written as a line of its own, and reads like a tie of its own.' },
    { what: 'dates', count: [...nodes, ...phases].filter(({ spell }) => spell !== null).length, how: 'They are written as years, from the first possible one to the last possible one.' },
    { what: 'actors', count: nodes.length, how: 'Name and place are written; kind, short name, aliases, codes, description and attributes are not.' },
    { what: 'ties', count: edges.length, how: 'The label is written or, where there is none, the kind; certainty, description, summaries, fits and attributes are not.' },
    // eslint-disable-next-line no-control-regex
    { what: 'names with letters beyond ASCII', count: nodes.filter(({ label }) => /[^\u0000-\u007f]/u.test(label)).length, how: 'They are written in UTF-8. Where Pajek shows them wrong, tell it so when it reads the file.' },
  ])
}
