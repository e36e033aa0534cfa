import { EntenteError } from '../contract/errors.ts'
import { largestPageMm } from '../formats/pdf.ts'
import { pixelSize } from '../formats/png.ts'
import { getProject } from '../queries/project.ts'
import type { ServiceContext } from './context.ts'

interface Svg {
  readonly svg: string
  readonly fileName: string
  readonly widthMm: number
  readonly heightMm: number
  readonly missingCharacters: string[]
}
interface Options {
  readonly title?: string | undefined
  readonly dpi: number
  readonly outlines: boolean
}

const base64Of = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

/** The methods that answer with a figure as PNG and PDF, from the one that answers with its SVG. Outlines are for SVG: a PDF keeps its text, and a picture has none. */
export function figureFiles<Wanted extends Options>({ db, ports }: ServiceContext, svgOf: (options: Wanted) => Svg | Promise<Svg>) {
  const named = (fileName: string, ending: string) => fileName.replace(/\.svg$/u, ending)
  return {
    png: async (options: Wanted) => {
      const { svg, fileName, ...page } = await svgOf({ ...options, outlines: false })
      const size = pixelSize(page, options.dpi)
      return { base64: base64Of(await ports.renderPng({ svg, ...size, dpi: options.dpi })), ...size, fileName: named(fileName, '.png') }
    },
    pdf: async (options: Wanted) => {
      const { svg, widthMm, heightMm, fileName, missingCharacters } = await svgOf({ ...options, outlines: false })
      if (heightMm > largestPageMm) {
        throw new EntenteError('too_large', `The page would be ${Math.round(heightMm / 10).toLocaleString('en-GB')} cm high; a page of a PDF has at most ${largestPageMm / 10} cm. Nothing was written. Show fewer ties, choose a smaller width, or export SVG.`)
      }
      const { title: project, createdAt: created } = getProject(db)
      const bytes = await ports.renderPdf({ svg, widthMm, heightMm, title: (options.title ?? project) || project, created })
      return { base64: base64Of(bytes), widthMm, heightMm, fileName: named(fileName, '.pdf'), missingCharacters }
    },
  }
}
