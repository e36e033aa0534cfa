import type { Service } from '../contract/api.ts'
import { gapKinds, type Gap } from '../contract/entities/gaps.ts'
import type { DateSpan } from '../contract/values.ts'
import { describeSpan } from '../domain/edtf.ts'
import { findGaps } from '../domain/gaps.ts'
import { getFramework } from '../queries/framework.ts'
import { codedCells, evidenceForGaps, tiesAtWork } from '../queries/gaps.ts'
import { assessmentsInPeriod, listLookAgain, markLookAgain, phasesWithin, settleLookAgain } from '../queries/look-again.ts'
import { findIds } from '../queries/keys.ts'
import { periodsWithIds } from '../queries/periods.ts'
import { refsOf } from '../queries/titles.ts'
import type { ReadableDatabase, WritableDatabase } from '../sqlite/database.ts'
import type { ServiceContext } from './context.ts'
import { idOf, idsOf } from './fields.ts'

/** What to code next, and what to look at again since a period changed. */
export function gapService(context: ServiceContext): Pick<Service, 'gaps.list' | 'lookAgain.list' | 'lookAgain.settle'> {
  const { db } = context
  return {
    'gaps.list': ({ ties }) => gapsOf(db, ties === undefined ? tiesAtWork(db) : idsOf(db, 'tie', [...new Set(ties)], 'ties')),
    'lookAgain.list': ({ tie }) => listLookAgain(db, tie === undefined ? null : idOf(db, 'tie', tie, 'tie')),
    'lookAgain.settle': ({ assessments, phases }) => {
      const assessmentIds = idsOf(db, 'assessment', assessments, 'assessments')
      const phaseIds = idsOf(db, 'tie-phase', phases, 'phases')
      const count = assessmentIds.length + phaseIds.length
      return context.write({ label: count === 1 ? 'Looked at again: it still holds' : `Looked at again: ${count} still hold` }, target => ({
        settled: settleLookAgain(target, assessmentIds, phaseIds),
      }))
    },
  }
}

/** Gaps of these ties, by key: what is to be looked at again first, then the others by kind; within a kind by tie, aspect and period. */
export function gapsOf(db: ReadableDatabase, ties: readonly number[]): Gap[] {
  const used = getFramework(db).aspects.filter(aspect => !aspect.retired)
  const ids = findIds(db, 'aspect', used.map(aspect => aspect.uid))
  const aspects = used.flatMap(({ uid, code }) => {
    const id = ids.get(uid)
    return id === undefined ? [] : [{ id, uid, code }]
  })
  const periods = periodsWithIds(db)
  const refs = refsOf(db, 'tie', ties)
  const aspectOf = new Map(aspects.map(({ id, uid, code }) => [id, { uid, code }]))
  const periodOf = new Map(periods.map(({ id, uid, name }) => [id, { uid, name }]))
  const found = findGaps({ ties, aspects, periods, coded: codedCells(db, ties), evidence: evidenceForGaps(db, ties) })
  const gaps = found.flatMap(({ kind, tie, aspect, period, evidence, text, items, sources }): Gap[] => {
    const ref = refs.get(tie)
    return ref === undefined ? [] : [{
      kind, tie: ref, aspect: aspectOf.get(aspect) ?? null, period: period === null ? null : (periodOf.get(period) ?? null), evidence, text, items, sources,
    }]
  })
  const wanted = new Set([...refs.values()].map(ref => ref.uid))
  const again = listLookAgain(db, null).filter(({ tie }) => wanted.has(tie.uid)).map(({ tie, aspect, period, reason }): Gap => ({
    kind: 'look-again', tie, aspect, period, evidence: null, items: 0, sources: 0,
    text: aspect ? `${aspect.code} in ${period.name} was coded before the period changed: ${reason}` : `A phase reaches over the edge of ${period.name}, which changed: ${reason}`,
  }))
  return [...again, ...gaps.toSorted((a, b) => gapKinds.indexOf(a.kind) - gapKinds.indexOf(b.kind))]
}

/**
 * A period was given other dates: assessments in it, and phases that hold on days which left or entered it, are to be looked at again. Nothing
 * is moved. Evidence needs none of this: it falls into the period of its own date.
 */
export function markStraddling(db: WritableDatabase, period: { id: number; before: DateSpan; after: DateSpan }, at: string): void {
  const { id, before, after } = period
  if (before.startEarliest === after.startEarliest && before.endLatest === after.endLatest) return
  const reason = `${describeSpan(before)} became ${describeSpan(after)}`
  for (const assessmentId of assessmentsInPeriod(db, id)) markLookAgain(db, { assessmentId }, id, reason, at)
  const phases = new Set([
    ...phasesBetween(db, before.startEarliest, after.startEarliest, 0),
    ...phasesBetween(db, before.endLatest, after.endLatest, 1),
  ])
  for (const phaseId of phases) markLookAgain(db, { phaseId }, id, reason, at)
}

/** Phases that possibly hold on a day between two places of an edge: `later` is 1 where the edge is a last day, 0 where it is a first one. */
function phasesBetween(db: ReadableDatabase, one: number, other: number, later: 0 | 1): number[] {
  return one === other ? [] : phasesWithin(db, Math.min(one, other) + later, Math.max(one, other) - 1 + later)
}
