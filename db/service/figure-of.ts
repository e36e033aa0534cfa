import type { ViewSettings } from '../contract/entities/views.ts'
import type { FigureOptions } from '../contract/methods/figures.ts'
import { DAY_MAX, DAY_MIN, type Day } from '../contract/values.ts'
import { formatDay } from '../domain/edtf.ts'
import { encodingsNeedCoding } from '../domain/encoding/look.ts'
import { filterOf, rulesNeedCoding } from '../domain/filter/apply-rules.ts'
import { filterLine } from '../domain/filter/summary.ts'
import { inFocus, sceneOfFocus } from '../domain/focus/focus.ts'
import { focusSentence } from '../domain/focus/sentence.ts'
import { figureScene } from '../domain/scene/figure-scene.ts'
import type { Scene } from '../domain/scene/types.ts'
import { renderSvg, roomForPlane, type Figure, type NetworkFigure } from '../formats/svg.ts'
import { evidenceLines } from '../queries/figure-evidence.ts'
import { getProject } from '../queries/project.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'
import { badField } from './errors.ts'
import { dateOf } from './fields.ts'
import { panelsFigure } from './figure-panels.ts'
import { fileNameOf } from './file-name.ts'
import { understoodRules } from './filter-rules.ts'
import { networkData } from './network.ts'
import { networkCoding } from './network-coding.ts'

/** The day that a date written for "as of" means: its last possible one. */
function asOfDay(field: string, written: string): Day {
  const span = dateOf(field, written)
  if (span.endLatest < DAY_MAX) return span.endLatest
  if (span.startEarliest > DAY_MIN && span.startEarliest === span.startLatest) return span.startEarliest
  throw badField(field, 'A figure shows the network on one day: write a date with an end, such as 2021 or 2023-10-07.')
}

/** Points of the names of most actors where nothing else is asked for: 12 pixels at `figurePixelsPerMm`. */
const usualLetteringPt = 7.2

/** The day with which a range begins that was written so: its first possible one. */
function sinceDay(field: string, written: string): Day {
  const { startEarliest } = dateOf(field, written)
  if (startEarliest > DAY_MIN && startEarliest < DAY_MAX) return startEarliest
  throw badField(field, 'A range begins with a day: write a date with a beginning, such as 2015 or 2015-09-30.')
}

interface TimeShown { asOf: Day; since: Day | null; allTime: boolean }

/** The time a figure shows: what is asked for, else the view's own, else the end of the study period. */
function timeOf(options: FigureOptions, settings: ViewSettings, studyEnd: Day): TimeShown {
  const written = options.asOf === undefined ? settings.asOf : options.asOf
  const asOf = written === null ? studyEnd : asOfDay('asOf', written)
  if (typeof options.since === 'string') {
    if (options.allTime) throw badField('since', 'A figure shows all time or a range of it, not both.')
    const since = sinceDay('since', options.since)
    if (since > asOf) throw badField('since', `The range begins on ${formatDay(since)}, after it ends on ${formatDay(asOf)}. Write the earlier date first.`)
    return { asOf, since, allTime: false }
  }
  const allTime = options.allTime ?? (options.asOf ? false : settings.allTime)
  const own = options.since === null || options.asOf || settings.since === null ? null : sinceDay('since', settings.since)
  // The view's day may have been the end of a study period that ends earlier now.
  return { asOf, since: own === null || allTime ? null : Math.min(own, asOf), allTime }
}

/** A figure with what it was made of. */
export interface FigureOfView extends NetworkFigure {
  /** Without an ending. */
  readonly fileName: string
  readonly title: string
  readonly scene: Scene
  /** Name of the view. */
  readonly view: string
}

/** The figure of a view: same scene as the screen. Nothing of notes is within its reach. */
export async function figureOf(db: ReadableDatabase, options: FigureOptions): Promise<FigureOfView> {
  const data = networkData(db, options.view)
  const { title: project } = getProject(db)
  const { settings } = data.view
  const { asOf, since, allTime } = timeOf(options, settings, data.studyPeriod.to)
  const { widthMm, heightMm, crop, zoom, theme, legend, caption, timeLine, sourceLine } = options
  const lettering = options.letteringPt / usualLetteringPt
  const time = { asOf, since, dating: options.dating ?? settings.dating, allTime }
  const rules = understoodRules('rules', options.rules ?? settings.rules)
  const encodings = options.encodings ?? settings.encodings
  const coding = rulesNeedCoding(rules) || encodingsNeedCoding(encodings) ? networkCoding(db) : null
  const filter = filterOf(rules, { data, coding, time })
  const focus = options.focus === undefined ? settings.focus : options.focus
  const found = focus && inFocus(data, time, focus, filter)
  const scope = sceneOfFocus(data, found, options.outside ?? settings.outside, focus === null ? '' : focusSentence(data, focus), filter)
  // Where ties are numbered for their evidence, each is a line of its own.
  const parallel = options.evidence === 'none' ? options.parallel ?? settings.parallel : 'spread'
  const shown = { ...time, theme, ...scope, parallel, encodings, coding }
  const wanted: Figure = {
    title: options.title ?? project, source: project, legend, widthMm, heightMm, crop, lettering, caption, timeLine, sourceLine, transparent: options.background === 'transparent',
    outlines: options.outlines, numbered: options.evidence !== 'none', evidence: options.evidence === 'list' ? evidenceLines(db) : undefined,
  }
  if (options.panels) {
    if (options.evidence !== 'none') throw badField('panels', 'A figure with numbered evidence has one picture. Leave out the evidence, or the other pictures.')
    const { make, what, ...several } = await panelsFigure({
      data, panels: options.panels, dating: time.dating, figure: { ...wanted, crop: undefined }, rules: filterLine(filter?.summary ?? null), dayOf: asOfDay,
      look: { theme, focus, outside: options.outside ?? settings.outside, parallel, encodings, coding, filterAt: (at) => filterOf(rules, { data, coding, time: at }) },
    })
    const [first] = make(1)
    if (!first) throw badField('panels', 'There is no picture to draw.')
    return { ...several, scene: first.scene, view: data.view.name, title: (options.title ?? project) || project, fileName: fileNameOf(`${project} ${what}`, 'network') }
  }
  const free = figureScene(data, shown, { widthMm, crop, zoom, lettering })
  // On a page of a given height the network takes what the other parts leave.
  const room = zoom === undefined ? roomForPlane(free, wanted) : null
  const scene = room === null ? free : figureScene(data, shown, { widthMm, crop, lettering, planeHeight: room })
  const figure = await renderSvg(scene, wanted)
  return {
    ...figure, scene, view: data.view.name, title: (options.title ?? project) || project,
    fileName: fileNameOf(`${project} ${allTime ? 'all times' : since === null || since === asOf ? formatDay(asOf) : `${formatDay(since)} to ${formatDay(asOf)}`}`, 'network'),
  }
}

