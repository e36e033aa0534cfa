import type { WarningList } from './import-error.ts'
import { mapEntry } from './bibtex/csl.ts'
import { scanBibtex, type BibEntry } from './bibtex/scan.ts'
import { sourceRecord, type Bibliography, type SourceRecord } from './source-record.ts'

/** Fields that a child does not take from the entry it refers to. */
const notInherited = new Set('crossref xref xdata entryset ids key label shorthand sortkey keywords note annote annotation abstract file doi url isbn_ options related'.split(' '))
/** How far a chain of references is followed. */
const longestChain = 10

/** Reads BibTeX and biblatex. Every record that can be read is; what cannot be is named by line in the warnings. Never throws. */
export function readBibtex(text: string, warnings: WarningList): Bibliography {
  const { entries, broken } = scanBibtex(text.replaceAll(/\r\n?/gu, '\n'), warnings)
  const byKey = new Map<string, BibEntry>()
  for (const entry of entries) {
    const earlier = byKey.get(entry.key.toLowerCase())
    if (earlier) warnings.add(`The citation key “${entry.key.slice(0, 80)}” is that of line ${earlier.line} as well; both entries are read.`, entry.line)
    else if (entry.key !== '') byKey.set(entry.key.toLowerCase(), entry)
  }
  const commands = new Map<string, { count: number; line: number }>()
  const fields = new Map<string, { count: number; line: number }>()
  const tally = (map: typeof commands, name: string, line: number) => {
    const known = map.get(name)
    map.set(name, { count: (known?.count ?? 0) + 1, line: known?.line ?? line })
  }
  const records = entries.map((entry): SourceRecord => {
    const { item, notes, unknown } = mapEntry(entry.type, inherited(entry, byKey, warnings), command => tally(commands, command, entry.line))
    for (const name of unknown) tally(fields, name, entry.line)
    return sourceRecord({ key: entry.key, item, notes, line: entry.line, where: entry.key === '' ? `the @${entry.type}` : `“${entry.key}”` }, warnings)
  })
  tell(warnings, commands, 'LaTeX commands that are not known stand as they were written')
  tell(warnings, fields, 'Fields that CSL has no place for were left out')
  return { records, broken }
}

function tell(warnings: WarningList, names: ReadonlyMap<string, { count: number; line: number }>, message: string): void {
  if (names.size === 0) return
  const most = [...names].toSorted((one, other) => other[1].count - one[1].count)
  const listed = most.slice(0, 12).map(([name, { count }]) => (count === 1 ? name.slice(0, 60) : `${name.slice(0, 60)} (${count} times)`))
  const more = most.length > listed.length ? ` and ${most.length - listed.length} more` : ''
  warnings.add(`${message}: ${listed.join(', ')}${more}.`, Math.min(...most.map(([, { line }]) => line)))
}

/** The fields of an entry with those of its `crossref` and `xdata` parents, as biblatex hands them down (manual, appendix B). */
function inherited(entry: BibEntry, byKey: ReadonlyMap<string, BibEntry>, warnings: WarningList): Map<string, string> {
  const own = new Map([...entry.fields].map(([name, { value }]) => [name, value]))
  const seen = new Set([entry])
  let child = entry
  for (let step = 0; step < longestChain; step += 1) {
    const data = child.fields.get('xdata')
    const reference = child.fields.get('crossref') ?? data
    if (reference === undefined) return own
    let parent: BibEntry | undefined
    for (const key of reference.value.split(',').map(part => part.trim()).filter(Boolean)) {
      const found = byKey.get(key.toLowerCase())
      if (!found) warnings.add(`“${entry.key}” refers to “${key.slice(0, 80)}”, which is not in the file; it is read without what it would take from there.`, reference.line)
      if (!found || seen.has(found)) continue
      seen.add(found)
      parent ??= found
      handDown(own, entry, found, child.fields.has('crossref'))
    }
    if (!parent) return own
    child = parent
  }
  return own
}

/** In a chapter or a paper, the parent's title is the title of what it stands in. */
function handDown(own: Map<string, string>, entry: BibEntry, parent: BibEntry, crossref: boolean): void {
  const within = crossref && /^(?:in|suppbook|suppcoll|bookinbook|conference|article|suppperiodical)/u.test(entry.type)
  const container = entry.type === 'article' || entry.type === 'suppperiodical' ? 'journal' : 'book'
  for (const [name, { value }] of parent.fields) {
    if (notInherited.has(name)) continue
    const renamed = !within ? (crossref && ['title', 'subtitle', 'titleaddon'].includes(name) ? `main${name}` : name)
      : name === 'title' ? `${container}title` : name === 'subtitle' ? `${container}subtitle` : name === 'author' && container === 'book' ? 'bookauthor' : name
    if (!own.has(renamed)) own.set(renamed, value)
    if (renamed === 'bookauthor' && !own.has('author') && entry.type === 'inbook') own.set('author', value)
  }
}
