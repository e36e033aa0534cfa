import { z } from 'zod'
import { read } from '../method.ts'
import { Backup, BackupList, MomentDifference } from '../entities/backups.ts'

const Path = z.string().min(1).max(4_000)
/** The project of this window, or, for one that does not open, the file that was asked for. */
const Project = z.strictObject({ project: Path.optional() })

/**
 * Backups of a project. They are the host's, as files are (see `fileMethods`): they work for a project that cannot be opened. Only backups that
 * `files.listBackups` names can be looked at or restored.
 */
export const backupMethods = {
  'files.listBackups': read(Project, BackupList),
  /** Makes one now, checked whole before it counts. */
  'files.backUp': read(z.strictObject({}), Backup),
  /** What differs between a backup and another, or the project as it is now. */
  'files.compareBackup': read(Project.extend({ backup: Path, with: Path.nullable().default(null) }), MomentDifference),
  /**
   * Puts the project back to a backup: in its place (`replace`; the present state is kept as one more backup), or as a new file beside it (`copy`).
   * Returns the file to open. Nothing is removed.
   */
  'files.restoreBackup': read(Project.extend({ backup: Path, as: z.enum(['replace', 'copy']) }), z.strictObject({ file: z.string(), kept: z.string().nullable() })),
}
