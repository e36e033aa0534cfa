import { Condition, type ConditionKind } from '../../../db/contract/entities/filter-rules.ts'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { understandDate } from '../../../db/domain/edtf.ts'
import { foldText } from '../../../db/domain/fold.ts'
import { actorKindWords, certaintyWords, readingLabelWords, tieKindWords } from '../../ui/words.ts'

export interface RuleKind {
  readonly by: ConditionKind
  readonly title: string
  /** What it leaves, and other words by which it is found. */
  readonly detail: string
  /** A condition to begin with; what it lacks is asked for. */
  readonly start: Condition
}

/** Everything that rules may ask, in the order in which it is offered. */
export const ruleKinds: readonly RuleKind[] = [
  { by: 'actor-kind', title: 'Kind of actor', detail: 'states, leaders, blocs …', start: { by: 'actor-kind', kinds: [] } },
  { by: 'tie-kind', title: 'Kind of tie', detail: 'friendship, war, trade …', start: { by: 'tie-kind', kinds: [] } },
  { by: 'bloc', title: 'Bloc', detail: 'members of a bloc or organisation', start: { by: 'bloc', actors: [] } },
  { by: 'text', title: 'Name', detail: 'text in a name or an alias', start: { by: 'text', text: '' } },
  { by: 'neighbourhood', title: 'Neighbourhood of', detail: 'actors around an actor, depth', start: { by: 'neighbourhood', actors: [], depth: 1 } },
  { by: 'path', title: 'Paths between', detail: 'the shortest ways from one to another', start: { by: 'path', from: '', to: '', longer: 0 } },
  { by: 'connected', title: 'Ties left', detail: 'no actor without a tie, isolated', start: { by: 'connected', ties: 1 } },
  { by: 'level', title: 'Cooperation or conflict', detail: 'level at the time shown', start: { by: 'level', strand: 'conflict', levels: [] } },
  { by: 'certainty', title: 'Certainty', detail: 'confirmed, tentative, disputed', start: { by: 'certainty', certainties: [] } },
  { by: 'period', title: 'Period', detail: 'ties that hold in a period', start: { by: 'period', periods: [], dating: 'possibly' } },
  { by: 'date', title: 'Date', detail: 'ties that hold then, certainly or possibly', start: { by: 'date', date: '', dating: 'certainly' } },
  { by: 'practice', title: 'Practice fit', detail: 'P1, P2, X or O at a level, not coded', start: { by: 'practice', aspect: 'P1', levels: [], period: null } },
  { by: 'reading', title: 'Reading', detail: 'balanced friendship, managed rivalry …', start: { by: 'reading', readings: [], period: null } },
  { by: 'evidence', title: 'Evidence', detail: 'how many items, for or against', start: { by: 'evidence', stance: null, atLeast: 1 } },
  { by: 'source', title: 'Source', detail: 'evidence from a source', start: { by: 'source', sources: [] } },
  { by: 'grade', title: 'Grade of sources', detail: 'reliability A to F', start: { by: 'grade', reliabilities: [] } },
  { by: 'coder', title: 'Coder', detail: 'ties coded by somebody', start: { by: 'coder', coders: [] } },
]

export const titleOf = (by: ConditionKind): string => ruleKinds.find((kind) => kind.by === by)?.title ?? by

/** Whether a condition asks for something already. */
export function isComplete(condition: Condition): boolean {
  if (!Condition.safeParse(condition).success) return false
  return condition.by !== 'date' || dateProblem(condition.date) === null
}

/** What is wrong with a date typed; null where it can be understood. */
export function dateProblem(text: string): string | null {
  if (text.trim() === '') return 'Write a date, such as 2016 or 2015/2021.'
  try {
    understandDate(text)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : 'This date is not understood.'
  }
}

export interface Offer {
  readonly key: string
  readonly text: string
  readonly detail: string
  readonly condition: Condition
}

/** What may be meant by what is typed: kinds of rules, and rules that say it whole, such as “war” for the kind of ties. */
export function offersFor(typed: string, data: NetworkData): Offer[] {
  const wanted = foldText(typed).trim()
  const fits = (text: string) => foldText(text).split(/\s+/u).some((word) => word.startsWith(wanted)) || foldText(text).startsWith(wanted)
  const kindsWhere = (test: (kind: RuleKind) => boolean) => ruleKinds.filter(test).map(({ by, title, detail, start }): Offer => ({ key: by, text: title, detail, condition: start }))
  if (wanted === '') return kindsWhere(() => true)
  const offers: Offer[] = []
  const offer = (text: string, by: ConditionKind, value: string, condition: Condition) => {
    if (fits(text)) offers.push({ key: `${by} ${value}`, text, detail: titleOf(by), condition })
  }
  for (const [kind, { label }] of typedEntries(actorKindWords)) offer(label, 'actor-kind', kind, { by: 'actor-kind', kinds: [kind] })
  for (const [kind, { label }] of typedEntries(tieKindWords)) offer(label, 'tie-kind', kind, { by: 'tie-kind', kinds: [kind] })
  for (const [value, { label }] of typedEntries(certaintyWords)) offer(label, 'certainty', value, { by: 'certainty', certainties: [value] })
  for (const [value, { label }] of typedEntries(readingLabelWords)) offer(label, 'reading', value, { by: 'reading', readings: [value], period: null })
  for (const { uid, name } of data.periods) offer(name, 'period', uid, { by: 'period', periods: [uid], dating: 'possibly' })
  data.actors.uid.forEach((uid, row) => {
    if (offers.length > 24 || !(fits(data.actors.shortName[row] ?? '') || fits(data.actors.name[row] ?? ''))) return
    const text = data.actors.shortName[row] || (data.actors.name[row] ?? '')
    if (data.actors.kind[row] === 'bloc') offers.push({ key: `bloc ${uid}`, text, detail: titleOf('bloc'), condition: { by: 'bloc', actors: [uid] } })
    offers.push({ key: `neighbourhood ${uid}`, text, detail: titleOf('neighbourhood'), condition: { by: 'neighbourhood', actors: [uid], depth: 1 } })
  })
  return [...kindsWhere(({ title }) => fits(title)), ...offers, ...kindsWhere(({ detail }) => fits(detail)), { key: 'text', text: typed.trim(), detail: titleOf('text'), condition: { by: 'text' as const, text: typed.trim() } }]
    .filter(({ key }, at, all) => all.findIndex((other) => other.key === key) === at)
}

const typedEntries = <K extends string, V>(words: Readonly<Record<K, V>>): [K, V][] => Object.entries(words) as [K, V][]
