import { resolve } from 'node:path'
import { parseArguments, UsageError } from '../../host/usage-error.ts'
import { agreementAnalysis } from '../analyses/agreement.ts'
import { analysisOptions, type Analysis, type AnalysisOption } from '../analyses/analysis.ts'
import { balanceAnalysis } from '../analyses/balance.ts'
import { centralityAnalysis } from '../analyses/centrality.ts'
import { readingAnalysis } from '../analyses/reading.ts'
import { strainAnalysis } from '../analyses/strain.ts'
import { timelineAnalysis } from '../analyses/timeline.ts'
import { positionals, withProject, type Command } from '../command.ts'

/** Every analysis by the name it is asked for. */
const analyses: Readonly<Record<string, Analysis>> = {
  reading: readingAnalysis, agreement: agreementAnalysis, balance: balanceAnalysis, centrality: centralityAnalysis, strain: strainAnalysis, timeline: timelineAnalysis,
}

const names = Object.keys(analyses)

export const analyzeCommand: Command = {
  usage: `FILE ${names.join('|')} [--json] [options of the analysis]`,
  summary: `Analyses a project without changing it: ${Object.entries(analyses).map(([name, { summary, usage }]) => `${name}: ${summary}${usage === '' ? '' : `; ${usage}`}`).join('. ')}.`,
  async run(args, output) {
    const parsed = parseArguments({ args, allowPositionals: true, options: { json: { type: 'boolean' }, ...analysisOptions } })
    const [file, name] = positionals(parsed.positionals, ['FILE', 'ANALYSIS'] as const)
    const analysis = Object.hasOwn(analyses, name) ? analyses[name] : undefined
    if (!analysis) throw new UsageError(`There is no analysis '${name}': there are ${names.join(', ')}.`)
    const { json, ...options } = parsed.values
    const foreign = (Object.keys(options) as AnalysisOption[]).find(option => !analysis.options.includes(option))
    if (foreign) {
      const takes = Object.entries(analyses).filter(([, each]) => each.options.includes(foreign)).map(([each]) => each)
      throw new UsageError(`--${foreign} is for the analysis of ${takes.join(', ')}, not of ${name}.`)
    }
    const { document, print } = await withProject(resolve(file), ({ client }) => analysis.run(client, options))
    if (json) output.json(document)
    else print(output)
    return 0
  },
}
