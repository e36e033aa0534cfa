import type { CslItem } from '../../contract/entities/sources.ts'
import type {
  ActorKind, AspectRole, Certainty, Confidence, Credibility, DateBasis, ExcerptForm, Modality, Performer, ProbativeValue, ReadingLabel, Reliability, Stance, TieKind, Trend,
} from '../../contract/vocabulary.ts'

/** What something rests on: a passage, or a source with a place in it. Uids. */
export interface CitationData { readonly excerpt: string | null; readonly source: string; readonly locator: string }

export interface PhaseData {
  readonly uid: string
  readonly dates: string | null
  readonly cooperation: number | null
  readonly conflict: number | null
  readonly weight: number | null
  readonly summary: string
  readonly cites: readonly CitationData[]
}

/** A coder's fit, or the decision between coders (then without trend and confidence). */
export interface FitData {
  readonly period: string
  readonly aspect: string
  readonly coder: string
  readonly isDecision: boolean
  /** Null: not coded, which is not 0. */
  readonly level: number | null
  readonly trend: Trend | null
  readonly confidence: Confidence | null
  /** Why, in the coder's words. */
  readonly rationale: string
}

export interface ReadingData {
  readonly period: string
  readonly label: ReadingLabel
  readonly rule: string
  readonly overrule: { readonly label: ReadingLabel; readonly reason: string; readonly coder: string } | null
}

export interface EvidenceItem {
  readonly uid: string
  readonly indicator: string
  readonly phase: string | null
  readonly excerpt: string | null
  readonly event: string | null
  readonly stance: Stance
  readonly by: Performer | null
  readonly about: string | null
  readonly probativeValue: ProbativeValue | null
  readonly comment: string
  readonly coder: string
}

export interface TieData {
  /** As in the figure and in the appendix, from 1. */
  readonly number: number
  readonly uid: string
  /** Actors' uids. */
  readonly from: string
  readonly to: string
  readonly directed: boolean
  readonly kind: TieKind
  readonly certainty: Certainty
  readonly label: string
  readonly description: string
  readonly phases: readonly PhaseData[]
  readonly fits: readonly FitData[]
  readonly readings: readonly ReadingData[]
  readonly evidence: readonly EvidenceItem[]
  /** Pieces of evidence that stay out because they rest on a restricted data set. */
  readonly withheldEvidence: number
}

export interface IndicatorData { readonly uid: string; readonly code: string; readonly name: string; readonly definition: string; readonly include: string; readonly exclude: string; readonly example: string }

export interface AspectData {
  readonly uid: string
  readonly code: string
  readonly name: string
  readonly role: AspectRole
  readonly definition: string
  /** From the lowest level to the highest. */
  readonly scale: readonly { readonly value: number; readonly label: string; readonly anchor: string }[]
  /** Those that evidence in the appendix names. */
  readonly indicators: readonly IndicatorData[]
}

/**
 * Everything behind a figure that may leave the project, without a trace of the machine, the moment or local keys: what the appendix is made
 * of, and what its hash is of.
 */
export interface EvidenceData {
  readonly format: 'entente-evidence/1'
  readonly project: { readonly uid: string; readonly title: string; readonly studyPeriod: string }
  readonly figure: {
    readonly view: string
    readonly asOf: string
    readonly since: string | null
    readonly dating: 'certainly' | 'possibly'
    readonly allTime: boolean
    /** What narrows it down beside its time, in words; null: nothing does. */
    readonly filter: string | null
    /** Whether it shows a part of the plane alone. */
    readonly cropped: boolean
  }
  readonly periods: readonly { readonly uid: string; readonly name: string; readonly description: string; readonly dates: string }[]
  readonly codebook: { readonly uid: string; readonly name: string; readonly version: string; readonly description: string; readonly source: string | null; readonly aspects: readonly AspectData[] }
  readonly actors: readonly { readonly uid: string; readonly name: string; readonly shortName: string; readonly kind: ActorKind; readonly dates: string | null }[]
  readonly ties: readonly TieData[]
  readonly excerpts: readonly {
    readonly uid: string; readonly source: string; readonly label: string; readonly form: ExcerptForm; readonly text: string; readonly locator: string
    readonly modality: Modality | null; readonly credibility: Credibility | null; readonly attributedTo: string | null
  }[]
  readonly events: readonly {
    readonly uid: string; readonly title: string; readonly description: string; readonly date: string | null; readonly dateBasis: DateBasis | null; readonly place: string
    readonly cites: readonly CitationData[]
  }[]
  readonly sources: readonly {
    readonly uid: string; readonly citationKey: string; readonly csl: CslItem; readonly reliability: Reliability | null
    /** As in the text: "Kertcher and Course 2024". */
    readonly short: string
  }[]
}

/** What is in a figure with its evidence, and what was kept from it. */
export interface Manifest {
  readonly included: readonly { readonly what: string; readonly count: number }[]
  readonly withheld: readonly { readonly what: string; readonly count: number; readonly why: string }[]
  /** SHA-256 of the canonical serialisation of the data, in hexadecimal digits. */
  readonly hash: string
}

/** The whole appendix, ready to be written. */
export interface Appendix {
  readonly data: EvidenceData
  readonly manifest: Manifest
  /** Of the figure. */
  readonly title: string
  /** The time that the figure shows, in words. */
  readonly time: string
  /** The figure as an SVG document. */
  readonly svg: string
  /** Name of the files without their ending. */
  readonly fileName: string
  readonly programVersion: string
}
