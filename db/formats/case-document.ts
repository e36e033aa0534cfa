import { z } from 'zod'

/**
 * The case document: a whole project as one readable JSON file (`"format": "entente-case"`). Entities name each other by `key`, unique
 * within their list. Text that the analyst wrote is Markdown; dates are EDTF; null says that something is not known or not coded.
 */
export const CASE_FORMAT = 'entente-case'
export const CASE_VERSION = 1

// The word lists are repeated here so that the format stands alone; a test holds them equal to the contract's.
export const actorKinds = ['state', 'state-body', 'leader', 'organisation', 'armed-group', 'society', 'bloc'] as const
export const tieKinds = [
  'friendship', 'alliance', 'patronage', 'rivalry', 'war', 'membership', 'trade', 'kinship', 'diplomatic', 'hosting', 'other',
] as const
export const certainties = ['confirmed', 'tentative', 'disputed'] as const
export const strandLevels = [0, 1, 2, 3] as const
export const dateBases = ['stated', 'inferred', 'other-source'] as const
export const participantRoles = [
  'initiator', 'target', 'mediator', 'host', 'participant', 'voter', 'drafter', 'supporter', 'victim', 'other',
] as const
export const reliabilities = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export const credibilities = [1, 2, 3, 4, 5, 6] as const
export const excerptForms = ['quote', 'paraphrase'] as const
export const statementKinds = ['claim', 'event', 'definition', 'background', 'source'] as const
export const modalities = ['fact', 'judgement', 'forecast'] as const
export const aspectRoles = ['practice', 'condition'] as const
export const stances = ['supports', 'contradicts', 'context'] as const
export const performers = ['from', 'to', 'both'] as const
export const probativeValues = ['straw-in-the-wind', 'hoop', 'smoking-gun', 'doubly-decisive'] as const
export const trends = ['strengthening', 'steady', 'eroding'] as const
export const confidences = ['low', 'medium', 'high'] as const
/** What a note of this format can be attached to. */
export const attachmentTypes = ['project', 'period', 'source', 'actor', 'excerpt', 'event', 'tie', 'tie-phase'] as const

const Key = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, 'A key is letters, digits, . _ - and begins with a letter or digit')
const Line = z.string().trim().min(1).max(500)
const Text = z.string().max(200_000)
const Edtf = z.string().trim().min(1).max(100)
const Level = z.literal(strandLevels)

/** What something rests on: an excerpt, or a place in a source that was not excerpted. */
export const CaseCitation = z.union([
  z.strictObject({ excerpt: Key }),
  z.strictObject({ source: Key, locator: z.string().trim().max(500) }),
])

export const CaseIndicator = z.strictObject({
  code: Key, name: Line, definition: Text, include: Text, exclude: Text, example: Text,
})
export const CaseAspect = z.strictObject({
  code: Key, name: Line, role: z.enum(aspectRoles), definition: Text,
  scale: z.array(z.strictObject({ value: z.int().min(-9).max(9), label: Line, anchor: Text })).min(2),
  indicators: z.array(CaseIndicator),
})
export const CaseFramework = z.strictObject({
  key: Key, name: Line, version: z.string().trim().max(40), description: Text, source: Key.nullable(), aspects: z.array(CaseAspect),
})
export const CasePeriod = z.strictObject({ key: Key, name: Line, dates: Edtf, description: Text })

/** Loose: CSL-JSON has many fields, and a record must come back as it went. `id` is the citation key. */
export const CaseCsl = z.looseObject({ id: z.string(), type: z.string().min(1), title: z.string().min(1) })
export const CaseSource = z.strictObject({
  key: Key, citationKey: Key, csl: CaseCsl, reliability: z.enum(reliabilities).nullable(), reliabilityNote: Text,
})

