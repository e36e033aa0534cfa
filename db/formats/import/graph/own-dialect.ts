/**
 * Network files that Entente wrote: a tie's phases, which other programs see as parallel edges or as spells, become one tie again, and actors, ties and
 * phases keep their uids. Everything is told by attributes that a person can read in the file (docs/formats.md, "What Entente writes").
 */
import { EdtfError, parseEdtf } from '../../../domain/edtf.ts'
import type { StrandLevel } from '../../../contract/entities/ties.ts'
import { plainName } from './field-names.ts'
import type { GraphAttribute, GraphDocument, GraphEdge, GraphField, GraphNode, GraphPhase, GraphTime } from './graph-document.ts'

const uidForm = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u
export const isUid = (text: string): boolean => uidForm.test(text)

const phaseAttributes = new Set(['rawweight', 'summary', 'tieuid', 'phaseuid', 'startdate', 'enddate', 'phases', 'dates', 'cooperation', 'conflict', 'phase', 'weight', 'name', 'sharedname', 'directed'])
const actorAttributes = new Set(['codes', 'dates', 'startdate', 'enddate', 'sharedname'])

const valueOf = (attributes: readonly GraphAttribute[], plain: string) => attributes.find(({ name }) => plainName(name) === plain)?.value.trim() ?? ''
const without = (attributes: readonly GraphAttribute[], names: ReadonlySet<string>) => attributes.filter(({ name }) => !names.has(plainName(name)))

function timeOf(written: string): GraphTime | null {
  if (written === '') return null
  try {
    return { dates: parseEdtf(written), said: '' }
  } catch (error) {
    if (error instanceof EdtfError) return null
    throw error
  }
}

const level = (value: unknown): StrandLevel | null => (value === 0 || value === 1 || value === 2 || value === 3 ? value : null)
const number = (text: string): number | null => (text === '' || !Number.isFinite(Number(text)) ? null : Number(text))

/** The phases that a GEXF of ours lists in full beside its spells; null where they are not of that form. */
function listedPhases(text: string): GraphPhase[] | null {
  try {
    const list: unknown = JSON.parse(text)
    if (!Array.isArray(list) || list.length === 0) return null
    return list.map((each: Record<string, unknown>): GraphPhase => ({
      uid: typeof each['uid'] === 'string' && isUid(each['uid']) ? each['uid'] : null,
      time: timeOf(typeof each['dates'] === 'string' ? each['dates'] : ''), weight: typeof each['weight'] === 'number' ? each['weight'] : null,
      cooperation: level(each['cooperation']), conflict: level(each['conflict']), summary: typeof each['summary'] === 'string' ? each['summary'] : '',
    }))
  } catch {
    return null
  }
}

/** What one edge of ours says of its tie's phases. */
function phasesIn({ phases, attributes }: GraphEdge): readonly GraphPhase[] {
  const listed = listedPhases(valueOf(attributes, 'phases'))
  if (listed) return listed
  const [phase] = phases
  if (!phase) return []
  const uid = valueOf(attributes, 'phaseuid')
  // The weight that other programs see follows from the levels; only a weight that a file brought is kept.
  return [{ ...phase, weight: number(valueOf(attributes, 'rawweight')), uid: isUid(uid) && uid !== valueOf(attributes, 'tieuid') ? uid : null, summary: valueOf(attributes, 'summary') }]
}

function actorOf(node: GraphNode): GraphNode {
  const time = timeOf(valueOf(node.attributes, 'dates'))
  const codes = valueOf(node.attributes, 'codes').split('|').flatMap(code => {
    const at = code.indexOf(':')
    return at <= 0 ? [] : [{ scheme: code.slice(0, at), value: code.slice(at + 1) }]
  })
  return { ...node, codes: [...node.codes, ...codes], times: time ? [time] : node.times, attributes: without(node.attributes, actorAttributes) }
}

/** The network as it was where the file is one of ours; any other file as it is. */
export function fromOwnDialect(graph: GraphDocument): GraphDocument {
  const isOurs = graph.edges.some(({ attributes }) => isUid(valueOf(attributes, 'tieuid')))
    || graph.edges.length === 0 && graph.nodes.length > 0 && graph.nodes.every(({ id, attributes }) => isUid(id) && attributes.some(({ name }) => plainName(name) === 'codes' || plainName(name) === 'startdate'))
  if (!isOurs) return graph
  const ties = new Map<string, GraphEdge[]>()
  for (const edge of graph.edges) {
    const uid = valueOf(edge.attributes, 'tieuid')
    const key = isUid(uid) ? `${uid} ${edge.source} ${edge.target}` : `edge ${ties.size}`
    ties.set(key, [...ties.get(key) ?? [], edge])
  }
  const edges = [...ties.values()].flatMap((parts): GraphEdge[] => {
    const [first] = parts
    if (!first) return []
    const uid = valueOf(first.attributes, 'tieuid')
    if (!isUid(uid)) return [first]
    const phases = parts.flatMap(phasesIn)
    // A tie without phases is written as one edge that says nothing.
    const said = phases.filter(phase => phase.uid || phase.time || phase.weight !== null || phase.cooperation !== null || phase.conflict !== null || phase.summary)
    const direction = valueOf(first.attributes, 'directed')
    return [{ ...first, id: uid, directed: direction === '' ? first.directed : direction === 'true', phases: said, attributes: without(first.attributes, phaseAttributes) }]
  })
  const becomes = (field: GraphField): GraphField => {
    const plain = plainName(field.name)
    if (field.of === 'edges' && phaseAttributes.has(plain)) return { ...field, becomes: 'phases of the tie' }
    if (field.of === 'nodes' && actorAttributes.has(plain)) return { ...field, becomes: plain === 'codes' ? 'codes of the actor' : 'dates of the actor' }
    return field
  }
  return { nodes: graph.nodes.map(actorOf), edges, fields: graph.fields.map(becomes), skipped: graph.skipped }
}
