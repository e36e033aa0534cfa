/**
 * GEXF 1.0 to 1.3 (gexf.net: the schemas gexf.xsd, data.xsd, dynamics.xsd, hierarchy.xsd and viz.xsd of each version, and the 1.3 primer), with and
 * without its namespace.
 */
import { ImportError, type WarningList } from '../import-error.ts'
import { plainName, weightIn } from './field-names.ts'
import { createGraph, newEdge, newNode, shown, type EdgeDraft, type NodeDraft } from './graph-builder.ts'
import type { GraphDocument } from './graph-document.ts'
import { intervalsIn, type WrittenTime } from './graph-time.ts'
import { readXml, type XmlElement } from './xml-reader.ts'

interface Declared { readonly id: string; readonly title: string; readonly type: string; fallback: string | null }
interface Value { readonly id: string; text: string; readonly times: readonly WrittenTime[]; readonly line: number }
interface Open<Draft> { readonly draft: Draft; readonly values: Value[] }

/** Reads a GEXF document. Throws an ImportError where it is no sound XML or holds no network. */
export function readGexf(text: string, warnings: WarningList): GraphDocument {
  const graph = createGraph(warnings, { yUp: true })
  const declared = { node: [] as Declared[], edge: [] as Declared[] }
  const said = new Set<string>()
  const sayOnce = (message: string, line: number) => {
    if (said.has(message)) return
    said.add(message)
    warnings.add(message, line)
  }
  let directed = false
  let root = ''
  let hasGraph = false
  let attributeClass: 'node' | 'edge' = 'node'
  let attribute: Declared | null = null
  let value: Value | null = null
  let collected = ''
  const nodes: Open<NodeDraft>[] = []
  let edge: Open<EdgeDraft> | null = null
  const owner = (): Open<NodeDraft> | Open<EdgeDraft> | undefined => edge ?? nodes.at(-1)
  const timesOf = (element: XmlElement): WrittenTime[] => readTimes(element, line => sayOnce('A stretch of time of this file is open at an end (startopen, endopen); it was read as reaching to that day.', line))

  /** Values of attributes with their titles; those in time are told apart. */
  const finish = (draft: NodeDraft | EdgeDraft, values: readonly Value[], side: 'node' | 'edge') => {
    const list = declared[side]
    const byTitle = new Map<string, string[]>()
    const has = new Set<Declared>()
    for (const { id, text: written, times, line } of values) {
      let known = list.find(each => each.id === id)
      if (!known && /^\d{1,6}$/u.test(id) && list[Number(id)]) {
        known = list[Number(id)]
        sayOnce('Values of attributes name them by their place in the list; they were read so.', line)
      }
      if (!known) sayOnce(`An attribute “${shown(id)}” is used and not declared; its id is its name.`, line)
      if (known) has.add(known)
      const title = known?.title ?? id
      // Gephi writes a missing value as the word.
      if (written === '' || (written === 'null' && known && known.type !== 'string')) continue
      const weight = side === 'edge' && plainName(title) === 'weight' ? weightIn(written) : null
      if (weight !== null && times.length > 0) {
        for (const time of times) (draft as EdgeDraft).weights.push({ time, weight })
        continue
      }
      const when = times.map(({ start, end }) => (start === end ? start : `${start || '..'} to ${end || '..'}`)).join(', ')
      byTitle.set(title, [...byTitle.get(title) ?? [], when === '' ? written : `${written} (${when})`])
    }
    for (const each of list) if (each.fallback !== null && !has.has(each)) byTitle.set(each.title, [each.fallback])
    for (const [name, texts] of byTitle) draft.attributes.push({ name, value: texts.join('; ') })
  }

  readXml(text, 'GEXF', {
    open(element) {
      const { name, line } = element
      if (root === '') {
        root = name
        if (name !== 'gexf') throw new ImportError(`The file begins with <${name}>, and GEXF begins with <gexf>.`, line)
      }
      collected = ''
      if (element.prefix !== '' && visual.has(name)) {
        readVisual(element, owner()?.draft)
        return
      }
      switch (name) {
        case 'graph':
          if (hasGraph) throw new ImportError('The file holds a second graph. GEXF has one; divide the file.', line)
          hasGraph = true
          directed = directedBy(element.get('defaultedgetype')) ?? false
          break
        case 'attributes': attributeClass = element.get('class') === 'edge' ? 'edge' : 'node'; break
        case 'attribute':
          attribute = { id: element.get('id') ?? '', title: element.get('title') ?? element.get('id') ?? '', type: element.get('type') ?? 'string', fallback: null }
          declared[attributeClass].push(attribute)
          break
        case 'node': {
          const id = element.get('id')
          if (id === undefined || id === '') throw new ImportError('A node has no id. GEXF needs one for each: <node id="1" label="…">.', line)
          const draft = newNode(id, line)
          draft.label = element.get('label') ?? ''
          const above = nodes.at(-1)
          draft.parent = element.get('pid') ?? above?.draft.id ?? null
          draft.times.push(...timesOf(element))
          nodes.push({ draft, values: [] })
          break
        }
        case 'parent': {
          const above = nodes.at(-1)?.draft
          const parent = element.get('for')
          if (above && above.parent !== null && parent !== undefined && parent !== above.parent) sayOnce('A node has several parents; the first was kept.', line)
          if (above && parent !== undefined) above.parent ??= parent
          break
        }
        case 'edge': {
          const type = element.get('type')
          const own = directedBy(type)
          if (type !== undefined && own === null) warnings.add(`“${shown(type)}” is no type of an edge (directed, undirected, mutual); the file's usual one was taken.`, line)
          const draft = newEdge({ id: element.get('id') ?? '', line, source: element.get('source') ?? '', target: element.get('target') ?? '', directed: own ?? directed })
          draft.label = element.get('label') ?? ''
          draft.kind = element.get('kind') ?? ''
          const written = element.get('weight') ?? element.get('cardinal')
          if (written !== undefined) {
            draft.weight = weightIn(written)
            if (draft.weight === null) warnings.add(`The weight “${shown(written)}” is no number; the edge was read without one.`, line)
          }
          draft.times.push(...timesOf(element))
          edge = { draft, values: [] }
          break
        }
        case 'attvalue': {
          const target = owner()
          const id = element.get('for') ?? element.get('id') ?? ''
          if (!target || id === '') break
          value = { id, text: element.get('value') ?? '', times: timesOf(element), line }
          target.values.push(value)
          break
        }
        case 'spell':
        case 'slice':
          owner()?.draft.times.push(...timesOf(element))
          break
        default:
      }
    },
    text(part) {
      if (attribute || value) collected += part
    },
    close(name) {
      switch (name) {
        case 'default':
          if (attribute) attribute.fallback = collected.trim()
          break
        case 'attribute': attribute = null; break
        case 'attvalue':
          if (value?.text === '') value.text = collected.trim()
          value = null
          break
        case 'node': {
          const open = nodes.pop()
          if (!open) break
          finish(open.draft, open.values, 'node')
          graph.node(open.draft)
          break
        }
        case 'edge':
          if (!edge) break
          finish(edge.draft, edge.values, 'edge')
          graph.edge(edge.draft)
          edge = null
          break
        default:
      }
      collected = ''
    },
  })
  if (!hasGraph) throw new ImportError('The file is GEXF and holds no <graph>, so there is nothing to import.')
  return graph.finish()
}

