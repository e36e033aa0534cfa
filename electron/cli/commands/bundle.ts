import { resolve } from 'node:path'
import { parseArguments, UsageError } from '../../host/usage-error.ts'
import { positionals, withProject, type Command } from '../command.ts'

export const bundleCommand: Command = {
  usage: 'FILE -o OUT --coder NAME [--with-excerpts] [--json]',
  summary: 'Makes a blind copy for a second coder: texts, actors, ties and codebook; no evidence, assessments, rationales, views or notes. Tells what went in and what stayed out.',
  async run(args, output) {
    const parsed = parseArguments({
      args, allowPositionals: true,
      options: { 'output': { type: 'string', short: 'o' }, 'coder': { type: 'string' }, 'with-excerpts': { type: 'boolean', default: false }, 'json': { type: 'boolean' } },
    })
    const [file] = positionals(parsed.positionals, ['FILE'] as const)
    const { output: wanted, coder, json, 'with-excerpts': excerpts } = parsed.values
    if (!wanted) throw new UsageError('-o OUT is missing.')
    if (coder === undefined || coder.trim() === '') throw new UsageError('--coder NAME is missing: who is to code the copy.')
    if (coder.trim().length > 500) throw new UsageError('--coder: a name has at most 500 characters.')
    const written = await withProject(resolve(file), project => project.writeBlindCopy(resolve(wanted), { coder: coder.trim(), excerpts }))
    const { manifest } = written
    if (json) {
      output.json({ file: written.file, ...manifest })
      return 0
    }
    output.text(`Made ${written.file} for ${manifest.coder.name}${manifest.coder.known ? ', who codes in this project already' : ''}.`)
    output.text(`In it: ${manifest.included.map(({ what, count }) => `${count} ${what}`).join(', ')}.`)
    for (const { what, count, why } of manifest.withheld) output.text(`  left out: ${count} ${what}. ${why}`)
    for (const caution of manifest.cautions) output.text(`  ${caution}`)
    return 0
  },
}
