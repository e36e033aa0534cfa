import type { Service } from '../contract/api.ts'
import type { Reading } from '../contract/entities/coding.ts'
import { readingAspects, type ReadingAspect } from '../contract/vocabulary.ts'
import { chosenLevel } from '../domain/chosen-level.ts'
import { readTie } from '../domain/reading.ts'
import { currentCoder } from '../queries/coders.ts'
import { findUids } from '../queries/keys.ts'
import { periodsWithIds } from '../queries/periods.ts'
import { adjudicatedLevels, clearOverrule, codedLevels, codedTies, overrulesOf, setOverrule, type LevelRow } from '../queries/readings.ts'
import { groupBy } from '../queries/rows.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'
import type { ServiceContext } from './context.ts'
import { badField } from './errors.ts'
import { idOf, idsOf, titleOf } from './fields.ts'

const byCoder = (row: LevelRow) => ({ coder: row.coderId, level: row.level })
const cellOf = (row: { tieId: number; periodId: number }) => `${row.tieId} ${row.periodId}`

/** Readings of ties, by key, in every period: a handful of queries for any number of ties. */
export function readingsOf(db: ReadableDatabase, ties: readonly number[]): Reading[] {
  const coder = currentCoder(db).id
  const uids = findUids(db, 'tie', ties)
  const coded = groupBy(codedLevels(db, ties), cellOf)
  const adjudicated = groupBy(adjudicatedLevels(db, ties), cellOf)
  const overrules = new Map(overrulesOf(db, ties).map(row => [cellOf(row), row]))
  const periods = periodsWithIds(db)
  return ties.flatMap(tieId => {
    const tie = uids.get(tieId)
    if (tie === undefined) return []
    return periods.map((period): Reading => {
      const cell = cellOf({ tieId, periodId: period.id })
      const ofAspect = (rows: readonly LevelRow[] | undefined, code: ReadingAspect) => (rows ?? []).filter(row => row.aspectCode === code)
      const choices = readingAspects.map(code => [code, chosenLevel(ofAspect(adjudicated.get(cell), code)[0]?.level ?? null, ofAspect(coded.get(cell), code).map(byCoder), coder)] as const)
      const levels = Object.fromEntries(choices.map(([code, { level }]) => [code, level])) as Record<ReadingAspect, number | null>
      const { label, rule, missing, disputed } = readTie({ levels, disputed: choices.filter(([, choice]) => choice.isDisputed).map(([code]) => code) })
      const overrule = overrules.get(cell)
      return {
        tie, period: period.uid, label, rule, missing, disputed, levels,
        overrule: overrule ? { label: overrule.label, reason: overrule.reason, coderName: overrule.coderName, at: overrule.at } : null,
      }
    })
  })
}

/** Readings of ties by the rule of friendship balancing, and the analyst's own word over it. */
export function readingService(context: ServiceContext): Pick<Service, 'readings.list' | 'readings.overrule'> {
  const { db } = context
  return {
    'readings.list': ({ ties }) => readingsOf(db, ties === undefined ? codedTies(db) : idsOf(db, 'tie', [...new Set(ties)], 'ties')),
    'readings.overrule': ({ tie, period, label, reason }) => {
      const cell = { tieId: idOf(db, 'tie', tie, 'tie'), periodId: idOf(db, 'period', period, 'period') }
      const where = `${titleOf(db, 'tie', cell.tieId)}, ${titleOf(db, 'period', cell.periodId)}`
      if (label === null) {
        return context.write({ label: `Take back the overruled reading of ${where}` }, target => {
          clearOverrule(target, cell)
          return {}
        })
      }
      if (reason === '') throw badField('reason', 'A reading is overruled with a reason: write why the rule does not fit here.')
      return context.write({ label: `Overrule the reading of ${where}: ${label.replaceAll('-', ' ')}` }, (target, at) => {
        setOverrule(target, cell, { label, reason, coderId: currentCoder(db).id }, at)
        return {}
      })
    },
  }
}
