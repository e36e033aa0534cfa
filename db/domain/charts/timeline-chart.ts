import { cutTo, timelineSizes, type EventMark, type LaneScene, type Stretch, type TimelineScene } from '../timeline/build-timeline.ts'
import { practiceColours, signShapes } from '../timeline/practice-signs.ts'
import { blend, palettes } from '../scene/palette.ts'
import { textWidth } from '../scene/text-metrics.ts'
import { textDirection } from '../scene/text-runs.ts'
import type { Theme } from '../scene/types.ts'
import { chartText } from './line-chart.ts'
import { pointPath, round } from './series-style.ts'
import type { ChartScene, ChartShape } from './types.ts'

/** Room at the head, and of it for the names of periods. */
const head = { height: 42, periods: 18 } as const

/** Breadth of the names of lanes in a chart of that width. */
export const laneNames = (width: number): number => Math.round(Math.min(168, width * 0.26))

interface Pen {
  readonly shapes: ChartShape[]
  readonly theme: Theme
  /** Left end of the time shown, and its breadth. */
  readonly left: number
  readonly breadth: number
}

/** A timeline as shapes of a chart: what the window paints, for a page. */
export function timelineChart(scene: TimelineScene, { theme, width }: { theme: Theme; width: number }): ChartScene {
  const palette = palettes[theme]
  const shapes: ChartShape[] = []
  const left = laneNames(width)
  const pen: Pen = { shapes, theme, left, breadth: scene.width }
  const height = head.height + scene.height
  const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, lineWidth = 0.8) => shapes.push({ kind: 'line', x1: round(x1), y1: round(y1), x2: round(x2), y2: round(y2), stroke, width: lineWidth, dash: [] })
  scene.periods.forEach((period, index) => {
    const own = within(period, scene.width)
    if (!own) return
    if (index % 2 === 1) shapes.push({ kind: 'rect', x: left + own.x, y: head.height, width: own.width, height: scene.height, fill: blend(palette.frame, palette.background, 0.22) })
    shapes.push({ kind: 'rect', x: left + own.x, y: 0, width: Math.max(1, own.width - 1), height: head.periods, fill: blend(palette.frame, palette.background, index % 2 === 0 ? 0.9 : 0.5) })
    const name = cutTo(period.name, own.width - 14)
    if (name !== '') shapes.push({ kind: 'text', text: name, x: left + own.x + 6, y: 13, size: chartText, weight: 'semibold', anchor: 'start', colour: palette.ink })
  })
  for (const { x, text } of scene.ticks) {
    line(left + x, head.height, left + x, height, blend(palette.frame, palette.background, 0.6))
    if (x + textWidth(text, 'regular') * 11 + 4 <= scene.width) shapes.push({ kind: 'text', text, x: left + x + 3, y: head.height - 8, size: 11, weight: 'regular', anchor: 'start', colour: palette.mutedInk })
  }
  line(left, head.height, left + scene.width, head.height, palette.frame)
  for (const lane of scene.lanes) drawLane(lane, pen)
  const shown = scene.lanes.map(({ title, events }) => `${title} ${events === 1 ? '1 event' : `${events} events`}`)
  return { theme, width, height, shapes, steps: [], events: [], plot: { top: head.height, bottom: height }, strip: null, description: `${shown.join('; ')}.` }
}

/** As much of a stretch as lies on the page; null for nothing. */
function within({ x, width }: Stretch, most: number): Stretch | null {
  const [from, to] = [Math.max(0, x), Math.min(most, x + width)]
  return to > from ? { x: round(from), width: round(to - from) } : null
}

function drawLane(lane: LaneScene, { shapes, theme, left, breadth }: Pen): void {
  const palette = palettes[theme]
  const top = head.height + lane.y
  const text = (content: string, x: number, y: number, size: number, colour: string, anchor: 'start' | 'end' = 'start') =>
    shapes.push({ kind: 'text', text: content, x: round(x), y: round(y), size, weight: 'regular', anchor, colour })
  shapes.push({ kind: 'line', x1: 0, y1: top + lane.height, x2: left + breadth, y2: top + lane.height, stroke: blend(palette.frame, palette.background, 0.7), width: 0.8, dash: [] })
  const isRtl = textDirection(lane.title) === 'rtl'
  text(cutTo(lane.title, left - 12), isRtl ? left - 10 : 0, top + 17, chartText, palette.ink, isRtl ? 'end' : 'start')
  text(lane.events === 1 ? '1 event' : `${lane.events.toLocaleString('en-GB')} events`, 0, top + 31, 10.5, palette.mutedInk)
  const bar = (stretch: Stretch | null, y: number, height: number, fill: string) => {
    const own = stretch && within(stretch, breadth)
    if (own) shapes.push({ kind: 'rect', x: round(left + own.x), y: round(y), width: own.width, height: round(height), fill })
  }
  for (const band of lane.bands) {
    const y = top + lane.height - 4 - timelineSizes.bandHeight * (band.role === 'cooperation' ? 2 : 1)
    const height = (timelineSizes.bandHeight - 1) * (0.4 + 0.2 * band.level)
    bar(band.possible, y, height, blend(palette[band.role], palette.background, 0.3))
    bar(band.certain, y, height, palette[band.role])
  }
  const room = timelineSizes.row * 2 - 8
  for (const { share, ...stretch } of lane.bars) {
    const height = Math.max(2, share * room)
    bar(stretch, top + timelineSizes.laneGap / 2 + room - height, height, palette.mutedInk)
  }
  // Titles stand free of lines, whatever lies behind them.
  const titles = Map.groupBy(lane.marks.filter(mark => titleOf(mark) !== ''), ({ y }) => y)
  for (const { possible, certain, y } of lane.marks) {
    if (!possible) continue
    const free = (stretch: Stretch | null) => (stretch === null ? [] : besideTitles(stretch, titles.get(y) ?? []))
    for (const part of free(possible)) bar(part, head.height + y - 1, 2, blend(palette.mutedInk, palette.background, 0.35))
    for (const part of free(certain)) bar(part, head.height + y - 1, 2, palette.mutedInk)
  }
  for (const mark of lane.marks) {
    if (mark.x < 0 || mark.x > breadth) continue
    drawMark(mark, left + mark.x, head.height + mark.y, shapes, theme)
    const title = titleOf(mark)
    if (title !== '') text(title, left + mark.x + 11, head.height + mark.y + 4, timelineSizes.text, palette.ink)
  }
}

