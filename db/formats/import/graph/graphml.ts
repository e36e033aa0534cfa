/**
 * GraphML 1.0 (graphml.graphdrawing.org: the primer and the DTD's structure and attribute layers), with any prefix or none, and the labels and places
 * that yEd and yFiles for HTML keep in `data`.
 */
import { ImportError, type WarningList } from '../import-error.ts'
import { createGraph, newEdge, newNode, shown, type EdgeDraft, type NodeDraft } from './graph-builder.ts'
import type { GraphDocument } from './graph-document.ts'
import { createYFiles, type YFilesData } from './graphml-yfiles.ts'
import { readXml } from './xml-reader.ts'

interface Key { readonly id: string; readonly for: string; readonly name: string; readonly isDrawing: boolean; fallback: string | null }
interface Open<Draft> { readonly draft: Draft; readonly values: { key: string; text: string; line: number }[]; readonly drawings: YFilesData[] }

const types = new Set(['boolean', 'int', 'long', 'float', 'double', 'string', 'integer', 'short', 'byte', ''])

/** Reads a GraphML document. Throws an ImportError where it is no sound XML or holds no network. */
export function readGraphml(text: string, warnings: WarningList): GraphDocument {
  const graph = createGraph(warnings)
  const keys: Key[] = []
  const lookUp = new Map<string, Key>()
  const said = new Set<string>()
  const sayOnce = (message: string, line: number | null) => {
    if (said.has(message)) return
    said.add(message)
    warnings.add(message, line)
  }
  let root = ''
  let key: Key | null = null
  let inDefault = false
  let collected = ''
  /** The `data` that is open: how deep the element is in it, and what it holds besides text. */
  let data: { key: string; line: number; depth: number; drawing: YFilesData | null } | null = null
  const graphs: { directed: boolean; within: string | null }[] = []
  const nodes: Open<NodeDraft>[] = []
  let edge: Open<EdgeDraft> | null = null
  let portDepth = 0
  let graphCount = 0

  const keyOf = (id: string, domain: 'node' | 'edge'): Key | undefined => lookUp.get(`${domain} ${id}`) ?? lookUp.get(`all ${id}`)
  const finish = <Draft extends NodeDraft | EdgeDraft>({ draft, values, drawings }: Open<Draft>, domain: 'node' | 'edge') => {
    const has = new Set<Key>()
    for (const value of values) {
      const known = keyOf(value.key, domain)
      if (!known) sayOnce(`The key “${shown(value.key)}” is used and not declared for a ${domain}; its id was taken for its name.`, value.line)
      if (known) has.add(known)
      if (known?.isDrawing === true) continue
      draft.attributes.push({ name: known?.name ?? value.key, value: value.text })
    }
    for (const known of keys) {
      if (known.fallback === null || known.isDrawing || has.has(known) || (known.for !== domain && known.for !== 'all')) continue
      draft.attributes.push({ name: known.name, value: known.fallback })
    }
    for (const drawing of drawings) {
      if (drawing.label !== '') draft.label ||= drawing.label
      if ('parent' in draft && drawing.centre) {
        draft.x = drawing.centre.x
        draft.y = drawing.centre.y
      }
    }
  }

  readXml(text, 'GraphML', {
    open(element) {
      const { name, line } = element
      if (root === '') {
        root = name
        if (name !== 'graphml') throw new ImportError(`The file begins with <${name}>, and GraphML begins with <graphml>.`, line)
      }
      if (data) {
        data.depth += 1
        data.drawing ??= createYFiles()
        data.drawing.open(element)
        return
      }
      if (inDefault) return
      collected = ''
      switch (name) {
        case 'key': {
          const id = element.get('id') ?? ''
          const domain = element.get('for') ?? 'all'
          const type = element.get('attr.type') ?? ''
          if (!types.has(type)) sayOnce(`“${shown(type)}” is no type of GraphML; the values were read as text.`, line)
          const isDrawing = element.get('yfiles.type') !== undefined || element.get('attr.uri') !== undefined
          key = { id, for: domain, name: element.get('attr.name') ?? id, isDrawing, fallback: null }
          keys.push(key)
          lookUp.set(`${domain} ${id}`, key)
          break
        }
        case 'default': inDefault = key !== null; break
        case 'graph': {
          const way = element.get('edgedefault')
          if (way !== 'directed' && way !== 'undirected') sayOnce(`The graph does not say whether its edges are directed (edgedefault="directed" or "undirected"); they were read as directed.`, line)
          if (nodes.length === 0) {
            graphCount += 1
            if (graphCount === 2) warnings.add('The file holds several graphs; they were read as one, so that a node of the same id is one actor.', line)
          }
          graphs.push({ directed: way !== 'undirected', within: nodes.at(-1)?.draft.id ?? null })
          break
        }
        case 'node': {
          const id = element.get('id')
          if (id === undefined || id === '') throw new ImportError('A node has no id. GraphML needs one for each: <node id="n0">.', line)
          const draft = newNode(id, line)
          draft.parent = graphs.at(-1)?.within ?? null
          nodes.push({ draft, values: [], drawings: [] })
          break
        }
        case 'edge': {
          const own = element.get('directed')
          edge = {
            draft: newEdge({
              id: element.get('id') ?? '', line, source: element.get('source') ?? '', target: element.get('target') ?? '',
              directed: own === undefined ? (graphs.at(-1)?.directed ?? true) : /^(?:true|1)$/iu.test(own.trim()),
            }),
            values: [], drawings: [],
          }
          break
        }
        case 'hyperedge':
          sayOnce('The file has hyperedges, which join more than two nodes; a tie joins two, so they were left out.', line)
          break
        case 'port':
          portDepth += 1
          break
        case 'data': data = { key: element.get('key') ?? '', line, depth: 0, drawing: null }; break
        default:
      }
    },
    text(part) {
      if (data) {
        if (data.depth === 0) collected += part
        else data.drawing?.text(part)
      } else if (inDefault) {
        collected += part
      }
    },
    close(name) {
      if (data) {
        if (data.depth > 0) {
          data.depth -= 1
          data.drawing?.close(name)
          return
        }
        const target = portDepth > 0 ? null : edge ?? nodes.at(-1)
        // What a graph says of itself is not kept; nor are the drawings of ports.
        if (target) {
          if (data.drawing) target.drawings.push(data.drawing)
          else target.values.push({ key: data.key, text: collected.trim(), line: data.line })
        } else if (portDepth === 0 && graphs.length > 0 && !data.drawing && collected.trim() !== '') {
          const known = lookUp.get(`graph ${data.key}`) ?? lookUp.get(`all ${data.key}`)
          graph.field('file', known?.name ?? data.key, 'not kept')
        }
        data = null
        collected = ''
        return
      }
      if (inDefault) {
        if (name !== 'default') return
        if (key && collected.trim() !== '') key.fallback = collected.trim()
        inDefault = false
        collected = ''
        return
      }
      switch (name) {
        case 'key': key = null; break
        case 'graph': graphs.pop(); break
        case 'port': portDepth -= 1; break
        case 'node': {
          const open = nodes.pop()
          if (!open) break
          finish(open, 'node')
          graph.node(open.draft)
          break
        }
        case 'edge':
          if (!edge) break
          finish(edge, 'edge')
          graph.edge(edge.draft)
          edge = null
          break
        default:
      }
    },
  })
  if (graphCount === 0) throw new ImportError('The file is GraphML and holds no <graph>, so there is nothing to import.')
  return graph.finish()
}
