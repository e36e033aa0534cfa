import type { Output as Answer } from '../../../db/contract/api.ts'
import { UsageError } from '../../host/usage-error.ts'
import type { Output } from '../command.ts'
import { uidNamed } from '../named.ts'
import { tableLines } from '../table.ts'
import type { Analysis } from './analysis.ts'
import { networkInput, networkOptions, networkUsage, printBasis } from './network-options.ts'

type Strain = Answer<'balance.strain'>
type Side = Strain['own']

/** What a side without a sign is called, by the choice asked for. */
const whyText = (why: Side['why']) => (why === 'ambivalent-zero' ? 'ambivalent, counted as 0' : why === 'ambivalent-left-out' ? 'ambivalent, left out' : why.replace('-', ' '))
const signText = ({ sign, why }: Side) => (sign > 0 ? '+' : sign < 0 ? '−' : whyText(why))
const sideText = (side: Side) => `${signText(side)}${side.phases.length === 0 ? '' : ` (${side.phases.map(({ dates }) => dates ?? 'undated').join('; ')})`}`

function print(strain: Strain, output: Output): void {
  printBasis(strain, output)
  const { from, to } = strain
  output.text(`${strain.tie.title}: ${sideText(strain.own)}; cooperation ${strain.own.cooperation ?? '–'}, conflict ${strain.own.conflict ?? '–'}`)
  output.text(`${strain.unbalanced} unbalanced, ${strain.balanced} balanced, ${strain.incomplete} incomplete triads; strain ${strain.strain === null ? '–' : strain.strain.toFixed(2)}`)
  output.text(`${strain.measure}\n`)
  const rows = strain.triads.map(triad => [triad.third.name, triad.state, triad.type ?? '', String(triad.pull), sideText(triad.fromSide), sideText(triad.toSide)])
  for (const line of tableLines(['third party', 'triad', 'signs', 'pull', `with ${from.name}`, `with ${to.name}`], rows, [3])) output.text(line)
  if (strain.resolutions.length === 0) return
  output.text('\nChanges of one sign that would balance most triads here (a way to read the network, not a forecast):')
  const changes = strain.resolutions.map(({ actors, sign, atTie, overall }) => [actors.map(({ name }) => name).join(' – '), sign > 0 ? '+ to −' : '− to +', `+${atTie}`, `${overall >= 0 ? '+' : '−'}${Math.abs(overall)}`])
  for (const line of tableLines(['tie', 'sign', 'here', 'in the whole network'], changes, [2, 3])) output.text(line)
}

export const strainAnalysis: Analysis = {
  summary: 'third parties that pull at a tie',
  options: ['tie', ...networkOptions],
  usage: `--tie TIE ${networkUsage}`,
  async run(client, options) {
    if (options.tie === undefined) throw new UsageError('--tie is missing: the name of the tie (“Russia - Israel”) or its uid.')
    const strain = await client.call('balance.strain', { ...await networkInput(client, options), tie: await uidNamed(client, 'tie', options.tie) })
    return { document: strain, print: output => print(strain, output) }
  },
}
