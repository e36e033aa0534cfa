import type { Balance, Timeline } from '../../contract/entities/balance.ts'
import type { CentralityMeasure, CentralityTimeline } from '../../contract/entities/centrality.ts'
import { parseEdtf } from '../edtf.ts'
import { changePoints } from '../measures/change-points.ts'
import type { Theme } from '../scene/types.ts'
import { barChart, type Bar } from './bar-chart.ts'
import { lineChart } from './line-chart.ts'
import type { ChartPanel, ChartScene, LineChart } from './types.ts'

export interface TimeLineOptions extends Pick<LineChart, 'width' | 'height' | 'periods'> {
  readonly theme: Theme
  /** Whether change points are marked. */
  readonly changes: boolean
}

const dayOf = (iso: string) => parseEdtf(iso).startEarliest

/** Measures of actors, as a chart names them. */
export const measureTitles: Readonly<Record<CentralityMeasure, string>> = {
  degree: 'Degree', strength: 'Strength', betweenness: 'Betweenness', closeness: 'Closeness', eigenvector: 'Eigenvector', core: 'Core',
}
const isShare: ReadonlySet<CentralityMeasure> = new Set(['betweenness', 'closeness', 'eigenvector'])

const marked = (panel: ChartPanel, changes: boolean): ChartPanel => (changes && panel.series.length === 1 ? { ...panel, changes: changePoints(panel.series[0]?.values ?? []) } : panel)

const chartOf = ({ points, events }: Pick<Timeline, 'points' | 'events'> | Pick<CentralityTimeline, 'points' | 'events'>, panels: readonly ChartPanel[], { theme, width, height, periods, changes }: TimeLineOptions): ChartScene => lineChart({
  theme, width, height, periods,
  points: points.map(({ label, from, to }) => ({ label, from: dayOf(from), to: dayOf(to) })),
  events: events.map(({ uid, title, from }) => ({ uid, title, day: dayOf(from) })),
  panels: panels.map(panel => marked(panel, changes)),
})

/** Share of balanced triads, balance by walks, frustration with its bounds, and the strain of a tie where one was followed. */
export function balanceLines(line: Timeline, options: TimeLineOptions & { readonly tie?: string | undefined }): ChartScene {
  const { points } = line
  const one = (title: string, unit: ChartPanel['unit'], values: readonly (number | null)[], lower?: readonly (number | null)[]): ChartPanel => ({ title, unit, series: [{ name: title, values, ...(lower ? { lower } : {}) }] })
  const isExact = points.every(({ frustration }) => frustration.exact)
  return chartOf(line, [
    one('Triads balanced', 'share', points.map(({ balancedShare }) => balancedShare)),
    one('Balance by walks', 'share', points.map(({ walkBalance }) => walkBalance)),
    one(
      `Frustration index${line.weights ? ', weighted' : ''}${isExact ? ', exact' : ': at most, with its lower bound'}`, 'amount',
      points.map(({ nodes, frustration }) => (nodes === 0 ? null : frustration.value)), points.map(({ nodes, frustration }) => (nodes === 0 ? null : frustration.lowerBound)),
    ),
    ...(points.some(({ tie }) => tie !== null) ? [one(`Strain${options.tie ? ` on ${options.tie}` : ''}`, 'share', points.map(({ tie }) => tie?.strain ?? null))] : []),
  ], options)
}

/** The strain on a tie, and how many of its complete triads are unbalanced. Points without the tie have no value. */
export function strainLines(line: Timeline, title: string, options: TimeLineOptions): ChartScene {
  const values = (of: (tie: NonNullable<Timeline['points'][number]['tie']>) => number | null) => line.points.map(({ tie }) => (tie === null ? null : of(tie)))
  return chartOf(line, [
    { title: `Strain on ${title}`, unit: 'share', series: [{ name: 'strain', values: values(({ strain }) => strain) }] },
    {
      title: `Triads over ${title}`, unit: 'amount',
      series: [{ name: 'complete', values: values(({ complete }) => complete) }, { name: 'unbalanced', values: values(({ unbalanced }) => unbalanced) }],
    },
  ], options)
}

/** One measure of some actors. */
export function centralityLines(line: CentralityTimeline, measure: CentralityMeasure, options: TimeLineOptions): ChartScene {
  return chartOf(line, [{
    title: measureTitles[measure], unit: isShare.has(measure) ? 'share' : 'amount',
    series: line.actors.map(({ name }, index) => ({ name, values: line.points.map(({ actors }) => actors[index]?.[measure] ?? null) })),
  }], options)
}

const typeLabels = { '+++': '+++ three friends', '++-': '++− two friends at odds', '+--': '+−− common enemy', '---': '−−− three enemies' } as const

/** The triads of a network by type; balanced ones in the colour of cooperation. Incomplete ones are none of them. */
export function censusBars({ triads, incompleteTriads }: Pick<Balance, 'triads' | 'incompleteTriads'>, { theme, width }: Pick<TimeLineOptions, 'theme' | 'width'>): ChartScene {
  const bars = (['+++', '+--', '++-', '---'] as const).map((type): Bar => ({ label: `${typeLabels[type]} (${type === '+++' || type === '+--' ? 'balanced' : 'unbalanced'})`, value: triads[type], apart: false, tone: type === '+++' || type === '+--' ? 'cooperation' : 'conflict' }))
  return barChart({ theme, width, title: 'Triads by type', bars: [...bars, { label: 'incomplete', value: incompleteTriads.total, apart: true, tone: 'neutral' }] })
}
