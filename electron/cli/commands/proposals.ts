import { resolve } from 'node:path'
import type { Client } from '../../../db/contract/api.ts'
import { parseArguments, UsageError } from '../../host/usage-error.ts'
import { positionals, withProject, type Command, type Output } from '../command.ts'
import { uidNamed } from '../named.ts'
import { tableLines } from '../table.ts'

const options = {
  tie: { type: 'string' }, refused: { type: 'boolean', default: false }, accept: { type: 'string' }, refuse: { type: 'string' }, events: { type: 'string' }, json: { type: 'boolean', default: false },
} as const

export const proposalsCommand: Command = {
  usage: 'FILE [--tie TIE [--refused] [--accept RULE | --refuse RULE] [--events UID,…]] [--json]',
  summary: 'What codes of events (CAMEO, PLOVER) propose to the coding, by the mapping of the project: the ties with coded events, or the proposals of one tie, the newest first. --accept and --refuse take the uid of a rule: all that it proposes, or the events named, as one step that undo takes back. The mapping is a hypothesis; nothing is coded by itself.',
  async run(args, output) {
    const { values, positionals: given } = parseArguments({ args, allowPositionals: true, options })
    const [file] = positionals(given, ['FILE'] as const)
    const { tie, accept, refuse, json } = values
    const events = values.events?.split(',').map(uid => uid.trim()).filter(Boolean)
    if (tie === undefined) {
      if (accept !== undefined || refuse !== undefined || values.refused) throw new UsageError('--tie is missing: the name of the tie (“Russia - Israel”) or its uid. Without other options the command lists them.')
      return await withProject(resolve(file), ({ client }) => listTies(client, json, output))
    }
    if (accept !== undefined && refuse !== undefined) throw new UsageError('Either --accept or --refuse, one rule at a time.')
    if (events !== undefined && accept === undefined && refuse === undefined) throw new UsageError('--events goes with --accept or --refuse.')
    const rule = accept ?? refuse
    if (rule === undefined) return await withProject(resolve(file), async ({ client }) => await listProposals(client, { tie: await uidNamed(client, 'tie', tie), refused: values.refused, json }, output))
    const done = await withProject(resolve(file), async ({ client }) => {
      const which = { tie: await uidNamed(client, 'tie', tie), rule, ...(events === undefined ? {} : { events }) }
      return accept === undefined ? await client.call('proposals.refuse', which) : await client.call('proposals.accept', which)
    }, 'write')
    if (json) output.json(done)
    else output.text('accepted' in done ? `${done.accepted} accepted as evidence, as one step that undo takes back.` : `${done.refused} refused, as one step that undo takes back.`)
    return 0
  },
}

async function listTies(client: Client, json: boolean, output: Output): Promise<number> {
  const ties: { uid: string; title: string; coded: number }[] = []
  for (const { uid, title } of await client.call('coding.choices', {}).then(choices => choices.ties)) {
    const { coded } = await client.call('proposals.count', { tie: uid })
    if (coded > 0) ties.push({ uid, title, coded })
  }
  const { rules } = await client.call('codeRules.list', {})
  if (json) output.json({ rules, ties })
  else {
    output.text(`${rules.length} rules map codes to indicators: a hypothesis.`)
    for (const line of tableLines(['tie', 'coded events', 'uid'], ties.map(({ uid, title, coded }) => [title, String(coded), uid]), [1])) output.text(line)
  }
  return 0
}

async function listProposals(client: Client, { tie, refused, json }: { tie: string; refused: boolean; json: boolean }, output: Output): Promise<number> {
  const answer = await client.call('proposals.get', { tie, refused })
  if (json) {
    output.json(answer)
    return 0
  }
  output.text(`${answer.looked} of ${Math.max(answer.coded, answer.looked)} events looked through, the newest first; ${answer.refused} proposals refused.`)
  for (const { rule, count, proposals } of answer.rules) {
    output.text(`\n${rule.aspectCode} ${rule.indicatorRef.title}, ${rule.stance}: ${rule.scheme.toUpperCase()} ${rule.code}${rule.text === '' ? '' : ` (${rule.text})`}, ${count} ${count === 1 ? 'event' : 'events'}; rule ${rule.uid}`)
    for (const { event, date } of proposals.slice(0, 10)) output.text(`  ${(date?.raw ?? 'not dated').padEnd(12)} ${event.title}  ${event.uid}`)
    if (count > 10) output.text(`  and ${count - 10} more`)
  }
  if (answer.rules.length === 0) output.text('Nothing is proposed.')
  return 0
}
