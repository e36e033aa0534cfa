import type { AmbivalentChoice, CollapseRule, EventRule, SignSource } from '../../contract/entities/balance.ts'
import type { ReadingLabel } from '../../contract/vocabulary.ts'

/** What one tie says while it holds: its highest levels, the raw weight of the phase that began last, and how it reads. */
export interface TieThen {
  readonly cooperation: number | null
  readonly conflict: number | null
  readonly weight: number | null
  readonly label: ReadingLabel | null
}

/** What the ties of a pair of actors come to under a rule. */
export interface Collapsed {
  readonly sign: 1 | -1 | 0
  /** `ambivalent` where it counts as positive; else what the choice makes of it. */
  readonly why: 'signed' | 'ambivalent' | 'ambivalent-zero' | 'ambivalent-left-out' | 'neutral' | 'not-coded'
  readonly cooperation: number | null
  readonly conflict: number | null
  /** The size by levels, 1 to 3; 0 without a sign. */
  readonly size: number
  /** The size of the raw weights together; null where some tie has none or they say something else than the levels. */
  readonly rawSize: number | null
}

/** How events make signs. */
export interface EventSigns { readonly signs: Exclude<SignSource, 'ties'>; readonly rule: EventRule; readonly months: number; readonly least: number }

export interface CollapseOptions { readonly rule: CollapseRule; readonly ambivalent: AmbivalentChoice; readonly threshold: number }

const positiveReadings: readonly ReadingLabel[] = ['balanced-friendship', 'affinity-without-guard-rails', 'untested']
const negativeReadings: readonly ReadingLabel[] = ['ruptured', 'unbalanced', 'failing-balance']

const highest = (levels: readonly (number | null)[]) => levels.reduce<number | null>((most, level) => (level === null ? most : Math.max(most ?? 0, level)), null)

/**
 * One sign from all ties of a pair, parallel or in either direction: the highest cooperation and the highest conflict of any of them, then the rule.
 * A strand that is not coded says nothing; it is not 0 against the other. Where every tie carries a raw signed weight that agrees with its levels, the
 * rule "net" takes the sign of their sum, and weights that cancel out leave none.
 */
export function collapse(ties: readonly TieThen[], { rule, ambivalent, threshold }: CollapseOptions): Collapsed {
  const cooperation = highest(ties.map(tie => tie.cooperation))
  const conflict = highest(ties.map(tie => tie.conflict))
  const sum = weightOf(ties)
  const size = (sign: number) => (sign === 0 ? 0 : Math.max(1, rule === 'net' ? Math.abs((cooperation ?? 0) - (conflict ?? 0)) : ((sign > 0 ? cooperation : conflict) ?? 1)))
  const said = (sign: 1 | -1 | 0, why: Collapsed['why']): Collapsed => ({ sign, why, cooperation, conflict, size: size(sign), rawSize: sum === null || sum === 0 ? null : Math.abs(sum) })
  const both = (): Collapsed => (
    ambivalent === 'positive' ? { ...said(1, 'ambivalent'), size: Math.max(1, cooperation ?? 1) } : said(0, `ambivalent-${ambivalent}`)
  )
  if (rule === 'reading') {
    const labels = ties.flatMap(({ label }) => (label === null || label === 'undetermined' ? [] : [label]))
    if (labels.length === 0) return said(0, 'not-coded')
    const [friendly, hostile] = [labels.some(label => positiveReadings.includes(label)), labels.some(label => negativeReadings.includes(label))]
    return friendly === hostile ? both() : said(friendly ? 1 : -1, 'signed')
  }
  if (rule === 'net' && sum !== null) return sum === 0 ? said(0, 'neutral') : said(sum > 0 ? 1 : -1, 'signed')
  if (cooperation === null && conflict === null) return said(0, 'not-coded')
  const from = rule === 'threshold' ? threshold : 1
  const [cooperates, conflicts] = [(cooperation ?? 0) >= from, (conflict ?? 0) >= from]
  if (!cooperates && !conflicts) return said(0, 'neutral')
  if (cooperates !== conflicts) return said(cooperates ? 1 : -1, 'signed')
  if (rule === 'conflict-dominant') return said(-1, 'signed')
  if (rule === 'cooperation-dominant') return said(1, 'signed')
  const net = Math.sign((cooperation ?? 0) - (conflict ?? 0))
  return rule === 'threshold' || net === 0 ? both() : said(net > 0 ? 1 : -1, 'signed')
}

/** The sum of raw weights; null where a tie has none, or levels say something else than the weight's sign. */
function weightOf(ties: readonly TieThen[]): number | null {
  let sum = 0
  for (const { weight, cooperation, conflict } of ties) {
    if (weight === null) return null
    if ((weight > 0 && (conflict ?? 0) > 0) || (weight < 0 && (cooperation ?? 0) > 0)) return null
    sum += weight
  }
  return sum
}

const ambivalentWords: Readonly<Record<AmbivalentChoice, string>> = {
  'positive': ' An ambivalent pair counts as positive: the friendship stands.', 'zero': ' An ambivalent pair counts as 0: coded, without a sign.', 'left-out': ' An ambivalent pair is left out.',
}

/** The rule in words, for every result. */
export function ruleSentence({ rule, ambivalent, threshold }: CollapseOptions, events: EventSigns | null = null): string {
  const words: Readonly<Record<CollapseRule, string>> = {
    'net': 'Positive where cooperation is higher than conflict, negative where conflict is higher; by the sum of raw weights where every tie of the pair has one',
    'threshold': `Positive where only cooperation, negative where only conflict reaches level ${threshold}; ambivalent where both do`,
    'conflict-dominant': 'Negative where there is any conflict, else positive where there is cooperation',
    'cooperation-dominant': 'Positive where there is any cooperation, else negative where there is conflict',
    'reading': 'By the reading of the ties in the period: positive for balanced friendship, affinity without guard rails and untested, negative for ruptured, unbalanced and failing balance, ambivalent for managed rivalry',
  }
  const equal = rule === 'conflict-dominant' || rule === 'cooperation-dominant' ? '' : ambivalentWords[ambivalent]
  if (events !== null) {
    const most = events.rule === 'goldstein' ? 'by the sign of the mean of their scores (Goldstein 1992; contested)' : 'by whether more of them are cooperation or conflict by their codes'
    const span = `Events of the ${events.months === 1 ? 'month' : `${events.months} months`} that end with the month of the day, or of all months of a range, count ${most}, from ${events.least} on.`
    if (events.signs === 'events') return `Signs come from events alone. ${span} A draw is ambivalent.${ambivalentWords[ambivalent]}`
    return `Signs come from ties and events: of the ties where events do not contradict them, of events where ties say nothing; where they contradict each other the pair is ambivalent. Ties: ${ruleSentence({ rule, ambivalent, threshold })} ${span}`
  }
  return `${words[rule]}.${equal} Parallel ties and both directions of a pair are taken together, each strand at its highest level among them; what is not coded says nothing.`
}
