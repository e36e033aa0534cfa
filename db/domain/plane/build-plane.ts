import type { MatrixData } from '../../contract/entities/matrix.ts'
import { PRESENT, readTie } from '../reading.ts'
import { blend, palettes } from '../scene/palette.ts'
import { textWidth } from '../scene/text-metrics.ts'
import type { Box, Point, Theme } from '../scene/types.ts'
import { placeLabels, shortened } from './labels.ts'
import { spread } from './spread.ts'
import type { ConflictLook, OutcomeShape, PlaneOptions, PlanePoint, PlaneRegion, PlaneScene, PlaneStep, PlaneTick, Unplaced } from './types.ts'

/** Lettering of ticks and labels, in scene units. */
export const planeText = 11.5

const practices = { light: { p1: '#6F4FA8', p2: '#2A7D4F' }, dark: { p1: '#A98BE0', p2: '#5CB985' }, grey: { p1: '#8A8A8A', p2: '#5A5A5A' } } as const
const shapes: Readonly<Record<number, OutcomeShape>> = { 3: 'circle', 2: 'diamond', 1: 'triangle', 0: 'cross' }
const conflictRadius: Readonly<Record<number, number>> = { 1: 5, 2: 6.5, 3: 8 }
const openRadius = 5

export const outcomeShape = (outcome: number | null): OutcomeShape => (outcome === null ? 'square' : (shapes[Math.min(3, Math.max(0, outcome))] ?? 'circle'))
export const conflictLook = (conflict: number | null): ConflictLook => (conflict === null ? 'hatched' : conflict <= 0 ? 'open' : 'filled')
export const markRadius = (conflict: number | null): number => (conflict === null || conflict <= 0 ? openRadius : (conflictRadius[Math.min(3, conflict)] ?? openRadius))

const signed = (value: number) => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0')

/**
 * The practice plane: every tie by its fit of P1 (across) and P2 (upward) in each period, with its way through the periods; the regions of the
 * table by which ties are read. Ties without a level on one of the two have no place and are listed. Null where the codebook lacks P1 or P2.
 * The same data and options give the same scene.
 */
