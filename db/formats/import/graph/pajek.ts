/**
 * Pajek networks and projects (.net, .paj): V. Batagelj and A. Mrvar, "Pajek: Reference Manual", section "Data structures"; W. de Nooy, A. Mrvar and
 * V. Batagelj, "Exploratory Social Network Analysis with Pajek", appendix 1. Vertices are numbered from 1.
 */
import { ImportError, type WarningList } from '../import-error.ts'
import { createGraph, newEdge, newNode, shown, type GraphBuilder, type NodeDraft } from './graph-builder.ts'
import { maxNodes, type GraphDocument } from './graph-document.ts'
import type { WrittenTime } from './graph-time.ts'
import { matrixEdges, type MatrixCell } from './matrix-edges.ts'

export interface PajekFile {
  readonly graph: GraphDocument
  /** The networks of the file, in order; one without a name is numbered. */
  readonly networks: readonly string[]
  readonly network: string
}

interface Line { readonly text: string; readonly number: number }
interface Section { readonly keyword: string; readonly rest: string; readonly line: number; readonly body: Line[] }
interface Network { readonly name: string; readonly vertices: Section; readonly size: number; readonly firstMode: number | null; readonly lines: Section[] }
interface Values { readonly name: string; readonly kind: 'partition' | 'vector'; readonly body: readonly Line[]; readonly size: number }

const lineSections = new Set(['arcs', 'edges', 'arcslist', 'edgeslist', 'matrix'])

/** Reads the network of the name `wanted`, else the first. Throws an ImportError where there is none, or its vertices make no sense. */
export function readPajek(text: string, wanted: string | undefined, warnings: WarningList): PajekFile {
  const { networks, values, passed } = contentOf(sectionsOf(text, warnings), text.length)
  const names = networks.map(({ name }) => name)
  const chosen = wanted === undefined ? networks[0] : networks.find(({ name }) => name === wanted)
  if (!chosen) {
    throw new ImportError(wanted === undefined ? 'The file has no *Vertices, with which a network of Pajek begins.' : `The file has no network “${shown(wanted)}”; it has ${names.map(name => `“${shown(name)}”`).join(', ')}.`)
  }
  if (networks.length > 1 && wanted === undefined) {
    warnings.add(`The file holds ${networks.length} networks; the first, “${shown(chosen.name)}”, was read. The others are ${names.slice(1, 6).map(name => `“${shown(name)}”`).join(', ')}${names.length > 6 ? ' …' : ''}: choose one and import it by itself.`, networks[1]?.vertices.line ?? null)
  }
  const graph = createGraph(warnings)
  for (const keyword of passed) graph.field('file', `*${keyword}`, 'not kept')
  const ids = readVertices(chosen, values.filter(({ size }) => size === chosen.size), graph, warnings)
  for (const section of chosen.lines) readLines(section, chosen, ids, graph, warnings)
  return { graph: graph.finish(), networks: names, network: chosen.name }
}

function sectionsOf(text: string, warnings: WarningList): Section[] {
  const sections: Section[] = []
  let said = false
  let number = 0
  for (const raw of text.split(/\r\n|\n|\r/u)) {
    number += 1
    const line = raw.trim()
    if (line === '' || line.startsWith('%') || line.startsWith('/*')) continue
    if (line.startsWith('*')) {
      const [, keyword = '', rest = ''] = /^\*\s*([\p{L}_]*)\s*(.*)$/u.exec(line) ?? []
      sections.push({ keyword: keyword.toLowerCase(), rest: rest.trim(), line: number, body: [] })
    } else if (sections.length > 0) {
      sections.at(-1)?.body.push({ text: line, number })
    } else if (!said) {
      said = true
      warnings.add('Text before the first section (a line that begins with *) was passed over.', number)
    }
  }
  return sections
}

/** Networks, and the partitions and vectors that say something of vertices; other objects are named. */
function contentOf(sections: readonly Section[], length: number): { networks: Network[]; values: Values[]; passed: string[] } {
  const networks: Network[] = []
  const values: Values[] = []
  const passed: string[] = []
  let title = ''
  let object = 'network'
  for (const section of sections) {
    const { keyword, rest } = section
    if (keyword === 'network') {
      object = 'network'
      title = rest
    } else if (keyword === 'vertices') {
      if (object === 'network') {
        networks.push(networkOf(section, title === '' ? `Network ${networks.length + 1}` : title, length))
        title = ''
      } else if (object === 'partition' || object === 'vector') {
        values.push({ name: title || object, kind: object, body: section.body, size: Number(/^\d+/u.exec(rest)?.[0] ?? 0) })
      }
    } else if (lineSections.has(keyword)) {
      const network = networks.at(-1)
      if (!network) throw new ImportError(`*${keyword} stands before *Vertices, which says what its numbers are.`, section.line)
      network.lines.push(section)
    } else {
      object = keyword
      title = rest
      if (keyword !== 'partition' && keyword !== 'vector') passed.push(keyword || 'section')
    }
  }
  // Two networks of one name are told apart by their number.
  const seen = new Map<string, number>()
  return {
    networks: networks.map(network => {
      const times = (seen.get(network.name) ?? 0) + 1
      seen.set(network.name, times)
      return times === 1 ? network : { ...network, name: `${network.name} (${times})` }
    }),
    values, passed,
  }
}

