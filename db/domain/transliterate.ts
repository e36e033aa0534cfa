/**
 * Latin spellings and sound keys of names in Cyrillic, Hebrew, Arabic and Greek script: good enough to notice that two names may be the same,
 * not for display. Letters follow common English practice (BGN/PCGN without its marks).
 */
import { foldText, tokens } from './fold.ts'

const letters: Readonly<Record<string, string>> = {
  // Cyrillic: Russian, Ukrainian, Serbian and Macedonian letters.
  'а': 'a', 'б': 'b', 'в': 'v', 'г': 'g', 'д': 'd', 'е': 'e', 'ж': 'zh', 'з': 'z', 'и': 'i', 'й': 'y', 'к': 'k', 'л': 'l', 'м': 'm', 'н': 'n', 'о': 'o',
  'п': 'p', 'р': 'r', 'с': 's', 'т': 't', 'у': 'u', 'ф': 'f', 'х': 'kh', 'ц': 'ts', 'ч': 'ch', 'ш': 'sh', 'щ': 'shch', 'ъ': '', 'ы': 'y', 'ь': '', 'э': 'e',
  'ю': 'yu', 'я': 'ya', 'і': 'i', 'ї': 'yi', 'є': 'ye', 'ґ': 'g', 'ў': 'u', 'ј': 'y', 'љ': 'ly', 'њ': 'ny', 'ћ': 'ch', 'ђ': 'dj', 'џ': 'dj', 'ѓ': 'g', 'ќ': 'k',
  // Hebrew. Vav is a vowel as often as a consonant, so it counts as the weak `w`.
  'א': 'a', 'ב': 'b', 'ג': 'g', 'ד': 'd', 'ה': 'h', 'ו': 'w', 'ז': 'z', 'ח': 'h', 'ט': 't', 'י': 'y', 'כ': 'k', 'ך': 'k', 'ל': 'l', 'מ': 'm', 'ם': 'm', 'נ': 'n',
  'ן': 'n', 'ס': 's', 'ע': 'a', 'פ': 'p', 'ף': 'f', 'צ': 'ts', 'ץ': 'ts', 'ק': 'k', 'ר': 'r', 'ש': 'sh', 'ת': 't',
  // Arabic and Persian, after folding.
  'ا': 'a', 'ب': 'b', 'ت': 't', 'ث': 'th', 'ج': 'j', 'ح': 'h', 'خ': 'kh', 'د': 'd', 'ذ': 'dh', 'ر': 'r', 'ز': 'z', 'س': 's', 'ش': 'sh', 'ص': 's', 'ض': 'd',
  'ط': 't', 'ظ': 'z', 'ع': 'a', 'غ': 'gh', 'ف': 'f', 'ق': 'q', 'ك': 'k', 'ل': 'l', 'م': 'm', 'ن': 'n', 'ه': 'h', 'و': 'w', 'ي': 'y', 'ء': '', 'پ': 'p', 'چ': 'ch',
  'ژ': 'zh', 'گ': 'g', 'ڤ': 'v',
  // Greek.
  'α': 'a', 'β': 'v', 'γ': 'g', 'δ': 'd', 'ε': 'e', 'ζ': 'z', 'η': 'i', 'θ': 'th', 'ι': 'i', 'κ': 'k', 'λ': 'l', 'μ': 'm', 'ν': 'n', 'ξ': 'x', 'ο': 'o', 'π': 'p',
  'ρ': 'r', 'σ': 's', 'τ': 't', 'υ': 'y', 'φ': 'f', 'χ': 'kh', 'ψ': 'ps', 'ω': 'o',
}

/** Hebrew gimel, zayin and tsadi with geresh write sounds that Hebrew has no letter for. */
const withGeresh: readonly (readonly [RegExp, string])[] = [[/ג['׳’]/gu, 'j'], [/צ['׳’]/gu, 'ch'], [/ז['׳’]/gu, 'zh']]

/** Articles and small words that spellings of one name have or lack. */
const small = new Set(['the', 'of', 'and', 'al', 'el', 'ul'])

/** The words of a name in Latin letters, lower case, without marks, articles and small words (unless it has nothing else). */
export function latinWords(name: string): string[] {
  let text = name
  for (const [pattern, latin] of withGeresh) text = text.replace(pattern, latin)
  const words = tokens(foldText(text)).map(token => latinOf(token.text)).filter(word => word !== '')
  const telling = words.filter(word => !small.has(word))
  return telling.length > 0 ? telling : words
}

function latinOf(word: string): string {
  // The Arabic article is written together with its noun.
  const bare = word.length >= 4 && word.startsWith('ال') ? word.slice(2) : word
  let latin = ''
  for (const letter of bare) latin += letters[letter] ?? letter
  return latin
}

const classes: readonly (readonly [RegExp, string])[] = [
  [/shch|sh|sch|ts|tz/gu, 's'], [/dzh|dj|zh/gu, 'j'], [/kh/gu, 'h'], [/ck|q/gu, 'k'], [/gh/gu, 'g'], [/ph/gu, 'f'], [/th/gu, 't'], [/dh/gu, 'd'],
  [/ch/gu, 'C'], [/x/gu, 'ks'], [/c(?=[eiy])/gu, 's'], [/c/gu, 'k'], [/g/gu, 'k'], [/[pfv]/gu, 'b'],
]

/**
 * The consonants of a name by how they sound, so that Hezbollah, Hizballah, Хезболла, חזבאללה and حزب الله have the same: `hzbl`. Letters that
 * scripts confuse are one (p, b, f and v; k, q and g); vowels and weak letters count only at the beginning; digits stay.
 */
export function soundKey(words: readonly string[]): string {
  return words.map((word, index) => (index === 0 ? firstSoundOf(soundOf(word)) : withoutVowels(soundOf(word)))).join('').replace(/([^\d])\1+/gu, '$1')
}

const withoutVowels = (sound: string) => sound.replace(/h$/u, '').replace(/[aeiouyw]/gu, '')
const firstSoundOf = (sound: string) => withoutVowels(sound.replace(/^w/u, 'b').replace(/^[aeiouy]+/u, 'A'))

/** Words heard before: the names of one project repeat them. */
const heard = new Map<string, string>()

function soundOf(word: string): string {
  let sound = heard.get(word)
  if (sound === undefined) {
    sound = word
    for (const [pattern, letter] of classes) sound = sound.replace(pattern, letter)
    if (heard.size < 50_000) heard.set(word, sound)
  }
  return sound
}
