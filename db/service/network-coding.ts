import type { ProjectService } from '../contract/api.ts'
import type { NetworkCoding } from '../contract/entities/network-coding.ts'
import { readingAspects, type ReadingLabel } from '../contract/vocabulary.ts'
import { chosenLevel, type CodedLevel } from '../domain/chosen-level.ts'
import { readTie } from '../domain/reading.ts'
import { currentCoder } from '../queries/coders.ts'
import { eventSources, sourceOfExcerpt } from '../queries/matrix.ts'
import {
  actorAliases, affiliationDays, attributeRows, codedSources, codersWithIds, eventCounts, fitDecisions, fitLevels, networkKeys, overruledReadings, tieAssessors,
  tieEvidence,
} from '../queries/network-coding.ts'
import { periodsWithIds } from '../queries/periods.ts'
import { shortReference } from '../queries/titles.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'
import type { ServiceContext } from './context.ts'
import { throughCodings } from './large-reads.ts'

type Rows = ReadonlyMap<number, number>

const rowsOf = (keyed: readonly { id: number }[]): Rows => new Map(keyed.map(({ id }, row) => [id, row]))
const zeros = (length: number): number[] => Array.from({ length }, () => 0)
const ascending = (set: ReadonlySet<number> | undefined): number[] => (set ? [...set].sort((a, b) => a - b) : [])

/** Everything that encodings and filters ask about what is coded, row for row with the network. */
export function networkCoding(db: ReadableDatabase): NetworkCoding {
  const keys = networkKeys(db)
  const actorRows = rowsOf(keys.actors)
  // As the network: ties whose actors are there, so that rows agree.
  const ties = keys.ties.filter(tie => actorRows.has(tie.from) && actorRows.has(tie.to))
  const tieRows = rowsOf(ties)
  const [sources, coders] = [codedSources(db), codersWithIds(db)]
  const onTies = codingOfTies(db, { ties: tieRows, sources: rowsOf(sources), coders: rowsOf(coders) })

  const evidence = zeros(keys.actors.length)
  ties.forEach(({ from, to }, tie) => {
    const items = (onTies.supporting[tie] ?? 0) + (onTies.contradicting[tie] ?? 0) + (onTies.context[tie] ?? 0)
    for (const id of [from, to]) {
      const actor = actorRows.get(id)
      if (actor !== undefined) evidence[actor] = (evidence[actor] ?? 0) + items
    }
  })
  const events = zeros(keys.actors.length)
  for (const { actorId, events: count } of eventCounts(db)) {
    const actor = actorRows.get(actorId)
    if (actor !== undefined) events[actor] = count
  }
  const aliases: string[][] = keys.actors.map(() => [])
  for (const { actorId, name } of actorAliases(db)) aliases[actorRows.get(actorId) ?? -1]?.push(name)
  return {
    actors: { uid: keys.actors.map(({ uid }) => uid), evidence, events, aliases },
    affiliations: affiliations(db, actorRows),
    ties: { uid: ties.map(({ uid }) => uid), ...onTies },
    fits: fits(db, tieRows),
    attributes: attributes(db, actorRows, tieRows),
    sources: { uid: sources.map(({ uid }) => uid), title: sources.map(shortReference), reliability: sources.map(({ reliability }) => reliability) },
    coders: { uid: coders.map(({ uid }) => uid), name: coders.map(({ name }) => name) },
  }
}

function codingOfTies(db: ReadableDatabase, rows: { ties: Rows; sources: Rows; coders: Rows }): Omit<NetworkCoding['ties'], 'uid'> {
  const count = rows.ties.size
  const [supporting, contradicting, context] = [zeros(count), zeros(count), zeros(count)]
  const sources: (Set<number> | undefined)[] = Array.from({ length: count })
  const coders: (Set<number> | undefined)[] = Array.from({ length: count })
  const keysIn = (json: string) => JSON.parse(json) as number[]
  const known = (keys: Iterable<number>, of: Rows) => new Set([...keys].flatMap(key => of.get(key) ?? []))
  const [excerpted, cited] = [sourceOfExcerpt(db), eventSources(db)]
  for (const row of tieEvidence(db)) {
    const tie = rows.ties.get(row.tieId)
    if (tie === undefined) continue
    supporting[tie] = row.supporting
    contradicting[tie] = row.contradicting
    context[tie] = row.context
    const behind = [...keysIn(row.excerpts).flatMap(key => excerpted.get(key) ?? []), ...keysIn(row.events).flatMap(key => cited.get(key) ?? [])]
    sources[tie] = known(behind, rows.sources)
    coders[tie] = known(keysIn(row.coders), rows.coders)
  }
  for (const { tieId, coderId } of tieAssessors(db)) {
    const [tie, coder] = [rows.ties.get(tieId), rows.coders.get(coderId)]
    if (tie !== undefined && coder !== undefined) (coders[tie] ??= new Set()).add(coder)
  }
  return { supporting, contradicting, context, sources: sources.map(ascending), coders: coders.map(ascending) }
}

