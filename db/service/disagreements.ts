import type { ParsedInput, Service } from '../contract/api.ts'
import type { Disagreement, EvidenceDecision, EvidenceDisagreement, EvidenceFinding, FitDisagreement } from '../contract/entities/agreement.ts'
import {
  assessmentsOfCells, datedStances, evidenceDecisions, evidenceOfUnits, levelDecisions, type Cell, type EvidenceCoding, type EvidenceDecisionRow, type LevelDecision,
} from '../queries/agreement.ts'
import { periodsOf } from '../queries/evidence.ts'
import { scaleOf } from '../queries/framework.ts'
import { periodsWithIds, type PeriodWithId } from '../queries/periods.ts'
import { groupBy } from '../queries/rows.ts'
import { refsOf } from '../queries/titles.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'
import { cellKey, comparedCodings, findingOf, unitKey, type ComparedCodings } from './compared-codings.ts'
import type { ServiceContext } from './context.ts'
import { idOf } from './fields.ts'
import { throughCodings } from './large-reads.ts'

/** Items of evidence shown of each coder. */
const itemsShown = 5

type Aspect = ComparedCodings['aspects'][number]
type Indicator = ComparedCodings['indicators'][number]
interface Unit { tieId: number; indicatorId: number }
/** What the queue is sorted and counted by; the rest is read for what is shown alone. */
type Entry = { aspect: Aspect; distance: number; order: number } & (
  | { kind: 'fit'; at: Cell; decision: LevelDecision | undefined }
  | { kind: 'evidence'; at: Unit; indicator: Indicator; decision: EvidenceDecisionRow | undefined }
)

/** How far apart two findings are: for and against as far as can be, found and not found half as far. */
function findingDistance(a: EvidenceFinding | null, b: EvidenceFinding | null): number {
  if (a === b) return 0
  if (a === null || b === null) return 0.5
  if (a === 'context' || b === 'context') return 0.25
  return a === 'for-and-against' || b === 'for-and-against' ? 0.5 : 1
}

/** Cells whose levels differ, and those about which something was decided. */
function fitEntries(db: ReadableDatabase, { levels, aspects }: ComparedCodings, periods: readonly PeriodWithId[]): Entry[] {
  const decisions = new Map(levelDecisions(db).map(decision => [cellKey(decision), decision]))
  const aspectOf = new Map(aspects.map((aspect, position) => [aspect.id, { aspect, position }]))
  const orderOf = new Map(periods.map((period, index) => [period.id, index]))
  return [...groupBy(levels, cellKey)].flatMap(([key, codings]): Entry[] => {
    const [first] = codings
    const found = first && aspectOf.get(first.aspectId)
    if (!found) return []
    const given = codings.map(coding => coding.level)
    const width = found.aspect.highest - found.aspect.lowest
    const distance = width === 0 ? 0 : (Math.max(...given) - Math.min(...given)) / width
    const decision = decisions.get(key)
    if (distance === 0 && !decision) return []
    return [{ kind: 'fit', at: first, aspect: found.aspect, distance: Math.min(1, distance), order: found.position * 10_000 + (orderOf.get(first.periodId) ?? 0), decision }]
  })
}

/** Tie × indicator that coders found and others did not, or coded differently, and those about which something was decided. */
function evidenceEntries(db: ReadableDatabase, { evidence, aspects, indicators, codersOfTie }: ComparedCodings): Entry[] {
  const decisions = new Map(evidenceDecisions(db).map(decision => [unitKey(decision), decision]))
  const aspectOf = new Map(aspects.map((aspect, position) => [aspect.id, { aspect, position }]))
  const indicatorOf = new Map(indicators.map((indicator, position) => [indicator.id, { indicator, position }]))
  return [...groupBy(evidence, unitKey)].flatMap(([key, codings]): Entry[] => {
    const [first] = codings
    const found = first && aspectOf.get(first.aspectId)
    const named = first && indicatorOf.get(first.indicatorId)
    if (!found || !named) return []
    const findings: (EvidenceFinding | null)[] = codings.map(findingOf)
    if ((codersOfTie.get(first.tieId)?.size ?? 0) > codings.length) findings.push(null)
    const distance = Math.max(...findings.flatMap(a => findings.map(b => findingDistance(a, b))))
    const decision = decisions.get(key)
    if (distance === 0 && !decision) return []
    return [{ kind: 'evidence', at: first, aspect: found.aspect, indicator: named.indicator, distance, order: found.position * 10_000 + 5_000 + named.position, decision }]
  })
}

const decisionOf = ({ reason, coderName, at }: LevelDecision | EvidenceDecisionRow) => ({ reason, coderName, at })
const decidedFinding = ({ found, stance }: EvidenceDecisionRow): EvidenceDecision => (found === 0 ? 'not-found' : (stance ?? 'for-and-against'))

