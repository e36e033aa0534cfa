import { pdfDate } from './pdf/dates.ts'
import { SvgDrawing } from './pdf/draw.ts'
import { pdfNumber, PdfObjects, textString } from './pdf/objects.ts'

export interface PdfInput {
  readonly svg: string
  readonly widthMm: number
  readonly heightMm: number
  readonly title: string
  /** An ISO instant that belongs to the project, never the time of writing. */
  readonly created: string
}

/** Longest side of a page (ISO 32000-1, annex C: 14,400 units of 1/72 inch), in millimetres. */
export const largestPageMm = 5_080

/**
 * One of our SVG figures as a PDF of one page of its size: vectors, text that can be selected and searched in its logical order, and the
 * used parts of the shipped fonts. The same input gives the same bytes.
 * @param fontFolder where the fonts are, for a program that keeps them elsewhere than `fontPath` looks
 */
export function renderPdf({ svg, widthMm, heightMm, title, created }: PdfInput, fontFolder?: string): Uint8Array<ArrayBuffer> {
  const objects = new PdfObjects()
  const [root, pages, page] = [objects.reserve(), objects.reserve(), objects.reserve()]
  const drawing = new SvgDrawing(objects, fontFolder)
  const { operators, viewBox: [x, y, width, height] } = drawing.draw(svg)
  const [pageWidth, pageHeight] = [(widthMm / 25.4) * 72, (heightMm / 25.4) * 72]
  const [across, down] = [pageWidth / width, pageHeight / height]
  const place = [across, 0, 0, -down, -x * across, pageHeight + y * down].map((value) => pdfNumber(value, 6)).join(' ')
  const content = objects.addStream(Buffer.from(`${place} cm\n${operators}\n`, 'latin1'))
  drawing.fonts.write()
  const info = objects.add(`<< /Title ${textString(title)} /Creator (Entente) /Producer (Entente) /CreationDate ${pdfDate(created)} >>`)
  objects.set(page, `<< /Type /Page /Parent ${pages} 0 R /MediaBox [0 0 ${pdfNumber(pageWidth)} ${pdfNumber(pageHeight)}] /Contents ${content} 0 R /Resources ${drawing.resources()} >>`)
  objects.set(pages, `<< /Type /Pages /Kids [${page} 0 R] /Count 1 >>`)
  objects.set(root, `<< /Type /Catalog /Pages ${pages} 0 R /ViewerPreferences << /DisplayDocTitle true >> >>`)
  return new Uint8Array(objects.file(root, info))
}
