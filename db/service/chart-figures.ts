import type { Output, ProjectService } from '../contract/api.ts'
import type { DyadFigureOptions, TimelineFigureOptions } from '../contract/methods/chart-figures.ts'
import { DAY_MAX, DAY_MIN, type Day } from '../contract/values.ts'
import { dyadLines } from '../domain/charts/dyad-lines.ts'
import { mostGrids, practiceGrid } from '../domain/charts/practice-grid.ts'
import { mostThirds, strainBars } from '../domain/charts/strain-bars.ts'
import { laneNames, timelineChart, timelineKeys } from '../domain/charts/timeline-chart.ts'
import type { ChartScene } from '../domain/charts/types.ts'
import { formatDay } from '../domain/edtf.ts'
import { figureMargin } from '../domain/scene/figure-scene.ts'
import { buildTimeline } from '../domain/timeline/build-timeline.ts'
import { phasesOf } from '../domain/timeline/phases.ts'
import { readingNames } from '../formats/evidence/words.ts'
import { chartWidth, renderCharts } from '../formats/svg-chart.ts'
import { getProject } from '../queries/project.ts'
import { hasMoreEvents } from '../queries/events.ts'
import { restrictedAmong } from '../queries/timeline.ts'
import type { ServiceContext } from './context.ts'
import { dyadOf } from './dyad.ts'
import { badField, notFound } from './errors.ts'
import { dateOf } from './fields.ts'
import { figureFiles } from './figure-files.ts'
import { fileNameOf } from './file-name.ts'
import { throughFigure } from './large-reads.ts'
import { signedSource } from './signed-networks.ts'
import { eventsOf, lanesOf } from './timeline.ts'

type Scenes = readonly [ChartScene, ...ChartScene[]]
interface Drawn { scenes: Scenes; lines: string[]; notes: string[]; name: string }
type Page = TimelineFigureOptions | DyadFigureOptions

/** What a title, lines above and notes take of a page of a given height, in scene units. */
const beside = 170

const laneWords = { tie: 'by tie', actor: 'by actor', all: 'in one lane' } as const
const events = (count: number) => `${count.toLocaleString('en-GB')} ${count === 1 ? 'event' : 'events'}`

/** The first or last day that a date means. Throws `bad_request` where it has none. */
function endOf(field: 'from' | 'to', written: string): Day {
  const { startEarliest, endLatest } = dateOf(field, written)
  const day = field === 'from' ? startEarliest : endLatest
  if (day > DAY_MIN && day < DAY_MAX) return day
  throw badField(field, 'A timeline goes from one day to another: write a date with two ends, such as 2015 or 2023-10-07.')
}

function timelineDrawn({ db }: ServiceContext, options: TimelineFigureOptions): Drawn {
  const { by, theme, widthMm, heightMm, legend } = options
  const source = signedSource(db)
  const all = lanesOf(db, { by, limit: options.lanes })
  const { study } = source
  const [first, last] = [all.first ?? study.from, all.last ?? study.to]
  const air = Math.max(15, (last - first) * 0.04)
  const from = options.from === undefined ? Math.floor(first - air) : endOf('from', options.from)
  const to = options.to === undefined ? Math.ceil(last + air) : endOf('to', options.to)
  if (to <= from) throw badField('to', `The timeline ends on ${formatDay(to)}, before it begins on ${formatDay(from)}. Write the earlier date first.`)
  const width = chartWidth(options)
  const answer = eventsOf(db, { by, lanes: all.lanes.flatMap(({ uid }) => uid ?? []), from, to, most: 1_500, parts: 300 })
  const restricted = answer.rows ? restrictedAmong(db, answer.rows.uid) : new Set<string>()
  const shown = answer.rows ? { ...answer, rows: { ...answer.rows, title: answer.rows.title.map((title, row) => (restricted.has(answer.rows?.uid[row] ?? '') ? '' : title)) } } : answer
  const phases = by === 'tie' ? phasesOf(source.columns) : new Map()
  const input = { events: shown, periods: source.periods, phases, window: { from, to: to + 1 }, width: width - laneNames(width) }
  const whole = buildTimeline({ ...input, lanes: all.lanes })
  // On a page of a given height, the lanes that it has room for.
  const room = heightMm === undefined ? Infinity : (heightMm / widthMm) * (width + 2 * figureMargin) - beside
  const fitting = Math.max(1, whole.lanes.filter(lane => lane.y + lane.height <= room).length)
  const scene = { ...whole, lanes: whole.lanes.slice(0, fitting), height: whole.lanes.slice(0, fitting).reduce((sum, lane) => sum + lane.height, 0) }
  const keys = timelineKeys({ theme, width, hasPhases: scene.lanes.some(({ bands }) => bands.length > 0), hasBars: answer.counts !== null, hasEvents: answer.rows !== null })
  const left = all.left + all.lanes.length - fitting
  return {
    name: 'timeline', scenes: legend ? [timelineChart(scene, { theme, width }), keys] : [timelineChart(scene, { theme, width })],
    lines: [`Events ${laneWords[by]}, ${formatDay(from)} to ${formatDay(to)}.`],
    notes: [[
      left > 0 ? `The ${fitting === 1 ? 'lane' : `${fitting} lanes`} with most events; ${left.toLocaleString('en-GB')} more.` : '', all.undated > 0 ? `${events(all.undated)} without a date.` : '',
      answer.counts ? `${events(answer.total)}, each counted once in each of its lanes.` : '',
      restricted.size > 0 ? `${events(restricted.size)} of restricted data sets without a title.` : '', scene.lanes.some(({ marks }) => marks.some(({ more }) => more > 0)) ? 'A plus tells how many more events stand at a mark.' : '',
    ].filter(text => text !== '').join(' ')].filter(text => text !== ''),
  }
}

