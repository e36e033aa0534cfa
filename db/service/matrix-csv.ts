import type { MatrixData } from '../contract/entities/matrix.ts'
import { matrixCsv, type MatrixRow } from '../formats/matrix-csv.ts'
import { matrixDecisions, matrixRationales } from '../queries/matrix.ts'
import { getProject } from '../queries/project.ts'
import { groupBy } from '../queries/rows.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'
import { idsOf } from './fields.ts'
import { fileNameOf } from './file-name.ts'
import { matrixData } from './matrix-data.ts'
import { readingsOf } from './readings.ts'

const cellOf = (key: { tieUid: string; aspectUid: string; periodUid: string }) => `${key.tieUid} ${key.aspectUid} ${key.periodUid}`

/**
 * The matrix as a CSV file: ties in the order in which they were made, periods in time, aspects in the order of the codebook, coders in the order
 * of their making, then the decision between them. Every cell has a row, also where nobody coded it. The same project gives the same bytes.
 */
export function matrixCsvFile(db: ReadableDatabase, wanted: readonly string[] | undefined): { csv: string; fileName: string; rows: number } {
  if (wanted) idsOf(db, 'tie', wanted, 'ties')
  const data = matrixData(db)
  const rows = [...rowsOf(db, data, wanted && new Set(wanted))]
  return { csv: matrixCsv(rows), rows: rows.length, fileName: `${fileNameOf(`${getProject(db).title} matrix`, 'matrix')}.csv` }
}

function* rowsOf(db: ReadableDatabase, data: MatrixData, wanted: ReadonlySet<string> | undefined): Generator<MatrixRow> {
  const { aspects, periods, ties, cells } = data
  const coded = groupBy(matrixRationales(db), cellOf)
  const decided = new Map(matrixDecisions(db).map(row => [cellOf(row), row]))
  const indexOf = new Map(cells.at.map((at, index) => [at, index]))
  const tieIds = idsOf(db, 'tie', ties.uid.filter(uid => wanted?.has(uid) ?? true), 'ties')
  const readings = new Map(readingsOf(db, tieIds).map(reading => [`${reading.tie} ${reading.period}`, reading]))
  for (const [row, uid] of ties.uid.entries()) {
    if (wanted && !wanted.has(uid)) continue
    const tie = { uid, title: ties.title[row] ?? '', from: ties.fromName[row] ?? '', to: ties.toName[row] ?? '', kind: ties.kind[row] ?? 'other' } as const
    for (const [periodIndex, period] of periods.entries()) {
      const reading = readings.get(`${uid} ${period.uid}`)
      for (const [aspectIndex, aspect] of aspects.entries()) {
        const index = indexOf.get((row * aspects.length + aspectIndex) * periods.length + periodIndex)
        const count = (column: readonly number[]) => (index === undefined ? 0 : (column[index] ?? 0))
        const key = cellOf({ tieUid: uid, aspectUid: aspect.uid, periodUid: period.uid })
        const shared = {
          tie, period: { name: period.name, dates: period.dates.raw }, aspect: { code: aspect.code, name: aspect.name },
          supports: count(cells.supports), contradicts: count(cells.contradicts), context: count(cells.context), sources: count(cells.sources),
          reading: reading?.overrule?.label ?? reading?.label ?? 'undetermined', overruled: reading?.overrule !== null && reading !== undefined,
          rule: reading?.overrule?.reason ?? reading?.rule ?? '',
        } as const
        const nameOf = (level: number | null) => (level === null ? 'not coded' : (aspect.scale.find(step => step.value === level)?.label ?? ''))
        const own = coded.get(key) ?? []
        const decision = decided.get(key)
        const level = index === undefined ? null : (cells.level[index] ?? null)
        const isOwn = index !== undefined && cells.own[index] !== null
        for (const { level: fit, trend, confidence, rationale, coderName, look, isCurrent } of own) {
          yield {
            ...shared, fit, label: nameOf(fit), trend, confidence, rationale, coder: coderName, adjudicated: false, look: look === 1,
            chosen: fit !== null && !decision && level !== null && (isCurrent === 1 || !isOwn),
          }
        }
        if (decision) {
          yield {
            ...shared, fit: decision.level, label: nameOf(decision.level), trend: null, confidence: null, rationale: decision.reason, coder: decision.coderName,
            adjudicated: true, chosen: true, look: false,
          }
        }
        if (own.length === 0 && !decision) {
          yield { ...shared, fit: null, label: 'not coded', trend: null, confidence: null, rationale: '', coder: '', adjudicated: false, chosen: false, look: false }
        }
      }
    }
  }
}
