import type { Output, ProjectService } from '../contract/api.ts'
import type { MatrixFigureOptions, PlaneFigureOptions } from '../contract/methods/plane.ts'
import { EntenteError } from '../contract/errors.ts'
import { buildMatrixScene } from '../domain/matrix-scene.ts'
import { figureMargin } from '../domain/scene/figure-scene.ts'
import { buildPlane } from '../domain/plane/build-plane.ts'
import { renderMatrix } from '../formats/svg-matrix.ts'
import { planeSize, renderPlane, type PageSvg } from '../formats/svg-plane.ts'
import { getProject } from '../queries/project.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'
import type { ServiceContext } from './context.ts'
import { idOf, idsOf } from './fields.ts'
import { figureFiles } from './figure-files.ts'
import { fileNameOf } from './file-name.ts'
import { throughFigure } from './large-reads.ts'
import { matrixData } from './matrix-data.ts'

function answerOf({ svg, widthMm, heightMm, smallestPt, missingCharacters }: PageSvg, fileName: string): Output<'figures.plane'> {
  return { svg, fileName: `${fileName}.svg`, widthMm, heightMm, smallestPt, missingCharacters: [...missingCharacters] }
}

async function planeOf(db: ReadableDatabase, options: PlaneFigureOptions): Promise<Output<'figures.plane'>> {
  const { period, ties, theme, title, legend, widthMm, heightMm, caption, sourceLine, outlines, background } = options
  if (period !== undefined) idOf(db, 'period', period, 'period')
  if (ties !== undefined) idsOf(db, 'tie', ties, 'ties')
  const data = matrixData(db)
  const index = period === undefined ? null : data.periods.findIndex(each => each.uid === period)
  const wanted = ties && new Set(ties)
  const rows = wanted && new Set(data.ties.uid.flatMap((uid, row) => (wanted.has(uid) ? [row] : [])))
  const sceneOf = (size: { width: number; height: number }) => buildPlane(data, { ...size, theme, period: index, ...(rows ? { ties: rows } : {}) })
  const scene = sceneOf(planeSize(options))
  if (!scene) throw new EntenteError('conflict', 'The practice plane needs the aspects P1 and P2, and the codebook has no such aspects in use. Nothing was written. Bring them back in the codebook.')
  const project = getProject(db).title
  const page = { title: title ?? project, source: project, legend, widthMm, caption, sourceLine, outlines, transparent: background === 'transparent' }
  const free = await renderPlane(scene, page)
  // On a page of a given height the plane has what the other parts leave.
  const beside = (free.heightMm * (scene.width + 2 * figureMargin)) / widthMm - scene.height
  const fitted = heightMm === undefined ? null : sceneOf(planeSize(options, beside))
  const figure = fitted ? await renderPlane(fitted, { ...page, heightMm }) : free
  const name = index === null ? 'all periods' : (data.periods[index]?.name ?? '')
  return answerOf(figure, fileNameOf(`${project} practice plane ${name}`, 'practice plane'))
}

async function matrixOf(db: ReadableDatabase, options: MatrixFigureOptions): Promise<Output<'figures.matrix'>> {
  const { ties, theme, title, legend, widthMm, heightMm, letteringPt, caption, sourceLine, outlines, background, groupBy, readings } = options
  if (ties !== undefined) idsOf(db, 'tie', ties, 'ties')
  const data = matrixData(db)
  const rowOf = new Map(data.ties.uid.map((uid, row) => [uid, row]))
  const rows = ties === undefined ? data.ties.uid.map((_, row) => row) : ties.flatMap(uid => rowOf.get(uid) ?? [])
  const project = getProject(db).title
  const figure = await renderMatrix(buildMatrixScene(data, { theme, groupBy, readings, rows }), {
    title: title ?? project, source: project, legend, widthMm, heightMm, letteringPt, caption, sourceLine, outlines, transparent: background === 'transparent',
  })
  return answerOf(figure, fileNameOf(`${project} matrix`, 'matrix'))
}

/** Figures of the practice plane and of the matrix, as SVG, PNG and PDF; with many ties put together off the main thread. Nothing of notes is within their reach. */
export function planeService(context: ServiceContext): Pick<ProjectService, 'figures.plane' | 'figures.planePng' | 'figures.planePdf' | 'figures.matrix' | 'figures.matrixPng' | 'figures.matrixPdf'> {
  const plane = throughFigure(context, 'figures.plane', options => planeOf(context.db, options))
  const matrix = throughFigure(context, 'figures.matrix', options => matrixOf(context.db, options))
  const [planeFiles, matrixFiles] = [figureFiles<PlaneFigureOptions>(context, plane), figureFiles<MatrixFigureOptions>(context, matrix)]
  return {
    'figures.plane': plane, 'figures.planePng': planeFiles.png, 'figures.planePdf': planeFiles.pdf,
    'figures.matrix': matrix, 'figures.matrixPng': matrixFiles.png, 'figures.matrixPdf': matrixFiles.pdf,
  }
}