export const CaseAffiliation = z.strictObject({ with: Key, role: Line, dates: Edtf.nullable(), cites: z.array(CaseCitation) })
export const CaseActor = z.strictObject({
  key: Key, kind: z.enum(actorKinds), name: Line, shortName: Line,
  aliases: z.array(z.strictObject({ name: Line, language: z.string().max(35) })),
  codes: z.array(z.strictObject({ scheme: Line, value: Line })),
  dates: Edtf.nullable(), description: Text,
  affiliations: z.array(CaseAffiliation),
})

export const CaseExcerpt = z.strictObject({
  key: Key, source: Key, label: Line, locator: z.string().trim().max(500), form: z.enum(excerptForms), statement: z.enum(statementKinds),
  text: Text.min(1), modality: z.enum(modalities), attributedTo: Key.nullable(), credibility: z.literal(credibilities).nullable(),
  actors: z.array(Key),
})

export const CaseEvent = z.strictObject({
  key: Key, title: Line, date: Edtf.nullable(), dateBasis: z.enum(dateBases), dateNote: Text, place: Line.nullable(),
  codeScheme: Line.nullable(), code: Line.nullable(),
  participants: z.array(z.strictObject({ actor: Key, role: z.enum(participantRoles) })),
  description: Text, cites: z.array(CaseCitation),
})

export const CasePhase = z.strictObject({
  key: Key, dates: Edtf.nullable(), cooperation: Level.nullable(), conflict: Level.nullable(), summary: Text, cites: z.array(CaseCitation),
})
export const CaseTie = z.strictObject({
  key: Key, from: Key, to: Key, directed: z.boolean(), kind: z.enum(tieKinds), certainty: z.enum(certainties), description: Text,
  phases: z.array(CasePhase),
})

const evidenceFields = {
  tie: Key, phase: Key.nullable(), indicator: Key, stance: z.enum(stances), by: z.enum(performers), about: Edtf.nullable(),
  probativeValue: z.enum(probativeValues), comment: Text, coder: Key,
}
/** Rests on exactly one of the two. */
export const CaseEvidence = z.union([
  z.strictObject({ ...evidenceFields, excerpt: Key }),
  z.strictObject({ ...evidenceFields, event: Key }),
])
export const CaseAssessment = z.strictObject({
  tie: Key, aspect: Key, period: Key, coder: Key, level: z.int(), trend: z.enum(trends).nullable(), confidence: z.enum(confidences),
  rationale: Text,
})
export const CaseNote = z.strictObject({
  key: Key, title: Line, body: Text, private: z.boolean(),
  attachedTo: z.array(z.strictObject({ type: z.enum(attachmentTypes), key: Key, aspect: Key.optional() })),
})

export const CaseDocument = z.strictObject({
  format: z.literal(CASE_FORMAT),
  version: z.literal(CASE_VERSION),
  project: z.strictObject({ key: Key, title: Line, summary: Text, studyPeriod: Edtf }),
  coders: z.array(z.strictObject({ key: Key, name: Line, initials: Line })),
  framework: CaseFramework,
  periods: z.array(CasePeriod),
  sources: z.array(CaseSource),
  actors: z.array(CaseActor),
  excerpts: z.array(CaseExcerpt),
  events: z.array(CaseEvent),
  ties: z.array(CaseTie),
  evidence: z.array(CaseEvidence),
  assessments: z.array(CaseAssessment),
  notes: z.array(CaseNote),
})
export type CaseDocument = z.infer<typeof CaseDocument>
export type CaseCitation = z.infer<typeof CaseCitation>
export type CaseFramework = z.infer<typeof CaseFramework>
export type CaseAspect = z.infer<typeof CaseAspect>
export type CaseIndicator = z.infer<typeof CaseIndicator>
export type CasePeriod = z.infer<typeof CasePeriod>
export type CaseSource = z.infer<typeof CaseSource>
export type CaseActor = z.infer<typeof CaseActor>
export type CaseAffiliation = z.infer<typeof CaseAffiliation>
export type CaseExcerpt = z.infer<typeof CaseExcerpt>
export type CaseEvent = z.infer<typeof CaseEvent>
export type CaseTie = z.infer<typeof CaseTie>
export type CasePhase = z.infer<typeof CasePhase>
export type CaseEvidence = z.infer<typeof CaseEvidence>
export type CaseAssessment = z.infer<typeof CaseAssessment>
export type CaseNote = z.infer<typeof CaseNote>

