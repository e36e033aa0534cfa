import type { ImportWarning } from '../../contract/entities/imports.ts'

/** The file cannot be read at all: what was expected, where it stands against it, and what to do. Readers throw nothing else. */
export class ImportError extends Error {
  readonly line: number | null
  constructor(message: string, line: number | null = null) {
    super(line === null ? message : `Line ${line}: ${message}`)
    this.name = 'ImportError'
    this.line = line
  }
}

/** Warnings that are listed; those beyond are counted. */
export const listedWarnings = 1_000

/** Collects what could not be read as it stands, within bounds. */
export interface WarningList {
  add(message: string, line?: number | null, column?: string | null): void
  /** A cell or row that could not be understood. */
  addError(message: string, line: number | null, column: string | null): void
  readonly listed: readonly ImportWarning[]
  /** Warnings beyond the listed ones. */
  readonly more: number
}

export function createWarnings(): WarningList {
  const listed: ImportWarning[] = []
  let more = 0
  const push = (warning: ImportWarning) => {
    if (listed.length < listedWarnings) listed.push(warning)
    else more += 1
  }
  return {
    add: (message, line = null, column = null) => push({ line, column, message }),
    addError: (message, line, column) => push({ line, column, message, error: true }),
    listed,
    get more() {
      return more
    },
  }
}
