import type { Aspect, Framework, Indicator } from '../../../db/contract/entities/coding.ts'
import type { CodebookUses } from '../../../db/contract/entities/codebook.ts'

/** A line of the codebook; `uses` is null until it is counted. */
export type CodebookRow =
  | { type: 'aspect'; uid: string; title: string; aspect: Aspect; uses: number | null }
  | { type: 'indicator'; uid: string; title: string; aspect: Aspect; indicator: Indicator; uses: number | null }

/** Every aspect with its indicators under it, in the order of the codebook. */
export function codebookRows(framework: Framework, uses: CodebookUses | undefined): CodebookRow[] {
  const assessments = new Map(uses?.aspects.map(entry => [entry.aspect, entry.assessments]))
  const evidence = new Map(uses?.indicators.map(entry => [entry.indicator, entry.evidence]))
  const count = (counts: ReadonlyMap<string, number>, uid: string) => (uses ? (counts.get(uid) ?? 0) : null)
  return framework.aspects.flatMap((aspect): CodebookRow[] => [
    { type: 'aspect', uid: aspect.uid, title: aspect.name, aspect, uses: count(assessments, aspect.uid) },
    ...aspect.indicators.map(indicator => ({ type: 'indicator' as const, uid: indicator.uid, title: indicator.name, aspect, indicator, uses: count(evidence, indicator.uid) })),
  ])
}

/**
 * Where a row goes one step up or down: past its neighbour, and an indicator at the edge of its aspect into the next one. Null where there is
 * nowhere to go. `said` is what is told to screen readers.
 */
export function placeAfterStep(framework: Framework, row: CodebookRow | null, step: -1 | 1): { aspect?: string; to: number; said: string } | null {
  if (!row) return null
  const { aspects } = framework
  const at = aspects.findIndex(aspect => aspect.uid === row.aspect.uid)
  if (row.type === 'aspect') {
    const to = at + step
    return to < 0 || to >= aspects.length ? null : { to, said: `now ${to + 1} of ${aspects.length} aspects` }
  }
  const { indicators } = row.aspect
  const to = indicators.findIndex(indicator => indicator.uid === row.uid) + step
  if (to >= 0 && to < indicators.length) return { to, said: `now ${to + 1} of ${indicators.length} indicators of ${row.aspect.code}` }
  const next = aspects[at + step]
  return next === undefined ? null : { aspect: next.uid, to: step === 1 ? 0 : next.indicators.length, said: `now an indicator of ${next.code} ${next.name}` }
}
