/** Puts a network together from what a reader meets in a file, in any order: names, weights, dates, loops, nodes that only edges name. */
import type { StrandLevel } from '../../../contract/entities/ties.ts'
import { actorKinds, certainties, type ActorKind, type Certainty } from '../../../contract/vocabulary.ts'
import { EdtfError, parseEdtf } from '../../../domain/edtf.ts'
import { ImportError, type WarningList } from '../import-error.ts'
import { levelsOf } from '../weight-levels.ts'
import { edgeMeanings, edgeWords, nodeLabels, nodeMeanings, nodeWords, plainName, weightIn, type EdgeMeaning } from './field-names.ts'
import { longestValue, maxEdges, maxNodes, type GraphAttribute, type GraphDocument, type GraphEdge, type GraphField, type GraphNode, type GraphPhase, type GraphTime } from './graph-document.ts'
import { createTimes, type WrittenTime } from './graph-time.ts'

export interface NodeDraft {
  readonly id: string
  readonly line: number | null
  label: string
  readonly attributes: GraphAttribute[]
  x: number | null
  y: number | null
  parent: string | null
  readonly times: WrittenTime[]
}

export interface EdgeDraft {
  readonly id: string
  readonly line: number | null
  readonly source: string
  readonly target: string
  readonly directed: boolean
  weight: number | null
  kind: string
  label: string
  readonly attributes: GraphAttribute[]
  readonly times: WrittenTime[]
  /** Weights that hold for a time only. */
  readonly weights: { time: WrittenTime; weight: number }[]
}

export const newNode = (id: string, line: number | null): NodeDraft => ({ id, line, label: '', attributes: [], x: null, y: null, parent: null, times: [] })
export const newEdge = (fields: Pick<EdgeDraft, 'id' | 'line' | 'source' | 'target' | 'directed'>): EdgeDraft => (
  { ...fields, weight: null, kind: '', label: '', attributes: [], times: [], weights: [] }
)

export interface GraphOptions {
  /** Whether y grows upwards in the file's drawings. */
  readonly yUp?: boolean
  /** Whether a file of edges alone is what it should be, so that its nodes need no declaration. */
  readonly edgesDeclare?: boolean
}

export interface GraphBuilder {
  node(draft: NodeDraft): void
  edge(draft: EdgeDraft): void
  /** A reading that concerns the file, or something of it that is not kept. */
  field(of: GraphField['of'], name: string, becomes: string): void
  has(id: string): boolean
  finish(): GraphDocument
}

