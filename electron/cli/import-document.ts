import { startsAsProjectDocument } from '../../db/contract/methods/exports.ts'
import { readBeginning, readInput } from './read-input.ts'
import { withProject, type Output } from './command.ts'

const longest = 500 * 1024 * 1024

/** The text of a project document (Entente JSON); null where the file is something else. */
export function readProjectDocument(source: string): string | null {
  if (!startsAsProjectDocument(readBeginning(source, 400).toString('utf8'))) return null
  const bytes = readInput(source, longest, 'is imported at once')
  return bytes.toString('utf8').replace(/^\uFEFF/u, '')
}

/** Makes an empty project the one of a document, or says what would come of it. */
export async function importDocument(file: string, text: string, { dryRun, json, name }: { dryRun: boolean; json: boolean; name: string }, output: Output): Promise<number> {
  const preview = await withProject(file, ({ client }) => client.call('projectDocument.preview', { text }))
  const label = dryRun ? null : (await withProject(file, ({ client }) => client.call('projectDocument.import', { text }), 'write')).label
  if (json) {
    const counts = Object.fromEntries(preview.included.map(({ what, count }) => [what === 'items of evidence' ? 'evidence' : what.replaceAll(/ (\w)/gu, (_, letter: string) => letter.toUpperCase()), count]))
    output.json({ format: 'json', encoding: 'UTF-8', counts: { actors: 0, ties: 0, events: 0, sources: 0, ...counts, skipped: 0 }, warnings: [], moreWarnings: 0, duplicates: [], takesPlace: preview.takesPlace })
    return 0
  }
  output.text(`${name}: Entente JSON, the project “${preview.title}”; ${preview.included.map(({ what, count }) => `${count} ${what}`).join(', ') || 'empty'}`)
  output.text(dryRun
    ? `${preview.takesPlace ? 'It would take the place of the empty project.' : 'The project holds something already: make a new one with entente new FILE --from DOCUMENT, and merge that.'} Nothing was changed in ${file}.`
    : `${label ?? ''}: done, as one step that undo takes back.`)
  return 0
}
