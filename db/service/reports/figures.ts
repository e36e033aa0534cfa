import type { SignedOptions } from '../../contract/entities/balance.ts'
import { usualEncodings } from '../../contract/entities/encodings.ts'
import { FigureOptions } from '../../contract/methods/figures.ts'
import { lineChart } from '../../domain/charts/line-chart.ts'
import type { ChartPanel } from '../../domain/charts/types.ts'
import { parseEdtf } from '../../domain/edtf.ts'
import { countSigns } from '../../domain/signed/signed-graph.ts'
import { pairKey } from '../../domain/signed/signed-network.ts'
import { strainShare, triadsOver } from '../../domain/signed/strain.ts'
import { balancedShare, triadCensus } from '../../domain/signed/triads.ts'
import { chartWidth, renderCharts } from '../../formats/svg-chart.ts'
import type { ReportData, ReportFigure } from '../../formats/report/types.ts'
import { dyadEvents } from '../../queries/dyad-events.ts'
import type { ReadableDatabase } from '../../sqlite/database.ts'
import { chartPeriods } from '../balance-figures.ts'
import { stretchesOf } from '../balance-timeline.ts'
import { figureOf } from '../figure-of.ts'
import { idOf } from '../fields.ts'
import { networkAt, type SignedSource } from '../signed-networks.ts'
import type { Subject } from './subject.ts'

/** Width of a figure of a report: that of the text on A4. */
export const figureWidthMm = 166

/** The network of the report's time: around the two it is about, or whole. Drawn as every project draws it: no filter, no colours of a view. */
export async function networkFigure(db: ReadableDatabase, source: SignedSource, { pair }: Subject, { asOf, since, dating }: ReportData['when']): Promise<ReportFigure | null> {
  const { actors } = source.columns
  if (actors.uid.length === 0) return null
  const around = pair?.map(row => actors.uid[row] ?? '') as [string, string] | undefined
  const options = FigureOptions.parse({
    asOf, since, dating, allTime: false, rules: [], encodings: usualEncodings, theme: 'light', title: '', legend: true, sourceLine: false, timeLine: false, widthMm: figureWidthMm,
    focus: around === undefined ? null : { kind: 'dyad', actors: around }, outside: 'hidden', ...(around === undefined ? {} : { parallel: 'bundled' }),
  })
  const { svg, widthMm, heightMm } = await figureOf(db, options)
  const description = around === undefined
    ? `Drawing of the network: ${actors.uid.length} actors and ${source.columns.ties.uid.length} ties in the project.`
    : `Drawing of ${pair?.map(row => source.actor(row).name).join(' and ') ?? ''} with everyone tied to either of them.`
  return { svg, widthMm, heightMm, description }
}

/** Lines through the years of the study: of two actors their levels and the strain on them, of a project its signs and its balance. */
export async function lineFigure(db: ReadableDatabase, source: SignedSource, { pair }: Subject, input: SignedOptions): Promise<ReportFigure | null> {
  const stretches = stretchesOf(source, { by: 'year', window: 1, from: undefined, to: undefined })
  const networks = stretches.map(stretch => networkAt(source, stretch, input))
  const panels = pair === null ? ofProject(networks) : ofPair(networks, pair)
  const dated = source.columns.phases.uid.length > 0
  if (!dated) return null
  const periods = chartPeriods(source)
  const events = pair === null ? [] : dyadEvents(db, ...pair.map(row => idOf(db, 'actor', source.columns.actors.uid[row] ?? '', 'actors')) as [number, number], 500)
    .flatMap(({ uid, title, raw }) => (raw === null ? [] : [{ uid, title, day: parseEdtf(raw).startEarliest }]))
    .filter(({ day }) => day >= (stretches[0]?.range.from ?? day) - 366 && day <= (stretches.at(-1)?.range.to ?? day))
  const scene = lineChart({
    theme: 'light', width: chartWidth({ widthMm: figureWidthMm, letteringPt: 7.5 }), points: stretches.map(({ label, range }) => ({ label, from: range.from, to: range.to })), panels, events, periods,
  })
  const { svg, widthMm, heightMm } = await renderCharts([scene], { title: '', source: '', legend: true, widthMm: figureWidthMm, sourceLine: false }, { lines: [], notes: [] })
  return { svg, widthMm, heightMm, description: describe(panels, stretches.map(({ label }) => label)) }
}

/** A chart in a sentence: what each line is at its first and at its last value. */
function describe(panels: readonly ChartPanel[], labels: readonly string[]): string {
  const words = (unit: ChartPanel['unit'], value: number) => (unit === 'share' ? `${Math.round(value * 100)} %` : String(value))
  const lines = panels.flatMap(({ title, unit, series }) => series.map(({ name, values }) => {
    const known = values.flatMap((value, at) => (value === null ? [] : [{ value, at }]))
    const [first, last] = [known[0], known.at(-1)]
    const what = series.length === 1 ? title : `${title}, ${name}`
    return first && last ? `${what}: ${words(unit, first.value)} in ${labels[first.at] ?? ''}, ${words(unit, last.value)} in ${labels[last.at] ?? ''}` : `${what}: no value`
  }))
  return `Line chart. ${lines.join('. ')}.`
}

type Networks = readonly ReturnType<typeof networkAt>[]

function ofPair(networks: Networks, [one, other]: readonly [number, number]): ChartPanel[] {
  const pairs = networks.map(network => network.pairs.get(pairKey(one, other)))
  const strain = networks.map(network => strainShare(network, one, other, triadsOver(network, one, other)))
  return [
    { title: 'Levels between the two, 0 to 3', unit: 'amount', most: 3, series: [{ name: 'cooperation', values: pairs.map(pair => pair?.cooperation ?? null) }, { name: 'conflict', values: pairs.map(pair => pair?.conflict ?? null) }] },
    ...(strain.some(value => value !== null) ? [{ title: 'Strain by third parties', unit: 'share' as const, series: [{ name: 'strain', values: strain }] }] : []),
  ]
}

function ofProject(networks: Networks): ChartPanel[] {
  const signs = networks.map(({ graph }) => countSigns(graph))
  const shares = networks.map(({ graph }) => balancedShare(triadCensus(graph)))
  return [
    { title: 'Pairs by sign', unit: 'amount', series: [{ name: 'positive', values: signs.map(({ positive }) => positive) }, { name: 'negative', values: signs.map(({ negative }) => negative) }] },
    ...(shares.some(value => value !== null) ? [{ title: 'Triads balanced', unit: 'share' as const, series: [{ name: 'balanced', values: shares }] }] : []),
  ]
}
