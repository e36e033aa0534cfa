/**
 * A tie in words: its actors on both sides of an arrow or a dash. Where one is written from right to left, the whole stays from left to right (marks of
 * direction, Unicode Standard Annex 9), so that the arrow points at the second.
 */
export function tieTitle(from: string, to: string, directed: boolean): string {
  const sign = directed ? '→' : '–'
  if (!/[\u{590}-\u{8ff}\u{fb1d}-\u{fefc}]/u.test(from + to)) return `${from} ${sign} ${to}`
  return `\u{200e}\u{2068}${from}\u{2069} ${sign} \u{2068}${to}\u{2069}`
}
