import { resolve } from 'node:path'
import { ConflictRule, type CopyMergeReport } from '../../../db/contract/entities/copies.ts'
import { EntenteError } from '../../../db/contract/errors.ts'
import { parseArguments, UsageError } from '../../host/usage-error.ts'
import { positionals, withProject, type Command, type Output } from '../command.ts'

export const mergeCommand: Command = {
  usage: 'FILE OTHER [--on-conflict ours|theirs|newer] [--dry-run] [--unrelated] [--json]',
  summary: 'Merges another copy of the project, matched by uid, as one step that undo takes back. What differs stays as it is here unless told otherwise, and is listed.',
  async run(args, output) {
    const parsed = parseArguments({
      args, allowPositionals: true,
      options: {
        'on-conflict': { type: 'string', default: 'ours' }, 'dry-run': { type: 'boolean', default: false }, 'unrelated': { type: 'boolean', default: false }, 'json': { type: 'boolean', default: false },
      },
    })
    const [file, other] = positionals(parsed.positionals, ['FILE', 'OTHER'] as const)
    const { json, unrelated, 'dry-run': dryRun } = parsed.values
    const rule = ConflictRule.safeParse(parsed.values['on-conflict'])
    if (!rule.success) throw new UsageError(`--on-conflict is 'ours', 'theirs' or 'newer', not '${parsed.values['on-conflict']}'.`)
    const options = { onConflict: rule.data, choices: {}, unrelated }
    // Opening a project for writing touches its file, so what would be done is found out before.
    const preview = await withProject(resolve(file), project => project.previewMerge(resolve(other), options))
    if (preview.other.relation === 'unrelated' && !unrelated && !dryRun) {
      throw new EntenteError('conflict', `“${preview.other.title}” is another project that has nothing in common with this one, so nothing was merged. Say --unrelated if you mean it.`)
    }
    const done = dryRun || !preview.changes ? { report: preview, label: null } : await withProject(resolve(file), project => Promise.resolve(project.mergeCopy(resolve(other), options)), 'write')
    if (json) output.json({ dryRun, label: done.label, ...done.report })
    else tell(done.report, { dryRun, label: done.label, file: resolve(file) }, output)
    return 0
  },
}

/** Conflicts that are listed one by one for people. */
const listed = 40

function tell(report: CopyMergeReport, { dryRun, label, file }: { dryRun: boolean; label: string | null; file: string }, output: Output): void {
  const { other, types, conflicts, moreConflicts, skipped } = report
  const relation = { 'same-project': 'a copy of this project', 'related': 'another project, with entities in common', 'unrelated': 'another project, with nothing in common' }[other.relation]
  output.text(`${other.name}: “${other.title}”, ${relation}${other.copy === null ? '' : other.copy.kind === 'shared' ? ', made to be shared' : `, made for ${other.copy.coderName}`}`)
  for (const { type, new: fresh, added, conflicting } of types) {
    const parts = [[fresh, 'new'], [added, 'with something more'], [conflicting, 'different']].filter(([count]) => count !== 0).map(([count, word]) => `${count} ${word}`)
    if (parts.length > 0) output.text(`  ${type}: ${parts.join(', ')}`)
  }
  output.text(`  ${types.reduce((sum, { same }) => sum + same, 0)} things are the same in both`)
  for (const { title, type, field, ours, theirs, choice, fixed } of conflicts.slice(0, listed)) {
    output.text(`  ${type} ${title}: ${field} is “${ours}” here, “${theirs}” there: ${choice === 'ours' ? 'ours stays' : 'theirs is taken'}${fixed ? ' (theirs is taken by another one here)' : ''}`)
  }
  const more = moreConflicts + Math.max(0, conflicts.length - listed)
  if (more > 0) output.text(`  and ${more} more differences (--json lists ${moreConflicts > 0 ? 'the first of ' : ''}them)`)
  for (const { what, count, why } of skipped) output.text(`  left there: ${what} (${count}). ${why}`)
  if (dryRun) output.text(`Nothing was changed in ${file}.`)
  else output.text(label === null ? `Everything is in ${file} already; nothing was changed.` : `${label}: done, as one step that undo takes back.`)
}
