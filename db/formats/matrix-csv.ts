import type { Confidence, ReadingLabel, TieKind, Trend } from '../contract/vocabulary.ts'
import { csvText, type CsvValue } from './csv.ts'

/** A coder's word on a cell, a decision on it, or that nobody has coded it (then all of these are empty). */
export interface MatrixRow {
  tie: { uid: string; title: string; from: string; to: string; kind: TieKind }
  period: { name: string; dates: string }
  aspect: { code: string; name: string }
  /** Null: not coded, which is not 0. */
  fit: number | null
  /** What the scale calls that level. */
  label: string
  trend: Trend | null
  confidence: Confidence | null
  rationale: string
  coder: string
  /** It is the decision between coders. */
  adjudicated: boolean
  /** The reading rests on it. */
  chosen: boolean
  /** Its period was changed since, or it needs a look for another reason. */
  look: boolean
  supports: number
  contradicts: number
  context: number
  sources: number
  reading: ReadingLabel
  overruled: boolean
  rule: string
}

const header = [
  'tie', 'from', 'to', 'kind', 'period', 'period_dates', 'aspect', 'aspect_name', 'coded', 'fit', 'label', 'trend', 'confidence', 'rationale', 'coder', 'adjudicated',
  'chosen', 'needs_a_look', 'for', 'against', 'context', 'sources', 'reading', 'overruled', 'rule', 'tie_uid',
]

/** The matrix as CSV, in the order of the rows given. Fits are numbers; a cell that is not coded has an empty fit and says `no` under `coded`. */
export function matrixCsv(rows: Iterable<MatrixRow>): string {
  return csvText(header, map(rows, (row): CsvValue[] => [
    row.tie.title, row.tie.from, row.tie.to, row.tie.kind, row.period.name, row.period.dates, row.aspect.code, row.aspect.name,
    row.fit !== null, row.fit, row.label, row.trend, row.confidence, row.rationale, row.coder, row.adjudicated, row.chosen, row.look,
    row.supports, row.contradicts, row.context, row.sources, row.reading, row.overruled, row.rule, row.tie.uid,
  ]))
}

function* map<From, To>(values: Iterable<From>, change: (value: From) => To): Generator<To> {
  for (const value of values) yield change(value)
}
