import type { MatrixAspect, MatrixData } from '../contract/entities/matrix.ts'
import type { ReadingLabel } from '../contract/vocabulary.ts'
import { blend, palettes } from './scene/palette.ts'
import type { Theme } from './scene/types.ts'

/** How a level is filled: a colour, or `hatched` where nothing is coded. */
export type LevelFill = string

const practices = {
  light: { p1: ['#B9A3DD', '#6F4FA8'], p2: ['#93C9A8', '#2A7D4F'], minus: ['#E3BD7F', '#A86A12'], zero: '#C9CDD2' },
  dark: { p1: ['#6A5598', '#A98BE0'], p2: ['#38724F', '#5CB985'], minus: ['#86632A', '#DCA04A'], zero: '#555B62' },
  grey: { p1: ['#9A9A9A', '#3C3C3C'], p2: ['#9A9A9A', '#3C3C3C'], minus: ['#C4C4C4', '#707070'], zero: '#E2E2E2' },
} as const

/** The colour of a level, as on the screen: each practice in its own family, conditions in steps of grey. In grey print the sign, which is written, tells for from against. */
export function levelFill(aspect: Pick<MatrixAspect, 'code' | 'role' | 'scale'>, level: number | null, theme: Theme): LevelFill {
  if (level === null) return 'hatched'
  const palette = palettes[theme]
  if (aspect.role === 'condition' || aspect.scale.every(step => step.value >= 0)) return blend(palette.ink, palette.background, [0.06, 0.2, 0.42, 0.76][Math.min(3, Math.max(0, level))] ?? 0.06)
  const own = practices[theme]
  if (level === 0) return own.zero
  const family = level < 0 ? own.minus : aspect.code === 'P2' ? own.p2 : own.p1
  return family[Math.min(2, Math.abs(level)) - 1] ?? own.zero
}

/** A level as it is written: with its sign where the scale has negative levels. */
export function levelText(aspect: Pick<MatrixAspect, 'scale'>, level: number): string {
  if (aspect.scale.every(step => step.value >= 0)) return String(level)
  return level > 0 ? `+${level}` : level < 0 ? `\u2212${-level}` : '0'
}

export interface MatrixCellScene {
  readonly aspect: MatrixAspect
  /** One level; two or more where coders differ with nothing decided between them. Null: not coded. */
  readonly levels: readonly (number | null)[]
  readonly adjudicated: boolean
  /** In words, for readers who point at it or cannot see it. */
  readonly title: string
}
export type MatrixColumnScene = { readonly kind: 'cell'; readonly title: string; readonly aspect: number; readonly period: number } | { readonly kind: 'reading'; readonly title: string; readonly period: number }

export interface MatrixScene {
  readonly theme: Theme
  readonly groups: readonly { readonly title: string; readonly columns: readonly MatrixColumnScene[] }[]
  readonly rows: readonly {
    readonly uid: string
    readonly title: string
    /** In the order of all columns. */
    readonly cells: readonly (MatrixCellScene | { readonly reading: ReadingLabel; readonly overruled: boolean; readonly isCoded: boolean })[]
  }[]
  /** Whether any cell shows it, for the legend. */
  readonly shows: { readonly notCoded: boolean; readonly differing: boolean; readonly decided: boolean }
  readonly practices: readonly MatrixAspect[]
  readonly conditions: readonly MatrixAspect[]
}

/** The matrix as it is drawn: columns grouped under aspects or under periods, a row for each of the ties asked for (rows of the data), in that order. */
export function buildMatrixScene(data: MatrixData, { theme, groupBy, readings, rows }: { theme: Theme; groupBy: 'aspect' | 'period'; readings: boolean; rows: readonly number[] }): MatrixScene {
  const { aspects, periods, ties, cells } = data
  const cellColumn = (aspect: number, period: number, title: string): MatrixColumnScene => ({ kind: 'cell', aspect, period, title })
  const readingColumn = (period: number, title: string): MatrixColumnScene => ({ kind: 'reading', period, title })
  const groups = groupBy === 'aspect'
    ? [
        ...aspects.map(({ code, name }, aspect) => ({ title: `${code} ${name}`, columns: periods.map((period, index) => cellColumn(aspect, index, period.name)) })),
        ...(readings ? [{ title: 'Reading', columns: periods.map((period, index) => readingColumn(index, period.name)) }] : []),
      ]
    : periods.map(({ name }, period) => ({ title: name, columns: [...aspects.map(({ code }, aspect) => cellColumn(aspect, period, code)), ...(readings ? [readingColumn(period, 'Reading')] : [])] }))
  const columns = groups.flatMap(group => group.columns)
  const cellAt = new Map(cells.at.map((at, row) => [at, row]))
  const readingAt = new Map(data.readings.tie.map((tie, row) => [tie * periods.length + (data.readings.period[row] ?? 0), row]))
  const shows = { notCoded: false, differing: false, decided: false }

  const cellOf = (tie: number, aspectIndex: number, period: number): MatrixCellScene => {
    const aspect = aspects[aspectIndex] as MatrixAspect
    const row = cellAt.get((tie * aspects.length + aspectIndex) * periods.length + period)
    const level = row === undefined ? null : (cells.level[row] ?? null)
    const others = row === undefined ? [] : (cells.others[row] ?? [])
    const levels = level === null && new Set(others).size > 1 ? [...others].toSorted((a, b) => b - a).slice(0, 3) : [level]
    const adjudicated = row !== undefined && (cells.adjudicated[row] ?? false)
    if (levels.length > 1) shows.differing = true
    else if (level === null) shows.notCoded = true
    if (adjudicated) shows.decided = true
    const words = levels.length > 1 ? `coders differ: ${levels.map(each => levelText(aspect, each ?? 0)).join(', ')}`
      : level === null ? 'not coded' : `${levelText(aspect, level)} ${aspect.scale.find(step => step.value === level)?.label ?? ''}${adjudicated ? ', decided' : ''}`
    const [supports, contradicts] = row === undefined ? [0, 0] : [cells.supports[row] ?? 0, cells.contradicts[row] ?? 0]
    return {
      aspect, levels, adjudicated,
      title: `${ties.title[tie] ?? ''}, ${periods[period]?.name ?? ''}, ${aspect.code}: ${words}${supports + contradicts > 0 ? `; evidence ${supports} for, ${contradicts} against` : ''}`,
    }
  }
  return {
    theme, groups, shows, practices: aspects.filter(aspect => aspect.role === 'practice'), conditions: aspects.filter(aspect => aspect.role === 'condition'),
    rows: rows.map(tie => ({
      uid: ties.uid[tie] ?? '', title: ties.title[tie] ?? '',
      cells: columns.map(column => {
        if (column.kind === 'cell') return cellOf(tie, column.aspect, column.period)
        const row = readingAt.get(tie * periods.length + column.period)
        return { reading: row === undefined ? 'undetermined' as const : (data.readings.label[row] ?? 'undetermined'), overruled: row !== undefined && (data.readings.overruled[row] ?? false), isCoded: row !== undefined }
      }),
    })),
  }
}
