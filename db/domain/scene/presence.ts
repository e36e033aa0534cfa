import type { NetworkData } from '../../contract/entities/views.ts'
import { holding, readTieIn, type Holding, type TieReading, type TimeRange } from './holding.ts'
import type { Prepared } from './prepare.ts'
import type { SceneOptions } from './types.ts'

export type SceneTimeOptions = Pick<SceneOptions, 'asOf' | 'since' | 'dating' | 'allTime'>

/** What of a network is there at a time, whatever filters leave of it. */
export interface Presence {
  /** Last day shown. */
  readonly day: number
  /** First day of the range; null where one day, or all time, is shown. */
  readonly since: number | null
  readonly range: TimeRange
  readonly allTime: boolean
  /** By row of the actors. */
  readonly actors: readonly Holding[]
  /** By row of the ties: what each shows; null where it does not hold. */
  readonly ties: readonly (TieReading | null)[]
}

/** Times whose answers are kept: as many as pictures stand side by side. */
const kept = 8
const known = new WeakMap<NetworkData, Map<string, Presence>>()

/** Which actors and ties are there at a time, and at what levels. The answers of the last few times asked for are kept. */
export function presenceIn(data: NetworkData, { phasesOf, solid }: Pick<Prepared, 'phasesOf' | 'solid'>, time: SceneTimeOptions): Presence {
  const { allTime, dating } = time
  const day = time.asOf ?? data.studyPeriod.to
  const since = allTime || time.since === null ? null : Math.min(time.since, day)
  const key = `${day} ${since} ${dating} ${allTime}`
  const answers = known.get(data) ?? new Map<string, Presence>()
  const before = answers.get(key)
  if (before) return before
  const range: TimeRange = { from: since ?? day, to: day }
  const actors = data.actors.uid.map((_, actor) => (allTime ? 'certainly' : existence(data, actor, range)))
  const ties = data.ties.uid.map((_, tie) => {
    const [from, to] = [data.ties.from[tie] ?? -1, data.ties.to[tie] ?? -1]
    if ((actors[from] ?? 'not') === 'not' || (actors[to] ?? 'not') === 'not') return null
    const together = allTime ? range : whileBothExist(data, from, to, range)
    return together ? readTieIn(data, phasesOf[tie] ?? [], solid, { range: together, dating, allTime }) : null
  })
  const presence = { day, since, range, allTime, actors, ties }
  const [oldest] = answers.keys()
  if (oldest !== undefined && answers.size >= kept) answers.delete(oldest)
  known.set(data, answers.set(key, presence))
  return presence
}

/** Actors have no fixed existence unless dated: without dates they are there. */
function existence(data: NetworkData, actor: number, range: TimeRange): Holding {
  return data.actors.startEarliest[actor] === null && data.actors.endLatest[actor] === null ? 'certainly' : holding(data.actors, actor, range)
}

/** The part of a range in which both of two actors may exist; null where there is no such day. */
export function whileBothExist(data: NetworkData, one: number, other: number, range: TimeRange): TimeRange | null {
  const { startEarliest, endLatest } = data.actors
  const from = Math.max(range.from, startEarliest[one] ?? range.from, startEarliest[other] ?? range.from)
  const to = Math.min(range.to, endLatest[one] ?? range.to, endLatest[other] ?? range.to)
  return from <= to ? { from, to } : null
}