function networkOf(section: Section, name: string, length: number): Network {
  const [first, second] = section.rest.split(/\s+/u)
  const size = Number(first)
  if (!/^\d+$/u.test(first ?? '')) throw new ImportError(`*Vertices does not say how many: “${shown(first ?? '')}” is no number. It looks like “*Vertices 18”.`, section.line)
  if (size > maxNodes) throw new ImportError(`*Vertices ${shown(first ?? '')} is more than ${maxNodes.toLocaleString('en')}, the most that a network has here.`, section.line)
  if (size > length) throw new ImportError(`The file claims ${size.toLocaleString('en')} vertices and has ${length.toLocaleString('en')} characters: it is not complete.`, section.line)
  const isTwoMode = /^\d+$/u.test(second ?? '')
  if (isTwoMode && Number(second) > size) throw new ImportError(`*Vertices ${shown(section.rest)} says that ${shown(second ?? '')} of ${shown(first ?? '')} vertices are of the first kind, which cannot be.`, section.line)
  return { name, vertices: section, size, firstMode: isTwoMode ? Number(second) : null, lines: [] }
}

/** Ids of the vertices by their number. */
function readVertices(network: Network, values: readonly Values[], graph: GraphBuilder, warnings: WarningList): (number: number) => string {
  const drafts: NodeDraft[] = []
  for (let number = 1; number <= network.size; number += 1) drafts.push(newNode(String(number), network.vertices.line))
  let times: WrittenTime[] = []
  let inherits = 0
  for (const { text, number: line } of network.vertices.body) {
    const tokens = tokensOf(text)
    const [first] = tokens
    const number = Number(first?.text)
    if (!first || first.quoted || !/^\d+$/u.test(first.text) || number < 1 || number > network.size) {
      throw new ImportError(`“${shown(first?.text ?? '')}” is no number of a vertex: they run from 1 to ${network.size}. Check *Vertices ${shown(network.vertices.rest)}.`, line)
    }
    const draft: NodeDraft = { ...newNode(String(number), line), label: tokens[1]?.text ?? '' }
    const rest = tokens.slice(2).filter(token => !token.interval)
    const [x, y] = [coordinate(rest[0]), coordinate(rest[1])]
    if (x !== null && y !== null) {
      draft.x = x
      draft.y = y
    }
    const interval = tokens.find(token => token.interval)
    // A vertex without an interval is there when the one before it is.
    if (interval) times = timesIn(interval.text, line, warnings)
    else if (times.length > 0) inherits += 1
    draft.times.push(...times.map(time => ({ ...time, line })))
    drafts[number - 1] = draft
  }
  if (inherits > 0) warnings.add(`${inherits} vertices have no interval of their own; each was given that of the vertex before it, as Pajek does.`)
  for (const { name, kind, body } of values) {
    body.slice(0, network.size).forEach(({ text }, index) => drafts[index]?.attributes.push({ name: name || kind, value: text }))
  }
  drafts.forEach((draft, index) => {
    if (network.firstMode !== null) draft.attributes.push({ name: 'mode', value: index < network.firstMode ? '1' : '2' })
    // Two vertices may bear one label, so that the number is the id.
    graph.node(draft)
  })
  return number => String(number)
}

function coordinate(token: Token | undefined): number | null {
  if (!token || token.quoted || !/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu.test(token.text)) return null
  // 1e999 is written like a number and is beyond every one.
  const value = Number(token.text)
  return Number.isFinite(value) ? value : null
}

interface Token { readonly text: string; readonly quoted: boolean; readonly interval: boolean }

