import type { NetworkData } from '../../contract/entities/views.ts'
import type { Certainty } from '../../contract/vocabulary.ts'
import { pointAt, reversed } from './geometry.ts'
import type { StrandReading, TieReading } from './holding.ts'
import { blend, fadedShare, type Palette } from './palette.ts'
import { planRoutes, type Route, type Widest } from './routes.ts'
import type { Body } from './geometry.ts'
import type { SceneMark, SceneTie } from './types.ts'

/** A number that is the same for all ties between the same two actors, whichever way they run. */
export const pairOf = (from: number, to: number, actors: number): number => Math.min(from, to) * actors + Math.max(from, to)

/** As `planRoutes`, with one way for all ties between the same two actors, planned for the widest that it can become. */
export function bundledRoutes(
  ties: { readonly from: readonly number[]; readonly to: readonly number[] },
  bodies: readonly Body[],
  widest: readonly Widest[],
  only?: (tie: number) => boolean,
): Route[] {
  const pairs = new Map<number, number>()
  const firsts: number[] = []
  const levels: Widest[] = []
  const slots = ties.from.map((from, tie) => {
    const key = pairOf(from, ties.to[tie] ?? from, bodies.length)
    const slot = pairs.get(key) ?? firsts.length
    if (slot === firsts.length) firsts.push(tie)
    pairs.set(key, slot)
    const [before, own] = [levels[slot] ?? { cooperation: 0, conflict: 0 }, widest[tie] ?? { cooperation: 0, conflict: 0 }]
    levels[slot] = { cooperation: Math.max(before.cooperation, own.cooperation), conflict: Math.max(before.conflict, own.conflict) }
    return slot
  })
  const routes = planRoutes({ from: firsts.map((tie) => ties.from[tie] ?? 0), to: firsts.map((tie) => ties.to[tie] ?? 0) }, bodies, levels, only && ((slot) => only(firsts[slot] ?? -1)))
  return slots.map((slot, tie) => {
    const route = routes[slot] ?? { start: { x: 0, y: 0 }, control: null, end: { x: 0, y: 0 } }
    return ties.from[firsts[slot] ?? tie] === ties.from[tie] ? route : reversed(route)
  })
}

/** What several ties between two actors show together: each strand at its highest level; in doubt only where all that bear that level are. */
export function together(readings: readonly TieReading[]): TieReading {
  const strand = (role: 'cooperation' | 'conflict'): StrandReading => {
    const coded = readings.map((reading) => reading[role]).filter(({ level }) => level !== null)
    if (coded.length === 0) return { level: null, faded: readings.every((reading) => reading[role].faded) }
    const level = Math.max(...coded.map((reading) => reading.level ?? 0))
    return { level, faded: coded.filter((reading) => reading.level === level).every(({ faded }) => faded) }
  }
  return { cooperation: strand('cooperation'), conflict: strand('conflict') }
}

const strength: { readonly [C in Certainty]: number } = { confirmed: 2, tentative: 1, disputed: 0 }

/** The firmest of several certainties. */
export const firmest = (certainties: readonly Certainty[]): Certainty => certainties.toSorted((a, b) => strength[b] - strength[a])[0] ?? 'confirmed'

/** Size of the numeral of a count, in pixels of the screen. */
const countSize = 10

/** The number of ties that a line stands for, on its middle; no larger than usual names, however near the view. */
export function countMark(tie: SceneTie, isFull: boolean, labelScale: number, palette: Palette): SceneMark {
  const text = String(tie.bundle?.length ?? 1)
  const fontSize = countSize * Math.min(1, labelScale)
  const colour = isFull ? palette.ink : blend(palette.mutedInk, palette.background, fadedShare)
  return { id: `${tie.uid}:count`, tie: tie.uid, form: 'count', text, ...pointAt(tie.centre, 0.5), radius: fontSize * (0.72 + 0.22 * (text.length - 1)), fontSize, colour, background: palette.background }
}

interface Bundle {
  /** The tie whose uid stands for all of them: the first that is in full colour, else the first. */
  readonly tie: number
  readonly members: readonly number[]
  readonly reading: TieReading
}

/** Ties (rows) that hold, those between the same two actors together, in the order of the first of them. */
export function bundles(data: NetworkData, ties: readonly number[], readings: readonly (TieReading | null)[], isFull: (tie: number) => boolean): Bundle[] {
  const pairs = Map.groupBy(ties, (tie) => pairOf(data.ties.from[tie] ?? -1, data.ties.to[tie] ?? -1, data.actors.uid.length))
  return [...pairs.values()].flatMap((members) => {
    const own = members.flatMap((tie) => readings[tie] ?? [])
    const tie = members.find(isFull) ?? members[0]
    return tie === undefined || own[0] === undefined ? [] : [{ tie, members, reading: own.length > 1 ? together(own) : own[0] }]
  })
}
