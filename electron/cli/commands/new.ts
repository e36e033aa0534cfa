import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { EntenteError } from '../../../db/contract/errors.ts'
import { createProject } from '../../../db/service/open-project.ts'
import { parseArguments, UsageError } from '../../host/usage-error.ts'
import { positionals, type Command } from '../command.ts'

export const newCommand: Command = {
  usage: 'FILE [--sample | --title TITLE | --from DOCUMENT]',
  summary: 'Makes a new project, empty, a copy of the sample, or from a project document (Entente JSON). An existing file is never touched.',
  async run(args, output) {
    const parsed = parseArguments({ args, allowPositionals: true, options: { sample: { type: 'boolean' }, title: { type: 'string' }, from: { type: 'string' } } })
    const [file] = positionals(parsed.positionals, ['FILE'] as const)
    const { sample, title, from } = parsed.values
    if (from !== undefined && (sample || title !== undefined)) throw new UsageError('--from takes everything from the document: leave --sample and --title out.')
    if (sample && title !== undefined) throw new UsageError('The sample has its own title: use --sample or --title, not both.')
    if (title?.trim() === '') throw new UsageError('--title must not be empty.')
    createProject(resolve(file), from !== undefined ? { document: readDocument(resolve(from)) } : sample ? { sample: true } : { title: title?.trim() ?? 'Untitled' })
    output.text(`Made ${resolve(file)}`)
    return 0
  },
}

function readDocument(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/u, '')
  } catch {
    throw new EntenteError('not_found', `${file} cannot be read. Nothing was made.`)
  }
}
