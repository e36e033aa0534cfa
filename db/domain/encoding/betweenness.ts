/** So many steps along ties are gone at most; above, ways are counted from some of the actors and the rest reckoned from them. */
const mostSteps = 2_000_000

export interface Betweenness {
  /** By row of the actors: the share of shortest ways between two others that lead through it, 0 to 1. */
  readonly values: Float64Array
  /** From how many actors ways were counted; null: from all, so that the values are exact. */
  readonly sampled: number | null
}

/**
 * Betweenness of actors over ties in either direction, parallel ties counting once: Brandes (2001), "A faster algorithm for betweenness centrality",
 * Journal of Mathematical Sociology 25(2), section 4, as a share of the (n − 1)(n − 2) / 2 pairs of others. In large networks it is estimated from
 * evenly spaced actors (Brandes and Pich 2007, "Centrality estimation in large networks", section 3), the same ones each time.
 * @param isThere actors that count among the n
 */
export function betweenness(isThere: readonly boolean[], pairs: Iterable<readonly [number, number]>): Betweenness {
  const count = isThere.length
  const neighbours: Set<number>[] = isThere.map(() => new Set())
  let ends = 0
  for (const [from, to] of pairs) {
    if (from === to || neighbours[from]?.has(to) !== false) continue
    neighbours[from].add(to)
    neighbours[to]?.add(from)
    ends += 2
  }
  const values = new Float64Array(count)
  const actors = [...isThere.keys()].filter((actor) => isThere[actor])
  const tied = actors.filter((actor) => (neighbours[actor]?.size ?? 0) > 0)
  const starts = Math.min(tied.length, Math.max(1, Math.floor(mostSteps / Math.max(1, ends))))
  const lists = neighbours.map((set) => [...set])
  const [distance, ways, share, order] = [new Int32Array(count), new Float64Array(count), new Float64Array(count), new Int32Array(count)]
  for (let turn = 0; turn < starts; turn++) {
    const start = tied[Math.floor((turn * tied.length) / starts)] ?? 0
    distance.fill(-1)
    ways.fill(0)
    share.fill(0)
    distance[start] = 0
    ways[start] = 1
    order[0] = start
    let known = 1
    for (let at = 0; at < known; at++) {
      const actor = order[at] ?? 0
      for (const other of lists[actor] ?? []) {
        if (distance[other] === -1) {
          distance[other] = (distance[actor] ?? 0) + 1
          order[known++] = other
        }
        if (distance[other] === (distance[actor] ?? 0) + 1) ways[other] = (ways[other] ?? 0) + (ways[actor] ?? 0)
      }
    }
    for (let at = known - 1; at > 0; at--) {
      const actor = order[at] ?? 0
      const part = (1 + (share[actor] ?? 0)) / (ways[actor] || 1)
      for (const before of lists[actor] ?? []) {
        if (distance[before] === (distance[actor] ?? 0) - 1) share[before] = (share[before] ?? 0) + (ways[before] ?? 0) * part
      }
      values[actor] = (values[actor] ?? 0) + (share[actor] ?? 0)
    }
  }
  // Every pair was met from both sides.
  const scale = tied.length / Math.max(1, starts) / Math.max(1, (actors.length - 1) * (actors.length - 2))
  for (const actor of tied) values[actor] = (values[actor] ?? 0) * scale
  return { values, sampled: starts < tied.length ? starts : null }
}
