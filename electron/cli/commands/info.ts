import { resolve } from 'node:path'
import { parseArguments } from '../../host/usage-error.ts'
import { positionals, withProject, type Command } from '../command.ts'

export const infoCommand: Command = {
  usage: 'FILE [--json]',
  summary: 'Says what a project is and how much is in it.',
  async run(args, output) {
    const parsed = parseArguments({ args, allowPositionals: true, options: { json: { type: 'boolean' } } })
    const [file] = positionals(parsed.positionals, ['FILE'] as const)
    const { schemaVersion, title, summary, studyPeriod, uid, sample, createdAt, counts, place } = await withProject(resolve(file), ({ client }) => client.call('project.get', {}))
    if (parsed.values.json) {
      output.json({ schemaVersion, title, counts, summary, studyPeriod, uid, sample, createdAt, file: resolve(file) })
      return 0
    }
    output.text(title)
    output.text(`study period ${studyPeriod} · schema ${schemaVersion} · made ${createdAt.slice(0, 10)}`)
    for (const [name, count] of Object.entries(counts)) output.text(`${String(count).padStart(8)} ${name.replace(/[A-Z]/gu, letter => ` ${letter.toLowerCase()}`)}`)
    if (place) output.error(`The project is in ${place.service}: ${place.folder}. ${place.advice}`)
    return 0
  },
}
