import type {
  ActorKind, AspectRole, Certainty, Confidence, Credibility, DateBasis, EntityType, ExcerptForm, Modality, ParticipantRole, Performer,
  ProbativeValue, ReadingLabel, Reliability, Stance, StatementKind, TieKind, Trend,
} from '../../db/contract/vocabulary.ts'

/** What the user reads for a word of the vocabulary, and what it means in a sentence. */
export interface Word {
  label: string
  definition: string
}

type Words<Key extends string | number> = Readonly<Record<Key, Word>>
const word = (label: string, definition: string): Word => ({ label, definition })

export const actorKindWords: Words<ActorKind> = {
  'state': word('State', 'A state, acting as a whole.'),
  'state-body': word('State body', 'A part of a state that acts on its own: an army, a ministry, a parliament.'),
  'leader': word('Leader', 'A person who leads or speaks for an actor.'),
  'organisation': word('Organisation', 'An international or domestic organisation.'),
  'armed-group': word('Armed group', 'An organised armed group that is not a state’s own force.'),
  'society': word('Society or diaspora', 'A people, a community or a diaspora.'),
  'bloc': word('Bloc', 'A group of states or movements that acts or is spoken of together.'),
}

export const tieKindWords: Words<TieKind> = {
  'friendship': word('Friendship', 'Both sides hold themselves to be friends and act on it.'),
  'alliance': word('Alliance', 'A commitment to act together in security.'),
  'patronage': word('Patronage', 'One side supports and shields the other, and expects a return.'),
  'rivalry': word('Rivalry', 'Lasting competition over interests or rank.'),
  'war': word('War', 'Organised violence between the two.'),
  'membership': word('Membership', 'One side belongs to the other.'),
  'trade': word('Trade', 'Exchange of goods, arms or energy.'),
  'kinship': word('Kinship', 'Shared descent, migration or diaspora.'),
  'diplomatic': word('Diplomatic', 'Formal contact that none of the other kinds describes.'),
  'hosting': word('Hosting', 'One side shelters or receives the other.'),
  'other': word('Other', 'A tie that its label and description explain.'),
}

export const certaintyWords: Words<Certainty> = {
  confirmed: word('Confirmed', 'The tie is well attested.'),
  tentative: word('Tentative', 'The tie is likely; the sources do not settle it. Drawn dashed.'),
  disputed: word('Disputed', 'Sources contradict each other about the tie. Drawn dotted.'),
}

export const cooperationWords: Words<0 | 1 | 2 | 3> = {
  0: word('None', 'No cooperation.'),
  1: word('Low', 'Words: statements, visits, meetings.'),
  2: word('Marked', 'Deeds: trade, arms, votes, coordination.'),
  3: word('High', 'Alliance in action.'),
}

export const conflictWords: Words<0 | 1 | 2 | 3> = {
  0: word('None', 'No conflict.'),
  1: word('Low', 'Words: criticism, protest, condemnation.'),
  2: word('Marked', 'Deeds: sanctions, arms to the enemy, expulsions.'),
  3: word('High', 'Organised violence.'),
}

export const dateBasisWords: Words<DateBasis> = {
  'stated': word('Stated', 'The cited source gives the date.'),
  'inferred': word('Inferred', 'The date follows from the context of the cited source.'),
  'other-source': word('Other source', 'The date comes from another source than the one cited for the event.'),
}

export const participantRoleWords: Words<ParticipantRole> = {
  initiator: word('Initiator', 'Started it.'),
  target: word('Target', 'It was done to them.'),
  mediator: word('Mediator', 'Stood between the others.'),
  host: word('Host', 'It took place with them.'),
  participant: word('Participant', 'Took part.'),
  voter: word('Voter', 'Cast a vote.'),
  drafter: word('Drafter', 'Wrote or tabled the text.'),
  supporter: word('Supporter', 'Backed it.'),
  victim: word('Victim', 'Suffered from it.'),
  other: word('Other', 'Another part in it.'),
}

export const reliabilityWords: Words<Reliability> = {
  A: word('A · Completely reliable', 'No doubt about authenticity or competence; a history of complete reliability.'),
  B: word('B · Usually reliable', 'Minor doubts; a history of mostly valid information.'),
  C: word('C · Fairly reliable', 'Doubts; has given valid information in the past.'),
  D: word('D · Not usually reliable', 'Significant doubts; has at times given valid information.'),
  E: word('E · Unreliable', 'Lacks authenticity or competence; a history of invalid information.'),
  F: word('F · Cannot be judged', 'Nothing to judge the source by.'),
}

export const credibilityWords: Words<Credibility> = {
  1: word('1 · Confirmed', 'Confirmed by independent sources; consistent with what else is known.'),
  2: word('2 · Probably true', 'Not confirmed; logical and consistent with what else is known.'),
  3: word('3 · Possibly true', 'Not confirmed; reasonable, agrees with some of what is known.'),
  4: word('4 · Doubtful', 'Not confirmed; possible, nothing else bears on it.'),
  5: word('5 · Improbable', 'Contradicted by what else is known.'),
  6: word('6 · Cannot be judged', 'Nothing to judge the information by.'),
}

export const excerptFormWords: Words<ExcerptForm> = {
  quote: word('Quote', 'The source’s own words.'),
  paraphrase: word('Paraphrase', 'The coder’s words for what the source says.'),
}

export const statementKindWords: Words<StatementKind> = {
  claim: word('Claim', 'Something the source asserts.'),
  event: word('Event', 'Something that happened.'),
  definition: word('Definition', 'What a term means.'),
  background: word('Background', 'Context the argument builds on.'),
  source: word('About the source', 'About the publication itself.'),
}

