import type { Service } from '../contract/api.ts'
import type { ReadingAnalysis } from '../contract/entities/agreement.ts'
import type { Aspect, Evidence } from '../contract/entities/coding.ts'
import { assessmentsOfTie } from '../queries/assessments.ts'
import { currentCoder } from '../queries/coders.ts'
import { countEvidence, evidenceOfTie } from '../queries/evidence.ts'
import { getFramework } from '../queries/framework.ts'
import { periodsWithIds } from '../queries/periods.ts'
import { adjudicatedLevels, tiesWithCoding } from '../queries/readings.ts'
import { groupBy } from '../queries/rows.ts'
import { refsOf } from '../queries/titles.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'
import type { ServiceContext } from './context.ts'
import { throughCodings } from './large-reads.ts'
import { readingsOf } from './readings.ts'

type AnalysedAspect = ReadingAnalysis['aspects'][number]

const byTitle = (a: { title: string; uid: string }, b: { title: string; uid: string }) => (a.title < b.title ? -1 : a.title > b.title ? 1 : a.uid < b.uid ? -1 : 1)

/** Items for, against and in context, and the sources behind them: all, those for, those against. */
function countsOf(items: readonly Evidence[], aspect: Aspect, period: { uid: string }) {
  const count = (wanted: readonly Evidence[]) => countEvidence(wanted, [aspect], [period])[0]
  const all = count(items)
  return {
    supports: all?.supports ?? 0, contradicts: all?.contradicts ?? 0, context: all?.context ?? 0, excerpts: all?.excerpts ?? 0, events: all?.events ?? 0,
    sources: all?.sources ?? 0, sourcesFor: count(items.filter(item => item.stance === 'supports'))?.sources ?? 0,
    sourcesAgainst: count(items.filter(item => item.stance === 'contradicts'))?.sources ?? 0,
  }
}

/** Ties with anything coded, in every period, with all that their reading rests on. */
function analyse(db: ReadableDatabase): ReadingAnalysis[] {
  const keys = tiesWithCoding(db)
  const ties = [...refsOf(db, 'tie', keys)].map(([id, { uid, title }]) => ({ id, uid, title })).toSorted(byTitle)
  const periods = periodsWithIds(db)
  const aspects = getFramework(db).aspects.filter(aspect => !aspect.retired)
  const readings = new Map(readingsOf(db, keys).map(reading => [`${reading.tie} ${reading.period}`, reading]))
  const decisions = new Map(adjudicatedLevels(db, keys).map(row => [`${row.tieId} ${row.periodId} ${row.aspectCode}`, row.level]))
  const current = currentCoder(db)

  return ties.flatMap(tie => {
    const assessments = groupBy(assessmentsOfTie(db, tie.id), item => `${item.period} ${item.aspect}`)
    const evidence = evidenceOfTie(db, tie.id)
    return periods.map((period): ReadingAnalysis => {
      const reading = readings.get(`${tie.uid} ${period.uid}`)
      if (!reading) throw new Error('a tie has no reading in a period')
      const { label, rule, missing, disputed, overrule } = reading
      const analysed = (aspect: Aspect): AnalysedAspect => {
        const codings = assessments.get(`${period.uid} ${aspect.uid}`) ?? []
        const decided = decisions.get(`${tie.id} ${period.id} ${aspect.code}`)
        const own = codings.find(coding => coding.coder === current.uid)
        const level = aspect.code in reading.levels ? (reading.levels[aspect.code] ?? null) : (decided ?? own?.level ?? null)
        // Trend and confidence are of the coder whose level it is; a level decided between coders has neither.
        const basis = level === null || decided !== undefined ? undefined : own?.level === level ? own : codings.find(coding => coding.level === level)
        return {
          code: aspect.code, name: aspect.name, role: aspect.role, level, label: aspect.scale.find(step => step.value === level)?.label ?? null,
          adjudicated: decided !== undefined, coder: basis?.coderName ?? null, trend: basis?.trend ?? null, confidence: basis?.confidence ?? null,
          ...countsOf(evidence.filter(item => item.aspect === aspect.uid && item.periods.includes(period.uid)), aspect, period),
          codings: codings.map(({ coderName, level: given, trend, confidence }) => ({ coder: coderName, level: given, trend, confidence })),
        }
      }
      return {
        tie: { uid: tie.uid, title: tie.title }, period: { uid: period.uid, name: period.name, dates: period.dates.raw }, label, rule, missing, disputed, overrule,
        aspects: aspects.map(analysed),
      }
    })
  })
}

/** The reading of every coded tie as a table. */
export function readingAnalysisService(context: ServiceContext): Pick<Service, 'analysis.readings'> {
  const { db } = context
  return {
    'analysis.readings': throughCodings(context, 'analysis.readings', () => {
      const { uid, name } = currentCoder(db)
      return { coder: { uid, name }, readings: analyse(db) }
    }),
  }
}
