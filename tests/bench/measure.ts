export interface Measurement {
  name: string
  /** Milliseconds, one per run. */
  runs: number[]
  /** What it should stay under, in milliseconds, on a laptop-class machine with two cores. */
  goal?: number
}

/** Runs a task `times` times after one warm-up that does not count, and returns how long each run took, in milliseconds. */
export async function measure(name: string, times: number, task: () => unknown, goal?: number): Promise<Measurement> {
  await task()
  const runs: number[] = []
  for (let run = 0; run < times; run++) {
    const start = performance.now()
    await task()
    runs.push(performance.now() - start)
  }
  return { name, runs, ...(goal === undefined ? {} : { goal }) }
}

/** The value below which the given share of the sorted numbers lies; 0.5 is the median. NaN for none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** A table for people: median, 95th percentile, number of runs, goal. */
export function table(measurements: readonly Measurement[]): string {
  const rows = measurements.map(({ name, runs, goal }) => [
    name, format(quantile(runs, 0.5)), format(quantile(runs, 0.95)), String(runs.length),
    goal === undefined ? '' : `${goal} ms ${quantile(runs, 0.5) <= goal ? 'met' : 'MISSED'}`,
  ])
  const header = ['what', 'median ms', 'p95 ms', 'runs', 'goal for the median']
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map(row => row[column]?.length ?? 0)))
  const line = (cells: string[]) => cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')
  return [line(header), widths.map(width => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n')
}

const format = (milliseconds: number) => (milliseconds < 10 ? milliseconds.toFixed(2) : milliseconds.toFixed(0))