export const modalityWords: Words<Modality> = {
  fact: word('Fact', 'Presented as having happened or being so.'),
  judgement: word('Judgement', 'Presented as an assessment.'),
  forecast: word('Forecast', 'Presented as what is to come.'),
}

export const aspectRoleWords: Words<AspectRole> = {
  practice: word('Practice', 'What the two sides do to keep the friendship.'),
  condition: word('Condition', 'What friendship balancing presupposes or brings about.'),
}

export const stanceWords: Words<Stance> = {
  supports: word('For', 'Speaks for the practice or condition being there.'),
  contradicts: word('Against', 'Speaks against it.'),
  context: word('Context', 'Helps to understand it, without speaking for or against.'),
}

export const performerWords: Words<Performer> = {
  from: word('First side', 'Done by the tie’s first actor.'),
  to: word('Second side', 'Done by the tie’s second actor.'),
  both: word('Both', 'Done by both sides.'),
}

export const probativeValueWords: Words<ProbativeValue> = {
  'straw-in-the-wind': word('Straw in the wind', 'Neither necessary nor sufficient: lends some weight.'),
  'hoop': word('Hoop', 'Necessary: without it the claim fails; with it the claim stays in the running.'),
  'smoking-gun': word('Smoking gun', 'Sufficient: with it the claim holds; without it the claim may still hold.'),
  'doubly-decisive': word('Doubly decisive', 'Necessary and sufficient: settles the claim either way.'),
}

export const trendWords: Words<Trend> = {
  strengthening: word('Strengthening', 'Growing within the period.'),
  steady: word('Steady', 'Much the same throughout the period.'),
  eroding: word('Eroding', 'Weakening within the period.'),
}

export const confidenceWords: Words<Confidence> = {
  low: word('Low', 'Little or conflicting evidence; could well be otherwise.'),
  medium: word('Medium', 'Credible evidence; other readings remain plausible.'),
  high: word('High', 'Good evidence from independent sources.'),
}

export const readingLabelWords: Words<ReadingLabel> = {
  'undetermined': word('Undetermined', 'Something the reading rests on is not coded.'),
  'ruptured': word('Ruptured', 'The relation broke: the outcome is 0, whatever else.'),
  'untested': word('Untested', 'No conflict of interests to balance.'),
  'balanced-friendship': word('Balanced friendship', 'Interests conflict, both practices are present, and the relation is at worst strained.'),
  'affinity-without-guard-rails': word('Affinity without guard rails', 'Interests conflict; identity and values are shared, de-escalation structures are not there.'),
  'managed-rivalry': word('Managed rivalry', 'Interests conflict; de-escalation structures are there, shared identity and values are not.'),
  'unbalanced': word('Unbalanced', 'Interests conflict and neither practice is present.'),
  'failing-balance': word('Failing balance', 'Both practices are present, yet the relation is hostile.'),
}

/** What one and many of an entity are called, and what it is. */
export const entityWords: Readonly<Record<EntityType, { one: string; many: string; definition: string }>> = {
  'project': { one: 'Project', many: 'Projects', definition: 'One case, in one file.' },
  'coder': { one: 'Coder', many: 'Coders', definition: 'Who coded.' },
  'actor': { one: 'Actor', many: 'Actors', definition: 'A state, a body of it, a leader, an organisation, an armed group, a society or a bloc.' },
  'affiliation': { one: 'Affiliation', many: 'Affiliations', definition: 'Who belongs to or serves whom, in which role and when.' },
  'source': { one: 'Source', many: 'Sources', definition: 'A publication or document, with its bibliographic record.' },
  'excerpt': { one: 'Excerpt', many: 'Excerpts', definition: 'A passage of a source, quoted or in your own words.' },
  'data-set': { one: 'Data set', many: 'Data sets', definition: 'Where imported rows come from.' },
  'event': { one: 'Event', many: 'Events', definition: 'What happened, when, and who took part.' },
  'tie': { one: 'Tie', many: 'Ties', definition: 'A relation between two actors, with dated phases.' },
  'tie-phase': { one: 'Phase', many: 'Phases', definition: 'A dated stretch of a tie, with its levels of cooperation and conflict.' },
  'period': { one: 'Period', many: 'Periods', definition: 'A named stretch of the study, so that ties can be compared.' },
  'framework': { one: 'Framework', many: 'Frameworks', definition: 'The codebook: aspects and their indicators.' },
  'aspect': { one: 'Aspect', many: 'Aspects', definition: 'A practice or condition that ties are coded on.' },
  'indicator': { one: 'Indicator', many: 'Indicators', definition: 'What to look for when coding an aspect.' },
  'assessment': { one: 'Assessment', many: 'Assessments', definition: 'How a tie fits an aspect in a period, by a coder.' },
  'evidence': { one: 'Evidence', many: 'Evidence', definition: 'An excerpt or event brought to bear on a tie and an indicator.' },
  'note': { one: 'Note', many: 'Notes', definition: 'Your own writing, private unless released.' },
  'view': { one: 'View', many: 'Views', definition: 'A saved state of the network.' },
}

/** "1 actor", "20 actors"; numbers by the user's locale. */
export function countOf(type: EntityType, count: number): string {
  const words = entityWords[type]
  const noun = (count === 1 ? words.one : words.many).toLowerCase()
  return `${count.toLocaleString()} ${type === 'evidence' ? (count === 1 ? 'item of evidence' : 'items of evidence') : noun}`
}

/** A signed level as it is written in the interface: +2, 0, −1 (with the minus sign, so that the widths agree). */
export function signed(level: number): string {
  return level > 0 ? `+${level}` : level < 0 ? `−${-level}` : '0'
}
