/**
 * Networks of Cytoscape as JSON: `.cyjs` of the desktop program and the elements of Cytoscape.js (js.cytoscape.org, "Elements JSON"), grouped or as one
 * flat list. Positions are kept; a compound node is the parent of those within.
 */
import { ImportError, type WarningList } from '../import-error.ts'
import { linesOfItems, parseJson } from '../json-text.ts'
import { weightIn } from './field-names.ts'
import { createGraph, newEdge, newNode, shown, type GraphBuilder } from './graph-builder.ts'
import type { GraphAttribute, GraphDocument } from './graph-document.ts'

type Item = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value)
const own = (item: Item, key: string): unknown => (Object.hasOwn(item, key) ? item[key] : undefined)

/** What the program keeps for itself. */
const housekeeping = new Set(['selected', 'SUID', 'id', 'source', 'target', 'parent', '__Annotations', 'directed'])

/** Reads the JSON. Throws an ImportError where it is not sound or holds no elements. */
export function readCytoscapeJson(text: string, warnings: WarningList): GraphDocument {
  const whole = parseJson(text, 'Cytoscape')
  const elements = elementsOf(whole)
  if (!elements) throw new ImportError('This JSON holds no network of Cytoscape: that has “elements” with “nodes” and “edges”, or is a list of them.', 1)
  const graph = createGraph(warnings)
  if (isObject(whole)) {
    const about = own(whole, 'data')
    for (const name of Object.keys(isObject(about) ? about : {})) if (!housekeeping.has(name)) graph.field('file', name, 'not kept')
    if (Object.hasOwn(whole, 'style')) graph.field('file', 'style', 'not kept')
  }
  const lines = linesOfItems(text)
  let strange = 0
  const read = ({ element, pointer }: Placed, take: (element: unknown, line: number | null, graph: GraphBuilder) => boolean) => {
    const line = lines.get(pointer) ?? null
    if (take(element, line, graph)) return
    strange += 1
    warnings.add('This element is neither node nor edge as Cytoscape has them (“data” with an “id”, or with “source” and “target”); it was left out.', line, pointer)
  }
  for (const node of elements.nodes) read(node, readNode)
  for (const edge of elements.edges) read(edge, readEdge)
  const document = graph.finish()
  return { ...document, skipped: document.skipped + strange }
}

/** An element with the place where it stands, as a JSON pointer. */
interface Placed { readonly element: unknown; readonly pointer: string }

function elementsOf(whole: unknown, at = ''): { nodes: readonly Placed[]; edges: readonly Placed[] } | null {
  const list = (value: unknown, pointer: string): readonly Placed[] => (Array.isArray(value) ? value.map((element: unknown, index) => ({ element, pointer: `${pointer}/${index}` })) : [])
  if (Array.isArray(whole)) {
    const isEdge = (element: unknown) => isObject(element) && (own(element, 'group') === 'edges' || (isObject(element['data']) && own(element['data'], 'source') !== undefined))
    if (!whole.some(element => isObject(element) && isObject(own(element, 'data')))) return null
    const all = list(whole, at)
    return { nodes: all.filter(({ element }) => !isEdge(element)), edges: all.filter(({ element }) => isEdge(element)) }
  }
  if (!isObject(whole)) return null
  const inner = own(whole, 'elements')
  if (inner !== undefined) return Array.isArray(inner) && inner.length === 0 ? { nodes: [], edges: [] } : elementsOf(inner, `${at}/elements`)
  if (!Array.isArray(own(whole, 'nodes')) && !Array.isArray(own(whole, 'edges'))) return null
  return { nodes: list(own(whole, 'nodes'), `${at}/nodes`), edges: list(own(whole, 'edges'), `${at}/edges`) }
}

const idOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '')

function readNode(element: unknown, line: number | null, graph: GraphBuilder): boolean {
  const data = isObject(element) ? own(element, 'data') : undefined
  const id = isObject(data) ? idOf(own(data, 'id')) : ''
  if (!isObject(element) || !isObject(data) || id === '') return false
  const draft = newNode(id, line)
  draft.parent = idOf(own(data, 'parent')) || null
  const place = own(element, 'position')
  if (isObject(place) && typeof place['x'] === 'number' && typeof place['y'] === 'number') {
    draft.x = place['x']
    draft.y = place['y']
  }
  draft.attributes.push(...attributesOf(data))
  graph.node(draft)
  return true
}

function readEdge(element: unknown, line: number | null, graph: GraphBuilder): boolean {
  const data = isObject(element) ? own(element, 'data') : undefined
  if (!isObject(data)) return false
  const [source, target] = [idOf(own(data, 'source')), idOf(own(data, 'target'))]
  if (source === '' && target === '') return false
  const draft = newEdge({ id: idOf(own(data, 'id')), line, source, target, directed: own(data, 'directed') !== false })
  const weight = own(data, 'weight')
  if (typeof weight === 'number') draft.weight = weightIn(String(weight))
  draft.attributes.push(...attributesOf(data).filter(({ name }) => name !== 'weight' || draft.weight === null))
  graph.edge(draft)
  return true
}

function attributesOf(data: Item): GraphAttribute[] {
  return Object.entries(data).flatMap(([name, value]) => {
    const text = housekeeping.has(name) ? '' : textOf(value)
    return text === '' ? [] : [{ name: shown(name) === name ? name : name.slice(0, 200), value: text }]
  })
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value) && value.every(part => typeof part !== 'object')) return value.map(String).filter(Boolean).join('; ')
  const text = JSON.stringify(value)
  return text === '{}' || text === '[]' ? '' : text
}
