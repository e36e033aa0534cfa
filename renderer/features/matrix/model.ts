import type { MatrixData } from '../../../db/contract/entities/matrix.ts'
import type { Confidence, ReadingLabel, Trend } from '../../../db/contract/vocabulary.ts'

/** What stands in one cell. */
export interface CellValue {
  /** What the reading rests on. */
  level: number | null
  own: number | null
  others: readonly number[]
  trend: Trend | null
  confidence: Confidence | null
  rationale: boolean
  adjudicated: boolean
  look: boolean
  supports: number
  contradicts: number
  context: number
  sources: number
}

export interface ReadingValue { label: ReadingLabel; overruled: boolean }
export type CellChanges = Partial<Pick<CellValue, 'level' | 'trend' | 'confidence'>>

/** The answer of the service with ways into it. Ties, aspects and periods by their row or index. */
export interface MatrixModel {
  readonly data: MatrixData
  cell(tie: number, aspect: number, period: number): CellValue
  reading(tie: number, period: number): ReadingValue
  /** Items of evidence in all periods. */
  evidence(tie: number): number
}

const empty: CellValue = {
  level: null, own: null, others: [], trend: null, confidence: null, rationale: false, adjudicated: false, look: false,
  supports: 0, contradicts: 0, context: 0, sources: 0,
}
const undetermined: ReadingValue = { label: 'undetermined', overruled: false }

/** Where a cell stands among all: see `MatrixData.cells.at`. */
export const placeOf = ({ aspects, periods }: MatrixData, tie: number, aspect: number, period: number): number => (
  (tie * aspects.length + aspect) * periods.length + period
)

/** The model of an answer; `changes`, by place, are what was set here and is not in the answer yet. */
export function matrixModel(data: MatrixData, changes: ReadonlyMap<number, CellChanges> = new Map()): MatrixModel {
  const { aspects, periods, ties, cells, readings } = data
  const size = ties.uid.length * aspects.length * periods.length
  const rowOf = new Int32Array(size).fill(-1)
  const evidence = new Int32Array(ties.uid.length)
  for (const [row, at] of cells.at.entries()) {
    rowOf[at] = row
    const tie = Math.floor(at / (aspects.length * periods.length))
    evidence[tie] = (evidence[tie] ?? 0) + (cells.supports[row] ?? 0) + (cells.contradicts[row] ?? 0) + (cells.context[row] ?? 0)
  }
  const readingOf = new Map(readings.tie.map((tie, row) => [tie * periods.length + (readings.period[row] ?? 0), row]))

  const stored = (at: number): CellValue => {
    const row = rowOf[at] ?? -1
    if (row < 0) return empty
    return {
      level: cells.level[row] ?? null, own: cells.own[row] ?? null, others: cells.others[row] ?? [], trend: cells.trend[row] ?? null,
      confidence: cells.confidence[row] ?? null, rationale: cells.rationale[row] ?? false, adjudicated: cells.adjudicated[row] ?? false,
      look: cells.look[row] ?? false, supports: cells.supports[row] ?? 0, contradicts: cells.contradicts[row] ?? 0,
      context: cells.context[row] ?? 0, sources: cells.sources[row] ?? 0,
    }
  }
  return {
    data,
    cell(tie, aspect, period) {
      const at = placeOf(data, tie, aspect, period)
      const change = changes.get(at)
      return change ? changed(stored(at), change) : stored(at)
    },
    reading(tie, period) {
      const row = readingOf.get(tie * periods.length + period)
      return row === undefined ? undetermined : { label: readings.label[row] ?? 'undetermined', overruled: readings.overruled[row] ?? false }
    },
    evidence: tie => evidence[tie] ?? 0,
  }
}

/** A cell with the current coder's coding changed. */
export function changed(cell: CellValue, { level: own = cell.own, trend = cell.trend, confidence = cell.confidence }: CellChanges): CellValue {
  const [first = null] = cell.others
  const other = cell.others.every(level => level === first) ? first : null
  return { ...cell, own, level: cell.adjudicated ? cell.level : (own ?? other), trend, confidence }
}

/** The levels to show: one, or, where coders disagree and nobody has decided, the different ones, the current coder's first. */
export function levelsShown({ level, own, others, adjudicated }: CellValue): (number | null)[] {
  const given = own === null ? [...others] : [own, ...others]
  const different = [...new Set(given)]
  return adjudicated || different.length < 2 ? [level] : own === null ? different.toSorted((a, b) => b - a) : different
}

export const isDisagreeing = (cell: CellValue): boolean => levelsShown(cell).length > 1
export const isCoded = ({ own, others, adjudicated }: CellValue): boolean => own !== null || others.length > 0 || adjudicated
