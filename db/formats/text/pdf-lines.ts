/** Lines of a printed page put together to paragraphs, by where they stand. */
export interface PdfLine {
  text: string
  /** In points, from the page's lower left. */
  left: number
  right: number
  y: number
  /** Height of the letters. */
  size: number
  rightToLeft: boolean
}

/** Words that have a hyphen within a line: where such a word is parted at its hyphen, the hyphen stays. */
export function hyphenatedWords(pages: readonly (readonly PdfLine[])[]): ReadonlySet<string> {
  const words = new Set<string>()
  for (const lines of pages) {
    for (const { text } of lines) for (const [word] of text.matchAll(/\p{L}+(?:[-‐]\p{L}+)+/gu)) words.add(word.toLowerCase().replaceAll('‐', '-'))
  }
  return words
}

/** The text of a page: lines of a paragraph on one, words parted at a line's end put together, paragraphs parted by a blank line. */
export function composePage(lines: readonly PdfLine[], keptHyphens: ReadonlySet<string>): string {
  const leading = usualLeading(lines)
  let text = ''
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    const words = line.text.trim().replaceAll(/[ \t\u{a0}]+/gu, ' ')
    if (!before) text = words
    else if (startsParagraph(before, line, lines[index - 2], leading)) text += `\n\n${words}`
    else if (startsItem(words)) text += `\n${words}`
    else text = continued(text, words, keptHyphens)
  })
  return text
}

/** The distance of lines within paragraphs: the lower quartile of those that go down, for those between paragraphs are larger; 0 where there is none. */
function usualLeading(lines: readonly PdfLine[]): number {
  const gaps = lines.flatMap((line, index) => {
    const gap = (lines[index - 1]?.y ?? line.y) - line.y
    return gap > 0 && gap < line.size * 4 ? [gap] : []
  }).toSorted((one, other) => one - other)
  return gaps[Math.floor(gaps.length / 4)] ?? 0
}

const startsItem = (words: string) => /^(?:[•▪◦●‣·]|[–—-] |\(?\d{1,3}[.)] )/u.test(words)
const endsSentence = (words: string) => /[.!?…:;]["'”’»)\]\d]*\s*$/u.test(words)

function startsParagraph(before: PdfLine, line: PdfLine, earlier: PdfLine | undefined, leading: number): boolean {
  const gap = before.y - line.y
  const larger = Math.max(before.size, line.size)
  if (Math.abs(before.size - line.size) > larger * 0.15 && Math.abs(gap) > larger * 0.5) return true
  // Upwards, or to the side: another column, into which a sentence may run on.
  if (gap < -larger * 0.5 || (Math.abs(gap) <= larger * 0.5 && line.left > before.right + larger)) return endsSentence(before.text)
  if (leading > 0 && gap > leading * 1.35) return true
  const [indent, width] = line.rightToLeft ? [before.right - line.right, before.right - before.left] : [line.left - before.left, before.right - before.left]
  if (indent > larger * 0.8 && indent < larger * 5 && endsSentence(before.text)) return true
  // A line that ends early ends a paragraph.
  const column = Math.max(width, earlier ? earlier.right - earlier.left : 0, line.right - line.left)
  return width < column * 0.75 && endsSentence(before.text)
}

/** Words that stand before a hyphen more often than a word is parted behind them. */
const firstParts = new Set(['non', 'anti', 'self', 'well', 'cross', 'half', 'high', 'low', 'long', 'short', 'vice', 'so', 'cease'])

function continued(text: string, words: string, keptHyphens: ReadonlySet<string>): string {
  const parted = /(\p{L}[\p{L}-]*)([-‐\u{ad}])$/u.exec(text)
  const rest = /^\p{Ll}[\p{L}-]*/u.exec(words)?.[0]
  if (!parted || rest === undefined) return `${text} ${words}`
  const [first, second] = [(parted[1] ?? '').toLowerCase(), rest.toLowerCase()]
  const keeps = parted[2] !== '\u{ad}' && (keptHyphens.has(`${first}-${second}`) || firstParts.has(first) || /(?:^|-)(?:co-o|de-e|re-e|pre-e)/u.test(`${first}-${second}`))
  return `${keeps ? text : text.slice(0, -1)}${words}`
}
