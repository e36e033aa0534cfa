import type { Agreement } from '../../contract/entities/agreement.ts'
import type { PairStrain, SignedBasis, Triad } from '../../contract/entities/balance.ts'
import type { FigureManifest } from '../../contract/entities/figures.ts'
import type { Gap } from '../../contract/entities/gaps.ts'
import type { CitationStyle, ReportSection, ReportSubject } from '../../contract/entities/reports.ts'
import type { EvidenceData } from '../evidence/types.ts'

export interface ReportFigure { readonly svg: string; readonly widthMm: number; readonly heightMm: number; readonly description: string }

/** Structural balance of the whole network, without what takes a time limit: the same project gives the same numbers. */
export interface NetworkBalance extends SignedBasis {
  readonly nodes: number
  readonly positiveEdges: number
  readonly negativeEdges: number
  readonly triads: Readonly<Record<'+++' | '++-' | '+--' | '---', number>>
  readonly incomplete: number
  readonly balancedShare: number | null
  readonly frustration: { readonly value: number; readonly exact: boolean; readonly lowerBound: number }
  /** Unbalanced triads, those of the largest lesser side first, at most twenty; `unbalancedTotal` counts all. */
  readonly unbalanced: readonly Triad[]
  readonly unbalancedTotal: number
  /** Ties by how strongly third parties pull at them, at most twenty. */
  readonly strained: readonly { readonly title: string; readonly uid: string; readonly unbalanced: number; readonly complete: number; readonly pull: number; readonly strain: number | null }[]
}

/** Everything that a report is made of; nothing of notes is in it. */
export interface ReportData {
  readonly kind: ReportSubject['kind']
  readonly title: string
  readonly projectTitle: string
  /** An instant that belongs to the project. */
  readonly created: string
  readonly programVersion: string
  readonly style: CitationStyle
  readonly sections: readonly ReportSection[]
  /** The time that the figure, the reading and the strain are of. ISO days; `period` is the name of the one asked for. */
  readonly when: { readonly asOf: string; readonly since: string | null; readonly period: string | null; readonly dating: 'certainly' | 'possibly' }
  /** The period whose reading counts then; null where none holds. */
  readonly readingPeriod: string | null
  readonly evidence: EvidenceData
  readonly manifest: FigureManifest
  /** Uids of phases that hold then: certainly or possibly, by `dating`. */
  readonly phasesThen: ReadonlySet<string>
  readonly counts: { readonly actors: number; readonly ties: number; readonly events: number; readonly sources: number; readonly excerpts: number }
  /** Null for a whole project, or where the section is not asked for. */
  readonly strain: PairStrain | null
  readonly network: NetworkBalance | null
  readonly figure: ReportFigure | null
  readonly lines: ReportFigure | null
  readonly gaps: readonly Gap[]
  readonly agreement: Agreement | null
}
