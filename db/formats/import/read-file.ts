import type { ImportFormat } from '../../contract/entities/imports.ts'
import { readBibtex } from './bibtex.ts'
import { readCslJson } from './csl-json.ts'
import { decodeText } from './decode.ts'
import { detectDelimiter, readDelimited } from './delimited.ts'
import { ImportError, type WarningList } from './import-error.ts'
import { recogniseText } from './recognise.ts'
import { readRis } from './ris.ts'
import type { Bibliography } from './source-record.ts'
import type { TableData } from './table-data.ts'
import { looksZipped, readXlsx } from './xlsx.ts'

export interface ReadOptions { format?: ImportFormat | undefined; encoding?: string | undefined; delimiter?: string | undefined; sheet?: string | undefined }

export interface FileContent {
  readonly format: ImportFormat
  readonly encoding: string
  readonly delimiter: string | null
  readonly sheets: readonly string[]
  readonly sheet: string | null
  /** One of the two. */
  readonly bibliography: Bibliography | null
  readonly table: TableData | null
}

/** What is in a file of any format that is known. Throws an ImportError where nothing can be read; less is in the warnings. */
export function readFile(bytes: Uint8Array, options: ReadOptions, warnings: WarningList): FileContent {
  if (bytes.length === 0) throw new ImportError('The file is empty.')
  if (looksZipped(bytes) && (options.format === undefined || options.format === 'xlsx')) {
    const { sheets, sheet, table } = readXlsx(bytes, options.sheet, warnings)
    return { format: 'xlsx', encoding: 'UTF-8', delimiter: null, sheets, sheet, bibliography: null, table }
  }
  if (options.format === 'xlsx') throw new ImportError('This is not an Excel workbook (.xlsx). An older workbook (.xls) can be saved as .xlsx in Excel or LibreOffice.')
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11) throw new ImportError('This is an older Excel workbook (.xls). Save it as .xlsx or .csv and import that.')
  const { text, encoding, certain } = decodeText(bytes, options.encoding)
  if (text.trim() === '') throw new ImportError('The file is empty.')
  if (!certain) warnings.add(`The file is not UTF-8; it was read as ${encoding}. Where letters come out wrong, choose another encoding.`)
  const lost = text.indexOf('\u{fffd}')
  if (lost !== -1) warnings.add(`Some bytes are no letters in ${encoding} and were read as “\u{fffd}”. Choose another encoding where letters come out wrong.`, text.slice(0, lost).split(/\r\n?|\n/u).length)
  const format = options.format ?? recogniseText(text)
  const rest = { encoding, delimiter: null, sheets: [], sheet: null, bibliography: null, table: null }
  switch (format) {
    case 'bibtex': {
      const bibliography = readBibtex(text, warnings)
      if (bibliography.records.length === 0 && bibliography.broken === 0) throw new ImportError('No BibTeX entry is in this file. An entry looks like “@article{key, title = {…}, …}”.')
      return { ...rest, format, bibliography }
    }
    case 'ris': return { ...rest, format, bibliography: readRis(text, warnings) }
    case 'csl-json': return { ...rest, format, bibliography: readCslJson(text, warnings) }
    case 'csv': {
      if (/^\s*(?:<\?xml|<!DOCTYPE|<html|<gexf|<graphml)/iu.test(text)) throw new ImportError('This is XML or HTML, which cannot be imported. Save it as BibTeX, RIS, CSL-JSON, CSV or XLSX.', 1)
      const delimiter = options.delimiter ?? detectDelimiter(text)
      return { ...rest, format, delimiter, table: readDelimited(text, delimiter, warnings) }
    }
  }
}
