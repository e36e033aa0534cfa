import { basename, resolve } from 'node:path'
import type { Output as Answer } from '../../../db/contract/api.ts'
import { maxTextFileBytes } from '../../../db/contract/entities/texts.ts'
import { EntenteError } from '../../../db/contract/errors.ts'
import { parseArguments, UsageError } from '../../host/usage-error.ts'
import { positionals, withProject, type Command, type Output } from '../command.ts'
import { readInput } from '../read-input.ts'

export const textCommand: Command = {
  usage: 'FILE --source KEY INPUT [--dry-run] [--json] [--encoding NAME]',
  summary: 'Gives a source, named by its citation key, its full text from a file (plain text, Markdown, HTML, DOCX, PDF); excerpts keep their place where their words stand. --dry-run only tells.',
  async run(args, output) {
    const parsed = parseArguments({
      args, allowPositionals: true,
      options: { 'source': { type: 'string' }, 'dry-run': { type: 'boolean', default: false }, 'json': { type: 'boolean', default: false }, 'encoding': { type: 'string' } },
    })
    const [file, input] = positionals(parsed.positionals, ['FILE', 'INPUT'] as const)
    const { source: key, json, encoding, 'dry-run': dryRun } = parsed.values
    if (key === undefined) throw new UsageError('--source KEY is missing: the citation key of the source.')
    const target = resolve(file)
    const name = basename(input)
    const base64 = readInput(resolve(input), maxTextFileBytes, 'a text is read from').toString('base64')
    // Opening a project for writing touches its file, so that what cannot be read is found out before.
    const { uid, preview } = await withProject(target, async ({ client }) => {
      const source = await client.call('sources.byKey', { citationKey: key })
      if (!source) throw new EntenteError('not_found', `No source of ${target} has the citation key “${key}”. Nothing was changed.`)
      return { uid: source.uid, preview: await client.call('sources.previewText', { uid: source.uid, name, base64, ...(encoding === undefined ? {} : { encoding }) }) }
    })
    const { beginning: _, ...told } = preview
    const isWritten = !dryRun && preview.changed
    const done = isWritten ? await withProject(target, ({ client }) => client.call('sources.importText', { uid, name, base64, ...(encoding === undefined ? {} : { encoding }) }), 'write') : told
    if (json) output.json(documentOf(done))
    else tell(done, { name, key, file: target, isWritten }, output)
    return 0
  },
}

/** The document of `--json`: no word of the text is in it, but the beginnings of excerpts that lost their place. */
function documentOf({ changed, format, encoding, length, before, pages, found, lost, warnings }: Answer<'sources.importText'>) {
  return { changed, format, ...(encoding === null ? {} : { encoding }), length, before, pages: pages.length, found, lost: lost.map(({ uid, title }) => ({ uid, title })), warnings }
}

function tell(answer: Answer<'sources.importText'>, { name, key, file, isWritten }: { name: string; key: string; file: string; isWritten: boolean }, output: Output): void {
  const { format, encoding, length, before, pages, found, lost, warnings, changed } = answer
  const parts = [format, ...(encoding === null ? [] : [encoding]), `${length} characters${before === null ? '' : ` for ${before}`}`, ...(pages.length === 0 ? [] : [`${pages.length} pages`])]
  output.text(`${name}: ${parts.join(', ')}`)
  for (const { message } of warnings) output.text(`  ${message}`)
  if (found > 0) output.text(`  ${found} ${found === 1 ? 'excerpt has its' : 'excerpts have their'} place in it`)
  for (const { title } of lost) output.text(`  without a place in it: ${title}`)
  output.text(isWritten ? `Text of ${key}: done, as one step that undo takes back.` : changed ? `Nothing was changed in ${file}.` : `This is the text of ${key} already; nothing was changed in ${file}.`)
}
