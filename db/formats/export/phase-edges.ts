import { isRicherThanDays, lossesOf, signedWeight, type AttributeValue, type ExportEdge, type ExportGraph, type ExportPhase, type Loss } from './export-graph.ts'

/** One phase of a tie as an edge of its own: how formats without time hold a tie that changes. */
export interface PhaseEdge {
  /** The phase's uid; the tie's where it has no phases. */
  readonly id: string
  readonly edge: ExportEdge
  readonly phase: ExportPhase
  /** What is said of the phase and its tie, by column; empty values left out. */
  readonly values: Readonly<Record<string, AttributeValue>>
}

/** Columns of every phase edge, in their order, before the tie's own attributes. `tie uid` joins the phases of one tie again. */
export const phaseColumns: readonly { name: string; number: boolean }[] = [
  { name: 'label', number: false }, { name: 'kind', number: false }, { name: 'weight', number: true }, { name: 'cooperation', number: true }, { name: 'conflict', number: true },
  { name: 'raw weight', number: true }, { name: 'dates', number: false }, { name: 'start date', number: false }, { name: 'end date', number: false }, { name: 'certainty', number: false },
  { name: 'description', number: false }, { name: 'summary', number: false }, { name: 'tie uid', number: false }, { name: 'phase uid', number: false },
]

/** Every phase as an edge, tie by tie. */
export function phaseEdges({ edges }: ExportGraph): PhaseEdge[] {
  return edges.flatMap(edge => edge.phases.map((phase): PhaseEdge => {
    const weight = signedWeight(phase)
    const { spell } = phase
    const all: Readonly<Record<string, AttributeValue | null>> = {
      'label': edge.label, 'kind': edge.kind, weight, 'cooperation': phase.cooperation, 'conflict': phase.conflict, 'raw weight': phase.weight,
      'dates': spell?.written ?? '', 'start date': spell?.start ?? '', 'end date': spell?.end ?? '', 'certainty': edge.certainty,
      'description': edge.description, 'summary': phase.summary, 'tie uid': edge.uid, 'phase uid': phase.uid, ...edge.attributes,
    }
    return { id: phase.uid, edge, phase, values: Object.fromEntries(Object.entries(all).filter((entry): entry is [string, AttributeValue] => entry[1] !== null && entry[1] !== '')) }
  }))
}

/** What every format without time does with what is dated. */
export function timelessLosses({ nodes, edges }: ExportGraph, format: string): Loss[] {
  const phases = edges.flatMap(edge => edge.phases)
  return lossesOf([
    { what: 'ties of several phases', count: edges.filter(edge => edge.phases.length > 1).length, how: `${format} has no time: each phase is an edge of its own, and “tie uid” says which belong together.` },
    { what: 'dates', count: [...nodes, ...phases].filter(({ spell }) => spell !== null).length, how: `${format} has no dates: they are written as text, as they stand (EDTF) and as first and last day.` },
    { what: 'dates that are open, uncertain or not to the day', count: [...nodes, ...phases].filter(({ spell }) => isRicherThanDays(spell)).length, how: 'First and last day are what is possible; “dates” keeps the date itself.' },
  ])
}
