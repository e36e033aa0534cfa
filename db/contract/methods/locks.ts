import { z } from 'zod'
import { read } from '../method.ts'

const Path = z.string().min(1).max(4_000)
/** A passphrase as it is typed to open something: whatever it was when it was set. */
const Given = z.string().min(1).max(1_000)
/** A new passphrase. Length is what resists guessing; nothing else is asked of it. */
export const NewPassphrase = z.string().min(8).max(1_000)
const Nothing = z.strictObject({})
/** What becomes of the backups that were made before, which are plain or have the passphrase of then: they get the new lock, are deleted, or stay as they are. */
export const earlierBackups = ['lock', 'delete', 'keep'] as const
const EarlierBackups = z.enum(earlierBackups).default('keep')
/** How many backups were changed, and the names of those that could not be. */
const BackupsChanged = z.strictObject({ changed: z.int().min(0), left: z.array(z.string()) })

/**
 * Locks of project files: the whole file is encrypted with a key that only the passphrase gives. None of these is a step of the project's history.
 * A wrong passphrase is refused (`wrong_passphrase`) after a wait that grows with each one.
 */
export const lockMethods = {
  /** Opens a locked project with its passphrase in this window. `remember` keeps its key in the system's keychain, where there is one. */
  'files.unlock': read(z.strictObject({ file: Path, passphrase: Given, remember: z.boolean().default(false) }), z.strictObject({ file: z.string() })),
  /** Locks the project of this window: the file is written anew, encrypted, and takes the place of the old one. */
  'files.lock': read(z.strictObject({ passphrase: NewPassphrase, backups: EarlierBackups }), BackupsChanged),
  /** Gives the locked project of this window another passphrase. Other copies that were made before keep the old one. */
  'files.changePassphrase': read(z.strictObject({ current: Given, passphrase: NewPassphrase, backups: EarlierBackups }), BackupsChanged),
  /** Takes the lock off for good: the file is a plain one afterwards. Backups keep the lock. */
  'files.removeLock': read(z.strictObject({ current: Given }), Nothing),
  /** Closes the locked project of this window in every window, and forgets its key until the passphrase is given again. */
  'files.lockNow': read(Nothing, Nothing),
  /** Somebody is at work in this window: keeps the project from locking itself. */
  'files.active': read(Nothing, Nothing),
}
