import { blend, palettes, type Palette } from '../../../db/domain/scene/palette.ts'
import { textDirection } from '../../../db/domain/scene/text-runs.ts'
import { cutTo, timelineSizes, type EventMark, type LaneScene, type PracticeSign, type Stretch, type TimelineScene } from '../../../db/domain/timeline/build-timeline.ts'
import { practiceColours, signShapes } from '../../../db/domain/timeline/practice-signs.ts'

/** Room for the names of lanes at the left, and for periods and dates at the top, in pixels. */
export const timelineHead = { names: 168, height: 42, periods: 18 } as const

export interface TimelineMarks {
  readonly theme: 'light' | 'dark'
  /** Where the as-of date stands, in pixels of the part with the marks. */
  readonly asOf: number
  readonly selected: ReadonlySet<string>
  /** The event that the keyboard is on, and its lane. */
  readonly active: { readonly uid: string; readonly lane: number } | null
  /** How far the lanes are scrolled. */
  readonly top: number
  readonly height: number
}

const font = (size: number, weight = 400) => `${weight} ${size}px 'Noto Sans', 'Noto Sans Hebrew', 'Noto Sans Arabic', sans-serif`

/** Paints a timeline on a context in pixels of the page: lanes under the head, which stays while they scroll. */
export function paintTimeline(context: CanvasRenderingContext2D, scene: TimelineScene, marks: TimelineMarks): void {
  const palette = palettes[marks.theme]
  const width = timelineHead.names + scene.width
  context.clearRect(0, 0, width, marks.height)
  context.textBaseline = 'alphabetic'

  context.save()
  context.beginPath()
  context.rect(0, timelineHead.height, width, marks.height - timelineHead.height)
  context.clip()
  context.translate(0, timelineHead.height - marks.top)
  scene.periods.forEach((period, index) => {
    if (index % 2 === 0) return
    context.fillStyle = blend(palette.frame, palette.background, 0.22)
    context.fillRect(timelineHead.names + Math.max(0, period.x), marks.top, clipped(period, scene.width), marks.height)
  })
  context.strokeStyle = blend(palette.frame, palette.background, 0.6)
  context.lineWidth = 1
  context.beginPath()
  for (const { x } of scene.ticks) {
    context.moveTo(Math.round(timelineHead.names + x) + 0.5, marks.top)
    context.lineTo(Math.round(timelineHead.names + x) + 0.5, marks.top + marks.height)
  }
  context.stroke()
  scene.lanes.forEach((lane, index) => {
    if (lane.y + lane.height < marks.top || lane.y > marks.top + marks.height) return
    paintLane(context, lane, index, scene.width, marks, palette)
  })
  context.restore()
  paintHead(context, scene, marks, palette)
}

const clipped = ({ x, width }: Stretch, most: number) => Math.max(0, Math.min(most, x + width) - Math.max(0, x))

function paintHead(context: CanvasRenderingContext2D, scene: TimelineScene, marks: TimelineMarks, palette: Palette): void {
  const left = timelineHead.names
  context.save()
  context.beginPath()
  context.rect(left, 0, scene.width, marks.height)
  context.clip()
  context.textAlign = 'left'
  scene.periods.forEach((period, index) => {
    const [x, breadth] = [left + Math.max(0, period.x), clipped(period, scene.width)]
    context.fillStyle = blend(palette.frame, palette.background, index % 2 === 0 ? 0.9 : 0.5)
    context.fillRect(x, 0, Math.max(1, breadth - 1), timelineHead.periods)
    const text = cutTo(period.name, breadth - 12)
    context.font = font(timelineSizes.text, 600)
    context.fillStyle = palette.ink
    context.direction = 'ltr'
    context.fillText(text === '' ? '' : `\u2068${text}\u2069`, x + 6, 13)
  })
  context.font = font(11)
  context.fillStyle = palette.mutedInk
  for (const { x, text } of scene.ticks) context.fillText(text, left + x + 4, timelineHead.height - 8)
  context.strokeStyle = palette.frame
  context.beginPath()
  context.moveTo(left, timelineHead.height - 0.5)
  context.lineTo(left + scene.width, timelineHead.height - 0.5)
  context.stroke()
  const x = Math.round(left + marks.asOf) + 0.5
  context.strokeStyle = palette.ink
  context.lineWidth = 1.5
  context.beginPath()
  context.moveTo(x, timelineHead.periods)
  context.lineTo(x, marks.height)
  context.stroke()
  context.fillStyle = palette.ink
  context.beginPath()
  context.moveTo(x - 6, timelineHead.periods)
  context.lineTo(x + 6, timelineHead.periods)
  context.lineTo(x, timelineHead.periods + 8)
  context.fill()
  context.restore()
}

