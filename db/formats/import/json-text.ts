import { ImportError } from './import-error.ts'

/** Deeper than any file of a program. */
const deepest = 200

/** The value of a JSON text. Throws an ImportError that names the line where it is not sound, or nests without end. */
export function parseJson(text: string, format: string): unknown {
  const deep = tooDeepAt(text)
  if (deep !== -1) throw new ImportError(`Lists and objects stand in each other more than ${deepest} deep, which no ${format} file needs.`, lineAt(text, deep))
  try {
    return JSON.parse(text)
  } catch (error) {
    const said = error instanceof Error ? error.message : ''
    const at = faultAt(text)
    throw new ImportError(`This is not sound JSON${/end of JSON|Unterminated/u.test(said) ? ': it ends too early' : ''}. The file may be cut off or was edited by hand; write it again from its program.`, lineAt(text, at))
  }
}

/** Where a text ceases to be JSON (RFC 8259): the offset of the first sign that cannot stand there. The engine does not always say. */
function faultAt(text: string): number {
  const open: ('{' | '[')[] = []
  const token = /\s*(?:([{}[\],:"])|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?|true|false|null)(?![\w.+-]))/iuy
  let wants: 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'next' = 'value'
  let end = 0
  while (end < text.length) {
    token.lastIndex = end
    const match = token.exec(text)
    const at = match ? token.lastIndex - match[0].trimStart().length : end + (/\S/u.exec(text.slice(end))?.index ?? 0)
    if (!match) return at
    const sign = match[1]
    const inObject = open.at(-1) === '{'
    end = token.lastIndex
    if (sign === '"') {
      end = afterString(text, end)
      if (end === -1) return at
    }
    if (sign === '{' || sign === '[') {
      if (!wants.startsWith('value')) return at
      open.push(sign)
      wants = sign === '{' ? 'key-or-end' : 'value-or-end'
    } else if (sign === '}' || sign === ']') {
      if (open.length === 0 || inObject !== (sign === '}') || !(wants === 'next' || wants.endsWith('-or-end'))) return at
      open.pop()
      wants = 'next'
    } else if (sign === ',') {
      if (wants !== 'next' || open.length === 0) return at
      wants = inObject ? 'key' : 'value'
    } else if (sign === ':') {
      if (wants !== 'colon') return at
      wants = 'value'
    } else if (wants.startsWith('key')) {
      if (sign !== '"') return at
      wants = 'colon'
    } else {
      if (!wants.startsWith('value')) return at
      wants = 'next'
    }
  }
  return text.length
}

/** Behind the string whose quotation mark stands before `from`; -1 where it is never closed, or has a control character in it. */
function afterString(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (sign === 0x22) return at + 1
    if (sign < 0x20) return -1
    if (sign === 0x5c) at += 1
  }
  return -1
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split(/\r\n?|\n/u).length

function tooDeepAt(text: string): number {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (sign === 0x22) {
      for (at += 1; at < text.length && text.charCodeAt(at) !== 0x22; at += 1) if (text.charCodeAt(at) === 0x5c) at += 1
    } else if (sign === 0x7b || sign === 0x5b) {
      depth += 1
      if (depth > deepest) return at
    } else if (sign === 0x7d || sign === 0x5d) {
      depth -= 1
    }
  }
  return -1
}

/** Where the objects that stand in lists begin: their line, by JSON pointer (RFC 6901), such as `/elements/nodes/3`. The text is sound JSON. */
export function linesOfItems(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>()
  const open: { pointer: string; list: boolean; next: number; key: string }[] = []
  let line = 1
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    const within = open.at(-1)
    if (sign === 0x0a || (sign === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) {
      line += 1
    } else if (sign === 0x22) {
      const from = at
      for (at += 1; at < text.length && text.charCodeAt(at) !== 0x22; at += 1) if (text.charCodeAt(at) === 0x5c) at += 1
      // Values overwrite keys that are done with; the next key overwrites them.
      if (within && !within.list && at - from < 200) within.key = text.slice(from + 1, at)
    } else if (sign === 0x7b || sign === 0x5b) {
      const pointer = within ? `${within.pointer}/${within.list ? within.next : within.key.replaceAll('~', '~0').replaceAll('/', '~1')}` : ''
      if (within?.list && sign === 0x7b) lines.set(pointer, line)
      open.push({ pointer, list: sign === 0x5b, next: 0, key: '' })
    } else if (sign === 0x7d || sign === 0x5d) {
      open.pop()
    } else if (sign === 0x2c && within?.list) {
      within.next += 1
    }
  }
  return lines
}