export function createGraph(warnings: WarningList, { yUp = false, edgesDeclare = false }: GraphOptions = {}): GraphBuilder {
  const nodes = new Map<string, NodeDraft>()
  const edges: (EdgeDraft | null)[] = []
  const times = createTimes(warnings)
  const fields = new Map<string, { -readonly [Key in keyof GraphField]: GraphField[Key] }>()
  const field = (of: GraphField['of'], name: string, becomes: string) => {
    const key = `${of} ${name} ${becomes}`
    const known = fields.get(key)
    if (known) known.count += 1
    else fields.set(key, { of, name, becomes, count: 1 })
  }
  let skipped = 0
  const readTimes = (written: readonly WrittenTime[]): readonly GraphTime[] => (written.length === 0 ? nothing : written.flatMap(time => times.read(time) ?? []))

  return {
    field,
    has: id => nodes.has(id),
    node(draft) {
      for (const time of draft.times) times.add(time)
      const earlier = nodes.get(draft.id)
      if (!earlier) {
        if (nodes.size >= maxNodes) throw new ImportError(`A network has at most ${maxNodes.toLocaleString('en')} nodes. Import it in parts.`, draft.line)
        nodes.set(draft.id, draft)
        return
      }
      warnings.add(`The node “${shown(draft.id)}” stands here again${earlier.line === null ? '' : ` (first in line ${earlier.line})`}; both are one actor, and the first one counts where they differ.`, draft.line)
      earlier.label ||= draft.label
      const has = new Set(earlier.attributes.map(({ name }) => name))
      earlier.attributes.push(...draft.attributes.filter(({ name }) => !has.has(name)))
      earlier.parent ??= draft.parent
    },
    edge(draft) {
      for (const time of draft.times) times.add(time)
      for (const { time } of draft.weights) times.add(time)
      if (draft.source === '' || draft.target === '') {
        skipped += 1
        warnings.add(`The edge ${draft.id === '' ? '' : `“${shown(draft.id)}” `}does not say ${draft.source === '' ? 'where it comes from' : 'where it leads'}; it was left out.`, draft.line)
        return
      }
      if (draft.source === draft.target) {
        skipped += 1
        warnings.add(`“${shown(draft.source)}” is tied to itself, which is no tie; the edge was left out.`, draft.line)
        // Its node is there all the same.
        if (!nodes.has(draft.source) && edgesDeclare) nodes.set(draft.source, newNode(draft.source, draft.line))
        return
      }
      if (edges.length >= maxEdges) throw new ImportError(`A network has at most ${maxEdges.toLocaleString('en')} edges. Import it in parts.`, draft.line)
      edges.push(draft)
    },
    finish() {
      const made = new Set<string>()
      const ensure = (id: string, line: number | null, why: string) => {
        if (nodes.has(id)) return
        nodes.set(id, newNode(id, line))
        if (edgesDeclare) return
        made.add(id)
        warnings.add(`The node “${shown(id)}” is not declared; ${why}, so it was made.`, line)
      }
      for (const edge of edges) {
        if (!edge) continue
        ensure(edge.source, edge.line, 'an edge begins there')
        ensure(edge.target, edge.line, 'an edge leads there')
      }
      for (const node of nodes.values()) {
        if (node.parent !== null) ensure(node.parent, node.line, `“${shown(node.id)}” stands in it`)
      }
      cutCycles(nodes, warnings)
      const madeNodes: GraphNode[] = []
      for (const draft of nodes.values()) {
        const { attributes, x, y, ...about } = nodeMeaning(draft, field)
        if (draft.times.length > 0) field('nodes', 'times', 'dates of the actor')
        if (x !== null && y !== null) field('nodes', 'position', 'place in a view')
        madeNodes.push({
          id: draft.id, line: draft.line, ...about, attributes: kept(attributes, draft.line, warnings),
          place: x === null || y === null ? null : { x, y: yUp ? -y : y }, parent: draft.parent, times: readTimes(draft.times), declared: !made.has(draft.id),
        })
      }
      nodes.clear()
      const undated = undatedPhases()
      const madeEdges: GraphEdge[] = []
      for (const [index, draft] of edges.entries()) {
        if (!draft) continue
        const meaning = edgeMeaning(draft, warnings, field)
        madeEdges.push({
          id: draft.id, line: draft.line, source: draft.source, target: draft.target, directed: draft.directed, kind: meaning.kind, label: meaning.label,
          certainty: meaning.certainty, description: meaning.description, attributes: kept(meaning.attributes, draft.line, warnings),
          phases: phasesOf(draft, meaning, readTimes, times.read, undated, warnings),
        })
        // A large network should not stand in memory twice.
        edges[index] = null
      }
      return {
        nodes: madeNodes,
        edges: madeEdges,
        fields: [...fields.values()],
        skipped,
      }
    },
  }
}

export const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text).replaceAll(/\s+/gu, ' ')

const nothing: readonly never[] = []

/** Attributes, each name once and no text without bound. */
function kept(attributes: readonly GraphAttribute[], line: number | null, warnings: WarningList): readonly GraphAttribute[] {
  if (attributes.length === 0) return nothing
  const values = new Map<string, string>()
  for (const { name, value } of attributes) {
    const short = name.trim().slice(0, 200)
    if (short === '' || value === '') continue
    const before = values.get(short)
    if (before !== value) values.set(short, before === undefined ? value : `${before}; ${value}`)
  }
  return [...values].map(([name, value]) => {
    if (value.length <= longestValue) return { name, value }
    warnings.add(`The text of “${shown(name)}” has ${value.length.toLocaleString('en')} characters; the first ${longestValue.toLocaleString('en')} were kept.`, line, shown(name))
    return { name, value: value.slice(0, longestValue) }
  })
}

type Field = GraphBuilder['field']

interface NodeReading {
  label: string; kind: ActorKind | null; shortName: string; aliases: string[]; codes: { scheme: string; value: string }[]; description: string
  attributes: GraphAttribute[]; x: number | null; y: number | null
}

