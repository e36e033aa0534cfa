import { resolve } from 'node:path'
import { parseArguments } from '../../host/usage-error.ts'
import { positionals, withProject, type Command } from '../command.ts'

export const searchCommand: Command = {
  usage: 'FILE QUERY [--private] [--json]',
  summary: 'Searches every entity; private notes are left out unless --private is given. Finding nothing is no failure.',
  async run(args, output) {
    const parsed = parseArguments({ args, allowPositionals: true, options: { private: { type: 'boolean', default: false }, json: { type: 'boolean' } } })
    const [file, query] = positionals(parsed.positionals, ['FILE', 'QUERY'] as const)
    const { hits } = await withProject(resolve(file), ({ client }) => client.call('search.query', { query, private: parsed.values.private }))
    if (parsed.values.json) {
      output.json({ hits: hits.map(({ type, uid, title, snippet }) => ({ type, uid, title, snippet })) })
      return 0
    }
    for (const { type, title, snippet } of hits) output.text(`${type.padEnd(12)} ${title}${snippet ? `\n             ${snippet.replace(/\s+/gu, ' ')}` : ''}`)
    if (hits.length === 0) output.text('Nothing found.')
    return 0
  },
}
