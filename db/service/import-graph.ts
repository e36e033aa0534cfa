import { v5 as uuidv5 } from 'uuid'
import type { GraphChoices, ImportDuplicate, ImportSample, MatchReason } from '../contract/entities/imports.ts'
import type { DateSpan } from '../contract/values.ts'
import { tieKinds, type TieKind } from '../contract/vocabulary.ts'
import { describeSpan, EdtfError, parseEdtf } from '../domain/edtf.ts'
import { isUid } from '../formats/import/graph/own-dialect.ts'
import type { GraphAttribute, GraphDocument, GraphEdge, GraphNode } from '../formats/import/graph/graph-document.ts'
import type { WarningList } from '../formats/import/import-error.ts'
import { insertActor, replaceAliases, replaceCodes } from '../queries/actors.ts'
import { insertAffiliation } from '../queries/affiliations.ts'
import { insertAttributes } from '../queries/attributes.ts'
import { hasUid, knownActorCodes, knownActorNames, knownActorUids, knownTieUids, type KnownActor } from '../queries/import-matches.ts'
import { foldName } from '../queries/names.ts'
import { insertPhase, insertTie } from '../queries/ties.ts'
import { defaultViewSettings, insertView, setPosition } from '../queries/views.ts'
import type { ServiceContext } from './context.ts'
import { spacedPlaces } from './import-places.ts'
import { likelyActors } from './import-actors.ts'
import { entryOf, marksOf, type Filled, type Filler } from './reference-fill.ts'
import { noCounts, shownSamples, tieTitle, type Decisions, type ImportPlan } from './import-plan.ts'

/** What the ids of imported rows are made in, so that the same file brings the same ones again. */
const importNamespace = '5f0c9b2e-2a4d-5b0e-9d3f-6a1c7e8b4d21'
const longestName = 500
const longestLabel = 2_000

export interface GraphOrigin {
  /** The file by name and, where it has several, the network: what makes an id one of this file. */
  readonly fileName: string
  readonly network: string | null
}

