import type { Condition } from '../../contract/entities/filter-rules.ts'
import type { NetworkCoding } from '../../contract/entities/network-coding.ts'
import type { NetworkData } from '../../contract/entities/views.ts'
import { parseEdtf } from '../edtf.ts'
import { foldText } from '../fold.ts'
import { readTieIn, type TimeRange } from '../scene/holding.ts'
import type { Prepared } from '../scene/prepare.ts'
import { whileBothExist, type Presence } from '../scene/presence.ts'
import { codingRows } from './coding-rows.ts'
import { distances } from './graph.ts'

/** What a condition asks of a network: a test for each actor, for each tie, or for both. */
export interface Matcher {
  readonly actor?: (row: number) => boolean
  readonly tie?: (row: number) => boolean
}

export interface FilterInput {
  readonly data: NetworkData
  readonly prepared: Pick<Prepared, 'phasesOf' | 'solid'>
  readonly presence: Presence
  /** Null while it is not read. */
  readonly coding: NetworkCoding | null
}

type By<K extends Condition['by']> = Extract<Condition, { by: K }>
/** Judged by itself; `connected` rests on what the other rules leave and is judged after them. */
export type OwnCondition = Exclude<Condition, { by: 'connected' }>

const codedBy = new Set<Condition['by']>(['bloc', 'practice', 'reading', 'evidence', 'source', 'grade', 'coder', 'text'])

/** Whether a condition can be judged only with the coding at hand. */
export const needsCoding = ({ by }: Condition): boolean => codedBy.has(by)

/** The test of a condition; null where it names nothing that is there any more, or rests on a coding that is not read: it asks nothing then. */
export function matcherOf(condition: OwnCondition, input: FilterInput): Matcher | null {
  const { data, presence } = input
  switch (condition.by) {
    case 'actor-kind': {
      const kinds = new Set(condition.kinds)
      return { actor: (row) => kinds.has(data.actors.kind[row] ?? 'state') }
    }
    case 'tie-kind': {
      const kinds = new Set(condition.kinds)
      return { tie: (row) => kinds.has(data.ties.kind[row] ?? 'other') }
    }
    case 'certainty': {
      const certainties = new Set(condition.certainties)
      return { tie: (row) => certainties.has(data.ties.certainty[row] ?? 'confirmed') }
    }
    case 'level': {
      const levels = new Set(condition.levels)
      return { tie: (row) => levels.has(presence.ties[row]?.[condition.strand].level ?? null) }
    }
    case 'period': {
      const ranges = data.periods.filter(({ uid }) => condition.periods.includes(uid)).map(({ dates }) => ({ from: dates.startEarliest, to: dates.endLatest }))
      return ranges.length === 0 ? null : { tie: (row) => ranges.some((range) => holdsIn(row, range, condition.dating, input)) }
    }
    case 'date': {
      const range = rangeOf(condition.date)
      return range && { tie: (row) => holdsIn(row, range, condition.dating, input) }
    }
    case 'neighbourhood': {
      const starts = rowsOf(data.actors.uid, condition.actors)
      if (starts.length === 0) return null
      const steps = distances(data, (tie) => presence.ties[tie] !== null, starts)
      return { actor: (row) => within(steps[row], condition.depth) }
    }
    case 'path': return pathMatcher(condition, input)
    case 'bloc': case 'practice': case 'reading': case 'evidence': case 'source': case 'grade': case 'coder': case 'text':
      return input.coding && codedMatcher(condition, input, input.coding)
  }
}

const within = (steps: number | undefined, most: number) => steps !== undefined && steps >= 0 && steps <= most

/** The days that a date may mean; null where it cannot be understood. */
function rangeOf(date: string): TimeRange | null {
  try {
    const { startEarliest, endLatest } = parseEdtf(date)
    return { from: startEarliest, to: endLatest }
  } catch {
    return null
  }
}

function rowsOf(all: readonly string[], wanted: readonly string[]): number[] {
  const uids = new Set(wanted)
  return all.flatMap((uid, row) => (uids.has(uid) ? [row] : []))
}

function holdsIn(tie: number, range: TimeRange, dating: 'certainly' | 'possibly', { data, prepared }: FilterInput): boolean {
  const together = whileBothExist(data, data.ties.from[tie] ?? -1, data.ties.to[tie] ?? -1, range)
  return together !== null && readTieIn(data, prepared.phasesOf[tie] ?? [], prepared.solid, { range: together, dating, allTime: false }) !== null
}

function pathMatcher({ from, to, longer }: By<'path'>, { data, presence }: FilterInput): Matcher | null {
  const [[start], [end]] = [rowsOf(data.actors.uid, [from]), rowsOf(data.actors.uid, [to])]
  if (start === undefined || end === undefined) return null
  const isThere = (tie: number) => presence.ties[tie] !== null
  const [there, back] = [distances(data, isThere, [start]), distances(data, isThere, [end])]
  const shortest = there[end] ?? -1
  // Where no way leads from one to the other, the two are left alone.
  if (shortest < 0) return { actor: (row) => row === start || row === end, tie: () => false }
  const most = shortest + longer
  const step = (one: number, other: number) => {
    const [before, after] = [there[one] ?? -1, back[other] ?? -1]
    return before >= 0 && after >= 0 && before + 1 + after <= most
  }
  return {
    actor: (row) => (there[row] ?? -1) >= 0 && (there[row] ?? 0) + (back[row] ?? 0) <= most,
    tie: (row) => {
      const [one, other] = [data.ties.from[row] ?? -1, data.ties.to[row] ?? -1]
      return isThere(row) && (step(one, other) || step(other, one))
    },
  }
}

