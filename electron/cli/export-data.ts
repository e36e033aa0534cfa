import { basename, dirname, extname, join, resolve } from 'node:path'
import { EntenteError } from '../../db/contract/errors.ts'
import type { ExportFormat, ExportManifest } from '../../db/contract/methods/exports.ts'
import { writeFailure, writeFileAtomically } from '../host/atomic-file.ts'
import { UsageError } from '../host/usage-error.ts'
import { withProject, type Output } from './command.ts'
import { viewNamed } from './view-named.ts'

interface DataExport {
  format: ExportFormat
  target: string | undefined
  view: string | undefined
  json: boolean
}

/** Writes the files of an export; where there are several, each has the name asked for before its own. Tells what is in them and what the format loses. */
export async function exportData(file: string, { format, target, view, json }: DataExport, output: Output): Promise<number> {
  if (!target) throw new UsageError('-o OUT is missing.')
  const out = resolve(target)
  const { files, manifest } = await withProject(file, async ({ client }) => (
    await client.call('exports.files', { format, ...(view === undefined ? {} : { view: await viewNamed(client, view) }) })
  ))
  const stem = basename(out, extname(out))
  const written = files.map(({ fileName, text }) => ({
    // Of two tables, “case.csv” makes “case nodes.csv” and “case edges.csv”.
    path: files.length === 1 ? out : join(dirname(out), `${stem} ${fileName.split(' ').at(-1) ?? fileName}`), text,
  }))
  for (const { path, text } of written) {
    try {
      writeFileAtomically(path, Buffer.from(text, 'utf8'), 0o644)
    } catch (error) {
      throw new EntenteError('disk_error', `${path} was not written: ${writeFailure(error)}. The project is untouched.`)
    }
  }
  if (json) output.json({ files: written.map(({ path }) => path), manifest })
  else tell(written.map(({ path }) => path), manifest, output)
  return 0
}

function tell(paths: readonly string[], { included, losses, withheld, warnings }: ExportManifest, output: Output): void {
  for (const path of paths) output.text(`Wrote ${path}`)
  output.text(`In it: ${included.map(({ what, count }) => `${count} ${what}`).join(', ') || 'nothing'}.`)
  for (const { what, count, how } of losses) output.text(`  changed: ${count} ${what}. ${how}`)
  for (const { what, count, why } of withheld) output.text(`  kept out: ${count} ${what}. ${why}`)
  for (const warning of warnings) output.text(`  ${warning}`)
}
