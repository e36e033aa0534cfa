import { accents, around, signs, silent, subscripts, superscripts, wrappers } from './latex-signs.ts'

/** Groups nest no deeper than this; what is deeper stands as it is. */
const deepest = 100

/**
 * The plain text of a LaTeX value: accents and signs become Unicode, braces and fonts go, dashes and quotation marks are made. Commands that are not
 * known stay as they are and are told to `onUnknown`. Never throws.
 */
export function latexToText(latex: string, onUnknown: (command: string) => void = () => undefined): string {
  const reader = { text: latex, at: 0 }
  let result = ''
  while (reader.at < latex.length) {
    result += readUntil(reader, 0, onUnknown)
    // A closing brace too many is passed over.
    if (reader.at < latex.length) reader.at += 1
  }
  return result.normalize('NFC').replaceAll(/\s+/gu, ' ').trim()
}

/** A value that is no prose (an address, an identifier): only escapes are taken back. */
export function latexToVerbatim(latex: string): string {
  return latex.replaceAll(/\\url\{([^{}]*)\}/gu, '$1').replaceAll(/\{?\\textasciitilde(?:\{\})?\}?|\\~\{\}/gu, '~').replaceAll(/\{?\\textunderscore(?:\{\})?\}?/gu, '_')
    .replaceAll(/\\([_%&#$~{}])/gu, '$1').replaceAll(/[{}]/gu, '').replaceAll(/\s+/gu, ' ').trim()
}

interface Reader { readonly text: string; at: number }
type OnUnknown = (command: string) => void

/** Reads up to a closing brace that was not opened here, which is left. */
function readUntil(reader: Reader, depth: number, onUnknown: OnUnknown): string {
  const { text } = reader
  let out = ''
  let inMath = false
  while (reader.at < text.length) {
    const sign = text[reader.at] ?? ''
    if (sign === '}') return out
    if (sign === '{') {
      out += readGroup(reader, depth, onUnknown)
    } else if (sign === '\\') {
      out += readCommand(reader, depth, onUnknown)
    } else if (sign === '$' && (inMath || closesMath(text, reader.at + 1))) {
      inMath = !inMath
      reader.at += text[reader.at + 1] === '$' ? 2 : 1
    } else if (inMath && (sign === '^' || sign === '_')) {
      reader.at += 1
      out += shifted(readArgument(reader, depth, onUnknown), sign === '^' ? superscripts : subscripts)
    } else {
      out += readPlain(reader)
    }
  }
  return out
}

const closesMath = (text: string, from: number): boolean => /^\$?[^$\\]*(?:\\.[^$\\]*)*\$/su.test(text.slice(from, from + 2_000))

function readPlain(reader: Reader): string {
  const { text } = reader
  const ligature = (['---', '--', '``', "''", '!`', '?`'] as const).find(mark => text.startsWith(mark, reader.at))
  if (ligature !== undefined) {
    reader.at += ligature.length
    return { '---': '—', '--': '–', '``': '“', "''": '”', '!`': '¡', '?`': '¿' }[ligature]
  }
  const sign = text[reader.at] ?? ''
  reader.at += 1
  if (sign === '~') return ' '
  if (sign === '`') return '‘'
  return sign
}

function readGroup(reader: Reader, depth: number, onUnknown: OnUnknown): string {
  reader.at += 1
  if (depth >= deepest) return ''
  const content = readUntil(reader, depth + 1, onUnknown)
  if (reader.text[reader.at] === '}') reader.at += 1
  return content
}

/** The argument of a command: a group, a command, or one character. */
function readArgument(reader: Reader, depth: number, onUnknown: OnUnknown): string {
  const { text } = reader
  while (/[ \t\n]/u.test(text[reader.at] ?? '')) reader.at += 1
  const sign = text[reader.at]
  if (sign === undefined || sign === '}') return ''
  if (sign === '{') return readGroup(reader, depth, onUnknown)
  // A command that takes a command that takes a command …: bounded like groups.
  if (sign === '\\') return depth >= deepest ? readPlain(reader) : readCommand(reader, depth + 1, onUnknown)
  const point = String.fromCodePoint(text.codePointAt(reader.at) ?? 32)
  reader.at += point.length
  return point
}

function readCommand(reader: Reader, depth: number, onUnknown: OnUnknown): string {
  const { text } = reader
  const name = /^\\([a-zA-Z]+|[\s\S])/u.exec(text.slice(reader.at, reader.at + 60))?.[1]
  if (name === undefined) {
    reader.at += 1
    return ''
  }
  reader.at += 1 + name.length
  const word = /^[a-zA-Z]/u.test(name)
  const accent = Object.hasOwn(accents, name) ? accents[name] : undefined
  // `\c` and the like only before an argument, so that `\u` at the end of a text is not one.
  if (accent !== undefined) return accented(readArgument(reader, depth, onUnknown), accent)
  const printed = Object.hasOwn(signs, name) ? signs[name] : undefined
  if (word && printed !== undefined) {
    swallowSpace(reader)
    return printed
  }
  if (printed !== undefined) return printed
  if (!word) return name
  if (name === 'sp' || name === 'textsuperscript') return shifted(readArgument(reader, depth, onUnknown), superscripts)
  if (name === 'sb' || name === 'textsubscript') return shifted(readArgument(reader, depth, onUnknown), subscripts)
  if (name === 'begin' || name === 'end') {
    readArgument(reader, depth, onUnknown)
    return ''
  }
  if (name === 'href' || name === 'foreignlanguage' || name === 'textcolor') {
    readArgument(reader, depth, onUnknown)
    return readArgument(reader, depth, onUnknown)
  }
  if (name === 'char') return ''
  const [before, after] = (Object.hasOwn(around, name) ? around[name] : undefined) ?? ['', '']
  if (before !== '') return `${before}${readArgument(reader, depth, onUnknown)}${after}`
  if (wrappers.has(name)) return text[reader.at] === '{' ? readGroup(reader, depth, onUnknown) : ''
  if (silent.has(name)) {
    swallowSpace(reader)
    return ''
  }
  onUnknown(`\\${name}`)
  return `\\${name}`
}

/** A space after a word-like command only ends its name; so does an empty group. */
function swallowSpace(reader: Reader): void {
  const { text } = reader
  if (text.startsWith('{}', reader.at)) reader.at += 2
  else while (/[ \t\n]/u.test(text[reader.at] ?? '')) reader.at += 1
}

/** The accent on the first letter; dotless i and j take theirs as i and j. */
function accented(argument: string, accent: string): string {
  const [first = '', ...rest] = argument.trimStart()
  if (first === '') return accent === '\u0303' ? '~' : accent === '\u0302' ? '^' : ''
  const base = first === 'ı' ? 'i' : first === 'ȷ' ? 'j' : first
  return `${base}${accent}`.normalize('NFC') + rest.join('')
}

/** Raised or lowered where Unicode has all of the signs, else as it is. */
function shifted(text: string, signsOf: ReadonlyMap<string, string>): string {
  const mapped = [...text].map(sign => signsOf.get(sign))
  return mapped.every(sign => sign !== undefined) ? mapped.join('') : text
}
