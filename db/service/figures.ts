import type { Service } from '../contract/api.ts'
import type { FigureOptions } from '../contract/methods/figures.ts'
import type { ServiceContext } from './context.ts'
import { evidenceFiles, manifestOfFigure } from './figure-evidence/evidence.ts'
import { figureFiles } from './figure-files.ts'
import { figureOf } from './figure-of.ts'
import { throughFigure } from './large-reads.ts'

/** Figures of the network, as SVG, PDF and PNG, and with their evidence. Those of large networks are put together off the main thread, as pictures always are. */
export function figureService(context: ServiceContext): Pick<Service, 'figures.svg' | 'figures.pdf' | 'figures.png' | 'figures.manifest' | 'figures.evidence'> {
  const { db } = context
  const drawn = throughFigure(context, 'figures.svg', async options => {
    const { svg, widthMm, heightMm, smallestPt, fileName, missingCharacters } = await figureOf(db, options)
    return { svg, widthMm, heightMm, smallestPt, fileName: `${fileName}.svg`, missingCharacters: [...missingCharacters] }
  })
  const files = figureFiles<FigureOptions>(context, drawn)
  return {
    'figures.svg': drawn,
    'figures.pdf': files.pdf,
    'figures.png': files.png,
    'figures.manifest': throughFigure(context, 'figures.manifest', options => manifestOfFigure(db, options)),
    'figures.evidence': throughFigure(context, 'figures.evidence', options => evidenceFiles(db, options)),
  }
}
