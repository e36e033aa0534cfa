/** CSL-JSON: a list of items; also one item, `{ "items": [ … ] }`, and lists kept under names, as the answers of the DOI service are. */
import { lineCounter } from './bibtex/scan.ts'
import { ImportError, type WarningList } from './import-error.ts'
import { linesOfItems, parseJson } from './json-text.ts'
import { sourceRecord, type Bibliography, type SourceRecord } from './source-record.ts'

/** Deeper than any record; what nests deeper is no bibliography. */
const deepest = 64

/**
 * Reads CSL-JSON. In a list each item is read by itself, so that a broken one is named by line and the others are had. Throws an ImportError where
 * the whole is no JSON, or no CSL-JSON.
 */
export function readCslJson(text: string, warnings: WarningList): Bibliography {
  const lineOf = lineCounter(text)
  const start = text.search(/\S/u)
  if (start === -1) throw new ImportError('The file is empty.')
  if (text[start] === '[') {
    const records: SourceRecord[] = []
    let broken = 0
    for (const { from, to } of elementsOf(text, start)) {
      const line = lineOf(from)
      const value = parse(text.slice(from, to))
      if (isObject(value) && hasSourceField(value)) {
        records.push(recordOf(value, line, warnings))
      } else {
        broken += 1
        warnings.add(value === undefined ? 'This item is not sound JSON; it was left out, the others are read. Mend it in the file and import again.' : 'This is no bibliographic item: it has neither type nor title, author or date. It was left out.', line)
      }
    }
    // What is no JSON at all is told where it breaks off.
    if (records.length === 0 && broken > 0) parseJson(text, 'CSL-JSON')
    if (records.length === 0 && broken > 0) throw new ImportError('No item of the list can be read. A list of CSL-JSON looks like [{ "id": "…", "type": "book", "title": "…" }].', lineOf(start))
    return { records, broken }
  }
  const whole = parse(text)
  if (!isObject(whole)) {
    parseJson(text, 'CSL-JSON')
    throw new ImportError('This JSON is no bibliography. CSL-JSON is a list of items: [{ "id": "…", "type": "book", "title": "…" }].', lineOf(start))
  }
  const lines = linesOfItems(text)
  const found = itemsIn(whole)
  if (found.length === 0) throw new ImportError('This JSON holds no bibliography. CSL-JSON is a list of items: [{ "id": "…", "type": "book", "title": "…" }].', 1)
  if (found.length > 1 || found[0]?.item !== whole) warnings.add(`The items of this file do not stand in one list; ${found.length} were found under its names.`)
  return { records: found.map(({ item, pointer }) => recordOf(item, pointer === '' ? lineOf(start) : lines.get(pointer) ?? null, warnings)), broken: 0 }
}

type Item = Record<string, unknown>
const isObject = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value)
const sourceFields = ['type', 'title', 'author', 'editor', 'issued', 'DOI', 'URL', 'container-title']
const hasSourceField = (value: Item) => sourceFields.some(name => Object.hasOwn(value, name))
const looksLikeItem = (value: unknown): value is Item => isObject(value) && hasSourceField(value) && !Object.values(value).every(isObject)

/** The items of an object, each with its JSON pointer. */
function itemsIn(whole: Item): { item: Item; pointer: string }[] {
  if (looksLikeItem(whole) && typeof whole['type'] === 'string') return [{ item: whole, pointer: '' }]
  return Object.entries(whole).flatMap(([name, value]) => {
    const pointer = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
    if (!Array.isArray(value)) return looksLikeItem(value) ? [{ item: value, pointer }] : []
    return value.flatMap((item: unknown, index) => (looksLikeItem(item) ? [{ item, pointer: `${pointer}/${index}` }] : []))
  })
}

function recordOf(value: Item, line: number | null, warnings: WarningList): SourceRecord {
  const { id, 'citation-key': citationKey, citekey, ...rest } = value
  const key = [citationKey, citekey, id].map(given => (typeof given === 'string' ? given.trim() : typeof given === 'number' ? String(given) : '')).find(given => given !== '') ?? ''
  const where = key === '' ? (line === null ? 'An item without a key' : `the item of line ${line}`) : `“${key.slice(0, 80)}”`
  // Crossref gives a list of titles, and names types of its own.
  for (const name of ['title', 'container-title', 'container-title-short', 'ISSN', 'ISBN', 'title-short', 'original-title']) {
    const listed: unknown = rest[name]
    if (Array.isArray(listed)) {
      if (listed.length > 0 && listed.every(part => typeof part === 'string')) rest[name] = name.startsWith('IS') ? listed.join(', ') : listed[0]
      else if (listed.length === 0) delete rest[name]
    }
  }
  if (typeof rest['type'] === 'string' && Object.hasOwn(crossrefTypes, rest['type'])) rest['type'] = crossrefTypes[rest['type']]
  return sourceRecord({ key, item: key === '' ? rest : { ...rest, id: key }, line, where }, warnings)
}

const crossrefTypes: Readonly<Record<string, string>> = {
  'journal-article': 'article-journal', 'book-chapter': 'chapter', 'proceedings-article': 'paper-conference', 'monograph': 'book', 'edited-book': 'book', 'reference-book': 'book',
  'posted-content': 'article', 'dissertation': 'thesis', 'report-series': 'report', 'reference-entry': 'entry', 'journal-issue': 'article-journal', 'other': 'document',
}

/** Undefined for what is not sound. JSON.parse copes with any depth, what comes after it does not. */
function parse(text: string): unknown {
  if (nestsDeeper(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function nestsDeeper(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '"') at = endOfString(text, at)
    else if (sign === '{' || sign === '[') depth += 1
    else if (sign === '}' || sign === ']') depth -= 1
    if (depth > deepest) return true
  }
  return false
}

/** The closing quotation mark of a string, or the end of its line where it has none. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '"' || text[at] === '\n') return at
  }
  return text.length
}

/** Where the elements of a list stand. A new item at the start of a line ends a broken one before it that was never closed. */
function* elementsOf(text: string, start: number): Generator<{ from: number; to: number }> {
  let depth = 0
  let from = -1
  for (let at = start + 1; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    if (sign === '"') {
      if (from === -1) from = at
      at = endOfString(text, at)
    } else if (sign === '{' || sign === '[') {
      if (from === -1) from = at
      depth += 1
    } else if (sign === '}' || sign === ']') {
      if (depth === 0) {
        if (from !== -1) yield { from, to: at }
        return
      }
      depth -= 1
    } else if (sign === ',' && depth === 0) {
      if (from !== -1) yield { from, to: at }
      from = -1
    } else if (from === -1 && !/\s/u.test(sign)) {
      from = at
    }
  }
  if (from !== -1) yield { from, to: text.length }
}
