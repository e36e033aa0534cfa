import type { MatrixData } from '../contract/entities/matrix.ts'
import { chosenLevel, type CodedLevel } from '../domain/chosen-level.ts'
import { currentCoder } from '../queries/coders.ts'
import { aspectsInUse, getFramework } from '../queries/framework.ts'
import {
  aspectOfIndicator, eventSources, sourceOfExcerpt, matrixAdjudications, matrixAssessments, matrixEvidence, matrixTies, type CellKey, type MatrixAssessment,
} from '../queries/matrix.ts'
import { periodsWithIds } from '../queries/periods.ts'
import { codedTies } from '../queries/readings.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'
import { readingsOf } from './readings.ts'

interface Cell {
  assessments: MatrixAssessment[]
  adjudicated: number | null
  supports: number
  contradicts: number
  context: number
  sources: number[]
}

const rowsOf = (ids: readonly number[]) => new Map(ids.map((id, row) => [id, row]))

/** Everything in the cells of ties × aspects × periods; retired aspects are left out. */
export function matrixData(db: ReadableDatabase): MatrixData {
  const { id: tieIds, ...ties } = matrixTies(db)
  const periods = periodsWithIds(db)
  const idOfAspect = new Map(aspectsInUse(db).map(aspect => [aspect.uid, aspect.id]))
  const aspects = getFramework(db).aspects.filter(aspect => !aspect.retired)
  const [tieRow, periodRow] = [rowsOf(tieIds), rowsOf(periods.map(period => period.id))]
  const aspectRow = rowsOf(aspects.map(aspect => idOfAspect.get(aspect.uid) ?? -1))
  const coder = currentCoder(db).id

  const found: (Cell | undefined)[] = Array.from({ length: tieIds.length * aspects.length * periods.length })
  const cellAt = (at: number): Cell => (found[at] ??= { assessments: [], adjudicated: null, supports: 0, contradicts: 0, context: 0, sources: [] })
  const placeOf = (key: CellKey): number | undefined => {
    const [tie, aspect, period] = [tieRow.get(key.tieId), aspectRow.get(key.aspectId), periodRow.get(key.periodId)]
    return tie === undefined || aspect === undefined || period === undefined ? undefined : (tie * aspects.length + aspect) * periods.length + period
  }
  for (const row of matrixAssessments(db)) {
    const at = placeOf(row)
    if (at !== undefined) cellAt(at).assessments.push(row)
  }
  for (const row of matrixAdjudications(db)) {
    const at = placeOf(row)
    if (at !== undefined) cellAt(at).adjudicated = row.level
  }
  const [cited, excerpted, aspectOf] = [eventSources(db), sourceOfExcerpt(db), aspectOfIndicator(db)]
  const spans = periods.map(({ dates }) => ({ first: dates.startEarliest, last: dates.endLatest }))
  for (const { tieId, indicatorId, stance, excerptId, eventId, firstDay, lastDay } of matrixEvidence(db)) {
    const tie = tieRow.get(tieId)
    const aspect = aspectRow.get(aspectOf.get(indicatorId) ?? -1)
    if (tie === undefined || aspect === undefined) continue
    const own = excerptId === null ? undefined : excerpted.get(excerptId)
    const sources = own === undefined ? (cited.get(eventId ?? -1) ?? []) : [own]
    for (let period = 0; period < spans.length; period += 1) {
      // As `overlaps(…, 'possibly')`: what may touch the period counts in it.
      const span = spans[period]
      if (!span || firstDay > span.last || lastDay < span.first) continue
      const cell = cellAt((tie * aspects.length + aspect) * periods.length + period)
      cell[stance] += 1
      for (const source of sources) if (!cell.sources.includes(source)) cell.sources.push(source)
    }
  }

  const uids = new Map(ties.uid.map((uid, row) => [uid, row]))
  const periodUids = new Map(periods.map((period, index) => [period.uid, index]))
  const readings: MatrixData['readings'] = { tie: [], period: [], label: [], overruled: [] }
  for (const reading of readingsOf(db, codedTies(db))) {
    const [tie, period] = [uids.get(reading.tie), periodUids.get(reading.period)]
    if (tie === undefined || period === undefined) continue
    if (reading.overrule === null && Object.values(reading.levels).every(level => level === null)) continue
    readings.tie.push(tie)
    readings.period.push(period)
    readings.label.push(reading.overrule?.label ?? reading.label)
    readings.overruled.push(reading.overrule !== null)
  }
  return {
    aspects: aspects.map(({ uid, code, name, role, scale }) => ({ uid, code, name, role, scale })),
    periods: periods.map(({ uid, name, description, dates }) => ({ uid, name, description, dates })),
    ties, cells: columnsOf(found, coder), readings,
  }
}

function columnsOf(found: readonly (Cell | undefined)[], coder: number): MatrixData['cells'] {
  const cells: MatrixData['cells'] = {
    at: [], level: [], own: [], others: [], trend: [], confidence: [], rationale: [], adjudicated: [], look: [],
    supports: [], contradicts: [], context: [], sources: [],
  }
  for (const [at, cell] of found.entries()) {
    if (!cell) continue
    const { assessments, adjudicated } = cell
    const coded: CodedLevel<number>[] = []
    for (const { coderId, level } of assessments) if (level !== null) coded.push({ coder: coderId, level })
    const shown = assessments.find(each => each.coderId === coder) ?? (assessments.length === 1 ? assessments[0] : undefined)
    cells.at.push(at)
    cells.level.push(chosenLevel(adjudicated, coded, coder).level)
    cells.own.push(coded.find(each => each.coder === coder)?.level ?? null)
    cells.others.push(coded.filter(each => each.coder !== coder).map(each => each.level))
    cells.trend.push(shown?.trend ?? null)
    cells.confidence.push(shown?.confidence ?? null)
    cells.rationale.push(assessments.some(each => each.hasRationale === 1))
    cells.adjudicated.push(adjudicated !== null)
    cells.look.push(assessments.some(each => each.look === 1))
    cells.supports.push(cell.supports)
    cells.contradicts.push(cell.contradicts)
    cells.context.push(cell.context)
    cells.sources.push(cell.sources.length)
  }
  return cells
}
