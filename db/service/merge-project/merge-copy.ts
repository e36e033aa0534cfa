import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import type { CopyMergeOptions, CopyMergeReport } from '../../contract/entities/copies.ts'
import { EntenteError } from '../../contract/errors.ts'
import { currentCoder } from '../../queries/coders.ts'
import { insertRow } from '../../queries/rows.ts'
import type { WritableDatabase } from '../../sqlite/database.ts'
import type { ServiceContext } from '../context.ts'
import { applyCopyMerge } from './apply.ts'
import { itself, withOtherCopy } from './other-file.ts'
import { planCopyMerge } from './plan.ts'

/** Conflicts that the record of a merge names. */
const recorded = 1_000

/** What merging another copy of a project would do. Neither file is changed. Throws as `withOtherCopy`. */
export function previewCopyMerge(context: Pick<ServiceContext, 'db' | 'file'>, file: string, options: CopyMergeOptions): CopyMergeReport {
  refuseItself(context, file)
  return withOtherCopy(file, other => planCopyMerge(context.db, other, options).report)
}

/**
 * Merges another copy of a project: one transaction, one undo step, and a record that stays. What is the same already leaves no trace. Returns
 * what it did and the label of the step, null where nothing changed. Throws as `withOtherCopy`; `conflict` for a project that has nothing in
 * common with this one, unless that is asked for; `read_only`.
 */
export function mergeCopy(context: ServiceContext, file: string, options: CopyMergeOptions): { report: CopyMergeReport; label: string | null } {
  if (context.readOnly) throw new EntenteError('read_only', `The project is open read-only: ${context.readOnlyReason} Nothing was changed.`)
  refuseItself(context, file)
  return withOtherCopy(file, other => {
    const plan = planCopyMerge(context.db, other, options)
    const { report } = plan
    if (report.other.relation === 'unrelated' && !options.unrelated) {
      throw new EntenteError('conflict', `“${report.other.title}” is another project that has nothing in common with this one, so nothing was merged. Say that it is to be merged all the same if you mean it.`)
    }
    if (!report.changes) return { report, label: null }
    const label = labelOf(report)
    context.write({ label }, (target, at) => {
      applyCopyMerge(target, other, plan, () => context.ports.newUid(), at)
      record(context, target, report, at)
    })
    return { report, label }
  })
}

function refuseItself({ file: own }: Pick<ServiceContext, 'file'>, file: string): void {
  if (own === null) return
  let real = resolve(file)
  try {
    real = realpathSync(file)
  } catch {
    // Opening it says why it cannot be read.
  }
  if (real === own) throw itself()
}

/** “Merge blind.entente: 12 new, 3 changed”. */
function labelOf({ other, types, conflicts }: CopyMergeReport): string {
  const sum = (state: 'new' | 'added') => types.reduce((total, count) => total + count[state], 0)
  const changed = sum('added') + new Set(conflicts.filter(({ choice }) => choice === 'theirs').map(({ type, title }) => `${type} ${title}`)).size
  const parts = [sum('new') > 0 ? `${sum('new')} new` : '', changed > 0 ? `${changed} changed` : ''].filter(part => part !== '')
  return `Merge ${other.name}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`
}

/** What was merged and how differences were decided; without the values themselves. */
function record(context: ServiceContext, db: WritableDatabase, { other, types, conflicts, moreConflicts, skipped }: CopyMergeReport, at: string): void {
  const decided = conflicts.slice(0, recorded).map(({ type, title, field, choice }) => ({ type, title, field, choice }))
  const report = { project: { uid: other.projectUid, title: other.title }, copy: other.copy, types, conflicts: decided, moreConflicts: moreConflicts + conflicts.length - decided.length, skipped }
  insertRow(db, 'import_record', {
    uid: context.ports.newUid(), kind: 'merge', file_name: other.name, format: 'entente', sha256: other.sha256, report: JSON.stringify(report),
    coder_id: currentCoder(db).id, created_at: at,
  })
}
