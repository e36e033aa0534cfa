import { resolve } from 'node:path'
import { parseArguments, UsageError } from '../../host/usage-error.ts'
import { positionals, withProject, type Command } from '../command.ts'
import { tellCopy } from '../manifest.ts'
import { shareBundle, shareFlags, shareNames } from '../share-bundle.ts'

const blindNames = ['coder', 'with-excerpts']

export const bundleCommand: Command = {
  usage: 'FILE -o OUT --coder NAME [--with-excerpts] [--json] | FILE --share -o OUT|OUT.zip [--notes released|none] [--note TITLE]… [--with-data-set NAME]… [--without-texts] [--view NAME]… [--figures svg,pdf,png|none] [--no-evidence] [--dry-run] [--json]',
  summary: 'Makes a blind copy for a second coder: texts, actors, ties and codebook; no evidence, assessments, rationales, views or notes. With --share, a bundle for others as a folder or a ZIP: a copy of the project without private notes, without the events of restricted data sets (unless named) and without its history, figures of the views with their evidence, and a manifest with the SHA-256 of every file. Tells what went in and what stayed out.',
  async run(args, output) {
    const parsed = parseArguments({
      args, allowPositionals: true,
      options: {
        ...shareFlags, 'share': { type: 'boolean' }, 'output': { type: 'string', short: 'o' }, 'coder': { type: 'string' }, 'with-excerpts': { type: 'boolean' }, 'json': { type: 'boolean' },
      },
    })
    const [file] = positionals(parsed.positionals, ['FILE'] as const)
    const { output: wanted, coder, json, share, 'with-excerpts': excerpts = false } = parsed.values
    const strange = Object.keys(parsed.values).find(name => (share ? blindNames : shareNames).includes(name))
    if (strange !== undefined) throw new UsageError(share ? `--${strange} is for a blind copy: leave it out with --share.` : `--${strange} is for a bundle to share: give --share too.`)
    if (share) return await shareBundle(resolve(file), wanted, parsed.values, output)
    if (!wanted) throw new UsageError('-o OUT is missing.')
    if (coder === undefined || coder.trim() === '') throw new UsageError('--coder NAME is missing: who is to code the copy. For a bundle to share with others, give --share.')
    if (coder.trim().length > 500) throw new UsageError('--coder: a name has at most 500 characters.')
    const written = await withProject(resolve(file), project => project.writeBlindCopy(resolve(wanted), { coder: coder.trim(), excerpts }))
    const { manifest } = written
    if (json) {
      output.json({ file: written.file, ...manifest })
      return 0
    }
    output.text(`Made ${written.file} for ${manifest.coder.name}${manifest.coder.known ? ', who codes in this project already' : ''}.`)
    tellCopy(manifest, output)
    return 0
  },
}
