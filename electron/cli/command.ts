import type { ParseArgsConfig } from 'node:util'
import { createLog } from '../host/log.ts'
import { dataFolder } from '../host/paths.ts'
import { UsageError } from '../host/usage-error.ts'
import { openWorkbench, type OpenWorkbench } from '../host/workbench.ts'
import { join } from 'node:path'

/** One command of the command line. */
export interface Command {
  /** What follows its name, as the usage shows it. */
  usage: string
  summary: string
  /**
   * Runs with the arguments after its name; resolves with the exit code. The locked projects among them are unlocked by then; the passphrase itself,
   * where one was given, is for what is made anew and for windows. Throws a UsageError for wrong usage.
   */
  run(args: string[], output: Output, secret: Secret | null): Promise<number>
}

/** What `--passphrase-file` named, and what it held. */
export interface Secret { readonly file: string; readonly passphrase: string }

/** Where a command's answer goes; messages about failures go to standard error. */
export interface Output {
  text(line: string): void
  /** The one document of `--json`. */
  json(document: unknown): void
  error(line: string): void
  /** One line that each next one takes the place of, null takes it away. Absent where nobody looks on. */
  status?: ((line: string | null) => void) | undefined
}

export type Options = NonNullable<ParseArgsConfig['options']>

/** Takes exactly the positionals named; throws a UsageError that says which one is missing or too many. */
export function positionals<N extends readonly string[]>(given: readonly string[], names: N): { [K in keyof N]: string } {
  const missing = names[given.length]
  if (missing !== undefined) throw new UsageError(`${missing} is missing.`)
  if (given.length > names.length) throw new UsageError(`'${given[names.length]}' is one argument too many.`)
  return [...given] as unknown as { [K in keyof N]: string }
}

/** Opens a project for reading, beside whatever window has it open, or for writing; hands it to `use`, and closes it. */
export async function withProject<T>(file: string, use: (project: OpenWorkbench) => Promise<T>, access: 'read' | 'write' = 'read'): Promise<T> {
  const folder = dataFolder()
  const workerFile = new URL('../host/worker.ts', import.meta.url)
  const project = openWorkbench(file, { access, folder, workerFile, log: createLog(join(folder, 'log')) })
  try {
    return await use(project)
  } finally {
    project.close()
  }
}
