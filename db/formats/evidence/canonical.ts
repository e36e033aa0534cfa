import { createHash } from 'node:crypto'

/**
 * The canonical serialisation of JSON data: members in the order of their names by UTF-16 code units, no white space, numbers as ECMAScript
 * writes them (as RFC 8785), and `<`, `>` and `&` in strings as `\u003c`, `\u003e` and `\u0026`, so that the text may stand in HTML as it is.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, held]) => held !== undefined).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${members.map(([name, held]) => `${scalar(name)}:${canonicalJson(held)}`).join(',')}}`
  }
  return scalar(value)
}

function scalar(value: unknown): string {
  const text = JSON.stringify(typeof value === 'string' ? value.toWellFormed() : value) ?? 'null'
  return text.replaceAll(/[<>&]/gu, sign => `\\u00${sign.charCodeAt(0).toString(16)}`)
}

/** SHA-256 (FIPS 180-4) of a text in UTF-8, as 64 hexadecimal digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
