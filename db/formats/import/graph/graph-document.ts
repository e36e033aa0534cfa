/** A network as a file tells it, whatever its format: what every reader of graphs makes, and every use of one takes. */
import type { StrandLevel } from '../../../contract/entities/ties.ts'
import type { DateSpan } from '../../../contract/values.ts'
import type { ActorKind, Certainty } from '../../../contract/vocabulary.ts'

/** Nodes and edges are held within these bounds. */
export const maxNodes = 1_000_000
export const maxEdges = 1_000_000
/** Longer texts of attributes are cut, with a warning. */
export const longestValue = 20_000

export interface GraphAttribute { readonly name: string; readonly value: string }

/** A stretch of time: its dates, or, where the file's times are no dates, what they are in words (`2 to 4`). */
export interface GraphTime { readonly dates: DateSpan | null; readonly said: string }

export interface GraphNode {
  readonly id: string
  readonly line: number | null
  /** Empty where the file gives none. */
  readonly label: string
  /** Null where no attribute says it in a word of ours. */
  readonly kind: ActorKind | null
  readonly shortName: string
  readonly aliases: readonly string[]
  readonly codes: readonly { readonly scheme: string; readonly value: string }[]
  readonly description: string
  readonly attributes: readonly GraphAttribute[]
  /** Where it stands in the drawing, y growing downwards; null where the file does not say. */
  readonly place: { readonly x: number; readonly y: number } | null
  /** Id of the node that it stands in. */
  readonly parent: string | null
  readonly times: readonly GraphTime[]
  /** False where only edges name it. */
  readonly declared: boolean
}

/** What holds for a time: the phases of a tie. */
export interface GraphPhase {
  readonly time: GraphTime | null
  readonly weight: number | null
  readonly cooperation: StrandLevel | null
  readonly conflict: StrandLevel | null
  /** Of a file that Entente wrote: who the phase is, and what is said of it. */
  readonly uid?: string | null
  readonly summary?: string
}

export interface GraphEdge {
  /** Empty where the file gives none. */
  readonly id: string
  readonly line: number | null
  readonly source: string
  readonly target: string
  readonly directed: boolean
  /** The relation in the file's own word; empty where there is none. */
  readonly kind: string
  readonly label: string
  /** Null where no attribute says it in a word of ours. */
  readonly certainty: Certainty | null
  readonly description: string
  readonly attributes: readonly GraphAttribute[]
  /** At least one; one without a time where the file has no dates. */
  readonly phases: readonly GraphPhase[]
}

/** What a column, attribute or element of the file becomes. */
export interface GraphField {
  readonly of: 'nodes' | 'edges' | 'file'
  readonly name: string
  readonly becomes: string
  /** How many nodes or edges have it. */
  readonly count: number
}

export interface GraphDocument {
  readonly nodes: readonly GraphNode[]
  /** Without edges from a node to itself. */
  readonly edges: readonly GraphEdge[]
  readonly fields: readonly GraphField[]
  /** Edges of the file that are no ties. */
  readonly skipped: number
}