/** How the nodes and edges of a network become actors and ties, with their phases, attributes and places. */
export function planGraph(
  { db, ports }: Pick<ServiceContext, 'db' | 'ports'>, graph: GraphDocument, origin: GraphOrigin, choices: GraphChoices, decisions: Decisions, fill: Filler, warnings: WarningList,
): ImportPlan {
  // An id that is a uid stays what it is, so that what was exported from a project is known there again.
  const uidOf = (...parts: readonly string[]) => (parts.length === 2 && parts[0] === 'node' && isUid(parts[1] ?? '') ? parts[1] ?? '' : uuidv5(JSON.stringify([origin.fileName, origin.network, ...parts]), importNamespace))
  const match = actorMatcher(db, warnings)
  const people = new Map(graph.nodes.map(node => [node.id, personOf(node, uidOf('node', node.id), match, decisions, choices, fill)]))
  const keyOf = (id: string) => {
    const person = people.get(id)
    if (!person) throw new Error('an edge of the import leads nowhere')
    return person
  }
  const made = [...people.values()].filter(person => person.existing === null)
  const alike = alikeNames(made)
  if (alike > 0) warnings.add(`${alike} ${alike === 1 ? 'name is' : 'names are'} borne by several nodes of the file, which become several actors.`)
  const { ties, there, loops } = tiesOf(graph.edges, keyOf, uidOf, choices, knownTieUids(db), warnings)
  if (there > 0) warnings.add(`${there} ${there === 1 ? 'tie was' : 'ties were'} imported from a file of this name before and ${there === 1 ? 'is' : 'are'} in the project; ${there === 1 ? 'it was' : 'they were'} left out.`)
  const parts = graph.nodes.flatMap(node => (node.parent === null ? [] : [{ child: keyOf(node.id), parent: keyOf(node.parent), uid: uidOf('part', node.id, node.parent) }]))
    .filter(({ child, parent, uid }) => identity(child) !== identity(parent) && !hasUid(db, 'affiliation', uid))
  const viewUid = uidOf('view')
  const places = hasUid(db, 'view', viewUid) ? [] : spacedPlaces(graph.nodes)
  const attributes = made.reduce((sum, person) => sum + person.attributes.length, 0) + ties.reduce((sum, tie) => sum + tie.attributes.length, 0)
  const nothing = made.length === 0 && ties.length === 0
  return {
    counts: {
      ...noCounts, actors: made.length, affiliations: parts.length, ties: ties.length, tiePhases: ties.reduce((sum, tie) => sum + tie.edge.phases.length, 0), attributes,
      views: places.length > 0 && !nothing ? 1 : 0, skipped: graph.skipped + loops + there,
    },
    duplicates: [...people.values()].flatMap(person => (person.duplicate ? [person.duplicate] : [])),
    reference: fill.found(),
    samples: [...made.slice(0, shownSamples / 2).map(actorSample), ...ties.slice(0, shownSamples / 2).map(tie => tieSample(tie, keyOf))],
    write(target, at, progress) {
      const keys = new Map<string, number>()
      const total = people.size + ties.length
      let done = 0
      for (const [id, person] of people) {
        progress(done += 1, total)
        if (person.existing) {
          keys.set(id, person.existing.id)
          continue
        }
        const { node, uid, filled } = person
        const { shortName, kind, dates, aliases, codes } = filled ?? { ...node, kind: node.kind ?? choices.actorKind, dates: person.dates, aliases: node.aliases.map(alias => ({ name: alias, language: '' })) }
        const key = insertActor(target, uid ?? ports.newUid(), { name: person.name, shortName, kind, description: node.description, dates }, at)
        if (aliases.length > 0) replaceAliases(target, key, aliases)
        if (codes.length > 0) replaceCodes(target, key, codes)
        insertAttributes(target, { actorId: key }, person.attributes)
        keys.set(id, key)
      }
      const actorId = (id: string) => {
        const key = keys.get(id)
        if (key === undefined) throw new Error('an actor of the import was not made')
        return key
      }
      for (const { child, parent, uid } of parts) {
        insertAffiliation(target, uid, { actorId: actorId(child.node.id), withActorId: actorId(parent.node.id), role: 'part of', dates: null }, at)
      }
      for (const { edge, uid, kind, label, attributes: own } of ties) {
        progress(done += 1, total)
        const { source, target: end, directed, certainty, description } = edge
        const tieId = insertTie(target, uid ?? ports.newUid(), { fromId: actorId(source), toId: actorId(end), directed, kind, certainty: certainty ?? choices.certainty, label, description }, at)
        for (const { time, weight, cooperation, conflict, uid: phaseUid, summary } of edge.phases) {
          const known = phaseUid !== undefined && phaseUid !== null && hasUid(db, 'tie-phase', phaseUid)
          insertPhase(target, known || !phaseUid ? ports.newUid() : phaseUid, { tieId, dates: time?.dates ?? null, cooperation, conflict, weight, summary: summary ?? (time && time.said !== '' ? `Time in the file: ${time.said}` : '') }, at)
        }
        insertAttributes(target, { tieId }, own)
      }
      if (places.length > 0) {
        const view = insertView(target, viewUid, { name: `Places of ${origin.network ?? origin.fileName}`.slice(0, longestName), caption: '', settings: defaultViewSettings }, at)
        const set = new Set<number>()
        for (const { id, x, y } of places) {
          const actor = actorId(id)
          if (!set.has(actor)) setPosition(target, view, { actorId: actor, x, y, pinned: false })
          set.add(actor)
        }
      }
    },
  }
}

interface Person {
  readonly node: GraphNode
  readonly name: string
  /** Null where the project has an actor of this uid already, so that another one needs a new uid. */
  readonly uid: string | null
  readonly dates: DateSpan | null
  readonly attributes: readonly GraphAttribute[]
  /** What the shipped list adds to who is made. */
  readonly filled: Filled | null
  readonly existing: KnownActor | null
  readonly duplicate: ImportDuplicate | null
}

const identity = (person: Person): string => (person.existing ? `there ${person.existing.id}` : `new ${person.node.id}`)
const oneLine = (text: string) => text.replaceAll(/\s+/gu, ' ').trim()

interface Match { readonly actor: KnownActor; readonly by: MatchReason; readonly why: string }
type Matcher = (node: GraphNode, name: string, uid: string) => { uidTaken: boolean; found: Match | null }

