/**
 * Where passages of a text stand in another version of it. A place is given where the same words stand (see words.ts) and it is plain that they are
 * the same passage: by the words around it, or because they stand once in both versions. Nothing is placed on other words, or on another passage
 * of the same words; what has no place can be guessed (guess.ts) and is for the analyst to decide.
 */
import { contextLength, type Quote, type Range } from './quote.ts'
import { wordsOf, type Words } from './words.ts'

/** A passage to place. `range` is its place in the former text; null where it had none there. */
export interface Passage { readonly quote: Quote; readonly range: Range | null }

/** How far the surroundings of two places are compared, in code units of their words. */
const reach = 64
/** More places of the same words than this are told apart by the words right around them alone. */
const comparedPlaces = 200
/** Least agreement of the surroundings, and by how much it must pass that with any other place of the same words. */
const leastAgreement = 8
const margin = 4

/** A passage within the form of some text. */
interface Spot { readonly words: Words; readonly start: number; readonly end: number }

/** The place of each passage in the text, in their order; null where it has none that is plain. `former` is the text they stood in; empty where there was none. */
export function placePassages(former: string, text: string, passages: readonly Passage[]): (Range | null)[] {
  if (passages.length === 0) return []
  const now = wordsOf(text)
  const then = former === text ? now : wordsOf(former)
  const same = sharedEnds(then.form, now.form)
  return passages.map(({ quote, range }) => {
    if (range && former === text) return range
    const stood = range && spotOf(then, range)
    const own = stood ?? remembered(quote)
    if (!own) return placeOfSigns(former, text, quote, range)
    const start = (stood && unmoved(stood, same, now.form.length - then.form.length)) ?? findSpot(own, then, now, !stood && quote.prefix + quote.suffix === '')
    return start === null ? null : rangeOf(text, now, { start, length: own.end - own.start }, quote.exact)
  })
}

/** Where the words of a range stand in the form; null for a range without any. */
function spotOf(words: Words, range: Range): Spot | null {
  let start = firstFrom(words.starts, range.start)
  let end = firstFrom(words.starts, range.end)
  while (start < end && words.form[start] === ' ') start += 1
  while (end > start && words.form[end - 1] === ' ') end -= 1
  return start < end ? { words, start, end } : null
}

/** The first index whose value is at least `least`; values rise. */
function firstFrom(values: Uint32Array, least: number): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] ?? 0) < least) low = middle + 1
    else high = middle
  }
  return low
}

/** A passage that stood in no text we have, by what was kept of its surroundings. */
function remembered({ prefix, exact, suffix }: Quote): Spot | null {
  return spotOf(wordsOf(prefix + exact + suffix), { start: prefix.length, end: prefix.length + exact.length })
}

/** How many code units two forms share at their beginning and at their end. */
function sharedEnds(one: string, other: string): { head: number; tail: number } {
  const shorter = Math.min(one.length, other.length)
  let head = 0
  while (head < shorter && one.charCodeAt(head) === other.charCodeAt(head)) head += 1
  let tail = 0
  while (tail < shorter - head && one.charCodeAt(one.length - 1 - tail) === other.charCodeAt(other.length - 1 - tail)) tail += 1
  return { head, tail }
}

/** The new place of a passage that lies well within what did not change; null for others. */
function unmoved({ words, start, end }: Spot, { head, tail }: { head: number; tail: number }, shift: number): number | null {
  const length = words.form.length
  if (head === length && tail === 0 && shift === 0) return start
  if (end + reach <= head) return start
  return start - reach >= length - tail ? start + shift : null
}

