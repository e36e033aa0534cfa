import { z } from 'zod'
import { EntityTypeSchema, Instant, Uid } from '../values.ts'

const count = z.int().min(0)

/** How backups are made by themselves; the user's, for every project. */
export const BackupSettings = z.strictObject({
  /** Makes them by itself. Backups before a migration, an import and a restoring are made in any case. */
  enabled: z.boolean().default(true),
  /** After so many minutes with changes. */
  minutes: z.int().min(1).max(240).default(10),
  /** The folder that holds a folder for each project; null: beside each project. */
  folder: z.string().min(1).max(4_000).nullable().default(null),
})
export type BackupSettings = z.infer<typeof BackupSettings>

/** Why a backup was made. `timed`: by itself; `migration`: before the file was brought to a newer version. */
export const BackupKind = z.enum(['timed', 'asked', 'import', 'restore', 'migration'])
export type BackupKind = z.infer<typeof BackupKind>

export const Backup = z.strictObject({
  /** Its whole path, which names it. */
  file: z.string(), name: z.string(), folder: z.string(),
  kind: BackupKind, at: Instant, bytes: count,
})
export type Backup = z.infer<typeof Backup>

export const BackupList = z.strictObject({
  /** The project they are of. */
  project: z.string(),
  /** Where new ones go. */
  folder: z.string(),
  /** The latest first. */
  backups: z.array(Backup),
  settings: BackupSettings,
  /** Why the last backup by itself was not made; null where it was. */
  failure: z.string().nullable(),
})
export type BackupList = z.infer<typeof BackupList>

export const momentChanges = ['added', 'removed', 'changed'] as const

/** What differs between two moments of one project: `added` is only in the later one. */
export const MomentDifference = z.strictObject({
  types: z.array(z.strictObject({ type: EntityTypeSchema, added: count, removed: count, changed: count })),
  /** The entities, those of many types each with the first. */
  entities: z.array(z.strictObject({ type: EntityTypeSchema, uid: Uid, title: z.string(), change: z.enum(momentChanges) })),
  /** More than are listed. */
  more: count,
})
export type MomentDifference = z.infer<typeof MomentDifference>
