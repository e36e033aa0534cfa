import type { Service } from '../contract/api.ts'
import type { ServiceContext } from './context.ts'
import { evidenceFiles, manifestOfFigure } from './figure-evidence/evidence.ts'
import { figureOf } from './figure-of.ts'

/** Inch in millimetres. */
const inch = 25.4

const base64Of = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

/** Figures of the network, as SVG, PDF and PNG, and with their evidence. */
export function figureService({ db, ports }: ServiceContext): Pick<Service, 'figures.svg' | 'figures.pdf' | 'figures.png' | 'figures.manifest' | 'figures.evidence'> {
  return {
    'figures.svg': async options => {
      const { svg, widthMm, heightMm, smallestPt, fileName, missingCharacters } = await figureOf(db, options)
      return { svg, widthMm, heightMm, smallestPt, fileName: `${fileName}.svg`, missingCharacters: [...missingCharacters] }
    },
    // Outlines are for SVG: a PDF keeps its text, and a picture has none.
    'figures.pdf': async options => {
      const { svg, widthMm, heightMm, title, created, fileName, missingCharacters } = await figureOf(db, { ...options, outlines: false })
      const bytes = await ports.renderPdf({ svg, widthMm, heightMm, title, created })
      return { base64: base64Of(bytes), widthMm, heightMm, fileName: `${fileName}.pdf`, missingCharacters: [...missingCharacters] }
    },
    'figures.manifest': options => manifestOfFigure(db, options),
    'figures.evidence': options => evidenceFiles(db, options),
    'figures.png': async options => {
      const { svg, widthMm, heightMm, fileName } = await figureOf(db, { ...options, outlines: false })
      const pixels = (mm: number) => Math.max(1, Math.round((mm / inch) * options.dpi))
      const size = { widthPx: pixels(widthMm), heightPx: pixels(heightMm) }
      const bytes = await ports.renderPng({ svg, ...size, dpi: options.dpi })
      return { base64: base64Of(bytes), ...size, fileName: `${fileName}.png` }
    },
  }
}
