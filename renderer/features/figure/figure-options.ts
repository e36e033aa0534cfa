import type { Input } from '../../../db/contract/api.ts'
import type { DyadChart } from '../../../db/contract/methods/chart-figures.ts'
import type { PageOptions } from '../../../db/contract/methods/plane.ts'
import { formatDay } from '../../../db/domain/edtf.ts'
import type { TimeState, Viewport } from '../../state/workbench.ts'
import type { FigureSubject } from './figure-subject.ts'

/** What the user chose in the dialog. Numbers as typed. */
export interface FigureChoice {
  format: 'svg' | 'pdf' | 'png' | 'evidence'
  /** How a figure with its evidence is written. */
  form: 'html' | 'markdown'
  target: TargetName
  widthMm: string
  /** Empty: what the content takes. */
  heightMm: string
  letteringPt: string
  dpi: string
  title: string
  caption: string
  legend: boolean
  timeLine: boolean
  sourceLine: boolean
  evidenceList: boolean
  /** Letters of an SVG as outlines. */
  outlines: boolean
  theme: 'light' | 'dark' | 'grey'
  background: 'filled' | 'transparent'
  extent: 'everything' | 'screen'
  /** Most lanes of a timeline. */
  lanes: string
  /** Which charts of two actors. */
  dyadChart: DyadChart
}

export type TargetName = 'column' | 'page' | 'slide' | 'poster' | 'other'

interface Target {
  readonly name: TargetName
  readonly text: string
  readonly label: string
  /** What choosing it sets; the one of other sizes leaves all as it is. */
  readonly sets: Partial<Pick<FigureChoice, 'widthMm' | 'heightMm' | 'letteringPt'>>
}

/**
 * Where a figure goes: one and two columns of a printed page (Elsevier, Nature and others: 85 to 90 and 174 to 180 mm), a slide of
 * 13.33 × 7.5 inches, a poster A1 across (ISO 216).
 */
export const targets: readonly Target[] = [
  { name: 'column', text: 'Column', label: 'Column of a journal, 85 mm', sets: { widthMm: '85', heightMm: '', letteringPt: '7.2' } },
  { name: 'page', text: 'Page', label: 'Width of a page, 174 mm', sets: { widthMm: '174', heightMm: '', letteringPt: '7.2' } },
  { name: 'slide', text: 'Slide', label: 'Slide 16:9, 338.7 × 190.5 mm', sets: { widthMm: '338.7', heightMm: '190.5', letteringPt: '14' } },
  { name: 'poster', text: 'Poster', label: 'Poster A1, 841 × 594 mm', sets: { widthMm: '841', heightMm: '594', letteringPt: '24' } },
  { name: 'other', text: 'Other', label: 'Other size', sets: {} },
]

export interface Problems {
  widthMm?: string
  heightMm?: string
  letteringPt?: string
  dpi?: string
  lanes?: string
}

const isWithin = (text: string, least: number, most: number) => text.trim() !== '' && Number(text) >= least && Number(text) <= most

/** What is wrong with the numbers typed; nothing where all is well. The limits are the contract's. */
export function problemsOf({ format, widthMm, heightMm, letteringPt, dpi, lanes }: FigureChoice): Problems {
  return {
    ...(isWithin(widthMm, 20, 2_000) ? {} : { widthMm: 'Between 20 and 2,000 mm' }),
    ...(heightMm.trim() === '' || isWithin(heightMm, 20, 2_000) ? {} : { heightMm: 'Between 20 and 2,000 mm, or empty' }),
    ...(isWithin(letteringPt, 3, 96) ? {} : { letteringPt: 'Between 3 and 96 points' }),
    ...(isWithin(lanes, 1, 200) && Number.isInteger(Number(lanes)) ? {} : { lanes: 'A whole number between 1 and 200' }),
    ...(format === 'png' && !(isWithin(dpi, 36, 2_400) && Number.isInteger(Number(dpi))) ? { dpi: 'A whole number between 36 and 2,400' } : {}),
  }
}

/** The options of the API for a choice, at the time that the window shows. */
export function figureOptions(choice: FigureChoice, time: TimeState, viewport: Viewport | null): Input<'figures.svg'> {
  const onScreen = choice.extent === 'screen' && viewport !== null
  const { theme, background, legend, timeLine, sourceLine, evidenceList, format } = choice
  return {
    asOf: time.asOf === null ? null : formatDay(time.asOf),
    since: time.since === null || time.allTime ? null : formatDay(time.since), dating: time.dating, allTime: time.allTime,
    theme, background, legend, timeLine, sourceLine, outlines: format === 'svg' && choice.outlines, evidence: format === 'evidence' ? 'numbers' : evidenceList ? 'list' : 'none', title: choice.title.trim(), caption: choice.caption.trim(),
    widthMm: Number(choice.widthMm), letteringPt: Number(choice.letteringPt), dpi: choice.format === 'png' ? Number(choice.dpi) : 300,
    ...(choice.heightMm.trim() === '' ? {} : { heightMm: Number(choice.heightMm) }),
    ...(onScreen ? { crop: { x: viewport.x, y: viewport.y, width: viewport.width, height: viewport.height }, zoom: viewport.zoom } : {}),
  }
}

/** The options of the API that figures of the matrix and of the practice plane have in common, for a choice. */
export function pageOptions(choice: FigureChoice): PageOptions {
  const { theme, background, legend, sourceLine, format } = choice
  return {
    theme, background, legend, sourceLine, outlines: format === 'svg' && choice.outlines, title: choice.title.trim(), caption: choice.caption.trim(),
    widthMm: Number(choice.widthMm), letteringPt: Number(choice.letteringPt), dpi: format === 'png' ? Number(choice.dpi) : 300,
    ...(choice.heightMm.trim() === '' ? {} : { heightMm: Number(choice.heightMm) }),
  }
}

/** Below this lettering is hard to read in print, in points. */
const leastPt = 6

const rounded = (value: number, digits: number) => value.toLocaleString('en-GB', { maximumFractionDigits: digits })

/** The size of a figure in words. */
export function sizeWords({ widthMm, heightMm, smallestPt }: { widthMm: number; heightMm: number; smallestPt: number }, dpi: number | null): string {
  const pixels = (mm: number) => rounded(Math.round((mm / 25.4) * (dpi ?? 0)), 0)
  const size = `${rounded(widthMm, 1)} × ${rounded(heightMm, 1)} mm`
  return `${size}${dpi === null ? '' : `, ${pixels(widthMm)} × ${pixels(heightMm)} pixels`} · smallest lettering ${rounded(smallestPt, 1)} pt`
}

const smallWays: Readonly<Record<FigureSubject, string>> = {
  network: 'raise the size of names, or choose a wider target',
  matrix: 'choose a wider target or larger names, or show the matrix without readings',
  plane: 'raise the size of names, or choose a wider target',
  balance: 'raise the size of names, or choose a wider target',
  timeline: 'raise the size of names, or choose a wider target',
  dyad: 'raise the size of names, or choose a wider target',
}

/** What to do where the lettering is too small for print; null where it is not. */
export function letteringWarning(smallestPt: number, { extent }: Pick<FigureChoice, 'extent'>, subject: FigureSubject = 'network'): string | null {
  // As shown: 5.96 is written as 6.
  if (Math.round(smallestPt * 10) / 10 >= leastPt) return null
  const way = subject === 'network' && extent === 'screen' ? 'zoom in, or show everything: names are placed for the size on paper then' : smallWays[subject]
  return `Lettering under ${leastPt} pt is hard to read in print: ${way}.`
}
