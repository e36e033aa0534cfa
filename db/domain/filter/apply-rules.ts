import type { Rule } from '../../contract/entities/filter-rules.ts'
import type { NetworkCoding } from '../../contract/entities/network-coding.ts'
import type { NetworkData } from '../../contract/entities/views.ts'
import { standing } from '../scene/dim.ts'
import { prepareDays } from '../scene/prepare.ts'
import { presenceIn, type SceneTimeOptions } from '../scene/presence.ts'
import type { LeftCount, SceneFilter } from '../scene/types.ts'
import { matcherOf, needsCoding, type FilterInput, type Matcher } from './match.ts'
import { namesIn, plainSentence } from './sentences.ts'

/** What a rule leaves by itself, of what the time shows. */
export interface RuleCount {
  readonly actors: number
  readonly ties: number
  /** Set where the rule asks nothing: what it names is gone, or the coding is not read yet. */
  readonly idle: boolean
}

export interface AppliedRules extends SceneFilter {
  /** Rule by rule, those that are off included. */
  readonly rules: readonly RuleCount[]
}

export interface NetworkToFilter {
  readonly data: NetworkData
  /** Needed where a rule rests on what is coded; see `rulesNeedCoding`. */
  readonly coding: NetworkCoding | null
  readonly time: SceneTimeOptions
}

/** Whether rules that are on rest on what is coded, so that they cannot be judged by the network alone. */
export const rulesNeedCoding = (rules: readonly Rule[]): boolean => rules.some(({ condition }) => needsCoding(condition))

/** A rule with the test of its condition; null where it asks nothing. */
interface Judged {
  readonly rule: Rule
  readonly matcher: Matcher | null
}

/** By row: 1 where an actor or tie is left. */
interface Left {
  readonly actors: Uint8Array
  readonly ties: Uint8Array
}

/**
 * What rules leave of a network at a time. All rules that are on hold together, and their order does not matter: each is judged by itself on what the
 * time shows, but for `connected`, which counts the ties that all others leave. What fails a rule that hides is hidden, with the ties of a hidden actor;
 * what fails a rule that dims stays, pale.
 */
export function applyRules(rules: readonly Rule[], { data, coding, time }: NetworkToFilter): AppliedRules {
  const prepared = prepareDays(data)
  const presence = presenceIn(data, prepared, time)
  const input: FilterInput = { data, prepared, presence, coding }
  const there: Left = {
    actors: Uint8Array.from(presence.actors, (state) => (state === 'not' ? 0 : 1)),
    ties: Uint8Array.from(presence.ties, (reading) => (reading === null ? 0 : 1)),
  }
  const judged = rules.map((rule): Judged => ({ rule, matcher: rule.condition.by === 'connected' ? {} : matcherOf(rule.condition, input) }))
  const on = judged.filter(({ rule, matcher }) => rule.on && matcher !== null)
  const of = (effect: Rule['effect']) => on.filter(({ rule }) => rule.effect === effect)
  const shown = narrowed(data, there, of('hide'))
  const full = narrowed(data, shown, of('dim'))
  const names = namesIn(data, coding)
  const said = (effect: Rule['effect']) => of(effect).map(({ rule }) => plainSentence(rule, names))
  return {
    actors: standings(shown.actors, full.actors), ties: standings(shown.ties, full.ties),
    summary: {
      hiding: said('hide'), dimming: said('dim'),
      actors: counted(there.actors, shown.actors, full.actors), ties: counted(there.ties, shown.ties, full.ties),
    },
    rules: judged.map((each) => {
      const alone = each.matcher === null ? there : narrowed(data, there, [each])
      return { actors: sum(alone.actors), ties: sum(alone.ties), idle: each.matcher === null }
    }),
  }
}

/** The filter of a scene; null where no rule is on, so that a scene without rules is the scene it always was. */
export function filterOf(rules: readonly Rule[], network: NetworkToFilter): AppliedRules | null {
  return rules.some(({ on }) => on) ? applyRules(rules, network) : null
}

/** What is left of `before` when every one of the rules holds. */
function narrowed(data: NetworkData, before: Left, judged: readonly Judged[]): Left {
  const actors = before.actors.slice()
  const ties = before.ties.slice()
  for (const { rule, matcher } of judged) {
    keep(actors, matcher?.actor, rule.not)
    keep(ties, matcher?.tie, rule.not)
  }
  dropTiesOfDropped(data, actors, ties)
  const least = Math.max(0, ...judged.map(({ rule: { condition } }) => (condition.by === 'connected' ? condition.ties : 0)))
  if (least > 0) {
    const degree = new Uint32Array(actors.length)
    ties.forEach((left, tie) => {
      if (left === 0) return
      for (const end of new Set([data.ties.from[tie] ?? -1, data.ties.to[tie] ?? -1])) degree[end] = (degree[end] ?? 0) + 1
    })
    keep(actors, (row) => (degree[row] ?? 0) >= least, false)
    dropTiesOfDropped(data, actors, ties)
  }
  return { actors, ties }
}

function keep(left: Uint8Array, test: ((row: number) => boolean) | undefined, not: boolean): void {
  if (!test) return
  for (let row = 0; row < left.length; row++) if (left[row] === 1 && test(row) === not) left[row] = 0
}

function dropTiesOfDropped(data: NetworkData, actors: Uint8Array, ties: Uint8Array): void {
  for (let tie = 0; tie < ties.length; tie++) {
    if (actors[data.ties.from[tie] ?? -1] !== 1 || actors[data.ties.to[tie] ?? -1] !== 1) ties[tie] = 0
  }
}

const standings = (shown: Uint8Array, full: Uint8Array): Uint8Array =>
  shown.map((left, row) => (left === 0 ? standing.hidden : full[row] === 0 ? standing.dimmed : standing.shown))

const sum = (left: Uint8Array): number => left.reduce((total, each) => total + each, 0)

const counted = (all: Uint8Array, shown: Uint8Array, full: Uint8Array): LeftCount => ({ shown: sum(shown), dimmed: sum(shown) - sum(full), all: sum(all) })
