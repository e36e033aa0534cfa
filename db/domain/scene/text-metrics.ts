import { advanceBlocks, arabicForms } from './text-metrics-data.ts'
import type { FontWeight } from './types.ts'

/** Ascent and descent of Noto Sans as shares of the font size (table hhea), and the height of its capitals. */
export const fontAscent = 1.069
export const fontDescent = 0.293
export const capHeight = 0.714
/** Distance of baselines as a share of the font size. */
export const lineHeight = 1.25

const fallbackAdvance = 0.6
const wideAdvance = 1

interface Block {
  readonly first: number
  readonly widths: Int16Array
}

interface Tables {
  readonly blocks: { readonly [W in FontWeight]: readonly Block[] }
  /** Code points of the isolated, final, initial and medial form of a letter. */
  readonly forms: ReadonlyMap<string, readonly number[]>
}

let loaded: Tables | undefined

function tables(): Tables {
  if (loaded) return loaded
  const read = (weight: FontWeight) =>
    advanceBlocks[weight].map(({ first, widths }) => ({ first, widths: Int16Array.from(widths.trim().split(' '), Number) }))
  const forms = new Map<string, readonly number[]>()
  for (const entry of arabicForms.trim().split(' ')) {
    const [letters = '', codes = ''] = entry.split(':')
    forms.set(
      letters.split('+').map((code) => String.fromCodePoint(Number.parseInt(code, 16))).join(''),
      codes.split(',').map((code) => Number.parseInt(code, 16)),
    )
  }
  loaded = { blocks: { regular: read('regular'), semibold: read('semibold') }, forms }
  return loaded
}

function advanceOf(code: number, weight: FontWeight): number | undefined {
  for (const block of tables().blocks[weight]) {
    const width = block.widths[code - block.first]
    if (width !== undefined && width >= 0) return width / 1000
  }
  return undefined
}

/** Whether one of the fonts that the program ships has the character. */
export function hasGlyph(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return advanceOf(code, 'regular') !== undefined || isInvisible(character)
}

const isInvisible = (character: string) => /^[\p{Mn}\p{Me}\p{Cf}]$/u.test(character)
const isArabic = (text: string) => /\p{Script=Arabic}/u.test(text)

/**
 * Advance of a text set in Noto Sans (or its Hebrew and Arabic), in ems. Letters of Arabic script are taken in the form that their
 * neighbours give them, lam and alef as one. Kerning is left out: the sum is right to within about 2 %.
 */
export function textWidth(text: string, weight: FontWeight): number {
  return isArabic(text) ? joinedWidth([...text], weight) : [...text].reduce((sum, character) => sum + characterWidth(character, weight), 0)
}

function characterWidth(character: string, weight: FontWeight): number {
  if (isInvisible(character)) return 0
  const code = character.codePointAt(0) ?? 0
  const known = advanceOf(code, weight)
  if (known !== undefined) return known
  return code >= 0x1100 && /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Extended_Pictographic}/u.test(character)
    ? wideAdvance
    : fallbackAdvance
}

function joinedWidth(characters: string[], weight: FontWeight): number {
  const { forms } = tables()
  const letters: string[] = []
  for (const character of characters) {
    if (isInvisible(character)) continue
    const before = letters.at(-1)
    if (before !== undefined && forms.has(before + character)) letters[letters.length - 1] = before + character
    else letters.push(character)
  }
  const joinsBefore = (letter: string | undefined) => letter !== undefined && (letter === 'ـ' || (forms.get(letter)?.length ?? 1) >= 2)
  const joinsAfter = (letter: string | undefined) => letter !== undefined && (letter === 'ـ' || forms.get(letter)?.length === 4)
  let sum = 0
  letters.forEach((letter, i) => {
    const shapes = forms.get(letter)
    if (!shapes) {
      sum += characterWidth(letter, weight)
      return
    }
    const before = joinsBefore(letter) && joinsAfter(letters[i - 1])
    const after = joinsAfter(letter) && joinsBefore(letters[i + 1])
    const shape = shapes[after ? (before ? 3 : 2) : before ? 1 : 0] ?? shapes[0]
    sum += (shape === undefined ? undefined : advanceOf(shape, weight)) ?? characterWidth(letter, weight)
  })
  return sum
}

/**
 * Breaks a name into at most `maxLines` lines no wider than `maxWidth` ems where words allow it, as even as they can be. A name
 * that does not fit ends in an ellipsis; a single long word stays whole.
 */
export function wrapName(name: string, weight: FontWeight, maxWidth: number, maxLines: number): string[] {
  const words = name.trim().split(/\s+/u)
  const widths = words.map((word) => textWidth(word, weight))
  const space = textWidth(' ', weight)
  const whole = widths.reduce((sum, width) => sum + width + space, -space)
  if (whole <= maxWidth || words.length === 1) return [words.join(' ')]
  const limit = Math.max(maxWidth, ...widths)
  // Fewest lines first; among those the narrowest width that still needs no more, which makes the lines even.
  const breakAt = (width: number): string[] => {
    const lines: string[] = []
    let line: string[] = []
    let used = 0
    words.forEach((word, i) => {
      const next = used + (line.length ? space : 0) + (widths[i] ?? 0)
      if (line.length && next > width) {
        lines.push(line.join(' '))
        line = [word]
        used = widths[i] ?? 0
      } else {
        line.push(word)
        used = next
      }
    })
    return [...lines, line.join(' ')]
  }
  const greedy = breakAt(limit)
  if (greedy.length > maxLines) {
    const kept = greedy.slice(0, maxLines)
    return [...kept.slice(0, -1), `${kept.at(-1)}…`]
  }
  let [low, high] = [Math.max(...widths), limit]
  for (let i = 0; i < 12; i++) {
    const middle = (low + high) / 2
    if (breakAt(middle).length <= greedy.length) high = middle
    else low = middle
  }
  return breakAt(high)
}
