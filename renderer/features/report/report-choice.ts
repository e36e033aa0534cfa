import { usualSections, type CitationStyle, type PageSize, type ReportSection, type ReportSubject } from '../../../db/contract/entities/reports.ts'
import type { ReportFormat } from '../../../db/contract/methods/reports.ts'

/** What a report may be about from where the dialog was opened. */
export interface ReportSubjects {
  readonly tie: string | null
  readonly dyad: readonly [string, string] | null
}

export interface ReportChoice {
  readonly about: ReportSubject['kind']
  /** Null: as of the day of the time bar. */
  readonly period: string | null
  readonly sections: readonly ReportSection[]
  readonly style: CitationStyle
  readonly format: ReportFormat
  readonly page: PageSize
}

export const firstChoice: ReportChoice = { about: 'project', period: null, sections: usualSections('project'), style: 'apa', format: 'pdf', page: 'A4' }

/** The subject that is meant; the whole project where what was meant is not there. */
export function subjectOf(about: ReportChoice['about'], { tie, dyad }: ReportSubjects): ReportSubject {
  if (about === 'tie' && tie !== null) return { kind: 'tie', tie }
  return about === 'dyad' && dyad !== null ? { kind: 'dyad', actors: [dyad[0], dyad[1]] } : { kind: 'project' }
}

/** Another subject has its own usual sections, unless somebody chose others. */
export function withSubject(choice: ReportChoice, about: ReportChoice['about']): ReportChoice {
  const isUsual = JSON.stringify(usualSections(choice.about)) === JSON.stringify(choice.sections)
  return { ...choice, about, sections: isUsual ? usualSections(about) : choice.sections }
}
