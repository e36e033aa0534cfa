/** Dates that a passage writes out: what a coding of it is likely about. */
import { EdtfError } from './edtf-error.ts'
import { understandDate } from './edtf-words.ts'

export interface WrittenDate {
  /** As it stands in the passage. */
  readonly text: string
  readonly edtf: string
  readonly start: number
  readonly end: number
}

const month = '(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)'
const year = '(?:1[6-9]|20)\\d{2}'
const day = '(?:[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?'
const season = '(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)'
const point = `(?:${year}-\\d{2}-\\d{2}|(?:the )?${day} (?:of )?${month} ${year}|${month} ${day},? ${year}|${month},? (?:of )?${year}|${season} (?:of )?${year}|${year}s|${year})`
const patterns = [
  new RegExp(`(?:[Bb]etween|[Ff]rom) (${point}|${month}|${day} ${month}) (?:and|to|until|till|through) (${point})`, 'gu'),
  new RegExp(`(${point}|${month}|${day} ${month}) ?(?:–|—| to | until | through ) ?(${point})`, 'gu'),
  new RegExp(`([Ss]ince|[Uu]ntil|[Uu]p to) (${point})`, 'gu'),
  new RegExp(point, 'gu'),
]

/** The dates written in a passage, in the order in which they stand; none within another. What is no date after all is left out. */
export function datesIn(passage: string): WrittenDate[] {
  const found: WrittenDate[] = []
  patterns.forEach((pattern, kind) => {
    for (const match of passage.matchAll(pattern)) {
      const [text, one = '', two = ''] = match
      const [start, end] = [match.index, match.index + text.length]
      if (found.some(other => start < other.end && end > other.start) || isPartOfNumber(passage, start, end)) continue
      const edtf = understood(kind < 2 ? `${one} to ${two}` : text)
      if (edtf !== null) found.push({ text, edtf, start, end })
    }
  })
  return found.toSorted((a, b) => a.start - b.start)
}

/** Letters, digits or signs go on before or after: part of a name, a sum or a reference, no date. A Hebrew particle may stand before, with a hyphen. */
function isPartOfNumber(passage: string, start: number, end: number): boolean {
  const before = passage.slice(0, start)
  const isGlued = /[\p{L}\d$€£₪#/.,-]$/u.test(before) && !/\p{Script=Hebrew}-?$/u.test(before)
  return isGlued || /^(?:[\p{L}\d%]|[.,]\d)/u.test(passage.slice(end, end + 2))
}

function understood(text: string): string | null {
  try {
    return understandDate(text.replace(/^[Tt]he /u, '')).edtf
  } catch (error) {
    if (error instanceof EdtfError) return null
    throw error
  }
}
