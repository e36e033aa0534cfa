import type { ProjectService } from '../contract/api.ts'
import type { PlaneFigureOptions } from '../contract/methods/plane.ts'
import { EntenteError } from '../contract/errors.ts'
import { buildPlane } from '../domain/plane/build-plane.ts'
import type { SvgFigure } from '../formats/svg.ts'
import { planeSize, renderPlane } from '../formats/svg-plane.ts'
import { getProject } from '../queries/project.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'
import type { ServiceContext } from './context.ts'
import { idOf, idsOf } from './fields.ts'
import { fileNameOf } from './file-name.ts'
import { matrixData } from './matrix-data.ts'

/** Inch in millimetres. */
const inch = 25.4

async function planeOf(db: ReadableDatabase, { period, ties, theme, title, legend, widthMm }: PlaneFigureOptions): Promise<SvgFigure & { fileName: string }> {
  if (period !== undefined) idOf(db, 'period', period, 'period')
  if (ties !== undefined) idsOf(db, 'tie', ties, 'ties')
  const data = matrixData(db)
  const index = period === undefined ? null : data.periods.findIndex(each => each.uid === period)
  const wanted = ties && new Set(ties)
  const rows = wanted && new Set(data.ties.uid.flatMap((uid, row) => (wanted.has(uid) ? [row] : [])))
  const scene = buildPlane(data, { ...planeSize(widthMm), theme, period: index, ...(rows ? { ties: rows } : {}) })
  if (!scene) throw new EntenteError('conflict', 'The practice plane needs the aspects P1 and P2, and the codebook has no such aspects in use. Nothing was written. Bring them back in the codebook.')
  const project = getProject(db).title
  const figure = await renderPlane(scene, { title: title ?? project, source: project, legend, widthMm })
  const name = index === null ? 'all periods' : (data.periods[index]?.name ?? '')
  return { ...figure, fileName: fileNameOf(`${project} practice plane ${name}`, 'practice plane') }
}

/** Figures of the practice plane, as SVG and as PNG. Nothing of notes is within their reach. */
export function planeService({ db, ports }: ServiceContext): Pick<ProjectService, 'figures.plane' | 'figures.planePng'> {
  return {
    'figures.plane': async options => {
      const { svg, fileName, missingCharacters } = await planeOf(db, options)
      return { svg, fileName: `${fileName}.svg`, missingCharacters: [...missingCharacters] }
    },
    'figures.planePng': async options => {
      const { svg, widthMm, heightMm, fileName } = await planeOf(db, options)
      const pixels = (mm: number) => Math.max(1, Math.round((mm / inch) * options.dpi))
      const size = { widthPx: pixels(widthMm), heightPx: pixels(heightMm) }
      const bytes = await ports.renderPng({ svg, ...size, dpi: options.dpi })
      return { base64: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'), ...size, fileName: `${fileName}.png` }
    },
  }
}
