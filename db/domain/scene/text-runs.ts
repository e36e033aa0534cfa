/** The font family that a run of text is set in: named for every run, so that no renderer chooses a substitute. */
export type FontFamily = 'Noto Sans' | 'Noto Sans Hebrew' | 'Noto Sans Arabic'

export interface TextRun {
  readonly text: string
  readonly family: FontFamily
}

function familyOf(character: string): FontFamily | null {
  if (/\p{Script=Hebrew}/u.test(character)) return 'Noto Sans Hebrew'
  if (/\p{Script=Arabic}/u.test(character)) return 'Noto Sans Arabic'
  // Arabic punctuation, digits and marks belong to several scripts and are in the Arabic font alone.
  if (/[\u0600-\u06FF]/u.test(character)) return 'Noto Sans Arabic'
  return /[\p{Script=Common}\p{Script=Inherited}]/u.test(character) ? null : 'Noto Sans'
}

/**
 * Splits a text into runs of one font family. Marks stay with their letter; spaces between two runs of the same right-to-left
 * family stay with them; digits and other punctuation are set in Noto Sans.
 */
export function textRuns(text: string): TextRun[] {
  const characters = [...text]
  const families = characters.map(familyOf)
  const runs: { text: string; family: FontFamily }[] = []
  characters.forEach((character, i) => {
    const before = runs.at(-1)?.family
    let family = families[i]
    if (family === null || family === undefined) {
      if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) family = before ?? 'Noto Sans'
      else if (/\s/u.test(character)) family = before !== undefined && families.slice(i + 1).find((f) => f !== null) === before ? before : 'Noto Sans'
      else family = 'Noto Sans'
    }
    const last = runs.at(-1)
    if (last?.family === family) last.text += character
    else runs.push({ text: character, family })
  })
  return runs
}

/** Direction of a text by its first strong character (Unicode Bidirectional Algorithm, rules P2 and P3). */
export function textDirection(text: string): 'ltr' | 'rtl' {
  for (const character of text) {
    if (/[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(character) && /\p{L}/u.test(character)) return 'rtl'
    if (/\p{L}/u.test(character)) return 'ltr'
  }
  return 'ltr'
}
