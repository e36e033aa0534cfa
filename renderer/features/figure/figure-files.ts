import type { Client } from '../../../db/contract/api.ts'
import type { FigureChoice } from './figure-options.ts'
import { figureMethods, type FigureQuestion } from './figure-subject.ts'

export interface FigureFile {
  readonly name: string
  readonly mime: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

const decoded = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), character => character.charCodeAt(0))

/** The file of a choice, ready to be saved. Only a figure of the network comes with its evidence. */
export async function figureFile(client: Client, { format, form }: Pick<FigureChoice, 'format' | 'form'>, { subject, options }: FigureQuestion): Promise<FigureFile> {
  const methods = figureMethods[subject]
  switch (format) {
    case 'svg': {
      const { svg, fileName } = await client.call(methods.svg, options)
      return { name: fileName, mime: 'image/svg+xml', bytes: new TextEncoder().encode(svg) }
    }
    case 'pdf':
    case 'png': {
      const { base64, fileName } = await client.call(methods[format], options)
      return { name: fileName, mime: format === 'pdf' ? 'application/pdf' : 'image/png', bytes: decoded(base64) }
    }
    case 'evidence': {
      if (subject !== 'network') throw new Error(`a figure of the ${subject} has no appendix`)
      const { files: [file] } = await client.call('figures.evidence', { ...options, form, packed: true })
      if (!file) throw new Error('no file came')
      return { name: file.fileName, mime: file.mime, bytes: decoded(file.base64) }
    }
  }
}
