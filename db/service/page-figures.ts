import type { PageOptions } from '../contract/methods/plane.ts'
import { largestPageMm } from '../formats/pdf.ts'
import type { PageSvg } from '../formats/svg-plane.ts'
import { getProject } from '../queries/project.ts'
import { EntenteError } from '../contract/errors.ts'
import type { ServiceContext } from './context.ts'

/** Inch in millimetres. */
const inch = 25.4

export type PageFigureOf<Options> = (options: Options) => Promise<PageSvg & { fileName: string; title: string }>

const base64Of = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

/** A figure of the matrix or of the plane as SVG, PNG and PDF. */
export function pageFigures<Options extends PageOptions>({ db, ports }: ServiceContext, draw: PageFigureOf<Options>) {
  return {
    svg: async (options: Options) => {
      const { svg, fileName, widthMm, heightMm, smallestPt, missingCharacters } = await draw(options)
      return { svg, fileName: `${fileName}.svg`, widthMm, heightMm, smallestPt, missingCharacters: [...missingCharacters] }
    },
    png: async (options: Options) => {
      const { svg, widthMm, heightMm, fileName } = await draw({ ...options, outlines: false })
      const pixels = (mm: number) => Math.max(1, Math.round((mm / inch) * options.dpi))
      const size = { widthPx: pixels(widthMm), heightPx: pixels(heightMm) }
      return { base64: base64Of(await ports.renderPng({ svg, ...size, dpi: options.dpi })), ...size, fileName: `${fileName}.png` }
    },
    pdf: async (options: Options) => {
      const { svg, widthMm, heightMm, fileName, title } = await draw({ ...options, outlines: false })
      if (heightMm > largestPageMm) {
        throw new EntenteError('too_large', `The page would be ${Math.round(heightMm / 10).toLocaleString('en-GB')} cm high; a page of a PDF has at most ${largestPageMm / 10} cm. Nothing was written. Show fewer ties, choose a smaller width, or export SVG.`)
      }
      const bytes = await ports.renderPdf({ svg, widthMm, heightMm, title, created: getProject(db).createdAt })
      return { base64: base64Of(bytes), widthMm, heightMm, fileName: `${fileName}.pdf` }
    },
  }
}
