/**
 * The outer form of a BibTeX file: entries, fields and `@string` macros, each with its line. Values keep their LaTeX. A broken entry is named
 * and the reading goes on at the next one, as BibTeX itself does.
 */
import type { WarningList } from '../import-error.ts'

export interface BibEntry {
  /** Lower case: `article`, `inproceedings` … */
  readonly type: string
  /** Empty where the entry has none. */
  readonly key: string
  readonly line: number
  /** By name in lower case. Repeated fields: the first one stands. */
  readonly fields: Map<string, { value: string; line: number }>
}

export interface BibFile {
  readonly entries: BibEntry[]
  /** Entries that could not be read. */
  readonly broken: number
}

const monthMacros: readonly [string, string][] = [
  'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec',
].map((name, index) => [name, String(index + 1)])

/** A line that begins an entry; inside a value it means that the value before it was never closed. */
const entryStart = /^[ \t]*@[a-z]+[ \t]*[{(][ \t]*[^\s,{}()="#%]+[ \t]*,/iu

/** What a broken entry is refused for. */
class Broken extends Error {
  readonly at: number
  readonly resumeAt: number
  constructor(message: string, at: number, resumeAt: number) {
    super(message)
    this.at = at
    this.resumeAt = resumeAt
  }
}

/** Reads the entries of a text whose lines end in `\n`. Never throws: what is broken is in the warnings. */
export function scanBibtex(text: string, warnings: WarningList): BibFile {
  const macros = new Map(monthMacros)
  const undefinedMacros = new Map<string, { count: number; line: number }>()
  const entries: BibEntry[] = []
  const lineOf = lineCounter(text)
  let broken = 0
  let position = 0
  const head = /@[ \t]*([a-z][\w-]*)\s*([{(])/giu
  for (;;) {
    head.lastIndex = position
    const match = head.exec(text)
    if (!match) break
    const [whole, name = '', open] = match
    const type = name.toLowerCase()
    const start = match.index
    // A line that begins with a percent sign is a comment to those who write BibTeX by hand.
    if (/^[ \t]*%/u.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start))) {
      position = start + 1
      continue
    }
    const inside = start + whole.length
    const reader = createReader(text, inside, open === '(' ? ')' : '}', word => {
      const macro = macros.get(word.toLowerCase())
      if (macro !== undefined || word === '' || /^\d+$/u.test(word)) return macro ?? word
      const known = undefinedMacros.get(word)
      undefinedMacros.set(word, { count: (known?.count ?? 0) + 1, line: known?.line ?? lineOf(start) })
      return word
    })
    try {
      if (type === 'comment' || type === 'preamble') {
        position = skipBlock(text, inside)
        continue
      }
      if (type === 'string') {
        const [field] = reader.fields(() => undefined)
        if (field) macros.set(field.name.toLowerCase(), field.value)
      } else {
        const key = reader.key()
        const fields = new Map<string, { value: string; line: number }>()
        const odd = (message: string, at: number) => warnings.add(`${message} in ${entryName(type, key)}.`, lineOf(at), columnOf(text, at))
        for (const field of reader.fields(odd)) {
          if (!fields.has(field.name)) fields.set(field.name, { value: field.value, line: lineOf(field.at) })
        }
        entries.push({ type, key, line: lineOf(start), fields })
      }
      position = reader.position()
    } catch (error) {
      if (!(error instanceof Broken)) throw error
      broken += 1
      const key = /^[^\s,{}="]*/u.exec(text.slice(inside, inside + 200).trimStart())?.[0] ?? ''
      const from = lineOf(start)
      warnings.add(`${error.message} The entry ${entryName(type, key)} that begins in line ${from} was left out; the others are read. Mend it in the file and import again.`, from, null)
      position = Math.max(error.resumeAt, inside)
    }
  }
  for (const [word, { count, line }] of undefinedMacros) {
    warnings.add(`The abbreviation “${word.slice(0, 60)}” is not defined by any @string; it stands as it is${count === 1 ? '' : ` (${count} times)`}.`, line)
  }
  return { entries, broken }
}

const entryName = (type: string, key: string) => (key === '' ? `@${type}` : `@${type}{${key.slice(0, 80)}}`)

interface Field { name: string; value: string; at: number }

function createReader(text: string, from: number, close: string, macro: (word: string) => string) {
  let at = from

  const skipSpace = () => {
    while (at < text.length && /\s/u.test(text[at] ?? '')) at += 1
  }
  /** Where the next entry seems to begin, or the end. */
  const nextStart = (after: number) => {
    for (let line = text.indexOf('\n', after); line !== -1; line = text.indexOf('\n', line + 1)) {
      if (entryStart.test(text.slice(line + 1, line + 200))) return line + 1
    }
    return text.length
  }
  const runaway = (opened: number, what: string): Broken => new Broken(`The ${what} is never closed.`, opened, nextStart(opened))

  /** The content of a braced value; `at` stands after its opening brace. */
  const braced = (): string => {
    const opened = at - 1
    let depth = 1
    const start = at
    for (; at < text.length; at += 1) {
      const sign = text[at]
      if (sign === '\\') {
        at += 1
        if (text[at] === '\n') at -= 1
      } else if (sign === '{') {
        depth += 1
      } else if (sign === '}') {
        depth -= 1
        if (depth === 0) {
          at += 1
          return text.slice(start, at - 1)
        }
      } else if (sign === '\n' && entryStart.test(text.slice(at + 1, at + 200))) {
        throw runaway(opened, 'brace “{” of a value')
      }
    }
    throw runaway(opened, 'brace “{” of a value')
  }
  const quoted = (): string => {
    const opened = at - 1
    let depth = 0
    const start = at
    for (; at < text.length; at += 1) {
      const sign = text[at]
      if (sign === '\\' && text[at + 1] !== '"') {
        at += 1
        if (text[at] === '\n') at -= 1
      } else if (sign === '{') {
        depth += 1
      } else if (sign === '}') {
        depth -= 1
      } else if (sign === '"' && depth <= 0 && !(text[at - 1] === '\\' && !/^"\s*[,}#)]/u.test(text.slice(at, at + 80)))) {
        at += 1
        return text.slice(start, at - 1)
      } else if (sign === '\n' && entryStart.test(text.slice(at + 1, at + 200))) {
        throw runaway(opened, 'quotation mark of a value')
      }
    }
    throw runaway(opened, 'quotation mark of a value')
  }
  const value = (odd: (message: string, at: number) => void): string => {
    let result = ''
    for (;;) {
      skipSpace()
      const sign = text[at]
      if (sign === '{') {
        at += 1
        result += braced()
      } else if (sign === '"') {
        at += 1
        result += quoted()
      } else {
        const word = /^[^\s,#{}()"=]+/u.exec(text.slice(at, at + 500))?.[0] ?? ''
        if (word === '' && result === '') odd('A field has no value', at)
        at += word.length
        result += macro(word)
      }
      skipSpace()
      if (text[at] !== '#') return result
      at += 1
    }
  }

  return {
    position: () => at,
    /** The citation key; empty where the entry begins with a field. */
    key(): string {
      skipSpace()
      const match = /^([^,={}"\n]*?)\s*([,}=)]|$)/u.exec(text.slice(at, at + 1_000))
      if (!match || match[2] === '=') return ''
      const key = match[1] ?? ''
      if (close === '}' && match[2] === ')') {
        const whole = /^([^,={}"\n]*?)\s*([,}])/u.exec(text.slice(at, at + 1_000))
        if (whole) {
          at += whole[0].length - (whole[2] === ',' ? 0 : 1)
          return (whole[1] ?? '').trim()
        }
      }
      at += match[0].length - (match[2] === ',' ? 0 : (match[2] ?? '').length)
      return key.trim()
    },
    /** Name and value of each field up to the end of the entry. Throws Broken. */
    fields(odd: (message: string, at: number) => void): Field[] {
      const fields: Field[] = []
      for (;;) {
        while (at < text.length && /[\s,]/u.test(text[at] ?? '')) {
          if (text[at] === '\n' && entryStart.test(text.slice(at + 1, at + 200))) throw new Broken('The entry is never closed.', at, at + 1)
          at += 1
        }
        if (at >= text.length) throw new Broken('The entry is never closed.', from, text.length)
        if (text[at] === '@' && entryStart.test(text.slice(at, at + 200))) throw new Broken('The entry is never closed.', from, at)
        if (text[at] === close || (close === ')' && text[at] === '}')) {
          at += 1
          return fields
        }
        const name = /^([^\s=,{}()"#]+)\s*=/u.exec(text.slice(at, at + 300))
        if (!name) {
          const rest = /^[^,}\n]*/u.exec(text.slice(at, at + 2_000))?.[0] ?? ''
          odd('Here a field “name = value” was expected; this was passed over', at)
          at += Math.max(1, rest.length)
          continue
        }
        const began = at
        at += name[0].length
        const content = value(odd)
        fields.push({ name: (name[1] ?? '').toLowerCase(), value: content, at: began })
        skipSpace()
        if (at < text.length && text[at] !== ',' && text[at] !== close && text[at] !== '}' && /^[^\s=,{}()"#]+\s*=/u.test(text.slice(at, at + 300))) odd('A comma is missing before this field', at)
      }
    },
  }
}

/** The end of a `@comment` or `@preamble`: its closing brace, or the end of the line where braces do not balance. */
function skipBlock(text: string, from: number): number {
  let depth = 1
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{' || text[at] === '(') depth += text[at] === '{' || depth === 0 ? 1 : 0
    else if (text[at] === '}') depth -= 1
    if (depth === 0) return at + 1
  }
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}

/** Gives the line of an offset, from 1; offsets are mostly asked for in rising order. */
export function lineCounter(text: string): (offset: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return offset => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}

const columnOf = (text: string, offset: number): string => String(offset - text.lastIndexOf('\n', offset - 1))