async function dyadDrawn({ db }: ServiceContext, options: DyadFigureOptions): Promise<Drawn> {
  const { theme, chart, goldstein, tie, heightMm, widthMm } = options
  if ((tie === undefined) === (options.actors === undefined)) throw badField('actors', 'A figure of two actors needs the two, or a tie of theirs: one or the other.')
  const source = signedSource(db)
  const { ties } = source.columns
  const row = tie === undefined ? -1 : ties.uid.indexOf(tie)
  if (tie !== undefined && row < 0) throw notFound('tie', 'tie')
  const actors = options.actors ?? [ties.from[row], ties.to[row]].map(actor => source.actor(actor ?? 0).uid)
  const dyad = await dyadOf(db, { ...options, actors })
  const width = chartWidth(options)
  const has = (part: 'series' | 'practices' | 'strain') => chart === 'all' || chart === part
  const height = chart === 'series' && heightMm !== undefined ? Math.max(200, (heightMm / widthMm) * (width + 2 * figureMargin) - beside) : undefined
  const scenes = [
    ...(has('series') ? [dyadLines(dyad, { theme, width, height, goldstein })] : []),
    ...(has('practices') ? [practiceGrid(dyad, { theme, width, readings: readingNames })] : []),
    ...(has('strain') ? [strainBars(dyad.strain, { theme, width })] : []),
  ] as unknown as Scenes
  const { strain } = dyad
  const names = dyad.actors.map(({ name }) => name).join(' – ')
  const total = dyad.dataSets.reduce((sum, set) => sum + set.events, 0)
  const when = strain.since === null ? `on ${strain.asOf}` : `from ${strain.since} to ${strain.asOf}`
  return {
    name: `${names}${chart === 'all' ? '' : ` ${chart}`}`, scenes,
    lines: [
      `${names}.`,
      ...(has('strain') ? [
        `Third parties ${when}, ties that hold ${strain.dating} then: ${strain.unbalanced} unbalanced, ${strain.balanced} balanced and ${strain.incomplete} incomplete triads${strain.strain === null ? '' : `; strain ${Math.round(strain.strain * 1_000) / 10} %`}. ${strain.ruleSentence}`,
      ] : []),
    ],
    notes: [
      ...(has('series') ? [[
        'Levels are the highest of the ties that possibly hold then.',
        total > 0 ? `Events: ${dyad.dataSets.map(({ name, events: count }) => `${count.toLocaleString('en-GB')} ${name === null ? 'written here' : `from ${name}`}`).join(', ')}.` : '',
        dyad.dataSets.length > 1 ? 'Data sets may report the same event.' : '', dyad.unplaced > 0 ? `${events(dyad.unplaced)} without a ${dyad.by} of their own.` : '',
        goldstein && dyad.points.some(point => point.goldstein !== null) ? 'Scores after Goldstein 1992 weigh kinds of events, not events.' : '',
      ].filter(text => text !== '').join(' ')] : []),
      ...(has('practices') && dyad.ties.length > mostGrids ? [`The first ${mostGrids} of ${dyad.ties.length} ties.`] : []),
      ...(has('strain') && strain.unbalanced > mostThirds ? [`The ${mostThirds} third parties that pull most, of ${strain.unbalanced}.`] : []),
      ...(has('strain') && strain.unbalanced > 0 ? [`Signs: of ${strain.from.name}, then of ${strain.to.name}, with the third party. A third party pulls by the lesser size of its two sides.`] : []),
    ],
  }
}

async function figureOf({ db }: ServiceContext, options: Page, { scenes, lines, notes, name }: Drawn): Promise<Output<'figures.timeline'>> {
  const project = getProject(db).title
  const { title, legend, widthMm, heightMm, caption, sourceLine, outlines, background } = options
  const { svg, missingCharacters, ...page } = await renderCharts(scenes, {
    title: title ?? project, source: project, legend, widthMm, heightMm, caption, sourceLine, outlines, transparent: background === 'transparent',
  }, { lines, notes })
  return { svg, fileName: `${fileNameOf(`${project} ${name}`, 'figure')}.svg`, ...page, missingCharacters: [...missingCharacters] }
}

type FigureMethod = 'figures.timeline' | 'figures.timelinePng' | 'figures.timelinePdf' | 'figures.dyad' | 'figures.dyadPng' | 'figures.dyadPdf'
/** With more events than this, a timeline is put together off the main thread. */
const manyEvents = 3_000

/** Figures of the timeline and of two actors; of a large project put together off the main thread. Nothing of notes is within their reach. */
export function chartFigureService(context: ServiceContext): Pick<ProjectService, FigureMethod> {
  const { db, file, ports } = context
  const here = async (options: TimelineFigureOptions) => await figureOf(context, options, timelineDrawn(context, options))
  const timeline = async (options: TimelineFigureOptions): Promise<Output<'figures.timeline'>> => (
    file !== null && ports.readElsewhere && hasMoreEvents(db, manyEvents) ? await ports.readElsewhere(file, 'figures.timeline', options) as Output<'figures.timeline'> : await here(options)
  )
  const dyad = throughFigure(context, 'figures.dyad', async options => await figureOf(context, options, await dyadDrawn(context, options)))
  const [timelines, dyads] = [figureFiles<TimelineFigureOptions>(context, timeline), figureFiles<DyadFigureOptions>(context, dyad)]
  return {
    'figures.timeline': timeline, 'figures.timelinePng': timelines.png, 'figures.timelinePdf': timelines.pdf,
    'figures.dyad': dyad, 'figures.dyadPng': dyads.png, 'figures.dyadPdf': dyads.pdf,
  }
}
