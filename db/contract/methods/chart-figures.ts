import { z } from 'zod'
import { SignedOptions } from '../entities/balance.ts'
import { laneKinds } from '../entities/timeline.ts'
import { read } from '../method.ts'
import { EdtfText, Uid } from '../values.ts'
import { PageOptions, PdfAnswer, PngAnswer, SvgAnswer } from './plane.ts'

export const TimelineFigureOptions = PageOptions.omit({ ties: true }).extend({
  by: z.enum(laneKinds).default('tie'),
  /** First and last day shown, the first and the last possible one of what is written; absent: from the first event to the last. */
  from: EdtfText.optional(), to: EdtfText.optional(),
  /** At most so many lanes, those with most events first; fewer where a page of a given height has no room for them. */
  lanes: z.int().min(1).max(200).default(12),
})
export type TimelineFigureOptions = z.output<typeof TimelineFigureOptions>

/** Charts of two actors: all of them, levels and events through time, practices and conditions by period, third parties that pull. */
export const dyadCharts = ['all', 'series', 'practices', 'strain'] as const
export type DyadChart = (typeof dyadCharts)[number]

export const DyadFigureOptions = PageOptions.omit({ ties: true }).extend({
  ...SignedOptions.shape,
  /** The two, or a tie of theirs. */
  actors: z.array(Uid).length(2).optional(), tie: Uid.optional(),
  chart: z.enum(dyadCharts).default('all'),
  by: z.enum(['month', 'year']).default('month'),
  /** Whether mean scores of events are drawn where there are any; they are contested. */
  goldstein: z.boolean().default(false),
})
export type DyadFigureOptions = z.output<typeof DyadFigureOptions>

export const chartFigureMethods = {
  /** Events along time in lanes. Events of restricted data sets are marks without their titles. */
  'figures.timeline': read(TimelineFigureOptions, SvgAnswer),
  'figures.timelinePng': read(TimelineFigureOptions, PngAnswer),
  'figures.timelinePdf': read(TimelineFigureOptions, PdfAnswer),
  /** Charts of two actors. Holds no notes. */
  'figures.dyad': read(DyadFigureOptions, SvgAnswer),
  'figures.dyadPng': read(DyadFigureOptions, PngAnswer),
  'figures.dyadPdf': read(DyadFigureOptions, PdfAnswer),
}