function paintLane(context: CanvasRenderingContext2D, lane: LaneScene, index: number, width: number, marks: TimelineMarks, palette: Palette): void {
  const left = timelineHead.names
  context.strokeStyle = blend(palette.frame, palette.background, 0.7)
  context.lineWidth = 1
  context.beginPath()
  context.moveTo(0, lane.y + lane.height - 0.5)
  context.lineTo(left + width, lane.y + lane.height - 0.5)
  context.stroke()
  const isChosen = lane.uid !== null && marks.selected.has(lane.uid)
  context.font = font(12, isChosen ? 600 : 400)
  context.fillStyle = palette.ink
  const isRtl = textDirection(lane.title) === 'rtl'
  context.direction = isRtl ? 'rtl' : 'ltr'
  context.textAlign = isRtl ? 'right' : 'left'
  context.fillText(cutTo(lane.title, left - 24), isRtl ? left - 12 : 12, lane.y + 18)
  context.direction = 'ltr'
  context.textAlign = 'left'
  context.font = font(11)
  context.fillStyle = palette.mutedInk
  context.fillText(lane.events === 1 ? '1 event' : `${lane.events.toLocaleString()} events`, 12, lane.y + 32)
  context.save()
  context.beginPath()
  context.rect(left, lane.y, width, lane.height)
  context.clip()
  context.translate(left, 0)
  for (const band of lane.bands) {
    const y = lane.y + lane.height - 4 - timelineSizes.bandHeight * (band.role === 'cooperation' ? 2 : 1)
    const height = (timelineSizes.bandHeight - 1) * (0.4 + 0.2 * band.level)
    context.fillStyle = blend(palette[band.role], palette.background, 0.3)
    context.fillRect(band.possible.x, y, band.possible.width, height)
    context.fillStyle = palette[band.role]
    if (band.certain) context.fillRect(band.certain.x, y, band.certain.width, height)
  }
  const room = timelineSizes.row * 2 - 8
  for (const { x, width: breadth, share } of lane.bars) {
    context.fillStyle = palette.mutedInk
    const height = Math.max(2, share * room)
    context.fillRect(x, lane.y + timelineSizes.laneGap / 2 + room - height, Math.max(1, breadth - 0.5), height)
  }
  // Lines first: the titles of other events stand free of them.
  for (const mark of lane.marks) {
    if (mark.possible) paintDays(context, mark.possible, mark.y, blend(palette.mutedInk, palette.background, 0.35))
    if (mark.possible && mark.certain) paintDays(context, mark.certain, mark.y, palette.mutedInk)
  }
  context.font = font(timelineSizes.text)
  context.fillStyle = palette.background
  for (const mark of lane.marks) if (titleOf(mark) !== '') context.fillRect(mark.x, mark.y - 7, 14 + context.measureText(titleOf(mark)).width, 14)
  for (const mark of lane.marks) paintEvent(context, mark, marks, palette, marks.active?.uid === mark.uid && marks.active.lane === index)
  context.restore()
}

const titleOf = ({ more, title }: EventMark) => (more > 0 ? `+${more}${title === '' ? '' : ` · ${title}`}` : title)

function paintDays(context: CanvasRenderingContext2D, { x, width }: Stretch, y: number, colour: string): void {
  context.fillStyle = colour
  context.fillRect(x, y - 1, width, 2)
}

function paintEvent(context: CanvasRenderingContext2D, mark: EventMark, marks: TimelineMarks, palette: Palette, isActive: boolean): void {
  const { x, y } = mark
  context.beginPath()
  context.arc(x, y, timelineSizes.mark, 0, 2 * Math.PI)
  // A mark is hollow where the day is not known.
  context.fillStyle = mark.possible && !mark.certain ? palette.background : palette.arrow
  context.strokeStyle = palette.arrow
  context.lineWidth = 1.5
  context.fill()
  context.stroke()
  const colours = practiceColours[marks.theme]
  if (mark.p1) paintSign(context, mark.p1, x, y - 8.5, colours.p1, palette.background)
  if (mark.p2) paintSign(context, mark.p2, x, y + 8.5, colours.p2, palette.background)
  if (marks.selected.has(mark.uid) || isActive) {
    context.strokeStyle = palette.selection
    context.lineWidth = 2
    context.setLineDash(isActive && !marks.selected.has(mark.uid) ? [3, 2] : [])
    context.beginPath()
    context.arc(x, y, timelineSizes.mark + 4, 0, 2 * Math.PI)
    context.stroke()
    context.setLineDash([])
  }
  const text = titleOf(mark)
  if (text === '') return
  context.font = font(timelineSizes.text)
  context.direction = 'ltr'
  context.lineWidth = 3
  context.lineJoin = 'round'
  context.strokeStyle = palette.background
  context.fillStyle = palette.ink
  context.strokeText(`\u2068${text}\u2069`, x + 11, y + 4)
  context.fillText(`\u2068${text}\u2069`, x + 11, y + 4)
}

function paintSign(context: CanvasRenderingContext2D, sign: PracticeSign, x: number, y: number, colour: string, background: string): void {
  context.strokeStyle = colour
  context.lineWidth = 1.25
  context.lineJoin = 'miter'
  for (const { points, isFilled } of signShapes[sign]) {
    context.fillStyle = isFilled ? colour : background
    context.beginPath()
    for (const [dx, dy] of points) context.lineTo(x + dx, y + dy)
    context.closePath()
    context.fill()
    context.stroke()
  }
}
