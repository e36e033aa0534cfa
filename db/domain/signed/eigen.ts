/** Eigenvalues of a symmetric matrix, and its eigenvectors where asked for: column j of `vectors` belongs to value j. */
export interface Eigen {
  readonly values: Float64Array
  /** Row by row, n × n; empty where not asked for. */
  readonly vectors: Float64Array
}

/** So many steps bring any value to rest; more means that the matrix holds what is no number. */
const mostSteps = 60

/**
 * Eigenvalues (and vectors) of a dense symmetric matrix given row by row: Householder's reduction to three diagonals, then the implicit QL method with
 * Wilkinson's shift (Golub and Van Loan 2013, "Matrix Computations", 4th edition, sections 8.3.1 and 8.3.3). About 4n³/3 steps, with vectors
 * about 9n³. Values come in no order. Throws a RangeError where the matrix holds what is no number.
 */
export function symmetricEigen(matrix: Float64Array, n: number, { vectors = false } = {}): Eigen {
  const { diagonal, beside, basis } = tridiagonal(matrix, n, vectors)
  for (let low = 0; low < n; low += 1) {
    for (let steps = 0; ; steps += 1) {
      const high = splitAfter(diagonal, beside, low)
      if (high === low) break
      if (steps === mostSteps) throw new RangeError('the eigenvalues do not settle')
      implicitStep(diagonal, beside, low, high, basis, n)
    }
  }
  return { values: diagonal, vectors: basis }
}

/** The last row of the block that begins at `low` and does not fall apart by an entry that is nothing beside its neighbours. */
function splitAfter(diagonal: Float64Array, beside: Float64Array, low: number): number {
  let row = low
  while (row < diagonal.length - 1) {
    const size = Math.abs(diagonal[row] as number) + Math.abs(diagonal[row + 1] as number)
    if (Math.abs(beside[row] as number) <= Number.EPSILON * size) break
    row += 1
  }
  return row
}

/** One implicit QL step on the rows `low` to `high`. `basis` is turned along with it, where it is kept. */
function implicitStep(diagonal: Float64Array, beside: Float64Array, low: number, high: number, basis: Float64Array, n: number): void {
  const first = diagonal[low] as number
  let ratio = ((diagonal[low + 1] as number) - first) / (2 * (beside[low] as number))
  const root = Math.hypot(ratio, 1)
  let chased = (diagonal[high] as number) - first + (beside[low] as number) / (ratio + (ratio >= 0 ? root : -root))
  let [sine, cosine, shift] = [1, 1, 0]
  for (let row = high - 1; row >= low; row -= 1) {
    const off = sine * (beside[row] as number)
    const kept = cosine * (beside[row] as number)
    const length = Math.hypot(off, chased)
    beside[row + 1] = length
    if (length === 0) {
      (diagonal[row + 1] as number) -= shift
      beside[high] = 0
      return
    }
    sine = off / length
    cosine = chased / length
    ratio = (diagonal[row + 1] as number) - shift
    const turned = ((diagonal[row] as number) - ratio) * sine + 2 * cosine * kept
    shift = sine * turned
    diagonal[row + 1] = ratio + shift
    chased = cosine * turned - kept
    if (basis.length > 0) rotate(basis, n, row, sine, cosine)
  }
  (diagonal[low] as number) -= shift
  beside[low] = chased
  beside[high] = 0
}

/** Turns the columns `column` and `column + 1` against each other. Kept as rows here (see `tridiagonal`), so that they lie side by side. */
function rotate(basis: Float64Array, n: number, column: number, sine: number, cosine: number): void {
  const [one, other] = [column * n, (column + 1) * n]
  for (let index = 0; index < n; index += 1) {
    const [a, b] = [basis[one + index] as number, basis[other + index] as number]
    basis[other + index] = sine * a + cosine * b
    basis[one + index] = cosine * a - sine * b
  }
}

/**
 * The matrix with three diagonals that is similar to this one. `beside[i]` stands between rows i and i + 1. `basis` holds, row by row, the
 * transposed product of the reflections: row j becomes the eigenvector of value j.
 */
function tridiagonal(matrix: Float64Array, n: number, vectors: boolean): { diagonal: Float64Array; beside: Float64Array; basis: Float64Array } {
  const a = matrix.slice()
  const diagonal = new Float64Array(n)
  const beside = new Float64Array(n)
  const product = new Float64Array(n)
  const reflections: { column: number; vector: Float64Array; beta: number }[] = []
  for (let column = 0; column < n - 2; column += 1) {
    const size = n - column - 1
    const vector = new Float64Array(size)
    let square = 0
    for (let row = 0; row < size; row += 1) {
      const value = a[(column + 1 + row) * n + column] as number
      vector[row] = value
      if (row > 0) square += value * value
    }
    const head = vector[0] as number
    if (square === 0) {
      beside[column] = head
      continue
    }
    const length = Math.sqrt(head * head + square)
    const image = head > 0 ? -length : length
    vector[0] = head - image
    const beta = 2 / (square + vector[0] ** 2)
    beside[column] = image
    if (vectors) reflections.push({ column, vector, beta })
    // p = beta·A·v; w = p - (beta/2)(pᵀv)v; A - v·wᵀ - w·vᵀ.
    let along = 0
    for (let row = 0; row < size; row += 1) {
      const from = (column + 1 + row) * n + column + 1
      let sum = 0
      for (let index = 0; index < size; index += 1) sum += (a[from + index] as number) * (vector[index] as number)
      product[row] = beta * sum
      along += beta * sum * (vector[row] as number)
    }
    const half = (beta * along) / 2
    for (let row = 0; row < size; row += 1) (product[row] as number) -= half * (vector[row] as number)
    for (let row = 0; row < size; row += 1) {
      const from = (column + 1 + row) * n + column + 1
      const [v, w] = [vector[row] as number, product[row] as number]
      for (let index = 0; index < size; index += 1) (a[from + index] as number) -= v * (product[index] as number) + w * (vector[index] as number)
    }
  }
  for (let row = 0; row < n; row += 1) diagonal[row] = a[row * n + row] as number
  if (n > 1) beside[n - 2] = a[(n - 1) * n + n - 2] as number
  const basis = new Float64Array(vectors ? n * n : 0)
  if (vectors) {
    for (let row = 0; row < n; row += 1) basis[row * n + row] = 1
    // Rows of the transposed product Q: each reflection, first to last, acts on Qᵀ's rows from the left of Q.
    for (const { column, vector, beta } of reflections) {
      for (let row = 0; row < n; row += 1) product[row] = 0
      for (let inner = 0; inner < vector.length; inner += 1) {
        const from = (column + 1 + inner) * n
        const v = vector[inner] as number
        for (let row = 0; row < n; row += 1) (product[row] as number) += v * (basis[from + row] as number)
      }
      for (let inner = 0; inner < vector.length; inner += 1) {
        const from = (column + 1 + inner) * n
        const v = beta * (vector[inner] as number)
        for (let row = 0; row < n; row += 1) (basis[from + row] as number) -= v * (product[row] as number)
      }
    }
  }
  return { diagonal, beside, basis }
}