/** Fills in what is shown of these entries: a handful of queries for any number. */
function detailed(db: ReadableDatabase, entries: readonly Entry[], codings: ComparedCodings, periods: readonly PeriodWithId[]): Disagreement[] {
  const { coders } = codings
  const keys = coders.map(coder => coder.id)
  const ties = refsOf(db, 'tie', entries.map(entry => entry.at.tieId))
  const cells = entries.flatMap(entry => (entry.kind === 'fit' ? [entry.at] : []))
  const units = entries.flatMap(entry => (entry.kind === 'evidence' ? [entry.at] : []))
  const assessments = groupBy(assessmentsOfCells(db, cells, keys), cellKey)
  const stances = groupBy(datedStances(db, [...new Set(cells.map(cell => cell.tieId))], keys), item => `${item.tieId} ${item.aspectId} ${item.coderId}`)
  const items = groupBy(evidenceOfUnits(db, units, keys), item => `${unitKey(item)} ${item.coderId}`)
  const shown = [...items.values()].flatMap(group => group.slice(0, itemsShown))
  const excerpts = refsOf(db, 'excerpt', shown.flatMap(item => item.excerptId ?? []))
  const events = refsOf(db, 'event', shown.flatMap(item => item.eventId ?? []))
  const found = new Map(codings.evidence.map(coding => [`${unitKey(coding)} ${coding.coderId}`, coding]))
  const scales = new Map(codings.aspects.map(aspect => [aspect.id, scaleOf(db, aspect.id)]))

  const shared = ({ at, aspect, distance }: Entry) => ({
    tie: ties.get(at.tieId) ?? { type: 'tie' as const, uid: '', title: '' }, aspect: { uid: aspect.uid, code: aspect.code, name: aspect.name }, distance,
  })
  const fit = (entry: Entry & { kind: 'fit' }): FitDisagreement => {
    const { at, aspect, decision } = entry
    const period = periods.find(({ id }) => id === at.periodId)
    const own = assessments.get(cellKey(at)) ?? []
    return {
      kind: 'fit', ...shared(entry), period: { uid: period?.uid ?? '', name: period?.name ?? '' }, scale: scales.get(aspect.id) ?? [],
      codings: coders.flatMap(coder => {
        const coding = own.find(({ coderId }) => coderId === coder.id)
        if (!coding) return []
        const { level, trend, confidence, rationale, updatedAt } = coding
        const bearing = (stances.get(`${at.tieId} ${at.aspectId} ${coder.id}`) ?? []).filter(item => period && periodsOf(item.about, [period]).length > 0)
        const count = (stance: string) => bearing.filter(item => item.stance === stance).length
        return [{
          coder: coder.uid, coderName: coder.name, level, trend, confidence, rationale, updatedAt,
          supports: count('supports'), contradicts: count('contradicts'), context: count('context'),
        }]
      }),
      decision: decision ? { ...decisionOf(decision), level: decision.level } : null,
    }
  }
  const evidence = (entry: Entry & { kind: 'evidence' }): EvidenceDisagreement => {
    const { at, indicator, decision } = entry
    const { uid, code, name, definition } = indicator
    return {
      kind: 'evidence', ...shared(entry), indicator: { uid, code, name, definition },
      codings: coders.filter(coder => codings.codersOfTie.get(at.tieId)?.has(coder.id)).map(coder => {
        const own: EvidenceCoding | undefined = found.get(`${unitKey(at)} ${coder.id}`)
        return {
          coder: coder.uid, coderName: coder.name, finding: own ? findingOf(own) : null,
          supports: own?.supports ?? 0, contradicts: own?.contradicts ?? 0, context: own?.context ?? 0,
          items: (items.get(`${unitKey(at)} ${coder.id}`) ?? []).slice(0, itemsShown).map(item => ({
            uid: item.uid, stance: item.stance, comment: item.comment,
            title: excerpts.get(item.excerptId ?? 0)?.title ?? events.get(item.eventId ?? 0)?.title ?? '',
          })),
        }
      }),
      decision: decision ? { ...decisionOf(decision), finding: decidedFinding(decision) } : null,
    }
  }
  return entries.map(entry => (entry.kind === 'fit' ? fit(entry) : evidence(entry)))
}

function queue(db: ReadableDatabase, input: ParsedInput<'agreement.disagreements'>) {
  const codings = comparedCodings(db, input.coders)
  const aspectId = input.aspect === undefined ? undefined : idOf(db, 'aspect', input.aspect, 'aspect')
  const tieId = input.tie === undefined ? undefined : idOf(db, 'tie', input.tie, 'tie')
  if (codings.coders.length < 2) return { items: [], total: 0, open: 0, decided: 0 }
  const periods = periodsWithIds(db)
  const entries = [
    ...(input.kind === 'evidence' ? [] : fitEntries(db, codings, periods)), ...(input.kind === 'fit' ? [] : evidenceEntries(db, codings)),
  ].filter(entry => (aspectId === undefined || entry.aspect.id === aspectId) && (tieId === undefined || entry.at.tieId === tieId))
  const decided = entries.filter(entry => entry.decision).length
  const wanted = entries.filter(entry => input.state === 'all' || (entry.decision !== undefined) === (input.state === 'decided'))
  const titles = refsOf(db, 'tie', wanted.map(entry => entry.at.tieId))
  const titleOf = (entry: Entry) => titles.get(entry.at.tieId)?.title ?? ''
  const sorted = wanted.toSorted((a, b) => (
    b.distance - a.distance || (titleOf(a) < titleOf(b) ? -1 : titleOf(a) > titleOf(b) ? 1 : 0) || a.at.tieId - b.at.tieId || a.order - b.order
  ))
  const items = detailed(db, sorted.slice(input.offset, input.offset + input.limit), codings, periods)
  return { items, total: sorted.length, open: entries.length - decided, decided }
}

/** The queue of disagreements between coders. */
export function disagreementService(context: ServiceContext): Pick<Service, 'agreement.disagreements'> {
  return { 'agreement.disagreements': throughCodings(context, 'agreement.disagreements', input => queue(context.db, input)) }
}
