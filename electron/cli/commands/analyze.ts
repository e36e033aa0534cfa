import { resolve } from 'node:path'
import { parseArguments, UsageError } from '../../host/usage-error.ts'
import { agreementAnalysis } from '../analyses/agreement.ts'
import type { Analysis } from '../analyses/analysis.ts'
import { readingAnalysis } from '../analyses/reading.ts'
import { positionals, withProject, type Command } from '../command.ts'

/** Every analysis by the name it is asked for. */
const analyses: Readonly<Record<string, Analysis>> = { reading: readingAnalysis, agreement: agreementAnalysis }

const names = Object.keys(analyses)

export const analyzeCommand: Command = {
  usage: `FILE ${names.join('|')} [--coder NAME …] [--json]`,
  summary: `Analyses a project without changing it: ${Object.entries(analyses).map(([name, { summary }]) => `${name}: ${summary}`).join('; ')}.`,
  async run(args, output) {
    const parsed = parseArguments({ args, allowPositionals: true, options: { json: { type: 'boolean' }, coder: { type: 'string', multiple: true } } })
    const [file, name] = positionals(parsed.positionals, ['FILE', 'ANALYSIS'] as const)
    const analysis = Object.hasOwn(analyses, name) ? analyses[name] : undefined
    if (!analysis) throw new UsageError(`There is no analysis '${name}': there are ${names.join(', ')}.`)
    const coders = parsed.values.coder ?? []
    if (coders.length > 0 && analysis !== agreementAnalysis) throw new UsageError('--coder is for the analysis of agreement.')
    const { document, print } = await withProject(resolve(file), ({ client }) => analysis.run(client, { coders }))
    if (parsed.values.json) output.json(document)
    else print(output)
    return 0
  },
}
