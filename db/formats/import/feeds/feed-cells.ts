/** What the readers of event data sets share: cells by the place of their column, numbers, descriptions, and sides that come again and again. */
import { ownText } from '../long-text.ts'
import type { FeedSide } from './feed-document.ts'

/** The place of a column; -1 where the file has none of this name. */
export const placesOf = (names: readonly string[]): ((name: string) => number) => name => names.lastIndexOf(name)

/** The cell in a place, without spaces around it; empty where the row has none. */
export const cellAt = (cells: readonly string[], place: number): string => (cells[place] ?? '').trim()

export const codePattern = /^\d{2,4}$/u

/** The number that is written, null where it is none or beyond these bounds. */
export function numberIn(text: string, least: number, most: number): number | null {
  const value = text === '' ? Number.NaN : Number(text)
  return value >= least && value <= most ? value : null
}

/** A line of a description, cut where it is very long; empty where there is nothing to say. */
export const lineOf = (what: string, text: string): string => (text === '' ? '' : `${what}: ${text.length > longestLine ? text.slice(0, longestLine) : text}\n`)
const longestLine = 2_000

/** Lines as they follow each other, without the last line's end. */
export const withoutEnd = (lines: string): string => (lines.endsWith('\n') ? lines.slice(0, -1) : lines)

/** Sides that are remembered; with more, a file names nearly everybody anew. */
const most = 100_000
const mostOfName = 8

/** Remembers sides by what is written of them: the same cells give the same object. */
export function sideMemory(): (name: string, rest: string, make: () => FeedSide) => FeedSide {
  const known = new Map<string, { readonly rest: string; readonly side: FeedSide }[]>()
  let size = 0
  return (name, rest, make) => {
    const ofName = known.get(name)
    const found = ofName?.find(each => each.rest === rest)
    if (found) return found.side
    const side = make()
    if (size < most && (ofName === undefined || ofName.length < mostOfName)) {
      size += 1
      const own = { ...side, code: ownText(side.code), name: ownText(side.name) }
      if (ofName) ofName.push({ rest: ownText(rest), side: own })
      else known.set(ownText(name), [{ rest: ownText(rest), side: own }])
      return own
    }
    return side
  }
}
