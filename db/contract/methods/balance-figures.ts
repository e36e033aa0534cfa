import { z } from 'zod'
import { SignedOptions } from '../entities/balance.ts'
import { centralityMeasures, tieChoices } from '../entities/centrality.ts'
import { read } from '../method.ts'
import { Uid } from '../values.ts'
import { stretches } from './balance.ts'
import { PageOptions, PdfAnswer, PngAnswer, SvgAnswer } from './plane.ts'

/** Charts of balance: through time, measures of actors through time, triads by type at one time, and the strain on a tie through time. */
export const balanceCharts = ['timeline', 'centrality', 'census', 'strain'] as const
export type BalanceChart = (typeof balanceCharts)[number]

export const BalanceFigureOptions = PageOptions.omit({ ties: true }).extend({
  ...SignedOptions.shape, ...stretches,
  chart: z.enum(balanceCharts).default('timeline'),
  /** The tie whose strain is followed: needed for that chart, and beside the lines of balance where it is given. */
  tie: Uid.optional(),
  /** Whether time lines mark where their level changes, with the rule below. */
  changes: z.boolean().default(false),
  /** Of a chart of measures: which one, over which ties, and of which actors; absent: those of the most ties at the end of the study. */
  measure: z.enum(centralityMeasures).default('degree'), tieChoice: z.enum(tieChoices).default('all'), actors: z.array(Uid).min(1).max(20).optional(),
})
export type BalanceFigureOptions = z.output<typeof BalanceFigureOptions>

export const balanceFigureMethods = {
  /** A chart of balance as a figure. Time lines know no single time, so `asOf`, `since`, `allTime` and `period` count for triads by type alone. */
  'figures.balance': read(BalanceFigureOptions, SvgAnswer),
  'figures.balancePng': read(BalanceFigureOptions, PngAnswer),
  'figures.balancePdf': read(BalanceFigureOptions, PdfAnswer),
}
