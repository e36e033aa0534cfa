/** The text of an Office Open XML document (ECMA-376, part 1, section 17): paragraphs, headings, lists, tables, notes. */
import type { SaxesTagPlain } from 'saxes'
import { ImportError, type WarningList } from '../import/import-error.ts'
import { listMarks, roman } from './docx-lists.ts'
import { attributeOf, parseXml } from './docx-xml.ts'
import { openZip, type ZipArchive } from '../zip.ts'

const limits = { members: 20_000, unpacked: 256 * 1024 * 1024 }

/** What else a ZIP archive may be, by a part that it has. */
const others: readonly (readonly [RegExp, string])[] = [
  [/^xl\/workbook\.xml$/u, 'This is an Excel workbook. Tables come in by “Import a bibliography, a table or a network”.'],
  [/^ppt\/presentation\.xml$/u, 'These are PowerPoint slides. Save them as .pdf and read that.'],
  [/^META-INF\/container\.xml$/u, 'This is an e-book (.epub). Save its text as .html or .txt and read that.'],
  [/^content\.xml$/u, 'This is an OpenDocument file. Save it as .docx and read that.'],
  [/\.qde$/iu, 'This is a project of a program for qualitative analysis (.qdpx), not a text.'],
]

/** Reads a document. Throws an ImportError for what is no sound one. */
export function readDocx(bytes: Uint8Array, warnings: WarningList): string {
  const zip = openZip(bytes, limits)
  const path = mainPart(zip)
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const related = (name: string) => xmlOf(zip, `${folder}${name}.xml`)
  const document = xmlOf(zip, path)
  if (document === null) throw new ImportError('The text is missing from this document. Open it in its program, save it again and read that.')
  const marks = listMarks(related('numbering'), related('styles'))
  const seen = { changes: false }
  const body = readStory(document, { marks, seen })
  const notes = (['footnotes', 'endnotes'] as const).flatMap(kind => {
    const xml = related(kind)
    if (xml === null) return []
    const own = readNotes(xml, { marks, seen })
    return body.notes.filter(note => note.kind === kind).map(note => `[${note.mark}] ${own.get(note.id) ?? ''}`.trim())
  })
  if (seen.changes) warnings.add('The document has tracked changes: what was inserted is in the text, what was deleted is not.')
  return [body.text, ...notes].join('\n\n')
}