export interface CaseIssue { path: string; message: string }

/** Names every fault found, not only the first, so that a file can be mended in one go. */
export class CaseDocumentError extends Error {
  readonly issues: readonly CaseIssue[]
  constructor(issues: readonly CaseIssue[]) {
    super(`The case document is not valid:\n${issues.map(i => `  ${i.path || '(document)'}: ${i.message}`).join('\n')}`)
    this.name = 'CaseDocumentError'
    this.issues = issues
  }
}

/** Checks form, then unique keys and references. Throws a CaseDocumentError that names the path of each fault. */
export function parseCaseDocument(json: unknown): CaseDocument {
  const parsed = CaseDocument.safeParse(json)
  if (!parsed.success) throw new CaseDocumentError(parsed.error.issues.map(i => ({ path: pathText(i.path), message: i.message })))
  const issues = findFaults(parsed.data)
  if (issues.length > 0) throw new CaseDocumentError(issues)
  return parsed.data
}

const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}${text ? '.' : ''}${String(part)}`), '')

function findFaults(doc: CaseDocument): CaseIssue[] {
  const issues: CaseIssue[] = []
  const fault = (path: string, message: string) => { issues.push({ path, message }) }

  /** Indexes a list by key and reports keys used twice. */
  const index = <T>(path: string, list: readonly T[], keyOf: (item: T) => string, field = 'key'): Map<string, T> => {
    const found = new Map<string, T>()
    list.forEach((item, i) => {
      const key = keyOf(item)
      if (found.has(key)) fault(`${path}[${i}]${field && `.${field}`}`, `"${key}" is used twice`)
      else found.set(key, item)
    })
    return found
  }
  const refer = (path: string, known: ReadonlyMap<string, unknown>, what: string, key: string | null) => {
    if (key !== null && !known.has(key)) fault(path, `no ${what} "${key}"`)
  }

  const coders = index('coders', doc.coders, c => c.key)
  const periods = index('periods', doc.periods, p => p.key)
  const sources = index('sources', doc.sources, s => s.key)
  const actors = index('actors', doc.actors, a => a.key)
  const excerpts = index('excerpts', doc.excerpts, e => e.key)
  const events = index('events', doc.events, e => e.key)
  const ties = index('ties', doc.ties, t => t.key)
  const aspects = index('framework.aspects', doc.framework.aspects, a => a.code, 'code')
  index('sources', doc.sources, s => s.citationKey, 'citationKey')
  index('notes', doc.notes, n => n.key)

  // Indicators and phases sit inside their owners, yet are named from outside: their keys are unique in the whole document.
  const indicators = new Map<string, CaseAspect>()
  doc.framework.aspects.forEach((aspect, a) => {
    index(`framework.aspects[${a}].scale`, aspect.scale, s => String(s.value), 'value')
    aspect.indicators.forEach((indicator, i) => {
      if (indicators.has(indicator.code)) fault(`framework.aspects[${a}].indicators[${i}].code`, `"${indicator.code}" is used twice`)
      indicators.set(indicator.code, aspect)
    })
  })
  const phases = new Map<string, CaseTie>()
  doc.ties.forEach((tie, t) => tie.phases.forEach((phase, p) => {
    if (phases.has(phase.key)) fault(`ties[${t}].phases[${p}].key`, `"${phase.key}" is used twice`)
    phases.set(phase.key, tie)
  }))

  const citations = (path: string, cites: readonly CaseCitation[]) => cites.forEach((cite, i) => {
    if ('excerpt' in cite) refer(`${path}[${i}].excerpt`, excerpts, 'excerpt', cite.excerpt)
    else refer(`${path}[${i}].source`, sources, 'source', cite.source)
  })

  refer('framework.source', sources, 'source', doc.framework.source)
  doc.sources.forEach((source, s) => {
    if (source.csl.id !== source.citationKey) fault(`sources[${s}].csl.id`, `is "${source.csl.id}", the citation key is "${source.citationKey}"`)
  })
  doc.actors.forEach((actor, a) => actor.affiliations.forEach((affiliation, i) => {
    refer(`actors[${a}].affiliations[${i}].with`, actors, 'actor', affiliation.with)
    citations(`actors[${a}].affiliations[${i}].cites`, affiliation.cites)
  }))
  doc.excerpts.forEach((excerpt, e) => {
    refer(`excerpts[${e}].source`, sources, 'source', excerpt.source)
    refer(`excerpts[${e}].attributedTo`, sources, 'source', excerpt.attributedTo)
    excerpt.actors.forEach((actor, i) => { refer(`excerpts[${e}].actors[${i}]`, actors, 'actor', actor) })
  })
  doc.events.forEach((event, e) => {
    event.participants.forEach((participant, i) => { refer(`events[${e}].participants[${i}].actor`, actors, 'actor', participant.actor) })
    citations(`events[${e}].cites`, event.cites)
    if ((event.code === null) !== (event.codeScheme === null)) fault(`events[${e}].code`, 'a code needs its scheme, and a scheme its code')
  })
  doc.ties.forEach((tie, t) => {
    refer(`ties[${t}].from`, actors, 'actor', tie.from)
    refer(`ties[${t}].to`, actors, 'actor', tie.to)
    if (tie.from === tie.to) fault(`ties[${t}].to`, 'a tie joins two different actors')
    tie.phases.forEach((phase, p) => { citations(`ties[${t}].phases[${p}].cites`, phase.cites) })
  })
  doc.evidence.forEach((evidence, e) => {
    refer(`evidence[${e}].tie`, ties, 'tie', evidence.tie)
    refer(`evidence[${e}].indicator`, indicators, 'indicator', evidence.indicator)
    refer(`evidence[${e}].coder`, coders, 'coder', evidence.coder)
    if ('excerpt' in evidence) refer(`evidence[${e}].excerpt`, excerpts, 'excerpt', evidence.excerpt)
    else refer(`evidence[${e}].event`, events, 'event', evidence.event)
    if (evidence.phase !== null && phases.get(evidence.phase)?.key !== evidence.tie) {
      fault(`evidence[${e}].phase`, `the tie "${evidence.tie}" has no phase "${evidence.phase}"`)
    }
  })
  index('assessments', doc.assessments, a => [a.tie, a.aspect, a.period, a.coder].join(' / '), '')
  doc.assessments.forEach((assessment, a) => {
    refer(`assessments[${a}].tie`, ties, 'tie', assessment.tie)
    refer(`assessments[${a}].aspect`, aspects, 'aspect', assessment.aspect)
    refer(`assessments[${a}].period`, periods, 'period', assessment.period)
    refer(`assessments[${a}].coder`, coders, 'coder', assessment.coder)
    const scale = aspects.get(assessment.aspect)?.scale
    if (scale && !scale.some(step => step.value === assessment.level)) {
      fault(`assessments[${a}].level`, `${assessment.level} is not on the scale of ${assessment.aspect}`)
    }
  })
  const attachable: Record<(typeof attachmentTypes)[number], ReadonlyMap<string, unknown>> = {
    'project': new Map([[doc.project.key, doc.project]]), 'period': periods, 'source': sources, 'actor': actors, 'excerpt': excerpts,
    'event': events, 'tie': ties, 'tie-phase': phases,
  }
  doc.notes.forEach((note, n) => note.attachedTo.forEach((attachment, i) => {
    const path = `notes[${n}].attachedTo[${i}]`
    refer(`${path}.key`, attachable[attachment.type], attachment.type, attachment.key)
    if (attachment.aspect === undefined) return
    refer(`${path}.aspect`, aspects, 'aspect', attachment.aspect)
    if (attachment.type !== 'tie') fault(`${path}.aspect`, 'only a note on a tie names an aspect')
  }))
  return issues
}
