import type { ImportCounts, ImportDecision, ImportDuplicate, ImportSample, ReferenceFill } from '../contract/entities/imports.ts'
import type { WritableDatabase } from '../sqlite/database.ts'

export { tieTitle } from '../formats/import/tie-title.ts'

/** What an import would do, and the doing of it. Made from the project as it is; to be run before anything else changes it. */
export interface ImportPlan {
  readonly counts: ImportCounts
  readonly duplicates: readonly ImportDuplicate[]
  readonly samples: readonly ImportSample[]
  /** Actors that the shipped list of states and organisations knows; missing where nobody is made. */
  readonly reference?: readonly ReferenceFill[]
  /** Tells how many of its records are written. */
  write(db: WritableDatabase, at: string, progress: (done: number, total: number) => void): void
}

export interface Decisions { readonly [duplicate: string]: ImportDecision }

/** Samples that a preview shows. */
export const shownSamples = 100

export const noCounts: ImportCounts = { sources: 0, notes: 0, actors: 0, affiliations: 0, ties: 0, tiePhases: 0, events: 0, attributes: 0, views: 0, skipped: 0 }

/** A plan that makes nothing. */
export const nothingToImport = (skipped = 0): ImportPlan => ({ counts: { ...noCounts, skipped }, duplicates: [], samples: [], write: () => undefined })
