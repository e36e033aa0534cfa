/** Fewer points than this have no change point: what a level is could not be told from chance. */
const leastPoints = 6
/** A level lasts at least so many points. */
const leastLevel = 2

/** The rule by which change points are found, in words. */
export const changeRule = 'A change point is where the level of a line changes: the line is cut so that the squares of the differences from the mean of each piece, and 2·s²·ln n for each cut, add up to least '
  + '(optimal partitioning, Jackson et al. 2005; penalty after Schwarz 1978; s² is half the mean squared difference of neighbouring points, von Neumann 1941). Pieces have two points or more, lines six. It tells where, never why.'

/**
 * Where the level of a series changes: the indices at which a new level begins, by optimal partitioning (Jackson et al. 2005, "An algorithm for optimal
 * partitioning of data on an interval", IEEE Signal Processing Letters 12(2), 105-108) of the squared error with a penalty of 2·s²·ln n per cut (Schwarz
 * 1978, Annals of Statistics 6(2), 461-464; a cut costs a place and a mean); s² is half the mean squared successive difference (von Neumann 1941, Annals of
 * Mathematical Statistics 12(4), 367-395). Points without a value are passed over.
 */
export function changePoints(series: readonly (number | null)[]): number[] {
  const known = series.flatMap((value, index) => (value === null ? [] : [{ value, index }]))
  const count = known.length
  if (count < leastPoints) return []
  const sums = new Float64Array(count + 1)
  const squares = new Float64Array(count + 1)
  let steps = 0
  known.forEach(({ value }, place) => {
    sums[place + 1] = (sums[place] as number) + value
    squares[place + 1] = (squares[place] as number) + value * value
    if (place > 0) steps += (value - (known[place - 1]?.value ?? 0)) ** 2
  })
  const penalty = (steps / (count - 1)) * Math.log(count)
  if (penalty === 0) return []
  const error = (from: number, to: number) => (squares[to] as number) - (squares[from] as number) - ((sums[to] as number) - (sums[from] as number)) ** 2 / (to - from)
  const least = new Float64Array(count + 1).fill(Infinity)
  const cut = new Int32Array(count + 1)
  least[0] = -penalty
  for (let to = leastLevel; to <= count; to += 1) {
    for (let from = 0; from <= to - leastLevel; from += 1) {
      const cost = (least[from] as number) + penalty + error(from, to)
      if (cost < (least[to] as number) - 1e-12) {
        least[to] = cost
        cut[to] = from
      }
    }
  }
  const found: number[] = []
  for (let at = cut[count] as number; at > 0; at = cut[at] as number) found.unshift(known[at]?.index ?? 0)
  return found
}