/** What of a stretch no title of these marks, in the order of their places, stands on. */
function besideTitles(stretch: Stretch, marks: readonly EventMark[]): Stretch[] {
  const end = stretch.x + stretch.width
  const parts: Stretch[] = []
  let from = stretch.x
  for (const mark of marks) {
    const [begin, after] = [mark.x + 8, mark.x + 14 + textWidth(titleOf(mark), 'regular') * timelineSizes.text]
    if (after <= from || begin >= end) continue
    if (begin > from) parts.push({ x: from, width: begin - from })
    from = after
  }
  return from < end ? [...parts, { x: from, width: end - from }] : parts
}

const titleOf = ({ more, title }: EventMark) => (more > 0 ? `+${more}${title === '' ? '' : ` · ${title}`}` : title)

function drawMark(mark: Pick<EventMark, 'possible' | 'certain' | 'p1' | 'p2'>, x: number, y: number, shapes: ChartShape[], theme: Theme): void {
  const palette = palettes[theme]
  // A mark is hollow where the day is not known.
  shapes.push({ kind: 'path', d: pointPath(0, round(x), round(y), timelineSizes.mark), fill: mark.possible && !mark.certain ? palette.background : palette.arrow, stroke: palette.arrow, width: 1.5, dash: [] })
  const colours = practiceColours[theme]
  if (mark.p1) drawSign(mark.p1, x, y - 8.5, colours.p1, shapes, palette.background)
  if (mark.p2) drawSign(mark.p2, x, y + 8.5, colours.p2, shapes, palette.background)
}

function drawSign(sign: NonNullable<EventMark['p1']>, x: number, y: number, colour: string, shapes: ChartShape[], background: string): void {
  for (const { points, isFilled } of signShapes[sign]) {
    const d = `M${points.map(([dx, dy]) => `${round(x + dx)} ${round(y + dy)}`).join('L')}Z`
    shapes.push({ kind: 'path', d, fill: isFilled ? colour : background, stroke: colour, width: 1.25, dash: [] })
  }
}

/** What the marks of a timeline say, as a row of keys under it. */
export function timelineKeys({ theme, width, hasPhases, hasBars, hasEvents }: { theme: Theme; width: number; hasPhases: boolean; hasBars: boolean; hasEvents: boolean }): ChartScene {
  const palette = palettes[theme]
  const colours = practiceColours[theme]
  const shapes: ChartShape[] = []
  let [x, y] = [0, 12]
  const key = (text: string, room: number, draw: (at: number) => void) => {
    const needed = room + 6 + textWidth(text, 'regular') * 10.5 + 16
    if (x > 0 && x + needed > width) {
      x = 0
      y += 19
    }
    draw(x)
    shapes.push({ kind: 'text', text, x: round(x + room + 6), y: y + 4, size: 10.5, weight: 'regular', anchor: 'start', colour: palette.ink })
    x += needed
  }
  const rect = (at: number, width_: number, height: number, fill: string) => shapes.push({ kind: 'rect', x: round(at), y: y - height / 2, width: width_, height, fill })
  if (hasEvents) {
    const plain = { possible: null, certain: null, p1: null, p2: null }
    key('event', 10, at => drawMark(plain, at + 5, y, shapes, theme))
    key('day not known', 10, at => drawMark({ ...plain, possible: { x: 0, width: 1 } }, at + 5, y, shapes, theme))
    key('possible days', 20, at => rect(at, 20, 2, blend(palette.mutedInk, palette.background, 0.35)))
    key('certain days', 20, at => rect(at, 20, 2, palette.mutedInk))
    for (const [sign, text] of [['supports', 'evidence for'], ['contradicts', 'against'], ['both', 'both'], ['context', 'context']] as const) key(text, 8, at => drawSign(sign, at + 4, y, palette.arrow, shapes, palette.background))
    key('above: P1', 8, at => rect(at, 8, 8, colours.p1))
    key('below: P2', 8, at => rect(at, 8, 8, colours.p2))
  }
  if (hasBars) {
    key('how many events begin then', 14, at => [6, 12, 4].forEach((height, index) => shapes.push({ kind: 'rect', x: round(at + index * 5), y: y + 6 - height, width: 4, height, fill: palette.mutedInk })))
  }
  if (hasPhases) {
    key('cooperation', 18, at => rect(at, 18, 5, palette.cooperation))
    key('conflict', 18, at => rect(at, 18, 5, palette.conflict))
  }
  return { theme, width, height: y + 12, shapes, steps: [], events: [], plot: { top: 0, bottom: y }, strip: null, description: '' }
}
