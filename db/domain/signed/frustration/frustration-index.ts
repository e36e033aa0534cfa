import { componentsOf, subgraph, type SignedGraph } from '../signed-graph.ts'
import { blocksOf } from './blocks.ts'
import { enumerate, mostEnumerated } from './enumerate.ts'
import { columnsOf, frustrationProgram, sidesOf, type SolveProgram } from './program.ts'
import { reduce } from './reduce.ts'
import { goodSides, packedCycles } from './search.ts'
import { costOf, isFrustrated, partOf, weightedGraph, type Sides, type WeightedGraph } from './weighted-graph.ts'

export interface Frustration {
  /** The least found: the index itself where it is exact, else an upper bound of it. Edges, or weight. */
  readonly value: number
  /** Whether nothing less is possible. */
  readonly exact: boolean
  /** What the index is not below; the value where it is exact. */
  readonly lowerBound: number
  /** 1 or -1 for every node: the bipartition of that value. Within a component the node of lowest number has 1. */
  readonly sides: Sides
  /** Edges, by number, that do not fit the bipartition. */
  readonly frustrated: readonly number[]
  /** The connected components, in the order of `componentsOf`. */
  readonly components: readonly ComponentFrustration[]
}

export interface ComponentFrustration {
  readonly nodes: readonly number[]
  readonly value: number
  readonly exact: boolean
  readonly lowerBound: number
  /** How many bipartitions are best (mirror images are one); null where they were not counted. With `more`, at least so many. */
  readonly optima: { readonly count: number; readonly more: boolean } | null
}

export interface FrustrationOptions {
  /** Solves what is too large to be gone through; without it such a part keeps its bounds. */
  readonly solve?: SolveProgram
  /** How long the solver may take for all parts together. */
  readonly seconds?: number
  /** Count best bipartitions up to so many, where that is cheap; 0 does not count. */
  readonly countOptima?: number
}

/** A solution of a part, and what none is below. */
interface Solution { sides: Sides; lowerBound: number }

/** Components with more edges than this are not counted beyond what going through them tells. */
const mostEdgesCounted = 250

/** Weights may be fractions; costs that differ by less are the same. */
const grain = 1e-6

/**
 * The frustration index (line index of balance) of a signed graph: the least number of edges, or weight, to be taken away or given the other
 * sign so that the graph is balanced (Harary 1959, "On the measurement of structural balance", Behavioral Science 4(4), 316-323; Zaslavsky 1987,
 * "Balanced decompositions of a signed graph", JCT B 43, 1-13). Component by component: nodes that stand together in some best bipartition are drawn together, blocks
 * are told apart, and what is left is gone through where it is small, settled where packed cycles meet a good solution, and else given to an integer
 * program. Each answer is checked here: the value is that of the bipartition, reckoned anew.
 */
export function frustrationIndex(graph: SignedGraph, { solve, seconds = 60, countOptima = 0 }: FrustrationOptions = {}): Frustration {
  const sides = new Int8Array(graph.nodes).fill(1)
  const ends = performance.now() + seconds * 1_000
  const search: Search = { solve, left: () => Math.max(0.1, (ends - performance.now()) / 1_000), grain: graph.weight.every(Number.isInteger) ? 1 : 0 }
  const components = componentsOf(graph).map((nodes): ComponentFrustration => {
    if (nodes.length === 1) return { nodes, value: 0, exact: true, lowerBound: 0, optima: countOptima > 0 ? { count: 1, more: false } : null }
    const part = weightedGraph(subgraph(graph, nodes))
    const found = solvePart(part, search)
    const value = round(costOf(part, found.sides))
    const lowerBound = Math.min(value, search.grain === 1 ? Math.ceil(found.lowerBound - grain) : found.lowerBound)
    const exact = value - lowerBound <= grain * Math.max(1, value)
    nodes.forEach((node, index) => { sides[node] = (found.sides[index] as number) * (found.sides[0] as number) })
    return { nodes, value, exact, lowerBound: exact ? value : lowerBound, optima: exact && countOptima > 0 ? optimaOf(part, value, countOptima, search) : null }
  })
  const whole = weightedGraph(graph)
  return {
    value: round(components.reduce((sum, { value }) => sum + value, 0)), exact: components.every(({ exact }) => exact),
    lowerBound: round(components.reduce((sum, { lowerBound }) => sum + lowerBound, 0)), sides,
    frustrated: [...whole.weight.keys()].filter(edge => isFrustrated(whole, sides, edge)), components,
  }
}

interface Search {
  readonly solve: SolveProgram | undefined
  /** Seconds that are left. */
  left(): number
  /** 1 where all costs are whole numbers. */
  readonly grain: 0 | 1
}

