/**
 * Folds text for search, so that a word is found however it is spelled with marks, cases and letter forms; used before indexing and
 * before asking. What is folded:
 * - case, compatibility forms (NFKD: ligatures, full width, presentation forms) and the marks of Latin, Greek and Cyrillic; `ø ł đ æ ß ı` …
 *   to their plain letters; Cyrillic ё to е, while й ї ў ѓ ќ stay letters of their own
 * - Hebrew points and cantillation marks go, and geresh and gershayim within a word; final letters stay as they are
 * - Arabic marks and tatweel go; alef forms, and hamza on waw and yeh, to the bare letter; teh marbuta to heh, alef maksura and Farsi yeh to
 *   yeh, keheh to kaf, heh goal to heh: what Lucene's ArabicNormalizer and PersianNormalizer do, because people type and transliterate
 *   these without distinction (غزة and غزه)
 * - Arabic, Persian and full-width digits to 0-9
 * - apostrophes, ʿayn, hamza and modifier marks within a word go (Ba'ath, Baʿath and Baath are one); an English `'s` becomes a word of its own
 * - soft hyphens and direction marks go; the zero-width non-joiner is a space
 */
export interface Folded {
  readonly folded: string
  /** For each UTF-16 unit of `folded` the index of the unit of the text that it came from; one more entry, the length of the text, at the end. */
  readonly map: Uint32Array
}

/** The folded text and where each of its units came from. */
export function fold(text: string): Folded {
  let folded = ''
  let map = new Uint32Array(text.length + 16)
  const push = (piece: string, from: number) => {
    if (folded.length + piece.length + 1 > map.length) {
      const larger = new Uint32Array(map.length * 2 + piece.length)
      larger.set(map)
      map = larger
    }
    if (piece.length === 1) map[folded.length] = from
    else map.fill(from, folded.length, folded.length + piece.length)
    folded += piece
  }
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at)
    if (code < 0x80) {
      push(code === APOSTROPHE || code === QUOTE || code === BACKTICK ? foldMark(text, at, 1, folded) : asciiLower[code] ?? '', at)
      at += 1
      continue
    }
    const point = text.codePointAt(at) ?? 0
    const character = String.fromCodePoint(point)
    const length = character.length
    push(isWordMark(character) ? foldMark(text, at, length, folded) : foldCharacter(character, text[at + length]), at)
    at += length
  }
  map[folded.length] = text.length
  return { folded, map: map.subarray(0, folded.length + 1) }
}

/** The folded text alone. */
export function foldText(text: string): string {
  return plainText.test(text) ? text.toLowerCase() : fold(text).folded
}

/** The text as names are compared: folded, spaces collapsed. */
export function foldName(text: string): string {
  const folded = foldText(text)
  return /^\s|\s$|\s\s|[^\S ]/u.test(folded) ? folded.replace(/\s+/gu, ' ').trim() : folded
}

