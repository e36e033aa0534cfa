/** Sheets of an Office Open XML workbook (ECMA-376, part 1, section 18): cell texts as they are stored, dates as ISO dates. */
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { openZip } from '../zip.ts'
import { ImportError, type WarningList } from './import-error.ts'
import { maxColumns, maxRows, type TableData, type TableRow } from './table-data.ts'

/** What the parts of a workbook may unpack to, in bytes. */
const maxUnpacked = 300 * 1024 * 1024

export interface Workbook {
  readonly sheets: readonly string[]
  /** The sheet that was read. */
  readonly sheet: string
  readonly table: TableData
}

/** Reads one sheet: the one named, else the first. Throws an ImportError for what is no sound workbook or has no such sheet. */
export function readXlsx(bytes: Uint8Array, wanted: string | undefined, warnings: WarningList): Workbook {
  const text = unpack(bytes)
  const workbook = text('xl/workbook.xml')
  if (workbook === null) throw new ImportError('This ZIP file is not an Excel workbook (.xlsx). Save the table as .xlsx or .csv and import that.')
  const { sheets, date1904 } = sheetsOf(workbook, text('xl/_rels/workbook.xml.rels') ?? '<Relationships/>')
  const names = sheets.map(sheet => sheet.name)
  const chosen = wanted === undefined ? sheets[0] : sheets.find(sheet => sheet.name === wanted)
  if (!chosen) throw new ImportError(wanted === undefined ? 'The workbook has no sheet with cells.' : `The workbook has no sheet “${wanted}”; it has ${names.map(name => `“${name}”`).join(', ')}.`)
  const content = text(chosen.path)
  if (content === null) throw new ImportError(`The sheet “${chosen.name}” is missing from the workbook. Open it in Excel or LibreOffice and save it again.`)
  const shared = sharedStrings(text('xl/sharedstrings.xml'))
  const dates = dateStyles(text('xl/styles.xml'))
  return { sheets: names, sheet: chosen.name, table: readSheet(content, { shared, dates, date1904 }, warnings) }
}

function unpack(bytes: Uint8Array): (name: string) => string | null {
  const archive = openZip(bytes, { members: 10_000, unpacked: maxUnpacked, advice: 'Save the sheet that is needed as .csv, in parts where it is large, and import that.' })
  // Programs do not agree on capitals.
  const names = new Map(archive.names.map(name => [name.toLowerCase(), name]))
  return name => {
    const part = archive.read(names.get(name.toLowerCase()) ?? '')
    return part === null ? null : new TextDecoder().decode(part)
  }
}

interface Handlers { open?(tag: SaxesTagPlain): void; close?(tag: SaxesTagPlain): void; text?(text: string): void }

/** Runs through an XML part; names come without their prefix. Throws an ImportError where it is not well-formed or declares a document type. */
function parseXml(xml: string, part: string, { open, close, text }: Handlers): void {
  const parser = new SaxesParser({ xmlns: false })
  parser.on('doctype', () => {
    throw new ImportError(`The ${part} declares a document type, which no program writes there; it was not read.`)
  })
  parser.on('error', () => {
    throw new ImportError(`The ${part} is damaged (line ${parser.line} of its XML). Open the workbook in Excel or LibreOffice and save it again.`)
  })
  if (open) parser.on('opentag', tag => open({ ...tag, name: local(tag.name) }))
  if (close) parser.on('closetag', tag => close({ ...tag, name: local(tag.name) }))
  if (text) parser.on('text', text)
  parser.write(xml).close()
}
const local = (name: string) => name.slice(name.indexOf(':') + 1)
const attribute = (tag: SaxesTagPlain, name: string): string => tag.attributes[name] ?? ''

function sheetsOf(workbook: string, relations: string): { sheets: { name: string; path: string }[]; date1904: boolean } {
  const targets = new Map<string, string>()
  parseXml(relations, 'list of sheets', {
    open: tag => {
      if (tag.name === 'Relationship') targets.set(attribute(tag, 'Id'), attribute(tag, 'Target'))
    },
  })
  const sheets: { name: string; path: string }[] = []
  let date1904 = false
  parseXml(workbook, 'workbook', {
    open: tag => {
      if (tag.name === 'workbookPr') date1904 = /^(?:1|true)$/u.test(attribute(tag, 'date1904'))
      if (tag.name !== 'sheet') return
      const id = Object.entries(tag.attributes).find(([name]) => local(name) === 'id' && name.includes(':'))?.[1] ?? ''
      const target = targets.get(id)
      if (target?.includes('worksheets/')) sheets.push({ name: attribute(tag, 'name'), path: target.startsWith('/') ? target.slice(1) : `xl/${target}` })
    },
  })
  return { sheets, date1904 }
}

