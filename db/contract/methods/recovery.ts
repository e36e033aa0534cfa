import { z } from 'zod'
import { Backup, MomentDifference } from '../entities/backups.ts'
import { read } from '../method.ts'

const Path = z.string().min(1).max(4_000)
const count = z.int().min(0)

/** What is known of a damaged project file before anything is done. */
export const Damage = z.strictObject({
  file: z.string(), name: z.string(), folder: z.string(), bytes: count,
  /** Whether something can be read from it; else why not, for people. */
  readable: z.boolean(), reason: z.string(),
  /** The newest backup that is sound, looked through just now; null where there is none. */
  backup: Backup.nullable(),
  /** Newer ones that are damaged themselves. */
  damagedBackups: count,
})
export type Damage = z.infer<typeof Damage>

export const SalvageAccount = z.strictObject({
  /** The new project. */
  file: z.string(), name: z.string(),
  tables: z.array(z.strictObject({
    /** The table's name in the file. */
    table: z.string(), saved: count,
    /** As many rows as this are lost, or fewer. */
    lostAtMost: count,
    /** Rows that were read and cannot stand without what is lost. */
    dropped: count,
  })),
  /** What is still wrong in the new project; empty where it is sound. */
  problems: z.array(z.string()),
  /** What differs from the backup that was named to what was saved; null without one. */
  sinceBackup: MomentDifference.nullable(),
})
export type SalvageAccount = z.infer<typeof SalvageAccount>

/**
 * Recovery of a damaged project file, for a window that could not open it. The file is only ever read: whatever is tried is tried on a copy. The
 * host's, as files are; also for a locked project whose passphrase was given.
 */
export const recoveryMethods = {
  /** Looks at a damaged file and at its backups. */
  'files.examine': read(z.strictObject({ file: Path }), Damage),
  /** Saves what can be read from it into a new project beside it (“NAME (saved)”), locked as the damaged one, without the undo history. */
  'files.salvage': read(z.strictObject({ file: Path, backup: Path.nullable().default(null) }), SalvageAccount),
}
