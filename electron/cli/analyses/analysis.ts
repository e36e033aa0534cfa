import type { Client, Input } from '../../../db/contract/api.ts'
import type { Output } from '../command.ts'

/** Options of `analyze` that not every analysis takes. */
export const analysisOptions = {
  'coder': { type: 'string', multiple: true }, 'as-of': { type: 'string' }, 'period': { type: 'string' }, 'rule': { type: 'string' }, 'ambivalent': { type: 'string' },
  'threshold': { type: 'string' }, 'weighted': { type: 'boolean' }, 'certainly': { type: 'boolean' }, 'possibly': { type: 'boolean' }, 'tie': { type: 'string' },
  'by': { type: 'string' }, 'window': { type: 'string' }, 'from': { type: 'string' }, 'to': { type: 'string' }, 'seconds': { type: 'string' },
  'signs': { type: 'string' }, 'event-rule': { type: 'string' }, 'event-months': { type: 'string' }, 'event-least': { type: 'string' }, 'ties': { type: 'string' }, 'seed': { type: 'string' },
} as const
export type AnalysisOption = keyof typeof analysisOptions

/** What the options said, as they were written. */
export type AnalysisOptions = { readonly [Name in AnalysisOption]?: (typeof analysisOptions)[Name] extends { multiple: true } ? string[] : (typeof analysisOptions)[Name] extends { type: 'boolean' } ? boolean : string }

/** Which network is looked at, and how it gets its signs. */
export type NetworkInput = Omit<Input<'balance.get'>, 'seconds' | 'sensitivity'>

/** An analysis of a project: a document for programs, and the same as tables for people. */
export interface Analysis {
  summary: string
  /** The options it takes besides --json. */
  options: readonly AnalysisOption[]
  /** How its options are written, for the usage. */
  usage: string
  /** Resolves with a way to put it out as JSON, and one for people. The same project gives the same document. */
  run(client: Client, options: AnalysisOptions): Promise<{ document: unknown; print(output: Output): void }>
}
