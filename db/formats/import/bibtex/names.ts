import type { CslItem } from '../../../contract/entities/sources.ts'
import { latexToText } from './latex.ts'

export type CslName = NonNullable<CslItem['author']>[number]

/**
 * The persons and bodies of an author field by BibTeX's rules (Patashnik, BibTeXing, section 4): parted by “and” outside braces; “First von Last”,
 * “von Last, First” or “von Last, Jr, First”; a name in braces is a body. Also biblatex's `family=…, given=…`.
 */
export function readNames(value: string, onUnknown?: (command: string) => void): CslName[] {
  const text = (part: string) => latexToText(part, onUnknown)
  return splitAtTop(value, /\s+and(?=\s)/iuy).flatMap((name): CslName[] => {
    const plain = name.trim()
    if (plain === '') return []
    if (isOneGroup(plain)) return literal(text(plain))
    if (/^"?(?:family|given|prefix|suffix)(?:-i)?\s*=/iu.test(plain)) return labelled(plain, text)
    const parts = splitAtTop(plain, /,/uy).map(part => part.trim())
    if (parts.length === 1) return firstVonLast(splitAtTop(plain, /[\s~]+/uy).filter(Boolean), text)
    const [last = '', second = '', ...more] = parts
    const given = parts.length === 2 ? second : more.join(', ')
    return person(last, given, parts.length > 2 ? second : '', text)
  })
}

type ToText = (part: string) => string

const literal = (name: string): CslName[] => (name === '' ? [] : [{ literal: name }])

function person(last: string, given: string, suffix: string, text: ToText): CslName[] {
  const words = splitAtTop(last, /[\s~]+/uy).filter(Boolean)
  const lower = words.findLastIndex((word, index) => index < words.length - 1 && isLower(word))
  // “van der Berg, Jan”: lower-case words before the last upper-case one are its particle.
  const particle = words.length > 1 && isLower(words[0] ?? '') ? words.slice(0, lower + 1).map(text).join(' ') : ''
  const family = words.slice(particle === '' ? 0 : lower + 1).map(text).join(' ')
  return named({ family, given: text(given), particle, suffix: text(suffix) })
}

function firstVonLast(words: readonly string[], text: ToText): CslName[] {
  if (words.length === 1) return words[0] === 'others' ? [{ literal: 'others' }] : named({ family: text(words[0] ?? ''), given: '', particle: '', suffix: '' })
  const from = words.findIndex((word, index) => index < words.length - 1 && isLower(word))
  const to = words.findLastIndex((word, index) => index < words.length - 1 && isLower(word))
  const [given, particle, family] = from === -1
    ? [words.slice(0, -1), [], words.slice(-1)]
    : [words.slice(0, from), words.slice(from, to + 1), words.slice(to + 1)]
  const joined = (part: readonly string[]) => part.map(text).join(' ')
  return named({ family: joined(family), given: joined(given), particle: joined(particle), suffix: '' })
}

function labelled(name: string, text: ToText): CslName[] {
  const parts = new Map(splitAtTop(name, /,/uy).map(part => {
    const at = part.indexOf('=')
    return [part.slice(0, at).trim().replace(/^"/u, '').toLowerCase(), text(part.slice(at + 1).trim().replaceAll(/^"|"$/gu, ''))] as const
  }))
  return named({ family: parts.get('family') ?? '', given: parts.get('given') ?? '', particle: parts.get('prefix') ?? '', suffix: parts.get('suffix') ?? '' })
}

function named({ family, given, particle, suffix }: { family: string; given: string; particle: string; suffix: string }): CslName[] {
  if (family === '' && given === '') return []
  return [{
    ...(family === '' ? {} : { family }), ...(given === '' ? {} : { given }),
    ...(particle === '' ? {} : { 'non-dropping-particle': particle }), ...(suffix === '' ? {} : { suffix }),
  }]
}

/** Whether a word's first letter outside braces is a small one. */
function isLower(word: string): boolean {
  const plain = word.startsWith('{\\') ? latexToText(word) : word.startsWith('{') ? '' : word.replace(/^\\[a-zA-Z]+\s*|^\\./u, '')
  const first = /\p{L}/u.exec(plain)?.[0]
  return first !== undefined && first === first.toLowerCase() && first !== first.toUpperCase()
}

/** Whether the whole is one group: `{Ministry of A, B and C}`. */
function isOneGroup(text: string): boolean {
  if (!text.startsWith('{') || !text.endsWith('}') || text.startsWith('{\\')) return false
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '{') depth += 1
    else if (text[at] === '}') depth -= 1
    if (depth === 0 && at < text.length - 1) return false
  }
  return true
}

/** Parts between matches of a sticky pattern that stand outside braces. */
export function splitAtTop(text: string, separator: RegExp): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '\\') {
      at += 1
      continue
    }
    if (sign === '{') depth += 1
    else if (sign === '}') depth = Math.max(0, depth - 1)
    if (depth > 0) continue
    separator.lastIndex = at
    const match = separator.exec(text)
    if (match && match[0].length > 0) {
      parts.push(text.slice(start, at))
      at += match[0].length - 1
      start = at + 1
    }
  }
  parts.push(text.slice(start))
  return parts
}
