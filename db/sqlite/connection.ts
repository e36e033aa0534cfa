import type { WritableDatabase } from './database.ts'

/** A connection with what opening, migrating and checking a file need besides reading and writing rows. */
export interface Connection extends WritableDatabase {
  readonly readOnly: boolean
  /** Runs SQL text of our own that holds several statements (migrations). */
  execute(text: string): void
  /** Copies every page to a new file through SQLite's online backup, some at a time, giving way to the thread's other work in between. */
  copyTo(file: string): Promise<void>
  close(): void
}

export interface ConnectOptions {
  readonly readOnly: boolean
  /** How long a statement waits for another process, in milliseconds. */
  readonly timeoutMs?: number
  /** Whether the file may be made; otherwise it must be there. */
  readonly create?: boolean
  /** Without the settings of a project file: for the lock, which must not be read to be opened. */
  readonly bare?: boolean
}

/** Opens a connection to a file by its absolute path, to `:memory:`, or to a database image in memory. */
export type Connect = (location: string | Uint8Array, options: ConnectOptions) => Connection