function tokensOf(line: string): Token[] {
  return [...line.matchAll(/"((?:[^"\\]|\\.)*)"?|\[([^\]]*)\]?|[^\s"[]+/gu)].map(([all, quoted, interval]) => ({
    text: quoted === undefined ? interval ?? all : quoted.replaceAll(/\\(["\\])/gu, '$1').replaceAll('\\n', ' '), quoted: quoted !== undefined, interval: interval !== undefined,
  }))
}

/** `1-3,5,7-*`: stretches and moments; `*` has no end. */
function timesIn(text: string, line: number, warnings: WarningList): WrittenTime[] {
  return text.split(',').map(part => part.trim()).filter(Boolean).flatMap(part => {
    const [, start, end] = /^(\d+|\*)(?:\s*-\s*(\d+|\*))?$/u.exec(part) ?? []
    if (start === undefined) {
      warnings.add(`“[${shown(text)}]” is no interval of Pajek, such as [1-3,5] or [2-*]; it was left out.`, line)
      return []
    }
    return [{ start, end: end ?? start, line }]
  })
}

function readLines(section: Section, network: Network, idOf: (number: number) => string, graph: GraphBuilder, warnings: WarningList): void {
  const { keyword, rest } = section
  // `*Arcs :2 "trade"`: the lines are of the second relation.
  const relation = /^:\s*\d+(?:\s+"?([^"]*)"?)?/u.exec(rest)
  const kind = (relation?.[1] ?? '').trim() || (relation ? rest.replace(/^:\s*/u, 'relation ') : '')
  const vertex = (text: string | undefined, line: number): string => {
    const number = Number(text)
    if (!/^\d+$/u.test(text ?? '') || number < 1 || number > network.size) {
      throw new ImportError(`“${shown(text ?? '')}” is no number of a vertex: they run from 1 to ${network.size}.`, line)
    }
    return idOf(number)
  }
  if (keyword === 'matrix') {
    readMatrix(section, network, kind, idOf, graph, warnings)
    return
  }
  const directed = keyword.startsWith('arcs')
  for (const { text, number: line } of section.body) {
    // `2: 1 5 3`: a line of the second relation.
    const own = /^(\d+):\s+/u.exec(text)
    const tokens = tokensOf(own ? text.slice(own[0].length) : text)
    const lineKind = own && kind === '' ? `relation ${own[1]}` : kind
    if (keyword.endsWith('list')) {
      const source = vertex(tokens[0]?.text, line)
      for (const token of tokens.slice(1)) graph.edge({ ...newEdge({ id: '', line, source, target: vertex(token.text, line), directed }), kind: lineKind })
      continue
    }
    const [source, target] = [vertex(tokens[0]?.text, line), vertex(tokens[1]?.text, line)]
    const draft = newEdge({ id: '', line, source, target, directed })
    draft.kind = lineKind
    const value = tokens[2]
    if (value && !value.quoted && !value.interval) {
      draft.weight = coordinate(value)
      if (draft.weight === null && !/^[a-z_]+$/iu.test(value.text)) warnings.add(`The value “${shown(value.text)}” is no number; the line was read without one.`, line)
    }
    const at = tokens.findIndex((token, index) => index > 1 && token.text === 'l' && !token.quoted)
    if (at !== -1) draft.label = tokens[at + 1]?.text ?? ''
    const interval = tokens.find(token => token.interval)
    if (interval) draft.times.push(...timesIn(interval.text, line, warnings))
    graph.edge(draft)
  }
}

function readMatrix({ body, line: start }: Section, { size, firstMode }: Network, kind: string, idOf: (number: number) => string, graph: GraphBuilder, warnings: WarningList): void {
  const [height, width] = firstMode === null ? [size, size] : [firstMode, size - firstMode]
  const cells: MatrixCell[] = []
  let row = 0
  for (const { text, number: line } of body) {
    if (row >= height) throw new ImportError(`The matrix has more than ${height} rows, one for each vertex${firstMode === null ? '' : ' of the first kind'}.`, line)
    const values = text.split(/[\s,;]+/u).filter(Boolean)
    if (values.length !== width && !(firstMode !== null && values.length > width)) throw new ImportError(`This row of the matrix has ${values.length} numbers, and ${width} are needed.`, line)
    if (values.length > width) warnings.add(`This row of the matrix has ${values.length} numbers; the first ${width} are the vertices of the second kind, and the rest was left out.`, line)
    values.slice(0, width).forEach((written, column) => {
      const value = Number(written)
      if (!Number.isFinite(value)) throw new ImportError(`“${shown(written)}” is no number of a matrix.`, line)
      if (value !== 0) cells.push({ row, column, value, line })
    })
    row += 1
  }
  if (row < height) throw new ImportError(`The matrix has ${row} rows, and ${height} are needed: the file is not complete.`, start)
  const add = (cell: MatrixCell, directed: boolean, target: number) => {
    graph.edge({ ...newEdge({ id: '', line: cell.line, source: idOf(cell.row + 1), target: idOf(target), directed }), weight: cell.value, kind })
  }
  if (firstMode !== null) {
    for (const cell of cells) add(cell, false, firstMode + cell.column + 1)
    return
  }
  const { edges, symmetric } = matrixEdges(cells, size)
  if (symmetric) warnings.add('The matrix says the same both ways, so that each pair is one mutual tie.', start)
  for (const edge of edges) add(edge, edge.directed, edge.column + 1)
}
