/** Snapshots and what differs between them: for a thread beside the one in which the project is open, and for the command line. */
import type { MomentDifference } from '../contract/entities/backups.ts'
import { atOneMoment } from '../sqlite/moment.ts'
import { connect, openProjectFile } from '../sqlite/open.ts'
import { putBack, putWhereItWas } from '../sqlite/restore.ts'
import { removeDrafts, takeSnapshot } from '../sqlite/snapshot.ts'
import { compareMoments } from './compare-moments.ts'
import { reading, type OpenedHere } from './copy-tasks.ts'

/** Writes a verified snapshot of a project file; see `takeSnapshot`. */
export const backUp = (file: string, wanted: string): Promise<{ file: string; bytes: number }> => takeSnapshot(file, wanted, connect)

/** Removes what killed snapshots left in a folder; see `removeDrafts`. */
export { removeDrafts }

/** Puts a verified draft in the place of a closed project; see `putBack`. */
export const restoreOver = (file: string, draft: string, keep: string): void => putBack(file, draft, keep, connect)

/** Gives the copy of a project the place that it was taken away from; see `putWhereItWas`. */
export { putWhereItWas }

/** What differs between a backup and a later moment: another backup, or the project. Throws a ProjectFileError where one of them cannot be opened. */
export function compareFiles(earlier: string, later: OpenedHere): MomentDifference {
  const opened = openProjectFile(earlier, { access: 'read' })
  try {
    return reading(later, db => atOneMoment(opened.db, () => compareMoments(opened.db, db)))
  } finally {
    opened.close()
  }
}
