import { resolve } from 'node:path'
import { createProject } from '../../../db/service/open-project.ts'
import { parseArguments, UsageError } from '../../host/usage-error.ts'
import { positionals, type Command } from '../command.ts'

export const newCommand: Command = {
  usage: 'FILE [--sample] [--title TITLE]',
  summary: 'Makes a new project, empty or a copy of the sample. An existing file is never touched.',
  async run(args, output) {
    const parsed = parseArguments({ args, allowPositionals: true, options: { sample: { type: 'boolean' }, title: { type: 'string' } } })
    const [file] = positionals(parsed.positionals, ['FILE'] as const)
    const { sample, title } = parsed.values
    if (sample && title !== undefined) throw new UsageError('The sample has its own title: use --sample or --title, not both.')
    if (title?.trim() === '') throw new UsageError('--title must not be empty.')
    createProject(resolve(file), sample ? { sample: true } : { title: title?.trim() ?? 'Untitled' })
    output.text(`Made ${resolve(file)}`)
    return 0
  },
}