function affiliations(db: ReadableDatabase, actors: Rows): NetworkCoding['affiliations'] {
  const columns: NetworkCoding['affiliations'] = { actor: [], with: [], role: [], startEarliest: [], startLatest: [], endEarliest: [], endLatest: [] }
  for (const row of affiliationDays(db)) {
    const [actor, other] = [actors.get(row.actorId), actors.get(row.withId)]
    if (actor === undefined || other === undefined) continue
    columns.actor.push(actor)
    columns.with.push(other)
    columns.role.push(row.role)
    columns.startEarliest.push(row.start_earliest)
    columns.startLatest.push(row.start_latest)
    columns.endEarliest.push(row.end_earliest)
    columns.endLatest.push(row.end_latest)
  }
  return columns
}

function attributes(db: ReadableDatabase, actors: Rows, ties: Rows): NetworkCoding['attributes'] {
  const found = new Map<string, NetworkCoding['attributes'][number]>()
  for (const { actorId, tieId, name, value, number } of attributeRows(db)) {
    const of = actorId === null ? 'tie' : 'actor'
    const row = actorId === null ? ties.get(tieId ?? -1) : actors.get(actorId)
    if (row === undefined) continue
    let attribute = found.get(`${of} ${name}`)
    if (!attribute) found.set(`${of} ${name}`, attribute = { of, name, kind: 'number', row: [], value: [], number: [] })
    attribute.row.push(row)
    attribute.value.push(value)
    attribute.number.push(number)
    if (number === null) attribute.kind = 'class'
  }
  return [...found.values()]
}

/** What one tie is coded as in one period: by aspect, in the order P1, P2, X, O. */
interface Fit {
  readonly decided: (number | null)[]
  readonly coded: CodedLevel<number>[][]
  overrule: ReadingLabel | null
}

function fits(db: ReadableDatabase, ties: Rows): NetworkCoding['fits'] {
  const periodRows = rowsOf(periodsWithIds(db))
  const coder = currentCoder(db).id
  const found = new Map<number, Fit>()
  const fitAt = ({ tieId, periodId }: { tieId: number; periodId: number }): Fit | undefined => {
    const [tie, period] = [ties.get(tieId), periodRows.get(periodId)]
    if (tie === undefined || period === undefined) return undefined
    const at = tie * periodRows.size + period
    let fit = found.get(at)
    if (!fit) found.set(at, fit = { decided: [null, null, null, null], coded: [[], [], [], []], overrule: null })
    return fit
  }
  const aspects: readonly string[] = readingAspects
  for (const row of fitLevels(db)) fitAt(row)?.coded[aspects.indexOf(row.code)]?.push({ coder: row.coderId, level: row.level })
  for (const row of fitDecisions(db)) {
    const fit = fitAt(row)
    if (fit) fit.decided[aspects.indexOf(row.code)] = row.level
  }
  for (const row of overruledReadings(db)) {
    const fit = fitAt(row)
    if (fit) fit.overrule = row.label as ReadingLabel
  }
  const columns: NetworkCoding['fits'] = { tie: [], period: [], p1: [], p2: [], x: [], o: [], reading: [], overruled: [] }
  for (const [at, { decided, coded, overrule }] of [...found].sort(([one], [other]) => one - other)) {
    const [P1 = null, P2 = null, X = null, O = null] = coded.map((levels, aspect) => chosenLevel(decided[aspect] ?? null, levels, coder).level)
    columns.tie.push(Math.floor(at / periodRows.size))
    columns.period.push(at % periodRows.size)
    columns.p1.push(P1)
    columns.p2.push(P2)
    columns.x.push(X)
    columns.o.push(O)
    columns.reading.push(overrule ?? readTie({ levels: { P1, P2, X, O } }).label)
    columns.overruled.push(overrule !== null)
  }
  return columns
}

/** Asked again after every change of a cell: up to this many codings the answer is there sooner than another thread has opened the project. */
const many = 4_000

/** What is coded about the network. */
export function networkCodingService(context: ServiceContext): Pick<ProjectService, 'network.coding'> {
  return { 'network.coding': throughCodings(context, 'network.coding', () => networkCoding(context.db), many) }
}
