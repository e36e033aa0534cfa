import type { Input } from '../../../db/contract/api.ts'
import { formatDay } from '../../../db/domain/edtf.ts'
import type { TimeState, Viewport } from '../../state/workbench.ts'

/** What the user chose in the dialog. */
export interface FigureChoice {
  format: 'svg' | 'pdf' | 'png'
  /** Millimetres as typed. */
  widthMm: string
  dpi: string
  title: string
  legend: boolean
  theme: 'light' | 'dark'
  extent: 'everything' | 'screen'
}

/** Widths of one and two columns of a printed page (Elsevier, Nature and others: 85 to 90 and 174 to 180 mm). */
export const usualWidths = [{ value: '85', text: '85 mm', label: '85 mm, one column' }, { value: '174', text: '174 mm', label: '174 mm, two columns' }] as const

export interface Problems {
  widthMm?: string
  dpi?: string
}

/** What is wrong with the numbers typed; nothing where all is well. The limits are the contract's. */
export function problemsOf({ format, widthMm, dpi }: FigureChoice): Problems {
  const width = Number(widthMm)
  const dots = Number(dpi)
  return {
    ...(widthMm.trim() === '' || !(width >= 20 && width <= 2_000) ? { widthMm: 'Between 20 and 2,000 mm' } : {}),
    ...(format === 'png' && !(Number.isInteger(dots) && dots >= 36 && dots <= 2_400) ? { dpi: 'A whole number between 36 and 2,400' } : {}),
  }
}

/** The options of the API for a choice, at the time that the window shows. */
export function figureOptions(choice: FigureChoice, time: TimeState, viewport: Viewport | null): Input<'figures.svg'> {
  const onScreen = choice.extent === 'screen' && viewport !== null
  return {
    asOf: time.asOf === null ? null : formatDay(time.asOf),
    since: time.since === null || time.allTime ? null : formatDay(time.since), dating: time.dating, allTime: time.allTime,
    theme: choice.theme, legend: choice.legend, widthMm: Number(choice.widthMm), dpi: choice.format === 'png' ? Number(choice.dpi) : 300, title: choice.title.trim(),
    ...(onScreen ? { crop: { x: viewport.x, y: viewport.y, width: viewport.width, height: viewport.height }, zoom: viewport.zoom } : {}),
  }
}