/** Sums of decimal fractions, without the dust of floating point. */
const round = (value: number) => Math.round(value * 1e9) / 1e9

function solvePart(graph: WeightedGraph, search: Search): Solution {
  const { kernel, constant, expand } = reduce(graph)
  if (kernel.weight.length === 0) return { sides: expand(new Int8Array(kernel.nodes).fill(1)), lowerBound: constant }
  const blocks = blocksOf(kernel)
  const whole = blocks.length === 1 && (blocks[0]?.length ?? 0) === graph.weight.length
  const parts = whole ? [{ nodes: [...Array(kernel.nodes).keys()], solution: solveBlock(kernel, search) }] : blocks.map(edges => {
    const { part, nodes } = partOf(kernel, edges)
    return { nodes, solution: solvePart(part, search) }
  })
  return {
    sides: expand(joined(kernel.nodes, parts.map(({ nodes, solution }) => ({ nodes, sides: solution.sides })))),
    lowerBound: parts.reduce((sum, { solution }) => sum + solution.lowerBound, constant),
  }
}

/** Sides of blocks put together: each block is turned so that it agrees with the node it shares with those before it. */
function joined(nodes: number, parts: readonly { nodes: readonly number[]; sides: Sides }[]): Sides {
  const sides = new Int8Array(nodes)
  const at = new Map<number, number[]>()
  parts.forEach((part, index) => part.nodes.forEach(node => {
    const known = at.get(node)
    if (known) known.push(index)
    else at.set(node, [index])
  }))
  const done = new Uint8Array(parts.length)
  for (let start = 0; start < nodes; start += 1) {
    if (sides[start] !== 0) continue
    sides[start] = 1
    const queue = [start]
    for (let index = 0; index < queue.length; index += 1) {
      const node = queue[index] as number
      for (const each of at.get(node) ?? []) {
        const part = parts[each]
        if (done[each] || !part) continue
        done[each] = 1
        const turn = (sides[node] as number) * (part.sides[part.nodes.indexOf(node)] as number)
        part.nodes.forEach((other, place) => {
          if (sides[other] !== 0) return
          sides[other] = (part.sides[place] as number) * turn
          queue.push(other)
        })
      }
    }
  }
  return sides
}

function solveBlock(graph: WeightedGraph, { solve, left, grain: whole }: Search): Solution {
  if (graph.nodes <= mostEnumerated) {
    const { cost, best } = enumerate(graph, 1)
    return { sides: best[0] as Sides, lowerBound: cost }
  }
  const sides = goodSides(graph)
  const cost = costOf(graph, sides)
  const packed = packedCycles(graph, sides)
  const rounded = (bound: number) => (whole === 1 ? Math.ceil(bound - grain) : bound)
  if (!solve || rounded(packed) >= cost - grain) return { sides, lowerBound: rounded(packed) }
  const answer = solve(frustrationProgram(graph), { seconds: left(), start: columnsOf(graph, sides) })
  const found = answer.values && sidesOf(graph, answer.values)
  const better = found && costOf(graph, found) < cost ? found : sides
  return { sides: better, lowerBound: rounded(Math.max(packed, answer.bound)) }
}

/** How many best bipartitions a connected part has: the product over what does not depend on each other; null where counting would take long. */
function optimaOf(graph: WeightedGraph, value: number, most: number, search: Search): { count: number; more: boolean } | null {
  // The sides of a balanced component follow from any of its spanning trees.
  if (value === 0) return { count: 1, more: false }
  const { kernel } = reduce(graph, { strict: true })
  const blocks = blocksOf(kernel)
  const shared = blocks.reduce((sum, edges) => sum + partOf(kernel, edges).nodes.length - 1, 0)
  // What the rules left unconnected may stand either way.
  let count = 2 ** (kernel.nodes - 1 - shared)
  let more = false
  for (const edges of blocks) {
    const { part } = partOf(kernel, edges)
    if (part.nodes <= mostEnumerated) {
      count *= enumerate(part, 0).count
      continue
    }
    if (!search.solve || part.weight.length > mostEdgesCounted) return null
    const own = solveBlock(part, search)
    const least = costOf(part, own.sides)
    if (least - own.lowerBound >= (search.grain === 1 ? 1 - grain : grain)) return null
    const excluded: Sides[] = [own.sides]
    for (;;) {
      if (excluded.length >= most) {
        more = true
        break
      }
      const answer = search.solve(frustrationProgram(part, { excluded, most: least + grain }), { seconds: search.left() })
      if (!answer.finished) return null
      if (!answer.values) break
      excluded.push(sidesOf(part, answer.values))
    }
    count *= excluded.length
  }
  return count > most ? { count: Math.min(count, most), more: true } : { count, more }
}
