import type { ReportInline } from '../../contract/entities/reports.ts'
import { createCiter, type Citer } from '../citations/citer.ts'
import { indexOf, type Index } from '../evidence/words.ts'
import { isolated, leftToRight } from '../../domain/direction.ts'
import { describeSpan } from '../../domain/edtf.ts'
import type { CitationData, TieData } from '../evidence/types.ts'
import { between, styled } from './blocks.ts'
import type { ReportData } from './types.ts'

/** What every section works with. */
export interface ReportContext {
  readonly data: ReportData
  readonly index: Index
  readonly citer: Citer
  /** A citation in the text, which leads to its source in the list where there is one. */
  cite(citation: Pick<CitationData, 'source' | 'locator'>): ReportInline[]
  /** Several, each source once with all of its places, in the order of their first. */
  citeAll(citations: readonly Pick<CitationData, 'source' | 'locator'>[]): ReportInline[]
}

export const sourceId = (index: Index, uid: string): string => `source-${index.sourceNumber.get(uid) ?? 0}`

export function contextOf(data: ReportData): ReportContext {
  const index = indexOf(data.evidence)
  const citer = createCiter(data.evidence.sources, data.style)
  const isListed = data.sections.includes('sources')
  const cite: ReportContext['cite'] = ({ source, locator }) => {
    if (!index.sources.has(source)) return []
    const [first, ...rest] = styled(citer.cite(source, locator), isListed ? sourceId(index, source) : undefined)
    return first ? [{ ...first, text: leftToRight(`${first.text}${rest.map(({ text }) => text).join('')}`).startsWith('\u200E') ? `\u200E${first.text}` : first.text }, ...rest] : []
  }
  return {
    data, index, citer, cite,
    citeAll: citations => between([...Map.groupBy(citations, ({ source }) => source)].map(([source, each]) => (
      cite({ source, locator: [...new Set(each.map(({ locator }) => locator).filter(locator => locator !== ''))].join('; ') })
    )), ' '),
  }
}

/** "Russia – Israel (label)": from left to right, whatever the names are written in. */
export function tieTitle({ from, to, directed, label }: TieData, { actors }: Index): string {
  const name = (uid: string) => isolated(actors.get(uid)?.shortName || (actors.get(uid)?.name ?? ''))
  return leftToRight(`${name(from)} ${directed ? '→' : '–'} ${name(to)}${label === '' ? '' : ` (${isolated(label)})`}`)
}

/** "30 June 2024": a day in words. */
export const dayWords = (iso: string): string => describeSpan({ raw: iso })

/** The time that the report is of, in words. */
export function whenWords({ when: { asOf, since, period } }: ReportData): string {
  if (period !== null) return `${period} (${since === null ? '' : `${dayWords(since)} to `}${dayWords(asOf)})`
  return since === null ? `As of ${dayWords(asOf)}` : `${dayWords(since)} to ${dayWords(asOf)}`
}
