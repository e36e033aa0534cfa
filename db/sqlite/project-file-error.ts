/**
 * Why a project file was not opened or made.
 * - `newer-schema`: made by a later version of Entente; `foreign-database`: a SQLite file of another program
 * - `not-a-database`: no SQLite file at all; `corrupt`: truncated or damaged
 * - `foreign-schema`: our file, but holding tables, triggers or views that are not ours
 * - `missing`, `exists`: no file where one should be, or one where none should
 * - `locked`: another process holds it; `no-access`: the system does not let us read or write there
 * - `needs-passphrase`, `wrong-passphrase`: locked with a passphrase that was not given, or not this one
 */
export type ProjectFileErrorKind =
  | 'newer-schema' | 'foreign-database' | 'not-a-database' | 'corrupt' | 'foreign-schema' | 'missing' | 'exists' | 'locked' | 'no-access' | 'needs-passphrase' | 'wrong-passphrase'

/** A refusal to open or make a project file. The message is for people and names the file; the file was left as it was. */
export class ProjectFileError extends Error {
  readonly kind: ProjectFileErrorKind
  readonly file: string
  constructor(kind: ProjectFileErrorKind, file: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ProjectFileError'
    this.kind = kind
    this.file = file
  }
}
