import { parseArgs, type ParseArgsConfig } from 'node:util'

/** Arguments that are not of the form a command takes; the message says what is wrong. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** `parseArgs` of node:util with its refusals as UsageErrors. */
export function parseArguments<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config)
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'The arguments were not understood.')
  }
}