function mainPart(zip: ZipArchive): string {
  let path: string | null = null
  const relations = xmlOf(zip, '_rels/.rels')
  if (relations !== null) {
    parseXml(relations, {
      open: tag => {
        if (tag.name === 'Relationship' && tag.attributes.Type?.endsWith('/officeDocument')) path = (tag.attributes.Target ?? '').replace(/^\//u, '')
      },
    })
  }
  const found: string = path ?? 'word/document.xml'
  if (/^word\/[^/]+\.xml$/iu.test(found) && zip.names.includes(found)) return found
  const other = others.find(([part]) => zip.names.some(name => part.test(name)))
  throw new ImportError(other?.[1] ?? 'This ZIP file is no document. Unpack it, and read the files in it one by one.')
}

function xmlOf(zip: ZipArchive, name: string): string | null {
  const part = zip.read(name)
  if (part === null) return null
  const isWide = (part[0] === 0xff && part[1] === 0xfe) || (part[0] === 0xfe && part[1] === 0xff)
  return new TextDecoder(isWide ? (part[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(part)
}

interface Story { marks: ReturnType<typeof listMarks>; seen: { changes: boolean } }
interface NoteMark { kind: 'footnotes' | 'endnotes'; id: string; mark: string }
/** A line of the text; items of a list and rows of a table stay together, other lines are parted by a blank one. */
interface Line { text: string; kind: 'paragraph' | 'item' | 'row' }
interface Paragraph { text: string; style: string | null; list: { id: string | null; level: number | null } | null }

/** Elements that hold another version of what stands beside them, or what is no text. */
const skipped = new Set(['Fallback', 'del', 'moveFrom', 'instrText', 'delText', 'delInstrText', 'rPrChange', 'pPrChange', 'sectPr', 'object'])

/** A part of the document as lines; footnotes and endnotes by their marks. */
function readStory(xml: string, { marks, seen }: Story, onNote?: (tag: SaxesTagPlain, text: () => string) => void): { text: string; notes: NoteMark[] } {
  const lines: Line[] = []
  const notes: NoteMark[] = []
  /** Rows of the tables that are open, innermost last. */
  const tables: { cells: string[] | null; parts: string[] }[] = []
  const counts = { footnotes: 0, endnotes: 0 }
  let paragraph: Paragraph | null = null
  /** Paragraphs that a box with text stands in. */
  const around: (Paragraph | null)[] = []
  let skipping = 0
  let inText = false
  let inProperties = 0
  let begun = 0

  const put = (text: string) => {
    if (paragraph) paragraph.text += text
  }
  const finish = () => {
    if (!paragraph) return
    const { style, list } = paragraph
    const mark = paragraph.text.trim() === '' ? '' : marks.next(list?.id ?? null, list?.level ?? null, style)
    const text = `${mark}${paragraph.text}`.replaceAll(/[ \t]+(?=\n|$)/gu, '')
    const table = tables.at(-1)
    if (table) table.parts.push(text)
    else lines.push({ text, kind: mark === '' ? 'paragraph' : 'item' })
    paragraph = null
  }
  parseXml(xml, {
    open(tag) {
      const { name } = tag
      if (skipping > 0 || skipped.has(name)) {
        skipping += 1
        if (name === 'del' || name === 'moveFrom') seen.changes = true
        return
      }
      switch (name) {
        case 'ins': case 'moveTo': seen.changes = true; break
        case 'p':
          finish()
          paragraph = { text: '', style: null, list: null }
          break
        case 'txbxContent':
          around.push(paragraph)
          paragraph = null
          break
        case 'pPr': inProperties += 1; break
        case 'pStyle': if (paragraph) paragraph.style = attributeOf(tag, 'val') ?? null; break
        case 'numPr': if (paragraph) paragraph.list = { id: null, level: null }; break
        case 'numId': if (paragraph?.list) paragraph.list.id = attributeOf(tag, 'val') ?? null; break
        case 'ilvl': if (paragraph?.list) paragraph.list.level = Number(attributeOf(tag, 'val') ?? 0); break
        case 't': inText = true; break
        // Within properties these are stops of the ruler, not signs.
        case 'tab': if (inProperties === 0) put('\t'); break
        case 'br': case 'cr': put('\n'); break
        case 'noBreakHyphen': put('\u{2011}'); break
        case 'sym': put(symbolOf(attributeOf(tag, 'char'))); break
        case 'footnoteReference': case 'endnoteReference': {
          const kind = name === 'footnoteReference' ? 'footnotes' : 'endnotes'
          counts[kind] += 1
          const mark = kind === 'footnotes' ? String(counts[kind]) : roman(counts[kind])
          notes.push({ kind, id: attributeOf(tag, 'id') ?? '', mark })
          put(`[${mark}]`)
          break
        }
        case 'tbl':
          finish()
          tables.push({ cells: null, parts: [] })
          break
        case 'tr': {
          const table = tables.at(-1)
          if (table) table.cells = []
          break
        }
        case 'tc': {
          const table = tables.at(-1)
          if (table) table.parts = []
          break
        }
        case 'footnote': case 'endnote':
          begun = lines.length
          onNote?.(tag, () => lines.slice(begun).map(line => line.text).join('\n').trim())
          break
        default: break
      }
    },
    text(text) {
      if (inText && skipping === 0) put(text)
    },
    close(name) {
      if (skipping > 0) {
        skipping -= 1
        return
      }
      switch (name) {
        case 't': inText = false; break
        case 'pPr': inProperties -= 1; break
        case 'p': finish(); break
        case 'txbxContent':
          finish()
          paragraph = around.pop() ?? null
          break
        case 'tc': {
          const table = tables.at(-1)
          table?.cells?.push(table.parts.filter(part => part !== '').join(' ').replaceAll(/\s*\n\s*/gu, ' '))
          break
        }
        case 'tr': {
          const table = tables.at(-1)
          const row = table?.cells?.join('\t') ?? ''
          const outer = tables.at(-2)
          if (outer) outer.parts.push(row.replaceAll('\t', ' '))
          else lines.push({ text: row, kind: 'row' })
          break
        }
        case 'tbl': tables.pop(); break
        case 'footnote': case 'endnote': onNote?.({ name: `/${name}`, attributes: {}, isSelfClosing: false }, () => ''); break
        default: break
      }
    },
  })
  return { text: spaced(lines), notes }
}

/** Footnotes by their ids. */
function readNotes(xml: string, story: Story): Map<string, string> {
  const notes = new Map<string, string>()
  let open: { id: string; text: () => string } | null = null
  readStory(xml, story, (tag, text) => {
    if (!tag.name.startsWith('/')) open = { id: attributeOf(tag, 'id') ?? '', text }
    else if (open) {
      notes.set(open.id, open.text())
      open = null
    }
  })
  return notes
}

function spaced(lines: readonly Line[]): string {
  const text = lines.map((line, index) => {
    const before = lines[index - 1]
    if (!before) return line.text
    return `${line.kind !== 'paragraph' && line.kind === before.kind ? '\n' : '\n\n'}${line.text}`
  }).join('')
  return text.replaceAll(/\n{3,}/gu, '\n\n')
}

/** A sign of a symbol font that has a meaning outside of it: the private-use range holds the font's own codes. */
function symbolOf(hex: string | undefined): string {
  const code = Number.parseInt(hex ?? '', 16)
  return Number.isNaN(code) || (code >= 0xe000 && code <= 0xf8ff) ? '•' : String.fromCodePoint(Math.min(code, 0x10ffff))
}
