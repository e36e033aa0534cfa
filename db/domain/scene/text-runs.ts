/** The font family that a run of text is set in: named for every run, so that no renderer chooses a substitute. */
export type FontFamily = 'Noto Sans' | 'Noto Sans Hebrew' | 'Noto Sans Arabic'

export interface TextRun {
  readonly text: string
  readonly family: FontFamily
  readonly rtl: boolean
}

type Strength = 'rtl' | 'ltr' | 'mark' | 'neutral' | 'digit'

function strengthOf(character: string): Strength {
  if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) return 'mark'
  if (/\p{L}/u.test(character)) return /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(character) ? 'rtl' : 'ltr'
  return /\p{Nd}/u.test(character) ? 'digit' : 'neutral'
}

/** Direction of a text by its first strong character (Unicode Bidirectional Algorithm, UAX 9, rules P2 and P3). */
export function textDirection(text: string): 'ltr' | 'rtl' {
  for (const character of text) {
    const strength = strengthOf(character)
    if (strength === 'rtl' || strength === 'ltr') return strength
  }
  return 'ltr'
}

/**
 * Splits a text, in its logical order, into runs of one direction and one font family. Signs between two letters go with them where
 * those agree on the direction, else with the direction of the whole; digits go with the letter before them, and both
 * brackets of a pair go together (after UAX 9, rules W2 to W7 and N0 to N2, for text without explicit embeddings).
 */
export function textRuns(text: string): TextRun[] {
  const base = textDirection(text)
  const characters = [...text]
  const strengths = characters.map(strengthOf)
  const directions: ('ltr' | 'rtl' | null)[] = []
  let last: 'ltr' | 'rtl' | null = null
  strengths.forEach((strength, i) => {
    if (strength === 'ltr' || strength === 'rtl') last = strength
    directions[i] = strength === 'ltr' || strength === 'rtl' ? strength : strength === 'digit' ? (last ?? base) : strength === 'mark' ? (directions[i - 1] ?? null) : null
  })
  pairBrackets(characters, directions, base)
  const resolved = directions.map((own, i) => {
    if (own) return own
    const before = directions.slice(0, i).findLast((direction) => direction !== null) ?? base
    const after = directions.slice(i + 1).find((direction) => direction !== null) ?? base
    return before === after ? before : base
  })
  const scripts = characters.map((character): FontFamily | null =>
    /\p{Script=Hebrew}/u.test(character) ? 'Noto Sans Hebrew' : /[\p{Script=Arabic}\u0600-\u06FF]/u.test(character) ? 'Noto Sans Arabic' : null)
  const runs: { text: string; family: FontFamily; rtl: boolean }[] = []
  characters.forEach((character, i) => {
    const rtl = resolved[i] === 'rtl'
    const before = runs.at(-1)
    const family = scripts[i] ?? (rtl ? (before?.rtl ? before.family : (scripts.slice(i).find((script) => script !== null) ?? runs.findLast((run) => run.rtl)?.family)) ?? 'Noto Sans Hebrew' : 'Noto Sans')
    if (before?.family === family && before.rtl === rtl) before.text += character
    else runs.push({ text: character, family, rtl })
  })
  return runs
}

const closing: { readonly [bracket: string]: string } = { '(': ')', '[': ']', '{': '}', '«': '»', '“': '”' }

/** Gives both brackets of a pair the direction of the whole if that is found inside, else of what is inside and before alike (N0). */
function pairBrackets(characters: readonly string[], directions: ('ltr' | 'rtl' | null)[], base: 'ltr' | 'rtl'): void {
  const open: { at: number; close: string }[] = []
  characters.forEach((character, i) => {
    const close = closing[character]
    if (close) open.push({ at: i, close })
    const match = open.findLastIndex((bracket) => bracket.close === character)
    if (match < 0) return
    const at = open[match]?.at ?? i
    open.length = match
    const inside = new Set(directions.slice(at + 1, i))
    const before = directions.slice(0, at).findLast((direction) => direction !== null) ?? base
    const other = base === 'ltr' ? 'rtl' : 'ltr'
    const direction = inside.has(base) ? base : inside.has(other) ? (before === other ? other : base) : null
    if (direction) directions[at] = directions[i] = direction
  })
}

/** Runs in the order in which they stand from left to right (UAX 9, rule L2, on whole runs). */
export function visualOrder(runs: readonly TextRun[], base: 'ltr' | 'rtl'): TextRun[] {
  const groups: TextRun[][] = []
  for (const run of runs) {
    const group = groups.at(-1)
    if (group?.[0]?.rtl === run.rtl) group.push(run)
    else groups.push([run])
  }
  const inside = groups.map((group) => (group[0]?.rtl ? group.toReversed() : group))
  return (base === 'rtl' ? inside.toReversed() : inside).flat()
}
