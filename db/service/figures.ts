import type { z } from 'zod'
import type { Service } from '../contract/api.ts'
import type { FigureOptions } from '../contract/methods/figures.ts'
import { DAY_MAX, DAY_MIN, type Day } from '../contract/values.ts'
import { formatDay } from '../domain/edtf.ts'
import { figureScene } from '../domain/scene/figure-scene.ts'
import { renderSvg, type SvgFigure } from '../formats/svg.ts'
import { getProject } from '../queries/project.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'
import type { ServiceContext } from './context.ts'
import { badField } from './errors.ts'
import { dateOf } from './fields.ts'
import { networkData } from './network.ts'

type Options = z.output<typeof FigureOptions>

/** The day that a date written for "as of" means: its last possible one. */
function asOfDay(field: string, written: string): Day {
  const span = dateOf(field, written)
  if (span.endLatest < DAY_MAX) return span.endLatest
  if (span.startEarliest > DAY_MIN && span.startEarliest === span.startLatest) return span.startEarliest
  throw badField(field, 'A figure shows the network on one day: write a date with an end, such as 2021 or 2023-10-07.')
}

/** Inch in millimetres. */
const inch = 25.4

/** The figure of a view: same scene as the screen. Nothing of notes is within its reach. */
async function figureOf(db: ReadableDatabase, options: Options): Promise<SvgFigure & { fileName: string }> {
  const data = networkData(db, options.view)
  const { title: project } = getProject(db)
  const { settings } = data.view
  // Null or absent: the view's own, and where that has none the end of the study period.
  const written = options.asOf ?? settings.asOf
  const asOf = written === null ? data.studyPeriod.to : asOfDay('asOf', written)
  const allTime = options.allTime ?? (options.asOf ? false : settings.allTime)
  const { widthMm, crop, zoom, theme, legend } = options
  const scene = figureScene(data, { asOf, dating: options.dating ?? settings.dating, allTime, theme }, { widthMm, crop, zoom })
  const figure = await renderSvg(scene, { title: options.title ?? project, source: project, legend, widthMm, ...(crop ? { crop } : {}) })
  return { ...figure, fileName: fileNameOf(`${project} ${allTime ? 'all times' : formatDay(asOf)}`) }
}

/** A name that every file system takes. */
function fileNameOf(text: string): string {
  // eslint-disable-next-line no-control-regex
  const safe = text.replace(/[\u0000-\u001f\\/:*?"<>|]/gu, ' ').replace(/\s+/gu, ' ').trim().replace(/^\.+|\.+$/gu, '')
  return [...safe].slice(0, 100).join('').trim() || 'network'
}

/** Figures of the network, as SVG and as PNG. */
export function figureService({ db, ports }: ServiceContext): Pick<Service, 'figures.svg' | 'figures.png'> {
  return {
    'figures.svg': async options => {
      const { svg, fileName, missingCharacters } = await figureOf(db, options)
      return { svg, fileName: `${fileName}.svg`, missingCharacters: [...missingCharacters] }
    },
    'figures.png': async options => {
      const { svg, widthMm, heightMm, fileName } = await figureOf(db, options)
      const pixels = (mm: number) => Math.max(1, Math.round((mm / inch) * options.dpi))
      const size = { widthPx: pixels(widthMm), heightPx: pixels(heightMm) }
      const bytes = await ports.renderPng({ svg, ...size, dpi: options.dpi })
      return { base64: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'), ...size, fileName: `${fileName}.png` }
    },
  }
}