/** Null for no type that is known. A mutual edge is one tie that goes both ways. */
function directedBy(type = ''): boolean | null {
  if (/^(?:directed|dir)$/iu.test(type)) return true
  return /^(?:undirected|mutual|double|und)$/iu.test(type) ? false : null
}

/** The times that an element gives, in the ways of all versions. */
function readTimes(element: XmlElement, open: (line: number) => void): WrittenTime[] {
  const { line } = element
  const times: WrittenTime[] = []
  const [startOpen, endOpen] = [element.get('startopen'), element.get('endopen')]
  if (startOpen !== undefined || endOpen !== undefined) open(line)
  const start = element.get('start') ?? startOpen ?? element.get('datefrom')
  const end = element.get('end') ?? endOpen ?? element.get('dateto')
  if (start !== undefined || end !== undefined) times.push({ start: start ?? '', end: end ?? '', line })
  const stamp = element.get('timestamp')
  if (stamp !== undefined && stamp !== '') times.push({ start: stamp, end: stamp, line })
  for (const [text, isStamps] of [[element.get('timestamps'), true], [element.get('intervals'), false]] as const) {
    for (const found of intervalsIn(text ?? '', isStamps) ?? []) times.push({ start: found.start, end: found.end, line })
  }
  return times
}

const visual = new Set(['color', 'position', 'size', 'shape', 'thickness'])

/** What the drawing says: the place becomes a place in a view; colour, size, shape and thickness are kept as attributes. */
function readVisual(element: XmlElement, draft: NodeDraft | EdgeDraft | undefined): void {
  if (!draft) return
  if (element.name === 'position') {
    const [x, y] = [Number(element.get('x')), Number(element.get('y'))]
    if (!('source' in draft) && Number.isFinite(x) && Number.isFinite(y)) {
      draft.x = x
      draft.y = y
    }
    return
  }
  const value = element.name === 'color' ? colourOf(element) : element.get('value') ?? ''
  if (value === '') return
  draft.attributes.push({ name: `viz:${element.name}`, value })
}

function colourOf(element: XmlElement): string {
  const hex = element.get('hex')
  if (hex !== undefined) return hex
  const parts = ['r', 'g', 'b'].map(name => Number(element.get(name)))
  return parts.every(part => Number.isInteger(part) && part >= 0 && part <= 255) ? `#${parts.map(part => part.toString(16).padStart(2, '0')).join('')}` : ''
}
