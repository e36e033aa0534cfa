/** What a user asks for, as words; and as an expression for the index that can hold nothing but words. */
import { foldText, tokens, type Token } from '../domain/fold.ts'

/** Words that must stand next to each other in this order; of a prefix term the last one may go on. */
export interface SearchTerm { readonly words: readonly string[]; readonly prefix: boolean }

/** More words than this narrow nothing further. */
const MOST_TERMS = 24

/**
 * Reads a query: each word is the beginning of a word, text in quotation marks is a phrase; an open quotation mark reaches to the end, where
 * the user is still typing. A quotation mark between Hebrew letters belongs to the word (צה"ל).
 */
export function readQuery(query: string): SearchTerm[] {
  const terms: SearchTerm[] = []
  const add = (text: string, prefix: boolean) => {
    const words = tokens(foldText(text)).map(token => token.text)
    if (words.length > 0) terms.push({ words, prefix })
  }
  const pieces = query.split(/(?<!\p{Script=Hebrew})["“”„«»]|["“”„«»](?!\p{Script=Hebrew})/u)
  pieces.forEach((piece, index) => {
    const isPhrase = index % 2 === 1
    if (isPhrase) add(piece, index === pieces.length - 1)
    else for (const word of piece.split(/\s+/u)) add(word, true)
  })
  return terms.slice(0, MOST_TERMS)
}

/** The terms in the language of FTS5: every word quoted, so that none of it is syntax. With `columns` only these are looked in. */
export function matchExpression(terms: readonly SearchTerm[], columns?: readonly string[]): string {
  const all = terms.map(term => `"${term.words.join(' ')}"${term.prefix ? ' *' : ''}`).join(' AND ')
  return columns ? `{${columns.join(' ')}} : (${all})` : all
}

/** Ranges [start, end) of a folded text that a term matches. */
export function matchesIn(words: readonly Token[], terms: readonly SearchTerm[]): [start: number, end: number][] {
  const found: [number, number][] = []
  for (const term of terms) {
    for (let at = 0; at + term.words.length <= words.length; at += 1) {
      const isMatch = term.words.every((word, index) => {
        const text = words[at + index]?.text ?? ''
        return term.prefix && index === term.words.length - 1 ? text.startsWith(word) : text === word
      })
      if (isMatch) found.push([words[at]?.start ?? 0, words[at + term.words.length - 1]?.end ?? 0])
    }
  }
  return found.toSorted((one, other) => one[0] - other[0] || one[1] - other[1])
}
