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
    const position = /position (\d+)/u.exec(said)?.[1]
    const at = position === undefined ? (/end of JSON/u.test(said) ? text.length : 0) : Number(position)
    throw new ImportError(`This is not sound JSON${/end of JSON|Unterminated/u.test(said) ? ': it ends too early' : ''}. The file may be cut off or was edited by hand; write it again from its program.`, lineAt(text, at))
  }
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
