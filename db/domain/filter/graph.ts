import type { NetworkData } from '../../contract/entities/views.ts'

/** Number of ties from one of `starts` to each actor by the shortest way, whatever the direction of ties; -1 where none leads there. */
export function distances(data: NetworkData, isThere: (tie: number) => boolean, starts: readonly number[]): Int32Array {
  const steps = new Int32Array(data.actors.uid.length).fill(-1)
  const neighbours: number[][] = data.actors.uid.map(() => [])
  data.ties.from.forEach((from, tie) => {
    const to = data.ties.to[tie]
    if (to === undefined || !isThere(tie)) return
    neighbours[from]?.push(to)
    neighbours[to]?.push(from)
  })
  let edge = starts.filter((start, at) => starts.indexOf(start) === at && steps[start] !== undefined)
  for (const start of edge) steps[start] = 0
  for (let step = 1; edge.length > 0; step++) {
    const next: number[] = []
    for (const actor of edge) {
      for (const other of neighbours[actor] ?? []) {
        if (steps[other] !== -1) continue
        steps[other] = step
        next.push(other)
      }
    }
    edge = next
  }
  return steps
}
