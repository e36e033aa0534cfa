/**
 * Pseudo-random numbers in [0, 1) by xoshiro128** (Blackman and Vigna 2021, "Scrambled linear pseudorandom number generators", ACM Transactions on
 * Mathematical Software 47(4), section 5), its state filled from one integer by SplitMix32. The same seed gives the same row on every machine.
 */
export function randomFrom(seed: number): () => number {
  let filler = seed | 0
  const fill = () => {
    filler = (filler + 0x9e3779b9) | 0
    let mixed = filler ^ (filler >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return mixed ^ (mixed >>> 15)
  }
  let [a, b, c, d] = [fill(), fill(), fill(), fill()]
  const rotated = (value: number, by: number) => (value << by) | (value >>> (32 - by))
  return () => {
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9)
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotated(d, 11)
    return (result >>> 0) / 2 ** 32
  }
}
