import type { Client } from '../../../db/contract/api.ts'
import type { Output } from '../command.ts'

/** What the options of `analyze` said. */
export interface AnalysisOptions {
  /** Names of coders; empty: whatever the analysis takes by default. */
  coders: string[]
}

/** An analysis of a project: a document for programs, and the same as tables for people. */
export interface Analysis {
  summary: string
  /** Resolves with a way to put it out as JSON, and one for people. The same project gives the same document. */
  run(client: Client, options: AnalysisOptions): Promise<{ document: unknown; print(output: Output): void }>
}
