import type { Client, Input } from '../../../db/contract/api.ts'
import type { FigureChoice } from './figure-options.ts'

export interface FigureFile {
  readonly name: string
  readonly mime: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

const decoded = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), character => character.charCodeAt(0))

/** The file of a choice, ready to be saved. */
export async function figureFile(client: Client, { format, form }: Pick<FigureChoice, 'format' | 'form'>, options: Input<'figures.svg'>): Promise<FigureFile> {
  switch (format) {
    case 'svg': {
      const { svg, fileName } = await client.call('figures.svg', options)
      return { name: fileName, mime: 'image/svg+xml', bytes: new TextEncoder().encode(svg) }
    }
    case 'pdf':
    case 'png': {
      const { base64, fileName } = await client.call(`figures.${format}`, options)
      return { name: fileName, mime: format === 'pdf' ? 'application/pdf' : 'image/png', bytes: decoded(base64) }
    }
    case 'evidence': {
      const { files: [file] } = await client.call('figures.evidence', { ...options, form, packed: true })
      if (!file) throw new Error('no file came')
      return { name: file.fileName, mime: file.mime, bytes: decoded(file.base64) }
    }
  }
}

const pageMethods = {
  plane: { svg: 'figures.plane', pdf: 'figures.planePdf', png: 'figures.planePng' },
  matrix: { svg: 'figures.matrix', pdf: 'figures.matrixPdf', png: 'figures.matrixPng' },
} as const

/** A figure of the practice plane or of the matrix, ready to be saved. */
export async function pageFile<Page extends 'plane' | 'matrix'>(
  client: Client, page: Page, format: 'svg' | 'pdf' | 'png', options: Page extends 'plane' ? Input<'figures.plane'> : Input<'figures.matrix'>,
): Promise<FigureFile> {
  const methods = pageMethods[page]
  if (format === 'svg') {
    const { svg, fileName } = await client.call(methods.svg, options)
    return { name: fileName, mime: 'image/svg+xml', bytes: new TextEncoder().encode(svg) }
  }
  const { base64, fileName } = await client.call(format === 'pdf' ? methods.pdf : methods.png, options)
  return { name: fileName, mime: format === 'pdf' ? 'application/pdf' : 'image/png', bytes: decoded(base64) }
}
