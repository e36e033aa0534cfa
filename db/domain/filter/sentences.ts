import type { Condition, Rule } from '../../contract/entities/filter-rules.ts'
import type { NetworkCoding } from '../../contract/entities/network-coding.ts'
import type { NetworkData } from '../../contract/entities/views.ts'

/** A piece of a sentence; `name` where it is somebody's or something's own name, in whatever script. */
export interface SentencePart {
  readonly text: string
  readonly name?: true
}

/** Names of what rules refer to by uid; undefined where it is gone. */
export interface RuleNames {
  readonly actor: (uid: string) => string | undefined
  readonly period: (uid: string) => string | undefined
  readonly source: (uid: string) => string | undefined
  readonly coder: (uid: string) => string | undefined
}

/** The names of everything that rules over a network may refer to. */
export function namesIn(data: NetworkData, coding: NetworkCoding | null): RuleNames {
  const find = (uids: readonly string[] | undefined, nameAt: (row: number) => string | undefined) => (uid: string) => {
    const row = uids?.indexOf(uid) ?? -1
    return row < 0 ? undefined : nameAt(row) || 'Untitled'
  }
  return {
    actor: find(data.actors.uid, (row) => data.actors.shortName[row] || data.actors.name[row]),
    period: find(data.periods.map(({ uid }) => uid), (row) => data.periods[row]?.name),
    source: find(coding?.sources.uid, (row) => coding?.sources.title[row]),
    coder: find(coding?.coders.uid, (row) => coding?.coders.name[row]),
  }
}

/** A rule as a sentence without its full stop, such as "Actors of kind state or leader". */
export function ruleSentence({ condition, not }: Pick<Rule, 'condition' | 'not'>, names: RuleNames): SentencePart[] {
  return joined(conditionParts(condition, not, names))
}

export const plainSentence = (rule: Pick<Rule, 'condition' | 'not'>, names: RuleNames): string => ruleSentence(rule, names).map(({ text }) => text).join('')

type Part = string | SentencePart | readonly (string | SentencePart)[]

function joined(parts: readonly Part[]): SentencePart[] {
  const whole: SentencePart[] = []
  for (const part of parts.flat()) {
    const piece = typeof part === 'string' ? { text: part } : part
    const before = whole.at(-1)
    if (before && !before.name && !piece.name) whole[whole.length - 1] = { text: before.text + piece.text }
    else whole.push(piece)
  }
  return whole
}

const words = (value: string) => value.replaceAll('-', ' ')
const signed = (level: number | null) => (level === null ? 'not coded' : level < 0 ? `−${-level}` : String(level))

/** "a, b or c". */
function anyOf(items: readonly (string | SentencePart)[]): (string | SentencePart)[] {
  return items.flatMap((item, at) => [at === 0 ? '' : at === items.length - 1 ? ' or ' : ', ', item])
}

function named(uids: readonly string[], name: (uid: string) => string | undefined, gone: string): (string | SentencePart)[] {
  return anyOf(uids.map((uid) => {
    const text = name(uid)
    return text === undefined ? gone : { text, name: true }
  }))
}

const stanceWords = { supports: ' for', contradicts: ' against', context: ' of context' } as const

function conditionParts(condition: Condition, not: boolean, names: RuleNames): Part[] {
  const no = not ? 'not ' : ''
  const inPeriod = (uid: string | null): Part => (uid === null ? ' in any period' : [' in ', ...named([uid], names.period, 'a period that was deleted')])
  const actors = (uids: readonly string[]) => named(uids, names.actor, 'an actor that was deleted')
  switch (condition.by) {
    case 'actor-kind': return [`Actors ${no}of kind `, anyOf(condition.kinds.map(words))]
    case 'tie-kind': return [`Ties ${no}of kind `, anyOf(condition.kinds.map(words))]
    case 'bloc': return [not ? 'Actors outside ' : 'Members of ', actors(condition.actors)]
    case 'period': return [`Ties that ${condition.dating} ${not ? 'do not hold' : 'hold'} in `, named(condition.periods, names.period, 'a period that was deleted')]
    case 'date': return [`Ties that ${condition.dating} ${not ? 'do not hold' : 'hold'} in `, { text: condition.date, name: true }]
    case 'practice': return [`Ties ${not ? 'without' : 'with'} ${condition.aspect} `, anyOf(condition.levels.map(signed)), inPeriod(condition.period)]
    case 'reading': return [`Ties ${no}read as `, anyOf(condition.readings.map(words)), inPeriod(condition.period)]
    case 'evidence': return [evidenceWords(condition.atLeast, not), condition.stance === null ? '' : stanceWords[condition.stance]]
    case 'source': return [`Ties ${not ? 'without' : 'with'} evidence from `, named(condition.sources, names.source, 'a source that was deleted')]
    case 'grade': return [`Ties ${not ? 'without' : 'with'} evidence from a source graded `, anyOf(condition.reliabilities.map((grade) => grade ?? 'not at all'))]
    case 'coder': return [`Ties ${no}coded by `, named(condition.coders, names.coder, 'a coder that was deleted')]
    case 'text': return [`Actors ${no}named like “`, { text: condition.text, name: true }, '”']
    case 'certainty': return [`Ties that are ${no}`, anyOf(condition.certainties)]
    case 'level': return [`Ties ${not ? 'without' : 'with'} ${condition.strand} `, anyOf(condition.levels.map(signed))]
    case 'neighbourhood': return [`Actors ${not ? 'more than ' : 'up to '}${condition.depth === 1 ? '1 tie' : `${condition.depth} ties`} away from `, actors(condition.actors)]
    case 'path': return [
      `What is ${no}on the shortest ways between `, actors([condition.from]), ' and ', actors([condition.to]),
      condition.longer === 0 ? '' : ` or on ways up to ${condition.longer === 1 ? '1 tie' : `${condition.longer} ties`} longer`,
    ]
    case 'connected': return [condition.ties === 1 ? 'Actors with a tie left' : `Actors with at least ${condition.ties} ties left`]
  }
}

function evidenceWords(atLeast: number, not: boolean): string {
  if (not) return atLeast === 1 ? 'Ties without evidence' : `Ties with fewer than ${atLeast} items of evidence`
  return atLeast === 1 ? 'Ties with evidence' : `Ties with at least ${atLeast} items of evidence`
}
