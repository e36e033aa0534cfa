import type { WarningList } from './import-error.ts'

/**
 * A table without the comment lines before it, as SNAP (`# …`) and KONECT (`% …`) write them; the lines stay, empty, so that all keep their numbers. A
 * last line of `#` that has as many cells as the rows under it holds their headings; none does without `delimiterOf`.
 */
export function withoutComments(text: string, delimiterOf: ((text: string) => string) | null, warnings: WarningList): string {
  const { length, instead } = commentsBefore(text, delimiterOf, warnings)
  return length === 0 ? text : instead + text.slice(length)
}

/** How long the comments before a table are, and what stands in their place: its beginning is enough to tell. */
export function commentsBefore(text: string, delimiterOf: ((text: string) => string) | null, warnings: WarningList): { length: number; instead: string } {
  const none = { length: 0, instead: '' }
  const comments = /^(?:[ \t]*(?:#|%)[^\r\n]*(?:\r\n?|\n))+/u.exec(text)?.[0]
  if (comments === undefined) return none
  const rest = text.slice(comments.length)
  const first = /[^\r\n]+/u.exec(rest)?.[0]
  if (first === undefined) return none
  const delimiter = delimiterOf?.(rest)
  const cells = (line: string) => (delimiter === undefined ? 1 : line.trim().split(delimiter).length)
  const lines = comments.split(/\r\n?|\n/u).slice(0, -1)
  const last = lines.at(-1) ?? ''
  const isHeading = /^\s*#/u.test(last) && cells(first) > 1 && cells(last.replace(/^\s*#\s*/u, '')) === cells(first)
  // A table whose first heading is “#” has no comments.
  if (isHeading && lines.length === 1 && /^\s*#\s*[,;\t|]/u.test(last)) return none
  const passed = lines.length - (isHeading ? 1 : 0)
  if (passed > 0) warnings.add(`The first ${passed === 1 ? 'line is a comment' : `${passed} lines are comments`} (${passed === 1 ? 'it begins' : 'they begin'} with # or %) and ${passed === 1 ? 'was' : 'were'} passed over.`, 1)
  return { length: comments.length, instead: `${'\n'.repeat(passed)}${isHeading ? `${last.replace(/^\s*#\s*/u, '')}\n` : ''}` }
}
