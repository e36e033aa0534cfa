import type { WritableDatabase } from './database.ts'
import type { FileKey } from './file-key.ts'

/** A connection with what opening, migrating and checking a file need besides reading and writing rows. */
export interface Connection extends WritableDatabase {
  readonly readOnly: boolean
  /** The key of a locked file; null for a plain one. A copy that SQLite makes of it (`VACUUM INTO`) has the same. */
  readonly key: FileKey | null
  /** The content as a plain database, in memory only. */
  image(): Uint8Array
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
  /** The key of a locked file, null for a plain one; by default the one that is held for this path. */
  readonly key?: FileKey | null
  /** The driver that can encrypt, also without a key: to bring files of both kinds together. */
  readonly cipher?: boolean
}

/** Opens a connection to a file by its absolute path, to `:memory:`, or to a database image in memory. */
export type Connect = (location: string | Uint8Array, options: ConnectOptions) => Connection
