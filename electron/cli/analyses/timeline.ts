import type { Output as Answer } from '../../../db/contract/api.ts'
import type { Output } from '../command.ts'
import { uidNamed } from '../named.ts'
import { tableLines } from '../table.ts'
import type { Analysis } from './analysis.ts'
import { oneOf, printBasis, ruleInput, ruleOptions, ruleUsage, wholeNumber } from './network-options.ts'

type Timeline = Answer<'balance.timeline'>

const share = (value: number | null) => (value === null ? '–' : value.toFixed(3))

function print(timeline: Timeline, output: Output): void {
  printBasis(timeline, output)
  const withTie = timeline.points.some(({ tie }) => tie !== null)
  const head = ['', 'actors', '+', '−', '+++', '++-', '+--', '---', 'balanced', 'walks', 'frustration', ...(withTie ? ['tie', 'unbalanced', 'strain'] : [])]
  const rows = timeline.points.map(point => [
    point.label, String(point.nodes), String(point.positiveEdges), String(point.negativeEdges), ...Object.values(point.triads).map(String), share(point.balancedShare), share(point.walkBalance),
    point.frustration.exact ? String(point.frustration.value) : `${point.frustration.lowerBound} to ${point.frustration.value}`,
    ...(point.tie ? [point.tie.sign > 0 ? '+' : point.tie.sign < 0 ? '−' : '·', `${point.tie.unbalanced} of ${point.tie.complete}`, share(point.tie.strain)] : []),
  ])
  for (const line of tableLines(head, rows, head.map((_, column) => column).slice(1))) output.text(line)
}

export const timelineAnalysis: Analysis = {
  summary: 'balance by year, period or window of years',
  options: ['by', 'window', 'from', 'to', 'tie', ...ruleOptions],
  usage: `[--by year|period|window] [--window YEARS] [--from YEAR] [--to YEAR] [--tie TIE] ${ruleUsage}`,
  async run(client, options) {
    const { by, window, from, to, tie } = options
    const timeline = await client.call('balance.timeline', {
      ...ruleInput(options), ...(by === undefined ? {} : { by: oneOf('by', ['year', 'period', 'window'] as const, by) }), ...(window === undefined ? {} : { window: wholeNumber('window', window) }),
      ...(from === undefined ? {} : { from: wholeNumber('from', from) }), ...(to === undefined ? {} : { to: wholeNumber('to', to) }), ...(tie === undefined ? {} : { tie: await uidNamed(client, 'tie', tie) }),
    })
    return { document: timeline, print: output => print(timeline, output) }
  },
}
