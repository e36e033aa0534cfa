/** What differs between two texts, word by word. */

export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Above so many pairs of words to compare, lines are compared instead; above so many pairs of lines everything between the common ends counts as changed. */
const MOST_PAIRS = 10_000_000

/**
 * The parts of both texts in order: what both have, what only `before` has, what only `after` has. The parts without the added ones make `before`,
 * those without the removed ones `after`. Words are compared by a longest common subsequence (Wagner and Fischer 1974).
 */
export function wordDiff(before: string, after: string): DiffPart[] {
  const words = diffOf(split(before, /\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu), split(after, /\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu))
  return joined(words ?? diffOf(split(before, /[^\n]*\n|[^\n]+/gu), split(after, /[^\n]*\n|[^\n]+/gu)) ?? [{ kind: 'removed', text: before }, { kind: 'added', text: after }])
}

const split = (text: string, pattern: RegExp): string[] => text.match(pattern) ?? []

/** Null where there would be too much to compare. */
function diffOf(before: readonly string[], after: readonly string[]): DiffPart[] | null {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let end = 0
  while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  const middle = compared(before.slice(start, before.length - end), after.slice(start, after.length - end))
  if (!middle) return null
  const same = (words: readonly string[]): DiffPart[] => words.map(text => ({ kind: 'same', text }))
  return [...same(before.slice(0, start)), ...middle, ...same(before.slice(before.length - end))]
}

function compared(before: readonly string[], after: readonly string[]): DiffPart[] | null {
  const [rows, columns] = [before.length, after.length]
  if (rows * columns > MOST_PAIRS) return null
  const width = columns + 1
  /** Length of the longest common subsequence of the words from here on. */
  const lengths = new (Math.min(rows, columns) < 65_536 ? Uint16Array : Uint32Array)((rows + 1) * width)
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      lengths[row * width + column] = before[row] === after[column]
        ? (lengths[(row + 1) * width + column + 1] ?? 0) + 1
        : Math.max(lengths[(row + 1) * width + column] ?? 0, lengths[row * width + column + 1] ?? 0)
    }
  }
  const parts: DiffPart[] = []
  let [row, column] = [0, 0]
  while (row < rows || column < columns) {
    if (row < rows && column < columns && before[row] === after[column]) {
      parts.push({ kind: 'same', text: before[row] ?? '' })
      row += 1
      column += 1
    } else if (column === columns || (row < rows && (lengths[(row + 1) * width + column] ?? 0) >= (lengths[row * width + column + 1] ?? 0))) {
      parts.push({ kind: 'removed', text: before[row] ?? '' })
      row += 1
    } else {
      parts.push({ kind: 'added', text: after[column] ?? '' })
      column += 1
    }
  }
  return parts
}

/** Neighbours of one kind in one part; between two parts that are the same, what was removed stands before what was added. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = []
  let [removed, added] = ['', '']
  const flush = () => {
    if (removed !== '') result.push({ kind: 'removed', text: removed })
    if (added !== '') result.push({ kind: 'added', text: added })
    removed = added = ''
  }
  let same = ''
  for (const part of [...parts, { kind: 'same', text: '' } as const]) {
    if (part.kind === 'same') {
      flush()
      same += part.text
    } else {
      if (same !== '') result.push({ kind: 'same', text: same })
      same = ''
      if (part.kind === 'removed') removed += part.text
      else added += part.text
    }
  }
  flush()
  if (same !== '') result.push({ kind: 'same', text: same })
  return result
}
