/** The text layer of a PDF, page by page. No picture is read, no script of the file runs, nothing is fetched. */
import { ImportError, type WarningList } from '../import/import-error.ts'
import { composePage, hyphenatedWords, type PdfLine } from './pdf-lines.ts'
import { lineText, runsRightToLeft, type PdfRun } from './pdf-order.ts'
import type { RawText, Reading } from './read-text.ts'

const mostPages = 10_000
/** More text than any source holds. */
const mostCharacters = 12_000_000
/** A line of more runs than this is none. */
const mostRuns = 20_000

type Pdfjs = typeof import('unpdf/pdfjs')
type PdfDocument = Awaited<ReturnType<Pdfjs['getDocument']>['promise']>

/** Reads a PDF. Throws an ImportError for one that is protected, damaged, or without text. */
export async function readPdf(bytes: Uint8Array, { warnings, progress }: Reading): Promise<RawText> {
  // Loaded where it is needed: it is large.
  const { getDocument, VerbosityLevel } = await import('unpdf/pdfjs')
  const task = getDocument({
    data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false, disableFontFace: true, isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false, useWasm: false, useWorkerFetch: false, enableXfa: false,
  })
  try {
    const document = await opened(task.promise)
    if (document.numPages > mostPages) throw new ImportError(`A PDF of ${document.numPages} pages is too long for one source; ${mostPages} is the most. Divide it and read a part of it.`)
    const labels = await document.getPageLabels().catch(() => null)
    const pages = await linesOfPages(document, warnings, progress)
    const keptHyphens = hyphenatedWords(pages)
    const texts = pages.map((lines, index) => ({ label: (labels?.[index] ?? '').trim().slice(0, 60) || String(index + 1), text: composePage(lines, keptHyphens) }))
    judge(texts, warnings)
    return { format: 'pdf', encoding: null, text: texts }
  } finally {
    await task.destroy().catch(() => undefined)
  }
}

async function opened(document: Promise<PdfDocument>): Promise<PdfDocument> {
  try {
    return await document
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    if (name === 'PasswordException') throw new ImportError('The PDF is protected by a password. Save it without one and read that.')
    throw new ImportError('The PDF is damaged or not complete. Open it in its program, save or print it as PDF again and read that.')
  }
}

async function linesOfPages(document: PdfDocument, warnings: WarningList, progress: Reading['progress']): Promise<PdfLine[][]> {
  const pages: PdfLine[][] = []
  let characters = 0
  for (let number = 1; number <= document.numPages; number += 1) {
    let lines: PdfLine[] = []
    try {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      lines = linesOf(items)
      page.cleanup()
    } catch {
      warnings.add(`Page ${number} is damaged and could not be read.`)
    }
    characters += lines.reduce((sum, line) => sum + line.text.length, 0)
    if (characters > mostCharacters) throw new ImportError(`The PDF has more than ${mostCharacters / 1_000_000} million characters. Divide it and read a part of it.`)
    pages.push(lines)
    progress(number, document.numPages)
  }
  return pages
}

type Item = Awaited<ReturnType<Awaited<ReturnType<PdfDocument['getPage']>>['getTextContent']>>['items'][number]

/** The runs of a page put together to lines, in the order in which the page sets them. */
function linesOf(items: readonly Item[]): PdfLine[] {
  const lines: PdfLine[] = []
  let runs: PdfRun[] = []
  let [y, size] = [0, 0]
  const finish = () => {
    const words = runs.filter(run => run.text.trim() !== '')
    const text = lineText(runs)
    if (words.length > 0) {
      const [left, right] = [Math.min(...words.map(run => run.left)), Math.max(...words.map(run => run.right))]
      lines.push({ text, left, right, y, size, rightToLeft: runsRightToLeft(text) })
    }
    runs = []
    size = 0
  }
  for (const item of items) {
    if (!('str' in item)) continue
    if (item.str !== '') {
      const left = Number(item.transform[4])
      if (size === 0) y = Number(item.transform[5])
      if (item.str.trim() !== '') size = Math.max(size, item.height)
      runs.push({ text: item.str.replaceAll(/[^\S ]/gu, ' '), left, right: left + item.width, size: item.height, isRightToLeft: item.dir === 'rtl' })
    }
    if (item.hasEOL || runs.length >= mostRuns) finish()
  }
  finish()
  return lines
}

/** Says what is missing: pages without words, letters that the file does not name. Throws an ImportError where there are none at all. */
function judge(pages: readonly { readonly label: string; readonly text: string }[], warnings: WarningList): void {
  const without = pages.filter(page => !/[\p{L}\p{N}]/u.test(page.text)).map(page => page.label)
  if (without.length === pages.length) {
    throw new ImportError('The pages of this PDF have no text that can be read: they are pictures (a scan), or the file does not say which letters its signs are. Have a program recognise its text (OCR), save it as PDF or text, and read that.')
  }
  if (without.length > 0) {
    const named = without.slice(0, 20).join(', ')
    warnings.add(`${without.length === 1 ? 'Page' : 'Pages'} ${named}${without.length > 20 ? ` and ${without.length - 20} more` : ''} ${without.length === 1 ? 'has' : 'have'} no text: empty, or a picture.`)
  }
  const all = pages.reduce((sum, page) => sum + page.text.length, 0)
  const unnamed = pages.reduce((sum, page) => sum + (page.text.match(/[\p{Co}\u{fffd}]|(?!\s)\p{Cc}/gu)?.length ?? 0), 0)
  if (unnamed > all / 50) warnings.add('The file does not say which letters many of its signs are, so that words come out wrong. Have a program recognise its text (OCR) and read that.')
}