function nodeMeaning({ label, attributes, x, y }: NodeDraft, field: Field): NodeReading {
  const find = (wanted: string) => attributes.find(({ name, value }) => plainName(name) === wanted && value.trim() !== '')
  const named = label.trim() === '' ? nodeLabels.map(find).find(Boolean) : undefined
  const numberOf = (wanted: string) => {
    const text = attributes.find(({ name }) => name === wanted)?.value ?? ''
    return text.trim() === '' || !Number.isFinite(Number(text)) ? null : Number(text)
  }
  const [ownX, ownY] = x !== null && y !== null ? [null, null] : [numberOf('x'), numberOf('y')]
  const isPlace = ownX !== null && ownY !== null
  const name = (named?.value ?? label).trim()
  const read: NodeReading = {
    label: name, kind: null, shortName: '', aliases: [], codes: [], description: '', attributes: [], x: isPlace ? ownX : x, y: isPlace ? ownY : y,
  }
  for (const attribute of attributes) {
    const value = attribute.value.trim()
    if (value === '') continue
    const plain = plainName(attribute.name)
    if (attribute === named || (nodeLabels.includes(plain) && value === name)) {
      field('nodes', attribute.name, 'name of the actor')
    } else if (!isPlace || (attribute.name !== 'x' && attribute.name !== 'y')) {
      const meaning = nodeMeanings.get(plain)
      const isTaken = meaning !== undefined && takesNode(read, meaning, value)
      field('nodes', attribute.name, isTaken ? nodeWords[meaning] : 'attribute of the actor')
      if (!isTaken) read.attributes.push(attribute)
    }
  }
  if (!named && name !== '') field('nodes', 'label', 'name of the actor')
  return read
}

/** Whether the value could be what its name says; else it stays an attribute. */
function takesNode(read: NodeReading, meaning: NonNullable<ReturnType<typeof nodeMeanings.get>>, value: string): boolean {
  switch (meaning) {
    case 'kind': {
      const kind = actorKinds.find(each => each === value.toLowerCase().replaceAll(/[\s_]+/gu, '-'))
      if (kind === undefined || read.kind !== null) return false
      read.kind = kind
      return true
    }
    case 'shortName':
      if (value.length > 200) return false
      read.shortName ||= value
      return true
    case 'aliases': {
      const names = value.split(/[;|\n]/u).map(name => name.trim()).filter(Boolean)
      if (names.length > 200 || names.some(name => name.length > 500)) return false
      read.aliases.push(...names)
      return true
    }
    case 'iso3':
      if (!/^[a-z]{3}$/iu.test(value)) return false
      read.codes.push({ scheme: 'iso3', value: value.toUpperCase() })
      return true
    case 'cow':
      if (!/^\d{1,3}$/u.test(value)) return false
      read.codes.push({ scheme: 'cow', value })
      return true
    case 'description':
      read.description ||= value
      return read.description === value
  }
}

interface EdgeReading {
  kind: string; label: string; certainty: Certainty | null; description: string; weight: number | null; dates: GraphTime | null; start: string; end: string; levels: { cooperation: StrandLevel | null; conflict: StrandLevel | null } | null
  attributes: GraphAttribute[]
}