/** Texts of which only the capitals change, as nearly all that data sets bring: ASCII without the marks that may belong to a word, and signs of our titles. */
const plainText = /^[\t\n -!#-&(-_a-~·–—→]*$/u
/** What `plainText` matches, for the GLOB of SQLite: in such texts `lower` folds. */
export const notPlainGlob = '*[^\t\n -!#-&(-_a-~·–—→]*'

/** Range of the text that stands behind a range [start, end) of its folded form, marks that were dropped included. */
export function unfoldRange(map: Uint32Array, start: number, end: number): [start: number, end: number] {
  const from = map[start] ?? 0
  let last = end
  // One character may have become several: its end is where the next one begins.
  while (last < map.length - 1 && map[last] === map[last - 1]) last += 1
  return [from, map[last] ?? from]
}

/** A word of a folded text with its place. */
export interface Token { readonly text: string; readonly start: number; readonly end: number }

/** The words of a folded text, split as the search index splits them: runs of letters and digits. */
export function tokens(folded: string): Token[] {
  return Array.from(folded.matchAll(/[\p{L}\p{N}\p{Co}\p{M}]+/gu), match => ({ text: match[0], start: match.index, end: match.index + match[0].length }))
}

const APOSTROPHE = 0x27
const QUOTE = 0x22
const BACKTICK = 0x60
const asciiLower = Array.from({ length: 0x80 }, (_, code) => String.fromCharCode(code).toLowerCase())
/** Marks that belong to a word when they stand within it: apostrophes, primes, ʿayn and hamza of transliterations, geresh and gershayim. */
const wordMarks = new Set("'\"`´‘’‛‚“”„′″ʹʺʻʼʽʾʿˈˊˋꞌ＇׳״")
const isWordMark = (character: string) => wordMarks.has(character)
const letter = /[\p{L}\p{N}]/u
const hebrew = /\p{Script=Hebrew}/u

/** What a word mark becomes: nothing within a word, else a space. Quotation marks belong to a word in Hebrew abbreviations only. */
function foldMark(text: string, at: number, length: number, before: string): string {
  const mark = text.slice(at, at + length)
  const previous = before.at(-1) ?? ' '
  const next = characterAt(text, at + length)
  if ('"“”„″'.includes(mark)) return hebrew.test(previous) && hebrew.test(next) ? '' : ' '
  // ʿ ʾ and their like also begin words (ʿAbd), and end them.
  if (/[\u02b0-\u02ff\ua78c]/u.test(mark)) return ''
  if (mark === '׳' || mark === '״') return ''
  if (!letter.test(previous)) return ' '
  if (hebrew.test(previous)) return ''
  if (!letter.test(next)) return ' '
  const isPossessive = (next === 's' || next === 'S') && !letter.test(characterAt(text, at + length + 1))
  return isPossessive ? ' ' : ''
}

function characterAt(text: string, at: number): string {
  const point = text.codePointAt(at)
  return point === undefined ? ' ' : String.fromCodePoint(point)
}

const dropped = new RegExp([
  '^[',
  '\\u00ad\\u061c\\u180e\\u200b\\u200d-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufeff', // invisible
  '\\u0300-\\u036f\\u0483-\\u0489\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f', // Latin, Greek, Cyrillic
  '\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7', // Hebrew
  '\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u08d3-\\u08ff', // Arabic
  ']$',
].join(''), 'u')

const plainLetters: Readonly<Record<string, string>> = {
  'ø': 'o', 'ł': 'l', 'đ': 'd', 'ð': 'd', 'þ': 'th', 'æ': 'ae', 'œ': 'oe', 'ß': 'ss', 'ı': 'i', 'ħ': 'h', 'ŧ': 't', 'ŋ': 'n', 'ə': 'e', 'ς': 'σ',
  'ٱ': 'ا', 'ٲ': 'ا', 'ٳ': 'ا', 'ة': 'ه', 'ۃ': 'ه', 'ى': 'ي', 'ی': 'ي', 'ې': 'ي', 'ے': 'ي', 'ۍ': 'ي', 'ک': 'ك', 'ڪ': 'ك', 'ہ': 'ه', 'ھ': 'ه', 'ە': 'ه', 'ۀ': 'ه', 'ۂ': 'ه',
  '\u200c': ' ',
}
/** Cyrillic letters that Unicode takes apart but that are letters of their own, by their base and mark. */
const ownLetters: Readonly<Record<string, string>> = { 'и\u0306': 'й', 'і\u0308': 'ї', 'у\u0306': 'ў', 'г\u0301': 'ѓ', 'к\u0301': 'ќ' }

const known = new Map<string, string>()

function foldCharacter(character: string, next: string | undefined): string {
  if (next === '\u0306' || next === '\u0308' || next === '\u0301') {
    const own = ownLetters[character.toLowerCase() + next]
    if (own !== undefined) return own
  }
  let folded = known.get(character)
  if (folded === undefined) {
    folded = foldOnce(character)
    if (known.size < 20_000) known.set(character, folded)
  }
  return folded
}

function foldOnce(character: string): string {
  if (dropped.test(character)) return ''
  const digit = decimalDigit(character)
  if (digit !== null) return digit
  const lower = character.toLowerCase()
  if (Object.values(ownLetters).includes(lower)) return lower
  let folded = ''
  for (const part of lower.normalize('NFKD')) {
    for (const piece of part.toLowerCase()) {
      if (!dropped.test(piece)) folded += plainLetters[piece] ?? piece
    }
  }
  return folded
}

function decimalDigit(character: string): string | null {
  const point = character.codePointAt(0) ?? 0
  for (const zero of [0x0660, 0x06f0, 0xff10]) if (point >= zero && point < zero + 10) return String(point - zero)
  return null
}
