/** What rows of a table become, before the project is looked at. */
import type { StrandLevel } from '../../contract/entities/ties.ts'
import type { DateSpan } from '../../contract/values.ts'
import type { ActorKind, Certainty, ParticipantRole, TieKind } from '../../contract/vocabulary.ts'
import type { GraphAttribute } from './graph/graph-document.ts'

export interface ActorDraft {
  readonly line: number; readonly name: string; readonly shortName: string; readonly kind: ActorKind; readonly aliases: readonly string[]
  readonly codes: readonly { scheme: string; value: string }[]; readonly dates: DateSpan | null; readonly description: string; readonly attributes: readonly GraphAttribute[]
}
export interface PhaseDraft {
  readonly dates: DateSpan | null; readonly cooperation: StrandLevel | null; readonly conflict: StrandLevel | null; readonly weight: number | null
  /** The time in words, where it is no date. */
  readonly summary: string
}
export interface TieDraft {
  readonly line: number; readonly from: string; readonly to: string; readonly directed: boolean; readonly kind: TieKind; readonly certainty: Certainty
  readonly label: string; readonly description: string; readonly phases: readonly PhaseDraft[]; readonly attributes: readonly GraphAttribute[]
}
export interface EventDraft {
  readonly line: number; readonly title: string; readonly date: DateSpan | null; readonly reportDate: DateSpan | null; readonly place: string
  readonly latitude: number | null; readonly longitude: number | null; readonly code: string; readonly goldstein: number | null; readonly description: string
  readonly participants: readonly { name: string; role: ParticipantRole }[]
  /** The id by which its data set knows it; empty where it has none. */
  readonly key: string
}
