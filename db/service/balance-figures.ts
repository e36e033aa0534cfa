import type { Output, ProjectService } from '../contract/api.ts'
import type { BalanceFigureOptions } from '../contract/methods/balance-figures.ts'
import { DAY_MAX, DAY_MIN } from '../contract/values.ts'
import { balanceLines, censusBars, centralityLines, strainLines } from '../domain/charts/time-lines.ts'
import type { ChartScene } from '../domain/charts/types.ts'
import { changeRule } from '../domain/measures/change-points.ts'
import { chartWidth, renderCharts } from '../formats/svg-chart.ts'
import { getProject } from '../queries/project.ts'
import { balanceOf } from './balance.ts'
import { timelineOf } from './balance-timeline.ts'
import { centralityNow, centralityThrough } from './centrality.ts'
import type { ServiceContext } from './context.ts'
import { figureFiles } from './figure-files.ts'
import { badField } from './errors.ts'
import { fileNameOf } from './file-name.ts'
import { throughFigure } from './large-reads.ts'
import { signedSource, type SignedSource } from './signed-networks.ts'

/** Actors that a chart of measures shows where none were named. */
const usualActors = 6

interface Drawn { scene: ChartScene; lines: string[]; name: string; hasChanges: boolean }

/** Periods with two ends, for the head of a chart. */
export const chartPeriods = ({ periods }: Pick<SignedSource, 'periods'>) => periods.map(({ name, dates }) => ({ name, from: Math.max(dates.startEarliest, DAY_MIN), to: Math.min(dates.endLatest, DAY_MAX) }))

const stretchWords = { year: 'each year, by its last day', period: 'each period, by all that held in it', window: 'windows of years, by all that held in them' } as const

async function drawn({ db }: ServiceContext, options: BalanceFigureOptions): Promise<Drawn> {
  const source = signedSource(db)
  const { theme, changes, heightMm, widthMm, dating } = options
  const width = chartWidth(options)
  const height = heightMm === undefined ? (options.chart === 'centrality' ? 260 : undefined) : Math.max(200, (heightMm / widthMm) * width - 140)
  const look = { theme, width, height, changes, periods: chartPeriods(source) }
  const held = `Ties that hold ${dating} then.`
  if (options.chart === 'census') {
    const balance = await balanceOf(source, { ...options, seconds: 60, sensitivity: false }, () => undefined)
    const { frustration: { value, exact, lowerBound } } = balance
    const index = exact ? `${value}, exact` : `between ${lowerBound} and ${value}`
    return {
      scene: censusBars(balance, look), name: 'triads', hasChanges: false,
      lines: [`${balance.since === null ? `On ${balance.asOf}` : `From ${balance.since} to ${balance.asOf}`}. ${held} Frustration index ${index}.`, balance.ruleSentence],
    }
  }
  if (options.chart === 'centrality') {
    const actors = options.actors ?? centralityNow(source, { dating, ties: options.tieChoice, weighted: options.weighted, seed: 1, allTime: false }, () => undefined).actors
      .toSorted((a, b) => b.degree - a.degree || b.strength - a.strength || (a.uid < b.uid ? -1 : 1)).slice(0, usualActors).map(({ uid }) => uid)
    const line = centralityThrough(db, source, { ...options, ties: options.tieChoice, seed: 1, actors }, () => undefined)
    return { scene: centralityLines(line, options.measure, look), name: options.measure, hasChanges: false, lines: [`For ${stretchWords[options.by]}. ${held}`, line.sentence] }
  }
  if (options.chart === 'strain' && options.tie === undefined) throw badField('tie', 'A chart of strain needs the tie that it is on.')
  const line = await timelineOf(db, source, options)
  const row = options.tie === undefined ? -1 : source.columns.ties.uid.indexOf(options.tie)
  const tie = row < 0 ? undefined : source.tie(row).title
  const lines = [`For ${stretchWords[options.by]}. ${held}`, line.ruleSentence]
  if (options.chart === 'strain') return { scene: strainLines(line, tie ?? '', look), name: `strain ${tie ?? ''}`, hasChanges: changes, lines }
  return { scene: balanceLines(line, { ...look, tie }), name: 'balance through time', hasChanges: changes, lines }
}

async function figureOf(context: ServiceContext, options: BalanceFigureOptions): Promise<Output<'figures.balance'>> {
  const { scene, lines, name, hasChanges } = await drawn(context, options)
  const project = getProject(context.db).title
  const { title, legend, widthMm, heightMm, caption, sourceLine, outlines, background } = options
  const { svg, missingCharacters, ...page } = await renderCharts([scene], {
    title: title ?? project, source: project, legend, widthMm, heightMm, caption, sourceLine, outlines, transparent: background === 'transparent',
  }, { lines, notes: [...(scene.events.length > 0 ? [`Ticks at the foot: ${scene.events.length} ${scene.events.length === 1 ? 'event' : 'events'}.`] : []), ...(hasChanges ? [changeRule] : [])] })
  return { svg, fileName: `${fileNameOf(`${project} ${name}`, 'balance')}.svg`, ...page, missingCharacters: [...missingCharacters] }
}

/** Charts of balance as SVG, PNG and PDF; with many ties put together off the main thread. Nothing of notes is within their reach. */
export function balanceFigureService(context: ServiceContext): Pick<ProjectService, 'figures.balance' | 'figures.balancePng' | 'figures.balancePdf'> {
  const svg = throughFigure(context, 'figures.balance', options => figureOf(context, options))
  const files = figureFiles<BalanceFigureOptions>(context, svg)
  return { 'figures.balance': svg, 'figures.balancePng': files.png, 'figures.balancePdf': files.pdf }
}
