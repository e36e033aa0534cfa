import { resolve } from 'node:path'
import { checkProject } from '../../../db/service/open-project.ts'
import { parseArguments } from '../../host/usage-error.ts'
import { positionals, type Command } from '../command.ts'

export const checkCommand: Command = {
  usage: 'FILE [--json]',
  summary: 'Looks a project through without changing it: integrity, references, schema, search index. Ends with 1 where it finds a fault.',
  async run(args, output) {
    const parsed = parseArguments({ args, allowPositionals: true, options: { json: { type: 'boolean' } } })
    const [file] = positionals(parsed.positionals, ['FILE'] as const)
    const report = checkProject(resolve(file))
    if (parsed.values.json) {
      output.json(report)
    } else if (report.ok) {
      output.text(`${report.file} is sound: integrity, references, schema (version ${report.schemaVersion}) and search index.`)
    } else {
      output.error(`${report.file} has ${report.problems.length === 1 ? 'a fault' : `${report.problems.length} faults`}; it was left as it is.`)
      for (const { kind, message } of report.problems) output.error(`  ${kind}: ${message}`)
    }
    return report.ok ? 0 : 1
  },
}
