import type { Output as Answer } from '../../../db/contract/api.ts'
import { tieChoices } from '../../../db/contract/entities/centrality.ts'
import type { Output } from '../command.ts'
import { tableLines } from '../table.ts'
import type { Analysis } from './analysis.ts'
import { networkInput, oneOf, wholeNumber } from './network-options.ts'

type Centrality = Answer<'balance.centrality'>

const fixed = (value: number | null) => (value === null ? '–' : value.toFixed(3))
/** Names of one line; more are counted. */
const namesShown = 12
const namesOf = (members: readonly { name: string }[]) => `${members.slice(0, namesShown).map(({ name }) => name).join(', ')}${members.length > namesShown ? ` and ${members.length - namesShown} more` : ''}`

function print(answer: Centrality, output: Output): void {
  const time = answer.since ? `${answer.since} to ${answer.asOf}${answer.period ? ` (${answer.period.name})` : ''}` : answer.asOf
  output.text(`As of ${time}, ties that hold ${answer.dating} then${answer.uncertainTies ? ` (${answer.uncertainTies} of them hold only possibly)` : ''}.`)
  output.text(`${answer.sentence} Strength is by ${answer.weights === 'raw' ? 'raw weights' : 'levels'}${answer.weighted ? ', as are eigenvector centrality and communities' : ''}.\n`)
  output.text(`${answer.nodes} actors, ${answer.pairs} tied pairs, ${answer.untied} actors without such a tie; density ${fixed(answer.density)}`)
  output.text(`Clustering ${fixed(answer.averageClustering)} on average, transitivity ${fixed(answer.transitivity)}; highest core ${answer.highestCore}`)
  output.text(`Components: ${answer.components.length}${answer.components.length > 1 ? ` (${answer.components.slice(0, namesShown).map(members => members.length).join(', ')}${answer.components.length > namesShown ? ' …' : ''} actors)` : ''}`)
  output.text(`Bridges: ${answer.bridges.length === 0 ? 'none' : answer.bridges.slice(0, namesShown).map(({ actors }) => actors.map(({ name }) => name).join(' – ')).join('; ')}${answer.bridges.length > namesShown ? ` and ${answer.bridges.length - namesShown} more` : ''}`)
  output.text(`Communities: ${answer.communities.members.length}; modularity ${fixed(answer.communities.modularity)}, the best of ${answer.communities.runs} runs from seed ${answer.seed}`)
  answer.communities.members.slice(0, namesShown).forEach((members, place) => output.text(`  ${place + 1} (${members.length}): ${namesOf(members)}`))
  for (const reason of answer.missing) output.text(reason)
  output.text('')
  const head = ['actor', 'degree', 'in', 'out', 'strength', 'betweenness', 'closeness', 'eigenvector', 'core', 'clustering', 'component', 'community', 'cut']
  const rows = answer.actors.toSorted((a, b) => (b.betweenness ?? 0) - (a.betweenness ?? 0) || b.degree - a.degree).map(actor => [
    actor.name, String(actor.degree), String(actor.inDegree), String(actor.outDegree), String(Math.round(actor.strength * 1_000) / 1_000), fixed(actor.betweenness), fixed(actor.closeness), fixed(actor.eigenvector),
    String(actor.core), fixed(actor.clustering), String(actor.component), String(actor.community), actor.cut ? 'yes' : '',
  ])
  for (const line of tableLines(head, rows, head.map((_, column) => column).slice(1, -1))) output.text(line)
}

export const centralityAnalysis: Analysis = {
  summary: 'degree, strength, betweenness, closeness, eigenvector, cores, clustering, components, bridges and communities',
  options: ['as-of', 'period', 'certainly', 'possibly', 'ties', 'weighted', 'seed'],
  usage: `[--as-of DATE | --period NAME] [--certainly|--possibly] [--ties ${tieChoices.join('|')}] [--weighted] [--seed N]`,
  async run(client, options) {
    const { ties, seed } = options
    const centrality = await client.call('balance.centrality', {
      ...await networkInput(client, options), ...(ties === undefined ? {} : { ties: oneOf('ties', tieChoices, ties) }), ...(seed === undefined ? {} : { seed: wholeNumber('seed', seed) }),
    })
    return { document: centrality, print: output => print(centrality, output) }
  },
}
