import type { AttributeValue, ExportGraph, Loss } from './export-graph.ts'
import { phaseEdges, timelessLosses } from './phase-edges.ts'

/** Names of data in Cytoscape.js have no blanks; `id`, `source`, `target` and `parent` are its own. */
const own = new Set(['id', 'source', 'target', 'parent'])
const keyOf = (name: string) => {
  const plain = name.trim().replaceAll(/[\s.]+/gu, '_')
  return own.has(plain) ? `${plain}_` : plain
}
const named = (values: Readonly<Record<string, AttributeValue>>) => Object.fromEntries(Object.entries(values).map(([name, value]) => [keyOf(name), value]))

/**
 * The network as Cytoscape.js JSON, which Cytoscape Desktop exports and opens as `.cyjs` (https://js.cytoscape.org/#notation/elements-json), one edge for
 * each phase; positions are kept.
 */
export function writeCytoscapeJson(graph: ExportGraph): string {
  const filled = (values: Record<string, AttributeValue>) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
  return `${JSON.stringify({
    format_version: '1.0', generated_by: 'Entente', target_cytoscapejs_version: '~2.1',
    data: { name: graph.title, shared_name: graph.title },
    elements: {
      nodes: graph.nodes.map(({ uid, label, kind, shortName, description, aliases, codes, spell, x, y, attributes }) => ({
        data: {
          ...named(attributes), id: uid, name: label, shared_name: label,
          ...filled({ kind, short_name: shortName, description, aliases: aliases.join('|'), codes: codes.join('|'), dates: spell?.written ?? '', start_date: spell?.start ?? '', end_date: spell?.end ?? '' }),
        },
        position: { x, y },
      })),
      edges: phaseEdges(graph).map(({ id, edge, values }) => ({
        data: { ...named(values), id, source: edge.source, target: edge.target, interaction: edge.kind, shared_interaction: edge.kind, directed: edge.directed },
      })),
    },
  }, null, 1)}\n`
}

/** What Cytoscape's JSON cannot hold of this network. */
export const cytoscapeJsonLosses = (graph: ExportGraph): Loss[] => timelessLosses(graph, 'Cytoscape’s JSON')