function edgeMeaning(draft: EdgeDraft, warnings: WarningList, field: Field): EdgeReading {
  const read: EdgeReading = { kind: draft.kind.trim(), label: draft.label.trim(), certainty: null, description: '', weight: draft.weight, dates: null, start: '', end: '', levels: null, attributes: [] }
  const levels: { cooperation: StrandLevel | null; conflict: StrandLevel | null } = { cooperation: null, conflict: null }
  if (draft.weight !== null) field('edges', 'weight', edgeWords.weight)
  if (read.kind !== '') field('edges', 'kind', edgeWords.kind)
  if (read.label !== '') field('edges', 'label', edgeWords.label)
  if (draft.times.length > 0) field('edges', 'times', edgeWords.dates)
  if (draft.weights.length > 0) field('edges', 'weight in time', 'a phase for each time')
  for (const attribute of draft.attributes) {
    const value = attribute.value.trim()
    const meaning = edgeMeanings.get(plainName(attribute.name))
    if (value === '') continue
    if (meaning !== undefined && takes(meaning, value)) {
      field('edges', attribute.name, edgeWords[meaning])
      continue
    }
    if (meaning === 'weight' && read.weight === null) warnings.add(`The ${shown(attribute.name)} “${shown(value)}” is no number; it is kept as an attribute.`, draft.line, shown(attribute.name))
    field('edges', attribute.name, 'attribute of the tie')
    read.attributes.push(attribute)
  }
  if (levels.cooperation !== null || levels.conflict !== null) read.levels = levels
  return read

  function takes(meaning: EdgeMeaning, value: string): boolean {
    switch (meaning) {
      case 'label':
      case 'kind':
        // What stands there twice is said once.
        if (read[meaning] !== '') return read[meaning] === value
        read[meaning] = value
        return true
      case 'weight': {
        const weight = weightIn(value)
        if (weight === null || (read.weight !== null && read.weight !== weight)) return false
        read.weight = weight
        return true
      }
      case 'cooperation':
      case 'conflict':
        if (!/^[0-3](?:\.0+)?$/u.test(value)) return false
        levels[meaning] = Number(value) as StrandLevel
        return true
      case 'dates':
        try {
          read.dates ??= { dates: parseEdtf(value), said: '' }
          return true
        } catch (error) {
          if (error instanceof EdtfError) return false
          throw error
        }
      case 'certainty': {
        const certainty = certainties.find(each => each === value.toLowerCase())
        read.certainty ??= certainty ?? null
        return certainty !== undefined
      }
      case 'description':
        read.description ||= value
        return read.description === value
      // A start without an end, and the other way round, is a stretch that is open there.
      case 'start':
      case 'end':
        if (draft.times.length > 0 || !/^(?:[12]\d{3}(?:-\d{2}(?:-\d{2}(?:[T ].*)?)?)?)$/u.test(value)) return false
        read[meaning] = value
        return true
    }
  }
}

function phasesOf(
  draft: EdgeDraft, { weight, dates, start, end, levels }: EdgeReading, readTimes: (times: readonly WrittenTime[]) => readonly GraphTime[],
  readTime: (time: WrittenTime) => GraphTime | null, undated: (weight: number | null) => readonly GraphPhase[], warnings: WarningList,
): readonly GraphPhase[] {
  const phase = (time: GraphTime | null, value: number | null): GraphPhase => ({ time, weight: value, ...(levels ?? levelsOf(value)) })
  if (draft.weights.length > 0) {
    const spells = readTimes(draft.times)
    const own = draft.weights.map(value => phase(readTime(value.time), value.weight))
    const covered = new Set(own.map(({ time }) => time?.dates?.raw ?? time?.said))
    if (spells.some(spell => !covered.has(spell.dates?.raw ?? spell.said))) {
      warnings.add('This edge has weights for stretches of time, and other stretches without a weight; each of them is a phase.', draft.line)
      return [...own, ...spells.filter(spell => !covered.has(spell.dates?.raw ?? spell.said)).map(spell => phase(spell, null))]
    }
    return own
  }
  if (draft.times.length > 0) {
    const spells = readTimes(draft.times)
    if (spells.length > 0) return spells.map(time => phase(time, weight))
  }
  if (dates) return [phase(dates, weight)]
  if (start !== '' || end !== '') return [phase(readTime({ start, end, line: draft.line }), weight)]
  return levels ? [phase(null, weight)] : undated(weight)
}

/** The one phase of edges without times, shared by all of the same weight. */
function undatedPhases(): (weight: number | null) => readonly GraphPhase[] {
  const known = new Map<number | null, readonly GraphPhase[]>()
  return weight => {
    const before = known.get(weight)
    if (before) return before
    const phases = [{ time: null, weight, ...levelsOf(weight) }]
    known.set(weight, phases)
    return phases
  }
}

/** A node that stands, through its parents, in itself stands in none. */
function cutCycles(nodes: ReadonlyMap<string, NodeDraft>, warnings: WarningList): void {
  const sound = new Set<string>()
  for (const first of nodes.values()) {
    const path = new Set<string>()
    for (let node: NodeDraft | undefined = first; node && !sound.has(node.id); node = node.parent === null ? undefined : nodes.get(node.parent)) {
      path.add(node.id)
      if (node.parent !== null && path.has(node.parent)) {
        warnings.add(`The node “${shown(node.id)}” stands, through others, in itself; it was taken out of “${shown(node.parent)}”.`, node.line)
        node.parent = null
        break
      }
    }
    for (const id of path) sound.add(id)
  }
}
