import { fold, unfoldRange, type Folded } from '../../../db/domain/fold.ts'
import type { Range } from './passage.ts'

/** Most places that are looked up: enough to go through, and quick in a text of any length. */
export const mostFound = 1_000

const foldedTexts = new WeakMap<{ text: string }, Folded>()

/** Where words stand in a text, whatever the case, the points or the letter forms, in order. Empty for nothing to look for. */
export function findInText(holder: { text: string }, wanted: string): Range[] {
  const needle = fold(wanted).folded.replaceAll(/\s+/gu, ' ').trim()
  if (needle === '') return []
  let folded = foldedTexts.get(holder)
  if (!folded) {
    const made = fold(holder.text)
    folded = { folded: made.folded.replaceAll(/\s/gu, ' '), map: made.map }
    foldedTexts.set(holder, folded)
  }
  const found: Range[] = []
  for (let at = folded.folded.indexOf(needle); at !== -1 && found.length < mostFound; at = folded.folded.indexOf(needle, at + needle.length)) {
    const [start, end] = unfoldRange(folded.map, at, at + needle.length)
    found.push({ start, end })
  }
  return found
}