type CodedCondition = Extract<Condition, { by: 'bloc' | 'practice' | 'reading' | 'evidence' | 'source' | 'grade' | 'coder' | 'text' }>

function codedMatcher(condition: CodedCondition, input: FilterInput, coding: NetworkCoding): Matcher | null {
  const { data } = input
  const rows = codingRows(data, coding)
  /** The row of the coding for a tie; its columns give nothing for ties that it does not know. */
  const at = (tie: number) => rows.ties[tie] ?? -1
  switch (condition.by) {
    case 'bloc': return blocMatcher(condition, input, coding, rows.actors)
    case 'text': {
      const wanted = foldText(condition.text).trim()
      if (wanted === '') return null
      return {
        actor: (row) => [data.actors.name[row] ?? '', data.actors.shortName[row] ?? '', ...(coding.actors.aliases[rows.actors[row] ?? -1] ?? [])]
          .some((name) => foldText(name).includes(wanted)),
      }
    }
    case 'evidence': {
      const { supporting, contradicting, context } = coding.ties
      const columns = condition.stance === null ? [supporting, contradicting, context] : [{ supports: supporting, contradicts: contradicting, context }[condition.stance]]
      return { tie: (row) => columns.reduce((sum, column) => sum + (column[at(row)] ?? 0), 0) >= condition.atLeast }
    }
    case 'source': return namedMatcher(rowsOf(coding.sources.uid, condition.sources), coding.ties.sources, at)
    case 'coder': return namedMatcher(rowsOf(coding.coders.uid, condition.coders), coding.ties.coders, at)
    case 'grade': {
      const grades = new Set(condition.reliabilities)
      return { tie: (row) => (coding.ties.sources[at(row)] ?? []).some((source) => grades.has(coding.sources.reliability[source] ?? null)) }
    }
    case 'practice': {
      const levels = new Set(condition.levels)
      const column = { P1: coding.fits.p1, P2: coding.fits.p2, X: coding.fits.x, O: coding.fits.o }[condition.aspect]
      return fitMatcher(condition.period, input, coding, at, (fit) => levels.has(fit === null ? null : (column[fit] ?? null)))
    }
    case 'reading': {
      const readings = new Set(condition.readings)
      return fitMatcher(condition.period, input, coding, at, (fit) => readings.has(fit === null ? 'undetermined' : (coding.fits.reading[fit] ?? 'undetermined')))
    }
  }
}

function namedMatcher(wanted: readonly number[], column: readonly (readonly number[])[], at: (tie: number) => number): Matcher | null {
  if (wanted.length === 0) return null
  const set = new Set(wanted)
  return { tie: (row) => (column[at(row)] ?? []).some((each) => set.has(each)) }
}

/** Ties for which `test` is true of what is coded in a period, or in any of the project's periods where none is named; `null` stands for nothing coded. */
function fitMatcher(period: string | null, { data }: FilterInput, coding: NetworkCoding, at: (tie: number) => number, test: (fit: number | null) => boolean): Matcher | null {
  const periods = data.periods.flatMap(({ uid }, row) => (period === null || uid === period ? [row] : []))
  if (periods.length === 0 && period !== null) return null
  const fits = new Map<string, number>()
  coding.fits.tie.forEach((tie, row) => fits.set(`${tie} ${coding.fits.period[row] ?? -1}`, row))
  // Without any period nothing is coded anywhere.
  return { tie: (row) => (periods.length === 0 ? test(null) : periods.some((each) => test(fits.get(`${at(row)} ${each}`) ?? null))) }
}

function blocMatcher({ actors }: By<'bloc'>, { data, presence }: FilterInput, coding: NetworkCoding, actorRows: Int32Array): Matcher | null {
  const blocs = new Set(rowsOf(data.actors.uid, actors))
  if (blocs.size === 0) return null
  const members = new Set(blocs)
  const blocUids = new Set(actors)
  const rowOf = new Map(Array.from(actorRows, (coded, row) => [coded, row]))
  const { affiliations } = coding
  affiliations.actor.forEach((actor, row) => {
    const [member, bloc] = [rowOf.get(actor), coding.actors.uid[affiliations.with[row] ?? -1]]
    if (member === undefined || bloc === undefined || !blocUids.has(bloc)) return
    const [first, past] = [affiliations.startEarliest[row] ?? null, affiliations.endLatest[row] ?? null]
    if (presence.allTime || ((first === null || first <= presence.range.to) && (past === null || past >= presence.range.from))) members.add(member)
  })
  data.ties.kind.forEach((kind, tie) => {
    const [from, to] = [data.ties.from[tie] ?? -1, data.ties.to[tie] ?? -1]
    if (kind !== 'membership' || presence.ties[tie] === null) return
    // A tie of membership leads from who belongs to what it belongs to; without a direction either may be the bloc.
    if (blocs.has(to)) members.add(from)
    if (blocs.has(from) && data.ties.directed[tie] !== true) members.add(to)
  })
  return { actor: (row) => members.has(row) }
}
