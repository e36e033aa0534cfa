import { adjacencyOf, componentsOf } from '../signed/signed-graph.ts'
import type { TieGraph } from './ways.ts'

/** Turns of the power iteration at most, and the change of a turn from which on it stands still. */
const mostTurns = 20_000
const still = 1e-12

/**
 * Eigenvector centrality by node (Bonacich 1972, "Factoring and weighting approaches to status scores and clique identification", Journal of
 * Mathematical Sociology 2(1)): the principal eigenvector of the weights, within each component, its highest value 1. Values of different components
 * stand in no relation to each other. NaN for those without a tie, and in a component where the power iteration finds no end. Weights are above zero.
 */
export function eigenvectorOf(graph: TieGraph): Float64Array {
  const { offset, neighbour, edge } = adjacencyOf(graph)
  const [values, next] = [new Float64Array(graph.nodes).fill(1), new Float64Array(graph.nodes)]
  for (const component of componentsOf(graph)) {
    const [only] = component
    if (component.length === 1 && only !== undefined) {
      values[only] = Number.NaN
      continue
    }
    // What a node keeps of its own value leaves the vector as it is and keeps two sides from taking turns for ever.
    const own = component.reduce((most, node) => {
      let sum = 0
      for (let place = offset[node] as number; place < (offset[node + 1] as number); place += 1) sum += graph.weight[edge[place] as number] as number
      return Math.max(most, sum)
    }, 0) / 4
    let change = Infinity
    for (let turn = 0; turn < mostTurns && change > still; turn += 1) {
      let most = 0
      for (const node of component) {
        let sum = own * (values[node] as number)
        for (let place = offset[node] as number; place < (offset[node + 1] as number); place += 1) sum += (values[neighbour[place] as number] as number) * (graph.weight[edge[place] as number] as number)
        next[node] = sum
        most = Math.max(most, sum)
      }
      change = 0
      for (const node of component) {
        const value = (next[node] as number) / most
        change = Math.max(change, Math.abs(value - (values[node] as number)))
        next[node] = value
      }
      for (const node of component) values[node] = next[node] as number
    }
    if (change > still) for (const node of component) values[node] = Number.NaN
  }
  return values
}
