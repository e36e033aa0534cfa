import { attributeNames, lossesOf, type AttributeValue, type ExportGraph, type Loss } from './export-graph.ts'
import { phaseColumns, phaseEdges, timelessLosses } from './phase-edges.ts'
import { xmlElement, xmlTextElement } from './xml-write.ts'

interface Key { readonly id: string; readonly name: string; readonly number: boolean }

const nodeColumns = ['label', 'kind', 'short name', 'description', 'aliases', 'codes', 'dates', 'start date', 'end date']

/**
 * The network as GraphML 1.0 (http://graphml.graphdrawing.org/specification.html), one edge for each phase of a tie. Every edge has an id, by which
 * readers keep parallel ones apart; names of attributes are plain, so that networkx, igraph, Gephi and Cytoscape show them.
 */
export function writeGraphml(graph: ExportGraph): string {
  const keysOf = (prefix: string, columns: readonly { name: string; number: boolean }[]): Key[] => columns.map(({ name, number }, index) => ({ id: `${prefix}${index}`, name, number }))
  // Readers such as networkx take all edges of a file to be of one kind: where a network has both, its undirected ties say so in an attribute.
  const isMixed = mixed(graph)
  const nodeKeys = keysOf('n', [...nodeColumns.map(name => ({ name, number: false })), { name: 'x', number: true }, { name: 'y', number: true }, ...attributeNames(graph.nodes)])
  const edgeKeys = keysOf('e', [...phaseColumns, ...(isMixed ? [{ name: 'directed', number: false }] : []), ...attributeNames(graph.edges)])
  const declared = (owner: 'node' | 'edge', keys: readonly Key[]) => keys.map(({ id, name, number }) => (
    xmlElement('key', { id, 'for': owner, 'attr.name': name, 'attr.type': number ? 'double' : 'string' })
  ))
  const data = (keys: readonly Key[], values: Readonly<Record<string, AttributeValue>>) => keys.flatMap(({ id, name }) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    return value === undefined || value === '' ? [] : [xmlTextElement('data', { key: id }, value)]
  })
  const root = xmlElement('graphml', {
    'xmlns': 'http://graphml.graphdrawing.org/xmlns', 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': 'http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd',
  }, [
    ...declared('node', nodeKeys), ...declared('edge', edgeKeys),
    xmlElement('graph', { id: 'G', edgedefault: graph.edges.some(({ directed }) => directed) ? 'directed' : 'undirected' }, [
      ...graph.nodes.map(({ uid, label, kind, shortName, description, aliases, codes, spell, x, y, attributes }) => xmlElement('node', { id: uid }, data(nodeKeys, {
        label, kind, 'short name': shortName, description, 'aliases': aliases.join('|'), 'codes': codes.join('|'), 'dates': spell?.written ?? '', 'start date': spell?.start ?? '',
        'end date': spell?.end ?? '', x, y, ...attributes,
      }))),
      ...phaseEdges(graph).map(({ id, edge, values }) => (
        xmlElement('edge', { id, source: edge.source, target: edge.target }, data(edgeKeys, isMixed ? { ...values, directed: edge.directed ? 'true' : 'false' } : values))
      )),
    ]),
  ])
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
}

const mixed = ({ edges }: ExportGraph) => edges.some(({ directed }) => directed) && edges.some(({ directed }) => !directed)

/** What GraphML cannot hold of this network. */
export function graphmlLosses(graph: ExportGraph): Loss[] {
  return [...timelessLosses(graph, 'GraphML'), ...lossesOf([
    { what: 'undirected ties beside directed ones', count: mixed(graph) ? graph.edges.filter(({ directed }) => !directed).length : 0, how: 'Many readers take all edges to be of one kind: all are written as directed, and the attribute “directed” says which are not.' },
    { what: 'lists (aliases and codes)', count: graph.nodes.filter(({ aliases, codes }) => aliases.length + codes.length > 0).length, how: 'An attribute holds one value: the parts stand in one text, with | between them.' },
  ])]
}