function sharedStrings(xml: string | null): string[] {
  const strings: string[] = []
  if (xml === null) return strings
  let current = ''
  let inText = false
  let phonetic = false
  parseXml(xml, 'list of texts', {
    open: tag => {
      if (tag.name === 'si') current = ''
      if (tag.name === 'rPh') phonetic = true
      inText = tag.name === 't' && !phonetic
    },
    close: tag => {
      if (tag.name === 'si') strings.push(current)
      if (tag.name === 'rPh') phonetic = false
      inText = false
    },
    text: text => {
      if (inText) current += text
    },
  })
  return strings
}

/** Which cell formats show dates: the built-in ones, and own ones with a year or a day in them. */
function dateStyles(xml: string | null): boolean[] {
  const styles: boolean[] = []
  if (xml === null) return styles
  const own = new Map<string, boolean>()
  let inCells = false
  parseXml(xml, 'list of styles', {
    open: tag => {
      if (tag.name === 'numFmt') own.set(attribute(tag, 'numFmtId'), /[yd]/iu.test(attribute(tag, 'formatCode').replaceAll(/\[[^\]]*\]|"[^"]*"|\\./gu, '')))
      if (tag.name === 'cellXfs') inCells = true
      if (tag.name === 'xf' && inCells) {
        const id = attribute(tag, 'numFmtId')
        const number = Number(id)
        styles.push(own.get(id) ?? ((number >= 14 && number <= 17) || number === 22 || (number >= 27 && number <= 36) || (number >= 50 && number <= 58)))
      }
    },
    close: tag => {
      if (tag.name === 'cellXfs') inCells = false
    },
  })
  return styles
}

interface Texts { shared: readonly string[]; dates: readonly boolean[]; date1904: boolean }

function readSheet(xml: string, texts: Texts, warnings: WarningList): TableData {
  const rows: TableRow[] = []
  let cells: string[] = []
  let line = 0
  let cell = { type: '', style: 0, column: 0, value: '', at: '' }
  let collecting = false
  parseXml(xml, 'sheet', {
    open: tag => {
      if (tag.name === 'row') {
        cells = []
        line = Number(attribute(tag, 'r')) || line + 1
        if (rows.length >= maxRows) throw new ImportError(`A table has at most ${maxRows.toLocaleString('en')} rows. Import it in parts.`, line)
      } else if (tag.name === 'c') {
        const at = attribute(tag, 'r')
        const column = at === '' ? cells.length : columnOf(at)
        if (column >= maxColumns) throw new ImportError(`A table has at most ${maxColumns.toLocaleString('en')} columns.`, line)
        cell = { type: attribute(tag, 't'), style: Number(attribute(tag, 's')) || 0, column, value: '', at }
      }
      collecting = tag.name === 'v' || tag.name === 't'
    },
    text: text => {
      if (collecting) cell.value += text
    },
    close: tag => {
      collecting = false
      if (tag.name === 'c') {
        while (cells.length < cell.column) cells.push('')
        cells[cell.column] = cellText(cell, texts, warnings, line)
      } else if (tag.name === 'row' && cells.some(text => text.trim() !== '')) {
        rows.push({ line, cells })
      }
    },
  })
  return { rows }
}

function cellText(cell: { type: string; style: number; value: string; at: string }, { shared, dates, date1904 }: Texts, warnings: WarningList, line: number): string {
  switch (cell.type) {
    case 's': return shared[Number(cell.value)] ?? ''
    case 'b': return cell.value === '1' ? 'true' : 'false'
    case 'e':
      warnings.add(`The cell ${cell.at} holds an error of the spreadsheet (${cell.value.slice(0, 20)}); it is read as empty.`, line, cell.at)
      return ''
    default: return dates[cell.style] === true && /^\d+(?:\.\d+)?$/u.test(cell.value) ? dateOfSerial(Number(cell.value), date1904) : cell.value
  }
}

/** A day number of a spreadsheet as ISO date; day 60 is Excel's 29 February 1900, which never was. */
function dateOfSerial(serial: number, date1904: boolean): string {
  const days = date1904 ? serial + 1_462 : serial < 60 ? serial + 1 : serial
  const date = new Date(Math.round((days - 25_569) * 86_400_000))
  return Number.isNaN(date.getTime()) ? String(serial) : date.toISOString().slice(0, 10)
}

function columnOf(reference: string): number {
  let column = 0
  for (const letter of /^[A-Z]{1,4}/iu.exec(reference)?.[0].toUpperCase() ?? 'A') column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
