import type { Service } from '../contract/api.ts'
import { evidenceFindings, type Agreement, type AgreementRow } from '../contract/entities/agreement.ts'
import { krippendorffAlpha, type Coefficient } from '../domain/agreement/alpha.ts'
import { alphaBootstrap, bootstrapSamples, bootstrapSeed } from '../domain/agreement/bootstrap.ts'
import type { UnitValues } from '../domain/agreement/coincidences.ts'
import { cohensKappa, countPairs, type ValuePair } from '../domain/agreement/pairwise.ts'
import { groupBy } from '../queries/rows.ts'
import * as words from './agreement-words.ts'
import { cellKey, comparedCodings, findingOf, unitKey, type ComparedCodings } from './compared-codings.ts'
import type { ServiceContext } from './context.ts'
import { throughCodings } from './large-reads.ts'

/** How long the bootstrap runs before others have their turn, in milliseconds. */
const turn = 8

/** Runs work that pauses, a turn at a time, so that it holds nobody up however much there is to draw. */
async function inTurns<T>(work: Generator<void, T>): Promise<T> {
  let began = performance.now()
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    if (performance.now() - began > turn) {
      await new Promise(resolve => setImmediate(resolve))
      began = performance.now()
    }
  }
}

type Metric = 'nominal' | 'ordinal'

/** Units of one aspect: the value that each coder, in order, gave; null for none. */
interface AspectUnits { aspect: AgreementRow['aspect']; units: UnitValues[] }

const coefficient = ({ value, undefinedBecause }: Coefficient) => ({ value, why: words.why(undefinedBecause) })
/** A unit that two coders both gave a value. */
const pairOf = ([first = null, second = null]: UnitValues): ValuePair[] => (first === null || second === null ? [] : [[first, second]])

/** The coefficients of some units. Strata are sets of units with a scale of their own. */
async function rowOf(aspect: AgreementRow['aspect'], strata: readonly UnitValues[][], metrics: readonly Metric[], coders: number): Promise<AgreementRow> {
  const all = strata.flat()
  const codings = all.map(unit => unit.filter(value => value !== null).length)
  const { pairs, equal } = countPairs(all)
  const intervals = await inTurns(alphaBootstrap(strata, metrics))
  return {
    aspect, units: codings.filter(count => count > 0).length, pairable: codings.filter(count => count > 1).length,
    pairs, percentAgreement: pairs === 0 ? null : equal / pairs,
    alpha: metrics.map(metric => ({ metric, ...coefficient(krippendorffAlpha(strata, metric)), interval: intervals[metric] })),
    kappa: coders === 2 ? coefficient(cohensKappa(strata.map(units => units.flatMap(pairOf)))) : null,
  }
}

/** All aspects together, then each that has units. Nothing where there are fewer than two coders, or no units. */
async function rowsOf(byAspect: readonly AspectUnits[], metrics: readonly Metric[], coders: number, { stratified }: { stratified: boolean }): Promise<AgreementRow[]> {
  const coded = byAspect.filter(({ units }) => units.length > 0)
  if (coders < 2 || coded.length === 0) return []
  const strata = coded.map(({ units }) => units)
  const rows = [await rowOf(null, stratified ? strata : [strata.flat()], metrics, coders)]
  for (const { aspect, units } of coded) rows.push(await rowOf(aspect, [units], metrics, coders))
  return rows
}

const aspectRef = ({ uid, code, name }: { uid: string; code: string; name: string }) => ({ uid, code, name })

function fitUnits({ coders, aspects, levels }: ComparedCodings): AspectUnits[] {
  const byAspect = groupBy(levels, coding => coding.aspectId)
  return aspects.map(aspect => ({
    aspect: aspectRef(aspect),
    units: [...groupBy(byAspect.get(aspect.id) ?? [], cellKey).values()].map(codings => (
      coders.map(coder => codings.find(coding => coding.coderId === coder.id)?.level ?? null)
    )),
  }))
}

/** Whether each coder who coded a tie at all found each indicator (1) or not (0). */
function foundUnits({ coders, aspects, indicators, evidence, codersOfTie }: ComparedCodings): AspectUnits[] {
  const found = new Set(evidence.map(coding => `${unitKey(coding)} ${coding.coderId}`))
  return aspects.map(aspect => ({
    aspect: aspectRef(aspect),
    units: indicators.filter(indicator => indicator.aspectId === aspect.id).flatMap(({ id: indicatorId }) => [...codersOfTie].map(([tieId, coded]) => (
      coders.map(coder => (coded.has(coder.id) ? Number(found.has(`${unitKey({ tieId, indicatorId })} ${coder.id}`)) : null))
    ))),
  }))
}

/** How each coder who found a tie × indicator coded it. */
function stanceUnits({ coders, aspects, evidence }: ComparedCodings): AspectUnits[] {
  const byAspect = groupBy(evidence, coding => coding.aspectId)
  return aspects.map(aspect => ({
    aspect: aspectRef(aspect),
    units: [...groupBy(byAspect.get(aspect.id) ?? [], unitKey).values()].map(codings => coders.map(coder => {
      const own = codings.find(coding => coding.coderId === coder.id)
      return own ? evidenceFindings.indexOf(findingOf(own)) : null
    })),
  }))
}

/** Pairs of coders on units that at least one of the two found, and how many of them both found. */
function positiveAgreement(byAspect: readonly AspectUnits[]): { pairs: number; both: number } {
  let [pairs, both] = [0, 0]
  for (const unit of byAspect.flatMap(({ units }) => units)) {
    const coded = unit.filter(value => value !== null).length
    const found = unit.filter(value => value === 1).length
    both += (found * (found - 1)) / 2
    pairs += (found * (found - 1)) / 2 + found * (coded - found)
  }
  return { pairs, both }
}

/** How far coders agree, reckoned from what they coded themselves; what was decided between them has no part in it. */
async function agreementOf(codings: ComparedCodings): Promise<Agreement> {
  const { coders, atWork, levels, evidence } = codings
  const [fit, found, stance] = [fitUnits(codings), foundUnits(codings), stanceUnits(codings)]
  const fitRows = await rowsOf(fit, ['ordinal', 'nominal'], coders.length, { stratified: true })
  const foundRows = await rowsOf(found, ['nominal'], coders.length, { stratified: false })
  const stanceRows = await rowsOf(stance, ['nominal'], coders.length, { stratified: false })
  const positive = coders.length < 2 ? { pairs: 0, both: 0 } : positiveAgreement(found)
  const names = coders.map(coder => coder.name)
  return {
    coders: coders.map(({ id, uid, name }) => ({
      uid, name, levels: levels.filter(coding => coding.coderId === id).length, found: evidence.filter(coding => coding.coderId === id).length,
    })),
    coderChoices: atWork.map(({ uid, name }) => ({ uid, name })),
    fit: { unit: words.fitUnit, sentence: words.fitSentence(names, fitRows[0]), rows: fitRows },
    found: { unit: words.foundUnit, sentence: words.foundSentence(names, foundRows[0], positive), rows: foundRows, positive },
    stance: { unit: words.stanceUnit, sentence: words.stanceSentence(names, stanceRows[0]), rows: stanceRows },
    bootstrap: { samples: bootstrapSamples, seed: bootstrapSeed, method: words.bootstrapMethod },
  }
}

/** Agreement between coders. */
export function agreementService(context: ServiceContext): Pick<Service, 'agreement.get'> {
  return { 'agreement.get': throughCodings(context, 'agreement.get', ({ coders }) => agreementOf(comparedCodings(context.db, coders))) }
}