export function buildPlane(data: MatrixData, options: PlaneOptions): PlaneScene | null {
  const { width, height, theme } = options
  const aspectOf = (code: string) => data.aspects.findIndex(aspect => aspect.code === code)
  const [p1, p2, x, o] = [aspectOf('P1'), aspectOf('P2'), aspectOf('X'), aspectOf('O')]
  if (p1 < 0 || p2 < 0) return null
  const plot: Box = { x: 46, y: 8, width: Math.max(120, width - 46 - 8), height: Math.max(120, height - 8 - 42) }
  const across = axisOf(data, p1, plot.x, plot.width)
  const upward = axisOf(data, p2, plot.y + plot.height, -plot.height)

  const rowOf = new Map(data.cells.at.map((at, row) => [at, row]))
  const levelOf = (tie: number, aspect: number, period: number): number | null => {
    const row = aspect < 0 ? undefined : rowOf.get((tie * data.aspects.length + aspect) * data.periods.length + period)
    return row === undefined ? null : (data.cells.level[row] ?? null)
  }
  const isDisputed = (tie: number, aspect: number, period: number): boolean => {
    const row = rowOf.get((tie * data.aspects.length + aspect) * data.periods.length + period)
    return row !== undefined && data.cells.level[row] === null && (data.cells.others[row]?.length ?? 0) > 1
  }
  const labels = new Map(data.readings.tie.map((tie, row) => [tie * data.periods.length + (data.readings.period[row] ?? 0), data.readings.label[row] ?? 'undetermined']))
  const wordOf = (aspect: number, level: number | null) => (
    level === null ? 'not coded' : (data.aspects[aspect]?.scale.find(step => step.value === level)?.label ?? String(level))
  )

  const raw: PlanePoint[] = []
  const unplaced: Unplaced[] = []
  let neither = 0
  for (const [tie, uid] of data.ties.uid.entries()) {
    if (options.ties && !options.ties.has(tie)) continue
    for (const [period, { name }] of data.periods.entries()) {
      if (options.period !== null && options.period !== period) continue
      const [first, second] = [levelOf(tie, p1, period), levelOf(tie, p2, period)]
      const title = data.ties.title[tie] ?? ''
      if (first === null || second === null) {
        const lacking = [[p1, 'P1', first], [p2, 'P2', second]] as const
        const reasons = lacking.flatMap(([aspect, code, level]) => (level !== null ? [] : [isDisputed(tie, aspect, period) ? `coders disagree on ${code}` : `${code} not coded`]))
        const isOpen = reasons.length === 2 && reasons.every(reason => reason.endsWith('not coded'))
        if (isOpen) neither += 1
        else unplaced.push({ tie, uid, period, lacks: first === null ? 'P1' : 'P2', text: `${title}: ${reasons.join(', ')} in ${name}` })
        continue
      }
      const [conflict, outcome] = [levelOf(tie, x, period), levelOf(tie, o, period)]
      const label = labels.get(tie * data.periods.length + period) ?? readTie({ levels: { P1: first, P2: second, X: conflict, O: outcome } }).label
      raw.push({
        id: `${uid} ${data.periods[period]?.uid ?? ''}`, tie, uid, period, p1: first, p2: second, conflict, outcome, label, x: across.at(first), y: upward.at(second),
        shape: outcomeShape(outcome), look: conflictLook(conflict), radius: markRadius(conflict),
        title: `${title}, ${name}: P1 ${wordOf(p1, first)}, P2 ${wordOf(p2, second)}, X ${wordOf(x, conflict)}, O ${wordOf(o, outcome)}; ${label.replaceAll('-', ' ')}`,
      })
    }
  }
  const points = spread(raw, Math.abs(across.step), Math.abs(upward.step))
  const shown = options.period === null ? undefined : data.periods[options.period]
  const named = options.period === null && data.periods.length > 1
  const texts = points.map(({ tie, period }) => `${tieLabel(data, tie)}${named ? ` · ${shortened(data.periods[period]?.name ?? '', longestPeriod)}` : ''}`)
  const steps = options.period === null ? stepsOf(points) : []
  const regions = regionsOf(plot, across.at(PRESENT) - across.step / 2, upward.at(PRESENT) - upward.step / 2, theme)
  const placed = placeLabels(points, texts, plot, planeText, regions.map(regionText))
  return {
    width, height, theme, plot, points, steps, labels: placed.labels, unlabelled: placed.dropped, unplaced, neither,
    axes: { x: axisTitle(data, p1), y: axisTitle(data, p2) },
    regions,
    lines: [
      { from: { x: across.at(PRESENT) - across.step / 2, y: plot.y }, to: { x: across.at(PRESENT) - across.step / 2, y: plot.y + plot.height } },
      { from: { x: plot.x, y: upward.at(PRESENT) - upward.step / 2 }, to: { x: plot.x + plot.width, y: upward.at(PRESENT) - upward.step / 2 } },
    ],
    ticks: [...across.ticks('x'), ...upward.ticks('y')],
    when: shown ? `${shown.name} (${shown.dates.raw})` : `All periods: ${data.periods.map(period => `${period.name} (${period.dates.raw})`).join(', ')}`,
  }
}

/** Longest name of a side and of a period in a label, in ems. */
const longestSide = 9
const longestPeriod = 8

function tieLabel({ ties }: MatrixData, tie: number): string {
  const side = (name: string | undefined) => shortened(name ?? '', longestSide)
  return `${side(ties.fromName[tie])} ${ties.directed[tie] ? '→' : '–'} ${side(ties.toName[tie])}`
}

