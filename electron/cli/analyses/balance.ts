import type { Output as Answer } from '../../../db/contract/api.ts'
import { UsageError } from '../../host/usage-error.ts'
import type { Output } from '../command.ts'
import { tableLines } from '../table.ts'
import type { Analysis } from './analysis.ts'
import { networkInput, networkOptions, networkUsage, printBasis } from './network-options.ts'

type Balance = Answer<'balance.get'>

const share = (value: number | null) => (value === null ? '–' : value.toFixed(4))
/** So many names of a bloc are shown to people. */
const namesShown = 40

function print(balance: Balance, output: Output): void {
  printBasis(balance, output)
  const { triads, frustration, incompleteTriads: incomplete } = balance
  const census = Object.entries(triads).map(([type, count]) => `${type} ${count}`).join(', ')
  output.text(`${balance.nodes} actors, ${balance.positiveEdges} positive and ${balance.negativeEdges} negative ties, ${balance.components} components`)
  output.text(`Triads: ${census}; balanced ${share(balance.balancedShare)}, in the weak sense ${share(balance.weaklyBalancedShare)}`)
  output.text(`Incomplete triads: ${incomplete.total} (third side: no tie ${incomplete.untied}, not coded ${incomplete.notCoded}, ambivalent ${incomplete.ambivalent}, neutral ${incomplete.neutral})`)
  output.text(`Balance by walks: ${balance.walkBalance === null ? balance.walkBalanceWhy : share(balance.walkBalance)}`)
  const index = frustration.exact ? `${frustration.value}, exact` : `between ${frustration.lowerBound} and ${frustration.value}; the search was stopped`
  const { optima } = frustration
  output.text(`Frustration index: ${index}${optima === null ? '' : `; best bipartitions: ${optima.more ? 'at least ' : ''}${optima.count}`}`)
  frustration.blocs.forEach((bloc, place) => {
    const names = bloc.slice(0, namesShown).map(({ name }) => name).join(', ')
    output.text(`Bloc ${place + 1} (${bloc.length}): ${names}${bloc.length > namesShown ? ' …' : ''}`)
  })
  if (balance.sensitivity.length === 0) return
  output.text('\nUnder other rules:')
  const head = ['rule', 'ambivalent', 'dates', 'positive', 'negative', '+++', '++-', '+--', '---', 'balanced', 'frustration', 'changes']
  const rows = balance.sensitivity.map(row => [
    row.rule, row.ambivalent, row.dating, String(row.positiveEdges), String(row.negativeEdges), ...Object.values(row.triads).map(String), share(row.balancedShare),
    `${row.frustration.exact ? '' : '≤ '}${row.frustration.value}`, row.changed.length === 0 ? 'nothing' : String(row.changed.length),
  ])
  for (const line of tableLines(head, rows, [3, 4, 5, 6, 7, 8, 9, 10])) output.text(line)
}

export const balanceAnalysis: Analysis = {
  summary: 'triads, frustration index and blocs of the signed network',
  options: [...networkOptions, 'seconds'],
  usage: `${networkUsage} [--seconds N]`,
  async run(client, options) {
    const seconds = options.seconds === undefined ? undefined : Number(options.seconds)
    if (seconds !== undefined && !(seconds >= 0.1 && seconds <= 600)) throw new UsageError('--seconds takes a number from 0.1 to 600.')
    const balance = await client.call('balance.get', { ...await networkInput(client, options), ...(seconds === undefined ? {} : { seconds }) })
    return { document: balance, print: output => print(balance, output) }
  },
}
