import type { SignedOptions } from '../../contract/entities/balance.ts'
import { isolated, leftToRight } from '../../domain/direction.ts'
import { frustrationIndex } from '../../domain/signed/frustration/frustration-index.ts'
import { countSigns } from '../../domain/signed/signed-graph.ts'
import { strainShare, triadsOver } from '../../domain/signed/strain.ts'
import { balancedShare, openTriads, triadCensus } from '../../domain/signed/triads.ts'
import type { NetworkBalance } from '../../formats/report/types.ts'
import { basisOf, lookedAt, networkAt, type SignedSource } from '../signed-networks.ts'
import { triadsOf } from '../strain.ts'

const mostListed = 20

/** The network's balance, without the solver, whose answer would rest on the time it had. */
export function networkBalance(source: SignedSource, input: SignedOptions): NetworkBalance {
  const looked = lookedAt(source, input)
  const network = networkAt(source, looked, input)
  const { graph } = network
  const triads = triadCensus(graph)
  const signs = countSigns(graph)
  const { value, exact, lowerBound } = frustrationIndex(graph)
  const lists = (['++-', '---'] as const).map(type => triadsOf(source, { ...input, type, offset: 0, limit: mostListed }))
  const strained = network.edges.map(({ one, other, ties }) => {
    const around = triadsOver(network, one, other)
    const unbalanced = around.filter(({ state }) => state === 'unbalanced')
    return {
      uid: source.columns.ties.uid[ties[0] ?? -1] ?? '', title: leftToRight(`${isolated(source.actor(one).name)} – ${isolated(source.actor(other).name)}`), unbalanced: unbalanced.length,
      complete: around.filter(({ state }) => state !== 'incomplete').length, pull: unbalanced.reduce((sum, { pull }) => sum + pull, 0), strain: strainShare(network, one, other, around),
    }
  })
  return {
    ...basisOf(network, looked, input), nodes: graph.nodes, positiveEdges: signs.positive, negativeEdges: signs.negative, triads, incomplete: openTriads(graph, triads),
    balancedShare: balancedShare(triads), frustration: { value, exact, lowerBound },
    unbalanced: lists.flatMap(list => list.triads).slice(0, mostListed), unbalancedTotal: lists.reduce((sum, { total }) => sum + total, 0),
    strained: strained.filter(({ unbalanced }) => unbalanced > 0).toSorted((a, b) => b.pull - a.pull || b.unbalanced - a.unbalanced || (a.title < b.title ? -1 : 1)).slice(0, mostListed),
  }
}
