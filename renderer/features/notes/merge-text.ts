/** The stretch of `before` that an edit replaced, and what it put there: everything outside of the common start and end. */
export interface TextChange {
  from: number
  to: number
  insert: string
}

/** Whether a cut at `at` would fall inside a surrogate pair and leave half a character on each side. */
const splitsPair = (text: string, at: number) => {
  const unit = text.charCodeAt(at)
  return at > 0 && at < text.length && unit >= 0xdc00 && unit <= 0xdfff
}

function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let length = 0
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++
  while (splitsPair(a, length) || splitsPair(b, length)) length--
  return length
}

function commonEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start
  let length = 0
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length++
  while (length > 0 && (splitsPair(a, a.length - length) || splitsPair(b, b.length - length))) length--
  return length
}

/** The one change that makes `after` of `before`, as short as it can be without splitting a character; null where they are the same. */
export function changeBetween(before: string, after: string): TextChange | null {
  if (before === after) return null
  const start = commonStart(before, after)
  const end = commonEnd(before, after, start)
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) }
}

const apply = (text: string, change: TextChange) => text.slice(0, change.from) + change.insert + text.slice(change.to)

/**
 * One text out of two that were both made from `base`. Changes to different places are both applied; where they touch the same place, what
 * either side wrote is kept, ours first. Never drops what one side typed.
 */
export function mergeText(base: string, ours: string, theirs: string): string {
  if (ours === theirs || theirs === base) return ours
  if (ours === base) return theirs
  const mine = changeBetween(base, ours)
  const other = changeBetween(base, theirs)
  if (mine && other) {
    if (mine.to < other.from) return apply(apply(base, other), mine)
    if (other.to < mine.from) return apply(apply(base, mine), other)
  }
  const start = commonStart(ours, theirs)
  const end = commonEnd(ours, theirs, start)
  const middle = (text: string) => text.slice(start, text.length - end)
  const [first, second] = [middle(ours), middle(theirs)]
  return ours.slice(0, start) + first + separator(first, second) + second + ours.slice(ours.length - end)
}

/** Keeps two texts that now stand side by side from running into one word or line. */
function separator(first: string, second: string): string {
  if (first === '' || second === '' || /\s$/.test(first) || /^\s/.test(second)) return ''
  return first.includes('\n') || second.includes('\n') ? '\n' : ' '
}