/** Where the name of a region stands: labels keep away from it. */
function regionText({ text, textX, textY, anchor }: PlaneRegion): Box {
  const width = textWidth(text, 'semibold') * planeText
  return { x: anchor === 'end' ? textX - width : textX, y: textY - planeText, width, height: planeText * 1.3 }
}

const axisTitle = ({ aspects }: MatrixData, index: number) => `${aspects[index]?.code ?? ''} ${aspects[index]?.name ?? ''}`

interface Axis { step: number; at: (level: number) => number; ticks: (axis: 'x' | 'y') => PlaneTick[] }

/** The levels of a scale along a length, each in the middle of its own stretch. */
function axisOf({ aspects }: MatrixData, index: number, from: number, length: number): Axis {
  const values = aspects[index]?.scale.map(step => step.value) ?? []
  const [low, high] = [Math.min(-2, ...values), Math.max(2, ...values)]
  const step = length / (high - low + 1)
  const at = (level: number) => from + (level - low + 0.5) * step
  const all = Array.from({ length: high - low + 1 }, (_, offset) => low + offset)
  return { step, at, ticks: axis => all.map(value => ({ value, text: signed(value), at: at(value), axis })) }
}

function regionsOf(plot: Box, splitX: number, splitY: number, theme: Theme): PlaneRegion[] {
  const { background } = palettes[theme]
  const { p1, p2 } = practices[theme]
  const [right, bottom] = [plot.x + plot.width, plot.y + plot.height]
  const inset = 8
  return [
    { x: splitX, y: plot.y, width: right - splitX, height: splitY - plot.y, label: 'balanced-friendship', text: 'Balanced friendship', fill: blend(p1, blend(p2, background, 0.1), 0.1), textX: right - inset, textY: plot.y + 18, anchor: 'end' },
    { x: plot.x, y: plot.y, width: splitX - plot.x, height: splitY - plot.y, label: 'managed-rivalry', text: 'Managed rivalry', fill: blend(p2, background, 0.1), textX: plot.x + inset, textY: plot.y + 18, anchor: 'start' },
    { x: splitX, y: splitY, width: right - splitX, height: bottom - splitY, label: 'affinity-without-guard-rails', text: 'Affinity without guard rails', fill: blend(p1, background, 0.1), textX: right - inset, textY: bottom - inset, anchor: 'end' },
    { x: plot.x, y: splitY, width: splitX - plot.x, height: bottom - splitY, label: 'unbalanced', text: 'Unbalanced', fill: background, textX: plot.x + inset, textY: bottom - inset, anchor: 'start' },
  ]
}

/** The ways between the points of each tie, in time. */
function stepsOf(points: readonly PlanePoint[]): PlaneStep[] {
  const steps: PlaneStep[] = []
  for (const own of Map.groupBy(points, point => point.tie).values()) {
    const inTime = own.toSorted((a, b) => a.period - b.period)
    for (const [index, to] of inTime.entries()) {
      const from = inTime[index - 1]
      if (!from) continue
      const arrow = arrowOf(from, to)
      if (arrow) steps.push({ tie: to.tie, uid: to.uid, from, to, arrow, isGap: to.period - from.period > 1 })
    }
  }
  return steps
}

const arrowLength = 7

/** An arrow at the middle of the way; null where the two places touch. */
function arrowOf(from: Point & { radius: number }, to: Point & { radius: number }): PlaneStep['arrow'] | null {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  if (length < from.radius + to.radius + arrowLength) return null
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length]
  const tip = { x: (from.x + to.x) / 2 + (ux * arrowLength) / 2, y: (from.y + to.y) / 2 + (uy * arrowLength) / 2 }
  const back = { x: tip.x - ux * arrowLength, y: tip.y - uy * arrowLength }
  const half = arrowLength / 2.2
  return [tip, { x: back.x - uy * half, y: back.y + ux * half }, { x: back.x + uy * half, y: back.y - ux * half }]
}
