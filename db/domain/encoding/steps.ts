/** Amounts put into at most four classes. */
export interface Steps {
  /** The class (0 to 3) of an amount from 1 (or the least above 0) on; −1 for 0. */
  of(amount: number): number
  /** What each class holds, in words, from few to many. */
  readonly labels: readonly string[]
}

const shares = [0.25, 0.5, 0.75, 1]

/** A share of 1 (betweenness) with two digits that tell something, other numbers as they are. */
export const amountText = (amount: number): string => (Number.isInteger(amount) ? String(amount) : amount.toLocaleString('en-GB', { maximumSignificantDigits: 2 }))

/**
 * Classes of counts (whole numbers) up to `most`: each number its own while there are four at most, else from 1 on by equal factors, as counts
 * of ties and evidence are skewed.
 */
export function countSteps(most: number): Steps {
  if (most <= 0) return { of: () => -1, labels: [] }
  const tops = most <= 4 ? Array.from({ length: most }, (_, i) => i + 1) : growing(shares.map((share) => Math.round(most ** share)))
  const labels = tops.map((top, i) => {
    const from = (tops[i - 1] ?? 0) + 1
    return from >= top ? String(top) : `${from}–${top}`
  })
  return { labels, of: (amount) => (amount <= 0 ? -1 : Math.min(tops.length - 1, Math.max(0, tops.findIndex((top) => amount <= top)))) }
}

const growing = (tops: readonly number[]) => tops.reduce<number[]>((found, top) => [...found, Math.max(top, (found.at(-1) ?? 0) + 1)], [])

/** Classes of equal width of any numbers between two bounds. */
export function numberSteps(least: number, most: number): Steps {
  if (!(most > least)) return { of: () => 0, labels: [amountText(least)] }
  const bound = (step: number) => least + ((most - least) * step) / 4
  return {
    of: (amount) => Math.min(3, Math.max(0, Math.floor(((amount - least) / (most - least)) * 4))),
    labels: [0, 1, 2, 3].map((step) => `${amountText(bound(step))} to ${amountText(bound(step + 1))}`),
  }
}
