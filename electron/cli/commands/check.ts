import { resolve } from 'node:path'
import { checkProject } from '../../../db/service/open-project.ts'
import { parseArguments } from '../../host/usage-error.ts'
import { positionals, type Command } from '../command.ts'

export const checkCommand: Command = {
  usage: 'FILE [--json]',
  summary: 'Looks a project through without changing it: schema, integrity, references, search index and more. Ends with 1 where it finds a fault.',
  async run(args, output) {
    const parsed = parseArguments({ args, allowPositionals: true, options: { json: { type: 'boolean' } } })
    const [file] = positionals(parsed.positionals, ['FILE'] as const)
    const report = checkProject(resolve(file))
    if (parsed.values.json) {
      output.json(report)
    } else if (report.sound) {
      output.text(`${report.file} is sound (schema version ${report.schemaVersion}): ${report.checked.join(', ')}.`)
    } else {
      output.error(`${report.file} has ${report.problems.length === 1 ? 'a fault' : `${report.problems.length} faults`}; it was left as it is.`)
      for (const { check, message } of report.problems) output.error(`  ${check}: ${message}`)
    }
    return report.sound ? 0 : 1
  },
}