/** `isNew`: it never had a place, so that none of those in the former text is another's. */
function findSpot(own: Spot, then: Words, now: Words, isNew: boolean): number | null {
  const wanted = own.words.form.slice(own.start, own.end)
  const isThen = own.words === then
  if (isThen) {
    // With the words around it, it stands once in each version: that is the one.
    const lead = Math.min(own.start, contextLength)
    const wide = then.form.slice(own.start - lead, own.end + contextLength)
    if (wide.length > wanted.length && placesOf(then.form, wide, 1).length === 1) {
      const [found, ...others] = placesOf(now.form, wide, 1)
      if (found !== undefined && others.length === 0 && fits(own, now, found + lead)) return found + lead
    }
  }
  // A passage that begins or ends within a word may have come from within any other word.
  const partOfWord = !isOpen(own.words.form, own.start - 1) || !isOpen(own.words.form, own.end)
  const candidates = placesOf(now.form, wanted, comparedPlaces).filter(start => fits(own, now, start))
  const rivals = isNew ? [] : placesOf(then.form, wanted, comparedPlaces).filter(start => !(isThen && start === own.start) && (partOfWord || fits(own, then, start)))
  if (candidates.length > comparedPlaces || rivals.length > comparedPlaces) return null
  const [only] = candidates
  if (candidates.length === 1 && only !== undefined && rivals.length === 0) return only
  const length = own.end - own.start
  const rated = candidates.map(start => ({ start, agreement: agreementOf(own, { words: now, start, end: start + length }) })).toSorted((one, other) => other.agreement - one.agreement)
  const [best, next] = rated
  if (!best || best.agreement < leastAgreement || (next && next.agreement > best.agreement - margin)) return null
  const place = { words: now, start: best.start, end: best.start + length }
  const isAnothers = rivals.some(start => agreementOf({ words: then, start, end: start + length }, place) > best.agreement - margin)
  return isAnothers ? null : best.start
}

/** Where a string stands in another, overlapping places too; at most one more than `most`. */
function placesOf(form: string, wanted: string, most: number): number[] {
  const places: number[] = []
  for (let at = form.indexOf(wanted); at !== -1 && places.length <= most; at = form.indexOf(wanted, at + 1)) places.push(at)
  return places
}

/** Whether a place begins and ends a word where the passage did: “art” is not in “party”. */
function fits({ words: { form }, start, end }: Spot, other: Words, at: number): boolean {
  const after = at + end - start
  return isOpen(form, start - 1) === isOpen(other.form, at - 1) && isOpen(form, end) === isOpen(other.form, after)
}
const isOpen = (form: string, at: number) => at < 0 || at >= form.length || form[at] === ' '

/** How many code units around two places agree, on both sides together. Where a text begins or ends at both, that side agrees in full. */
function agreementOf(one: Spot, other: Spot): number {
  return sideOf(one, other, -1) + sideOf(one, other, 1)
}
function sideOf(one: Spot, other: Spot, step: 1 | -1): number {
  const [a, b] = step === 1 ? [one.end, other.end] : [one.start - 1, other.start - 1]
  let count = 0
  while (count < reach) {
    const [left, right] = [one.words.form[a + count * step], other.words.form[b + count * step]]
    if (left === undefined && right === undefined && count > 0) return reach
    if (left === undefined || left !== right) break
    count += 1
  }
  return count
}

/** The range of the text behind a stretch of its form: with the passage's own signs at its ends where they stand there too. */
function rangeOf(text: string, { starts, ends }: Words, { start, length }: { start: number; length: number }, exact: string): Range {
  const [first, last] = [starts[start] ?? 0, ends[start + length - 1] ?? 0]
  const own = wordsOf(exact)
  const lead = own.starts[0] ?? 0
  const trail = exact.length - (own.ends.at(-1) ?? exact.length)
  const whole = first - lead
  if (whole >= 0 && text.startsWith(exact, whole)) return { start: whole, end: whole + exact.length }
  const range = { start: first, end: last }
  for (let step = 0; step < lead && isSameSign(text[range.start - 1], exact[lead - 1 - step]); step += 1) range.start -= 1
  for (let step = 0; step < trail && isSameSign(text[range.end], exact[exact.length - trail + step]); step += 1) range.end += 1
  return range
}
/** Whether two signs are the same, or both quotation marks, or both dashes. */
function isSameSign(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined || !/\p{P}/u.test(one)) return false
  return one === other || [/["'“”„«»‘’‚]/u, /\p{Pd}/u].some(kind => kind.test(one) && kind.test(other))
}

/** A passage of signs alone has no words to be known by: it is kept where it stands once in both versions. */
function placeOfSigns(former: string, text: string, { exact }: Quote, range: Range | null): Range | null {
  if (exact.trim() === '' || range === null || placesOf(former, exact, 1).length !== 1) return null
  const [start, ...others] = placesOf(text, exact, 1)
  return start === undefined || others.length > 0 ? null : { start, end: start + exact.length }
}