/** The actor of the project that a node is: by the id of an earlier import, ISO3 or COW code, by name or alias. */
function actorMatcher(db: ServiceContext['db'], warnings: WarningList): Matcher {
  const uids = knownActorUids(db)
  const codes = new Map(knownActorCodes(db).toReversed().map(code => [`${code.scheme} ${code.value.toUpperCase()}`, code]))
  const names = new Map(knownActorNames(db).toReversed().map(name => [name.folded, name]))
  const guess = likelyActors(db, warnings)
  return (node, name, uid) => {
    const known = uids.get(uid)
    const wanted = [...node.codes.map(code => `${code.scheme} ${code.value.toUpperCase()}`), ...[name, node.id].filter(text => /^[A-Z]{3}$/u.test(text)).map(text => `iso3 ${text}`)]
    const byCode = wanted.map(code => codes.get(code)).find(Boolean)
    const byName = names.get(foldName(name)) ?? node.aliases.map(alias => names.get(foldName(alias))).find(Boolean)
    const exact: Match | null = known ? { actor: known, by: 'uid', why: '' } : byCode ? { actor: byCode, by: 'code', why: '' } : byName ? { actor: byName, by: 'name', why: '' } : null
    const listed = exact ? null : entryOf({ name, kind: node.kind ?? 'state', codes: node.codes })
    const marks = listed && marksOf(listed)
    const byList = marks && [...marks.codes.map(code => codes.get(`${code.scheme} ${code.value}`)), ...marks.names.map(each => names.get(each))].find(Boolean)
    if (byList) return { uidTaken: known !== undefined, found: { actor: byList, by: 'reference', why: '' } }
    const likely = exact ? null : guess([name, ...node.aliases])
    const found = exact ?? (likely && { actor: likely, by: likely.by, why: likely.why })
    return { uidTaken: known !== undefined, found }
  }
}

function personOf(node: GraphNode, uid: string, match: Matcher, decisions: Decisions, choices: GraphChoices, fill: Filler): Person {
  const name = oneLine(node.label).slice(0, longestName) || oneLine(node.id).slice(0, longestName) || 'Node without a name'
  const { uidTaken, found } = match(node, name, uid)
  const id = `node ${node.id.slice(0, 590)}`
  // Another file of the same name may give the same id to someone else; a bare number is no name to know anyone by.
  const isChance = found?.by === 'similar' ? true : found?.by === 'uid' ? foldName(found.actor.name) !== foldName(name) : found?.by === 'name' && !/\p{L}/u.test(name)
  const suggested = isChance ? 'keep' as const : 'skip' as const
  const isThere = found !== null && (decisions[id] ?? suggested) === 'skip'
  const dated = node.times.flatMap(time => time.dates ?? [])
  const inWords = node.times.map(time => time.dates?.raw ?? time.said)
  const dates = hull(dated)
  const needsWords = node.times.length > 1 || (node.times.length === 1 && dates === null)
  // What was exported from a project says all that it has.
  const filled = isThere || isUid(node.id) ? null : fill({ ...node, name, kind: node.kind ?? choices.actorKind, kindGiven: node.kind !== null, dates })
  return {
    node, name: filled?.name ?? name, dates, filled, uid: uidTaken ? null : uid, existing: isThere ? found.actor : null,
    attributes: [
      ...oneLine(node.label) !== '' && oneLine(node.id) !== name && !node.attributes.some(each => each.name === 'id') ? [{ name: 'id', value: node.id.slice(0, 2_000) }] : [],
      ...node.attributes, ...needsWords && !node.attributes.some(each => each.name === 'times') ? [{ name: 'times', value: inWords.join('; ').slice(0, 2_000) }] : [],
    ],
    duplicate: found && { id, line: node.line, title: name, by: found.by, why: found.why, existing: { type: 'actor', uid: found.actor.uid, title: found.actor.name }, suggested },
  }
}

/** From the first start to the last end. */
function hull(spans: readonly DateSpan[]): DateSpan | null {
  const [only] = spans
  if (spans.length <= 1) return only ?? null
  const first = spans.reduce((one, other) => (other.startEarliest < one.startEarliest ? other : one))
  const last = spans.reduce((one, other) => (other.endLatest > one.endLatest ? other : one))
  const start = first.raw.split('/')[0] ?? ''
  const end = last.raw.split('/').at(-1) ?? ''
  if (start === '..' && end === '..') return null
  try {
    return parseEdtf(start === end ? start : `${start}/${end}`)
  } catch (error) {
    if (error instanceof EdtfError) return null
    throw error
  }
}

