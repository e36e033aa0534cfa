import type { ImportFormat } from '../../contract/entities/imports.ts'

/** The format of a text by what stands in it. Anything that is not told apart is taken for a table. */
export function recogniseText(text: string): Exclude<ImportFormat, 'xlsx'> {
  const beginning = text.slice(0, 256 * 1024)
  if (/^\s*[[{]/u.test(beginning)) return 'csl-json'
  if (/^[ \t]*TY {1,2}-/mu.test(beginning) || /^(?:FN [^\n]*\n(?:[^\n]*\n)?PT )/u.test(beginning.replaceAll('\r', ''))) return 'ris'
  if (/^[ \t]*@[a-z]+\s*[{(]\s*(?:[^\s,{}()="#%]*\s*[,=])/imu.test(beginning)) return 'bibtex'
  return 'csv'
}
