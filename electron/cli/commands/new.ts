import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { EntenteError } from '../../../db/contract/errors.ts'
import { forgetKey, keyForNewLock } from '../../../db/service/locks.ts'
import { createProject } from '../../../db/service/open-project.ts'
import { realPath } from '../../host/project-pool.ts'
import { parseArguments, UsageError } from '../../host/usage-error.ts'
import { positionals, type Command } from '../command.ts'
import { refuseWeak } from '../passphrase-file.ts'

export const newCommand: Command = {
  usage: 'FILE [--sample | --title TITLE | --from DOCUMENT]',
  summary: 'Makes a new project, empty, a copy of the sample, or from a project document (Entente JSON). An existing file is never touched. With --passphrase-file it is locked from the start.',
  async run(args, output, secret) {
    const parsed = parseArguments({ args, allowPositionals: true, options: { sample: { type: 'boolean' }, title: { type: 'string' }, from: { type: 'string' } } })
    const [file] = positionals(parsed.positionals, ['FILE'] as const)
    const { sample, title, from } = parsed.values
    if (from !== undefined && (sample || title !== undefined)) throw new UsageError('--from takes everything from the document: leave --sample and --title out.')
    if (sample && title !== undefined) throw new UsageError('The sample has its own title: use --sample or --title, not both.')
    if (title?.trim() === '') throw new UsageError('--title must not be empty.')
    if (secret) refuseWeak(secret.passphrase)
    const project = from !== undefined ? { document: readDocument(resolve(from)) } : sample ? { sample: true as const } : { title: title?.trim() ?? 'Untitled' }
    const target = realPath(resolve(file))
    const key = secret && await keyForNewLock(secret.passphrase)
    try {
      createProject(target, project, new Date(), key)
    } finally {
      forgetKey(target)
    }
    output.text(secret === null ? `Made ${resolve(file)}` : `Made ${resolve(file)}, locked with the passphrase. Without it nobody can open the project.`)
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
