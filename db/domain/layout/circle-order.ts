import type { LayoutLink } from './force.ts'
import { neighboursOf } from './problem.ts'

/** Rounds in which every actor is offered every place of its group. */
const siftingRounds = 4

/** Pairs of ties that cross when the actors stand on a circle in this order; ties that share an actor do not count. */
export function circleCrossings(order: readonly number[], links: readonly LayoutLink[]): number {
  const place = new Int32Array(order.length)
  order.forEach((member, at) => {
    place[member] = at
  })
  const ending: number[][] = order.map(() => [])
  const starting = new Int32Array(order.length)
  for (const { from, to } of links) {
    const [a, b] = [place[from] ?? 0, place[to] ?? 0]
    ending[Math.max(a, b)]?.push(Math.min(a, b))
    starting[Math.min(a, b)] = (starting[Math.min(a, b)] ?? 0) + 1
  }
  // Ties that are open at each point of a walk round the circle, counted by where they began (a binary indexed tree).
  const tree = new Int32Array(order.length + 1)
  const add = (at: number, by: number) => {
    for (let i = at + 1; i < tree.length; i += i & -i) tree[i] = (tree[i] ?? 0) + by
  }
  const upTo = (at: number): number => {
    let sum = 0
    for (let i = at + 1; i > 0; i -= i & -i) sum += tree[i] ?? 0
    return sum
  }
  let crossings = 0
  for (let at = 0; at < order.length; at++) {
    for (const began of (ending[at] ?? []).sort((a, b) => b - a)) {
      crossings += upTo(at) - upTo(began)
      add(began, -1)
    }
    const begin = starting[at] ?? 0
    if (begin > 0) add(at, begin)
  }
  return crossings
}

/**
 * An order of actors round a circle in which those of a group stand together and few ties cross. Groups are put in order first, as blocks; then
 * each actor is sifted through the places of its group (Baur and Brandes 2004, "Crossing reduction in circular layouts", section 4).
 */
export function circleOrder(groups: readonly number[], links: readonly LayoutLink[], report: (done: number, total: number) => void = () => undefined): number[] {
  const neighbours = neighboursOf(groups, links)
  const blocks = startingBlocks(groups, neighbours)
  const arranged = orderBlocks(blocks, links)
  const order = arranged.flat()
  for (let round = 0; round < siftingRounds; round++) {
    let better = 0
    for (let member = 0; member < groups.length; member++) {
      better += sift(member, order, groups, neighbours)
      if (member % 50 === 0) report(round * groups.length + member, siftingRounds * groups.length)
    }
    if (better === 0) break
  }
  report(1, 1)
  return order
}

/** The members of each group, those joined to the same others beside each other. */
function startingBlocks(groups: readonly number[], neighbours: readonly (readonly number[])[]): number[][] {
  const blocks: number[][] = []
  const seen = new Set<number>()
  const numbers = [...new Set(groups)].sort((a, b) => a - b)
  for (const group of numbers) {
    const block: number[] = []
    const members = groups.flatMap((other, i) => (other === group ? [i] : []))
    // Depth first from the best connected: a chain of ties becomes a run of neighbours.
    const byDegree = members.toSorted((a, b) => (neighbours[b]?.length ?? 0) - (neighbours[a]?.length ?? 0) || a - b)
    for (const root of byDegree) {
      const waiting = [root]
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        if (seen.has(next) || groups[next] !== group) continue
        seen.add(next)
        block.push(next)
        waiting.push(...(neighbours[next] ?? []).toReversed())
      }
    }
    blocks.push(block)
  }
  return blocks
}

/** Blocks in an order, each this way round or the other, found by trying to move and turn one at a time while that takes crossings away. */
function orderBlocks(blocks: readonly (readonly number[])[], links: readonly LayoutLink[]): number[][] {
  let best = blocks.map((block) => [...block])
  // With very many groups the order they come in is kept: trying all would take longer than the layout.
  if (blocks.length < 2 || blocks.length > 24) return best
  let least = circleCrossings(best.flat(), links)
  for (let round = 0; round < 4; round++) {
    const before = least
    for (let from = 0; from < best.length; from++) {
      for (let to = 0; to < best.length; to++) {
        const candidate = [...best]
        const [block] = candidate.splice(from, 1)
        candidate.splice(to, 0, from === to ? (block ?? []).toReversed() : block ?? [])
        const crossings = circleCrossings(candidate.flat(), links)
        if (crossings >= least) continue
        least = crossings
        best = candidate
      }
    }
    if (least === before) break
  }
  return best
}

/** Puts one actor where, among the places of its group, fewest of its ties cross others; returns how many crossings went away. */
function sift(member: number, order: number[], groups: readonly number[], neighbours: readonly (readonly number[])[]): number {
  const at = order.indexOf(member)
  const group = groups[member]
  let [first, last] = [at, at]
  while (first > 0 && groups[order[first - 1] ?? -1] === group) first--
  while (last < order.length - 1 && groups[order[last + 1] ?? -1] === group) last++
  const own = neighbours[member] ?? []
  if (first === last || own.length === 0) return 0
  const place = new Int32Array(groups.length)
  order.forEach((other, i) => {
    place[other] = i
  })
  const count = order.length
  /** Places of an actor's neighbours, counted clockwise from `origin`. */
  const after = (list: readonly number[], origin: number, without: number) =>
    list.flatMap((other) => (other === without ? [] : (((place[other] ?? 0) - origin + count) % count))).sort((a, b) => a - b)
  let [change, least, target] = [0, 0, at]
  /** By how much passing `other`, the next one that way, changes the crossings. The others stand where they stood. */
  const passing = (other: number, heading: 1 | -1): number => {
    const origin = place[other] ?? 0
    const [mine, theirs] = [after(own, origin, other), after(neighbours[other] ?? [], origin, member)]
    const { below, above } = pairsOf(mine, theirs)
    // With the one before the other, ties cross where the first one's other end comes before the second one's.
    return heading > 0 ? above - below : below - above
  }
  for (let i = at + 1; i <= last; i++) {
    change += passing(order[i] ?? 0, 1)
    if (change < least) [least, target] = [change, i]
  }
  change = 0
  for (let i = at - 1; i >= first; i--) {
    change += passing(order[i] ?? 0, -1)
    if (change < least) [least, target] = [change, i]
  }
  if (target === at) return 0
  order.splice(at, 1)
  order.splice(target, 0, member)
  return -least
}

/** Of two sorted lists: pairs with the first one's number below the second one's, and above. */
function pairsOf(mine: readonly number[], theirs: readonly number[]): { below: number; above: number } {
  let [below, above] = [0, 0]
  let [less, lessOrEqual] = [0, 0]
  for (const own of mine) {
    while (less < theirs.length && (theirs[less] ?? 0) < own) less++
    while (lessOrEqual < theirs.length && (theirs[lessOrEqual] ?? 0) <= own) lessOrEqual++
    above += less
    below += theirs.length - lessOrEqual
  }
  return { below, above }
}
