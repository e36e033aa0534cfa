import type { AmbivalentChoice, CollapseRule, EventRule, PairStrain, SignedBasis, SignSource, TriadChoice } from '../../../db/contract/entities/balance.ts'
import { parseEdtf } from '../../../db/domain/edtf.ts'
import { dayText } from '../../ui/dates.ts'
import type { Word } from '../../ui/words.ts'

export const ruleWords: Readonly<Record<CollapseRule, Word>> = {
  'net': { label: 'Net', definition: 'Positive where cooperation is higher than conflict, negative where conflict is.' },
  'threshold': { label: 'Threshold', definition: 'By which strand alone reaches a level; both: ambivalent.' },
  'conflict-dominant': { label: 'Conflict dominates', definition: 'Negative where there is any conflict.' },
  'cooperation-dominant': { label: 'Cooperation dominates', definition: 'Positive where there is any cooperation.' },
  'reading': { label: 'By reading', definition: 'By how the ties read in the period; managed rivalry is ambivalent.' },
}

export const ambivalentWords: Readonly<Record<AmbivalentChoice, Word>> = {
  'positive': { label: 'count as positive', definition: 'A friendship that is kept in spite of conflict stands.' },
  'zero': { label: 'count as 0', definition: 'Coded, without a sign.' },
  'left-out': { label: 'are left out', definition: 'As if they were not there.' },
}

export const signSourceWords: Readonly<Record<SignSource, Word>> = {
  ties: { label: 'Signs of ties', definition: 'By what is coded of the ties that hold then.' },
  events: { label: 'Signs of events', definition: 'By what happened between two actors, whether they have a tie or not.' },
  both: { label: 'Ties and events', definition: 'By ties; by events where ties say nothing; ambivalent where the two contradict each other.' },
}

export const eventRuleWords: Readonly<Record<EventRule, Word>> = {
  goldstein: { label: 'Goldstein mean', definition: 'The sign of the mean of the scores that data sets give (Goldstein 1992). Contested: they weigh the kind of an event, not the event.' },
  counts: { label: 'counts of events', definition: 'Whether more events are cooperation or conflict, by their codes.' },
}

/** The rule in a few words. */
export const ruleText = ({ rule, threshold, ambivalent, signs, eventSigns }: Pick<SignedBasis, 'rule' | 'threshold' | 'ambivalent' | 'signs' | 'eventSigns'>): string => (
  `${eventSigns === null ? '' : `${signSourceWords[signs].label}, ${eventRuleWords[eventSigns.rule].label}; `}${ruleWords[rule].label}${threshold === null ? '' : ` ${threshold}`}${rule === 'conflict-dominant' || rule === 'cooperation-dominant' ? '' : `; ambivalent pairs ${ambivalentWords[ambivalent].label}`}`
)

/** Rules under which no pair is ambivalent. */
export const isDecided = (rule: CollapseRule): boolean => rule === 'conflict-dominant' || rule === 'cooperation-dominant'

export const triadWords: Readonly<Record<TriadChoice, Word>> = {
  '+++': { label: 'Three friends', definition: 'Balanced: all three are friends.' },
  '++-': { label: 'Two friends at odds', definition: 'Unbalanced: the friends of one are enemies of each other.' },
  '+--': { label: 'Common enemy', definition: 'Balanced: two friends have the same enemy.' },
  '---': { label: 'Three enemies', definition: 'Unbalanced in the strong sense, balanced in the weak one (Davis 1967).' },
  'incomplete': { label: 'Incomplete', definition: 'A side has no sign: neither balanced nor unbalanced.' },
}

/** Plus and minus as one writes them, for the types of triads. */
export const signsText = (type: string): string => type.replaceAll('-', '−')
export const signText = (sign: number): string => (sign > 0 ? '+' : sign < 0 ? '−' : '0')

type Why = PairStrain['own']['why']
export const whyWords: Readonly<Record<Why, string>> = {
  'signed': '', 'ambivalent': 'ambivalent, counted as positive', 'ambivalent-zero': 'ambivalent: no sign', 'ambivalent-left-out': 'ambivalent: left out', 'neutral': 'neutral: coded 0', 'not-coded': 'not coded', 'untied': 'no tie',
}

export const shareText = (value: number | null): string => (value === null ? '–' : `${(value * 100).toLocaleString(undefined, { maximumFractionDigits: 1 })}\u00a0%`)
export const numberText = (value: number | null, digits = 3): string => (value === null ? '–' : value.toLocaleString(undefined, { maximumFractionDigits: digits }))

const day = (iso: string) => dayText(parseEdtf(iso).startEarliest)

/** The network that was looked at, in a sentence. */
export function timeSentence({ asOf, since, period, dating, uncertainTies }: Pick<SignedBasis, 'asOf' | 'since' | 'period' | 'dating' | 'uncertainTies'>): string {
  const time = since === null ? `On ${day(asOf)}` : `From ${day(since)} to ${day(asOf)}`
  const uncertain = uncertainTies === 0 ? '' : `; ${uncertainTies.toLocaleString()} ${uncertainTies === 1 ? 'tie holds' : 'ties hold'} only possibly and ${dating === 'possibly' ? (uncertainTies === 1 ? 'counts' : 'count') : (uncertainTies === 1 ? 'does not count' : 'do not count')}`
  return `${time}${period && since === null ? ` (${period.name})` : ''}, ties that hold ${dating} then${uncertain}.`
}

/** `1 triad`, `3 triads`. */
export const counted = (count: number, one: string, many: string): string => `${count.toLocaleString()} ${count === 1 ? one : many}`
