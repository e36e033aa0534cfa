/**
 * The closed word lists of the domain (docs/architecture.md, "The domain"). Storage, API and interface use these
 * words unchanged; what the user reads is in `renderer/ui/words.ts`.
 */
export const actorKinds = ['state', 'state-body', 'leader', 'organisation', 'armed-group', 'society', 'bloc'] as const
export type ActorKind = (typeof actorKinds)[number]

export const tieKinds = [
  'friendship', 'alliance', 'patronage', 'rivalry', 'war', 'membership', 'trade', 'kinship', 'diplomatic', 'hosting', 'other',
] as const
export type TieKind = (typeof tieKinds)[number]

export const certainties = ['confirmed', 'tentative', 'disputed'] as const
export type Certainty = (typeof certainties)[number]

/** Cooperation and conflict of a phase: 0 none, 1 low (words), 2 marked (deeds), 3 high (alliance in action, organised violence). */
export const strandLevels = [0, 1, 2, 3] as const

export const dateBases = ['stated', 'inferred', 'other-source'] as const
export type DateBasis = (typeof dateBases)[number]

export const participantRoles = [
  'initiator', 'target', 'mediator', 'host', 'participant', 'voter', 'drafter', 'supporter', 'victim', 'other',
] as const
export type ParticipantRole = (typeof participantRoles)[number]

/** Admiralty (NATO STANAG 2511) grades: reliability of a source, credibility of a single piece of information. */
export const reliabilities = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export type Reliability = (typeof reliabilities)[number]
export const credibilities = [1, 2, 3, 4, 5, 6] as const
export type Credibility = (typeof credibilities)[number]

export const excerptForms = ['quote', 'paraphrase'] as const
export type ExcerptForm = (typeof excerptForms)[number]
export const statementKinds = ['claim', 'event', 'definition', 'background', 'source'] as const
export type StatementKind = (typeof statementKinds)[number]
export const modalities = ['fact', 'judgement', 'forecast'] as const
export type Modality = (typeof modalities)[number]

export const aspectRoles = ['practice', 'condition'] as const
export type AspectRole = (typeof aspectRoles)[number]
/** The four built-in aspects of friendship balancing that the reading of a tie rests on. */
export const readingAspects = ['P1', 'P2', 'X', 'O'] as const
export type ReadingAspect = (typeof readingAspects)[number]

export const stances = ['supports', 'contradicts', 'context'] as const
export type Stance = (typeof stances)[number]
/** Who performs the practice: the tie's first actor, its second, or both. */
export const performers = ['from', 'to', 'both'] as const
export type Performer = (typeof performers)[number]
/** Van Evera 1997; Collier 2011. */
export const probativeValues = ['straw-in-the-wind', 'hoop', 'smoking-gun', 'doubly-decisive'] as const
export type ProbativeValue = (typeof probativeValues)[number]

export const trends = ['strengthening', 'steady', 'eroding'] as const
export type Trend = (typeof trends)[number]
export const confidences = ['low', 'medium', 'high'] as const
export type Confidence = (typeof confidences)[number]

export const readingLabels = [
  'undetermined', 'ruptured', 'untested', 'balanced-friendship', 'affinity-without-guard-rails', 'managed-rivalry',
  'unbalanced', 'failing-balance',
] as const
export type ReadingLabel = (typeof readingLabels)[number]

/** Everything that has a uid, can be searched for, linked to from a note, and named in a push event. */
export const entityTypes = [
  'project', 'coder', 'actor', 'affiliation', 'source', 'excerpt', 'data-set', 'event', 'tie', 'tie-phase', 'period', 'framework',
  'aspect', 'indicator', 'assessment', 'evidence', 'note', 'view',
] as const
export type EntityType = (typeof entityTypes)[number]
