/** A stretch of the text that is drawn as one: a paragraph, or a part of one that is very long. In UTF-16 code units of the text. */
export interface Block {
  readonly start: number
  readonly end: number
  /** Whether space stands over it: it begins a paragraph. */
  readonly isFirst: boolean
}

/** A paragraph longer than this is drawn in parts, so that scrolling stays quick whatever the text. */
const longestBlock = 4_000

/** The paragraphs of a text, in order; empty ones are left out. Their lines end at every line feed. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start)
    const end = found === -1 ? text.length : found
    if (text.slice(start, end).trim() !== '') pushParagraph(blocks, text, start, end)
    start = end + 1
  }
  return blocks
}

function pushParagraph(blocks: Block[], text: string, from: number, to: number): void {
  for (let start = from; start < to;) {
    const end = to - start <= longestBlock * 1.25 ? to : breakBefore(text, start, start + longestBlock)
    blocks.push({ start, end, isFirst: start === from })
    start = end
  }
}

/** The last end of a sentence before a place, else of a word; the place itself where there is neither. */
function breakBefore(text: string, start: number, latest: number): number {
  const part = text.slice(start, latest)
  const sentence = [...part.matchAll(/[.!?…؟۔](?:["”’»)\]]*)\s+/gu)].at(-1)
  if (sentence && sentence.index > longestBlock / 2) return start + sentence.index + sentence[0].length
  const space = part.lastIndexOf(' ')
  if (space > longestBlock / 2) return start + space + 1
  // Between the two halves of one character nothing breaks.
  return /[\uD800-\uDBFF]$/u.test(part) || isHigh(text.charCodeAt(latest - 1)) ? latest - 1 : latest
}

const isHigh = (unit: number) => unit >= 0xd800 && unit < 0xdc00

/** Index of the block that holds a place, or of the next one after it; the last where there is none after. -1 where there are no blocks. */
export function blockAt(blocks: readonly Block[], place: number): number {
  let [low, high] = [0, blocks.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.end ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return blocks.length === 0 ? -1 : low
}