function alikeNames(made: readonly Person[]): number {
  const counts = new Map<string, number>()
  for (const { name } of made) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts.values()].filter(count => count > 1).length
}

interface PlannedTie { readonly edge: GraphEdge; readonly uid: string | null; readonly kind: TieKind; readonly label: string; readonly attributes: readonly GraphAttribute[] }

function tiesOf(
  edges: readonly GraphEdge[], keyOf: (id: string) => Person, uidOf: (...parts: string[]) => string, choices: GraphChoices, known: ReadonlyMap<string, { fromId: number; toId: number }>, warnings: WarningList,
): { ties: PlannedTie[]; there: number; loops: number } {
  const times = new Map<string, number>()
  let there = 0
  let loops = 0
  const ties = edges.flatMap((edge): PlannedTie[] => {
    const [from, to] = [keyOf(edge.source), keyOf(edge.target)]
    if (identity(from) === identity(to)) {
      loops += 1
      warnings.add(`“${from.name.slice(0, 60)}” and “${to.name.slice(0, 60)}” are one actor in the project, and a tie to itself is no tie; the edge was left out.`, edge.line)
      return []
    }
    // Edges that say the same are told apart by their number, so that parallel ones stay parallel.
    const said = JSON.stringify([edge.id, edge.source, edge.target, edge.directed, edge.kind, edge.label, edge.phases.map(({ time, weight }) => [time?.dates?.raw, time?.said, weight])])
    const number = (times.get(said) ?? 0) + 1
    times.set(said, number)
    const uid = isUid(edge.id) && number === 1 ? edge.id : uidOf('edge', said, String(number))
    const before = known.get(uid)
    if (before && from.existing?.id === before.fromId && to.existing?.id === before.toId) {
      there += 1
      return []
    }
    return [{ edge, uid: before ? null : uid, ...namesOf(edge, choices) }]
  })
  return { ties, there, loops }
}

/** A relation in a word of ours is the kind; any other word is the label, or stays beside it. */
function namesOf({ kind: word, label, attributes }: GraphEdge, choices: GraphChoices): Pick<PlannedTie, 'kind' | 'label' | 'attributes'> {
  const written = word.toLowerCase().replaceAll(/[\s_]+/gu, '-')
  const kind = tieKinds.find(each => each === written)
  if (kind || word === '') return { kind: kind ?? choices.tieKind, label: oneLine(label).slice(0, longestLabel), attributes }
  if (label === '') return { kind: choices.tieKind, label: oneLine(word).slice(0, longestLabel), attributes }
  return { kind: choices.tieKind, label: oneLine(label).slice(0, longestLabel), attributes: attributes.some(each => each.name === 'kind') ? attributes : [{ name: 'kind', value: word.slice(0, 2_000) }, ...attributes] }
}

const joined = (...parts: (string | null)[]) => parts.filter(Boolean).join(' · ')

function actorSample({ node, name, dates, attributes, filled }: Person): ImportSample {
  const codes = (filled ?? node).codes.map(code => `${code.scheme} ${code.value}`)
  return { line: node.line, title: name, detail: joined('actor', filled?.kind ?? node.kind, ...codes, dates && describeSpan(dates), ...attributes.slice(0, 3).map(each => `${each.name}: ${each.value.slice(0, 40)}`)) }
}

function tieSample({ edge, kind, label }: PlannedTie, keyOf: (id: string) => Person): ImportSample {
  const { source, target, directed, line, phases } = edge
  const [phase] = phases
  const levels = phase && [phase.cooperation === null ? '' : `cooperation ${phase.cooperation}`, phase.conflict === null ? '' : `conflict ${phase.conflict}`].filter(Boolean).join(', ')
  return {
    line, title: tieTitle(keyOf(source).name, keyOf(target).name, directed),
    detail: joined(
      'tie', kind, label, levels ?? '', phase && phase.weight !== null ? `weight ${phase.weight}` : '',
      phase?.time ? (phase.time.dates ? describeSpan(phase.time.dates) : `time ${phase.time.said}`) : '', phases.length > 1 ? `${phases.length} phases` : '',
    ),
  }
}
