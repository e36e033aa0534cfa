import type { CslItem } from '../../../db/contract/entities/sources.ts'
import { readCitation } from './citation.ts'

/** What was pasted, by what stands in it. */
export type Pasted =
  | { kind: 'nothing' }
  | { kind: 'doi' | 'address'; csl: CslItem }
  /** What could be read of a citation; `rest` is what could not. */
  | { kind: 'citation'; csl: CslItem; rest: string }
  /** A bibliography, or a table with its cells parted by tabs, as the import reads them. */
  | { kind: 'bibliography' | 'table'; text: string }
  | { kind: 'text'; text: string }
  /** Too little to be the text of a source, and nothing else that is known. */
  | { kind: 'unknown' }

/** A text of fewer characters is no full text of a source. */
const shortestText = 200
const longestCitation = 700

const doiPattern = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/\S+)$/iu

/** Tells apart what can be pasted: a DOI or an address, a bibliography, a table, one citation, a text. */
export function recognise(given: string): Pasted {
  const text = given.replaceAll(/\r\n?/gu, '\n').replaceAll('\u00a0', ' ')
  const trimmed = text.trim()
  if (trimmed === '') return { kind: 'nothing' }
  const doi = doiPattern.exec(trimmed)?.[1]
  if (doi !== undefined) return { kind: 'doi', csl: { type: 'article-journal', DOI: doi.replace(/[.,;]$/u, '') } }
  if (/^https?:\/\/\S+$/iu.test(trimmed) && URL.canParse(trimmed)) return { kind: 'address', csl: { type: 'webpage', URL: trimmed } }
  if (isBibliography(trimmed)) return { kind: 'bibliography', text: trimmed }
  if (isTable(text)) return { kind: 'table', text: text.replaceAll(/^\n+|\n+$/gu, '') }
  const citation = trimmed.length <= longestCitation && !/\n\s*\n/u.test(trimmed) ? readCitation(trimmed.replaceAll(/\s+/gu, ' ')) : null
  if (citation) return { kind: 'citation', ...citation }
  return trimmed.length >= shortestText ? { kind: 'text', text: trimmed } : { kind: 'unknown' }
}

/** BibTeX, RIS or CSL-JSON, which begin with what nothing else begins with. */
function isBibliography(text: string): boolean {
  if (/^@[a-z]+\s*[{(]\s*[^\s,{}()="#%]*\s*[,=]/iu.test(text) || /^TY {1,2}-/u.test(text)) return true
  if (!/^[[{]/u.test(text)) return false
  try {
    const json: unknown = JSON.parse(text)
    const items: unknown[] = Array.isArray(json) ? json : [json]
    return items.length > 0 && items.every(item => typeof item === 'object' && item !== null && ('type' in item || 'title' in item))
  } catch {
    return false
  }
}

/** Two rows or more with as many cells in each, two at least, parted by tabs. */
function isTable(text: string): boolean {
  const cells = unquoted(text).split('\n').filter(row => row.trim() !== '').map(row => row.split('\t').length)
  const [first = 0] = cells
  return cells.length >= 2 && first >= 2 && cells.every(count => count === first)
}

/** Without what stands in quoted cells, where tabs and ends of lines part nothing. */
const unquoted = (text: string): string => text.replaceAll(/(^|[\t\n])"(?:[^"]|"")*"(?=[\t\n]|$)/gu, '$1""')

/** Rows of cells as a table parted by tabs, each row as wide as the widest. */
export function tabSeparated(rows: readonly (readonly string[])[]): string {
  const width = Math.max(0, ...rows.map(row => row.length))
  return rows.map(row => Array.from({ length: width }, (_, at) => quoted(row[at] ?? '')).join('\t')).join('\n')
}

const quoted = (cell: string): string => (/[\t\n"]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
