import { z } from 'zod'
import { read, write, type Method } from '../method.ts'
import { EdtfText, EntityRef, Stay, Uid } from '../values.ts'
import { Actor, ActorFields, Affiliation, AffiliationFields, Coder, CoderFields } from '../entities/people.ts'
import { DataSet, DataSetFields, Excerpt, ExcerptFields, Source, SourceFields } from '../entities/sources.ts'
import { Event, EventFields } from '../entities/events.ts'
import { Period, PeriodFields, Tie, TieFields, TiePhase, TiePhaseFields } from '../entities/ties.ts'
import { Aspect, AspectFields, Assessment, CellDecision, Evidence, EvidenceCount, EvidenceFields, Indicator, IndicatorFields, Reading } from '../entities/coding.ts'
import { NoteRow } from '../entities/notes.ts'
import { Position } from '../entities/views.ts'

const ByUid = z.strictObject({ uid: Uid })
const Done = z.strictObject({})

/** A patch of some fields. */
const changesOf = <S extends z.ZodRawShape>(fields: z.ZodObject<S>) => z.strictObject({
  uid: Uid, changes: fields.partial(),
  /**
   * Lists and records among the fields as the caller had read them, so that what another window did to them meanwhile is put together with the
   * changes. Other fields take the later change.
   */
  expected: fields.partial().optional(),
  stay: Stay.optional(),
})

/** create, update and delete of one noun. Update changes the fields given and leaves the others; delete takes along what cannot stand alone. */
const editing = <N extends string, S extends z.ZodRawShape>(noun: N, fields: z.ZodObject<S>) =>
  ({
    [`${noun}.create`]: write(fields, ByUid),
    [`${noun}.update`]: write(changesOf(fields), Done),
    [`${noun}.delete`]: write(ByUid, Done),
  }) as {
    [K in `${N}.create`]: Method<z.ZodObject<S>, typeof ByUid, 'write'>
  } & {
    [K in `${N}.update`]: Method<ReturnType<typeof changesOf<S>>, typeof Done, 'write'>
  } & {
    [K in `${N}.delete`]: Method<typeof ByUid, typeof Done, 'write'>
  }

/** What an inspector of any entity shows besides its own fields. */
const Surroundings = z.strictObject({
  /** Released and private notes attached to it; empty titles only where private things are hidden is the interface's business. */
  notes: z.array(NoteRow),
  /** Notes whose text links to it. */
  backlinks: z.array(NoteRow),
})

export const actorMethods = {
  ...editing('actors', ActorFields),
  /** With `place` the actor stands pinned there in that view: one step with its making. The others stay where they are shown. */
  'actors.create': write(ActorFields.extend({ place: Position.pick({ x: true, y: true }).extend({ view: Uid }).optional() }), ByUid),
  'actors.get': read(ByUid, Surroundings.extend({
    actor: Actor, affiliations: z.array(Affiliation), members: z.array(Affiliation),
    ties: z.array(z.strictObject({ ref: EntityRef, other: EntityRef, kind: z.string(), certainty: z.string() })),
    events: z.array(z.strictObject({ ref: EntityRef, role: z.string(), date: z.string() })),
    excerpts: z.array(EntityRef),
  })),
  ...editing('affiliations', AffiliationFields),
}

export const coderMethods = {
  ...editing('coders', CoderFields),
  'coders.list': read(z.strictObject({}), z.strictObject({ coders: z.array(Coder), current: Uid })),
  'coders.setCurrent': write(ByUid, Done),
}

export const sourceMethods = {
  ...editing('sources', SourceFields),
  'sources.get': read(ByUid, Surroundings.extend({
    source: Source, excerpts: z.array(Excerpt),
    citedBy: z.array(z.strictObject({ ref: EntityRef, locator: z.string() })),
  })),
  ...editing('excerpts', ExcerptFields),
  'excerpts.get': read(ByUid, Surroundings.extend({
    excerpt: Excerpt, evidence: z.array(Evidence),
    citedBy: z.array(z.strictObject({ ref: EntityRef, locator: z.string() })),
  })),
  ...editing('dataSets', DataSetFields),
  'dataSets.list': read(z.strictObject({}), z.array(DataSet)),
}

export const eventMethods = {
  ...editing('events', EventFields),
  /** Places of events, those used most first. */
  'events.places': read(z.strictObject({}), z.array(z.string())),
  'events.get': read(ByUid, Surroundings.extend({ event: Event, evidence: z.array(Evidence) })),
}

export const tieMethods = {
  ...editing('ties', TieFields),
  /** Everything the tie inspector shows, in one answer. */
  'ties.get': read(ByUid, Surroundings.extend({
    tie: Tie, phases: z.array(TiePhase), assessments: z.array(Assessment), evidence: z.array(Evidence),
    /** What was decided between coders, where something was. */
    decisions: z.array(CellDecision),
    counts: z.array(EvidenceCount), readings: z.array(Reading),
  })),
  ...editing('tiePhases', TiePhaseFields),
  /** Cuts a phase in two at a year, month or day: the new phase begins with it and takes over levels and citations. One undo step. */
  'tiePhases.split': write(z.strictObject({ uid: Uid, at: EdtfText }), ByUid),
  ...editing('periods', PeriodFields),
  'periods.list': read(z.strictObject({}), z.array(Period)),
  'periods.get': read(ByUid, Surroundings.extend({ period: Period })),
}

export const codebookMethods = {
  ...editing('aspects', AspectFields),
  ...editing('indicators', IndicatorFields),
  'indicators.get': read(ByUid, Surroundings.extend({ indicator: Indicator, aspect: Aspect, evidence: z.array(Evidence) })),
}

export const evidenceMethods = {
  ...editing('evidence', EvidenceFields),
  /** A passage that is not excerpted yet, brought to bear at once: the excerpt and the evidence in one undo step. */
  'evidence.createWithExcerpt': write(
    z.strictObject({
      excerpt: ExcerptFields.extend({ start: ExcerptFields.shape.start.default(null), end: ExcerptFields.shape.end.default(null) }),
      evidence: EvidenceFields.omit({ excerpt: true, event: true }),
    }),
    z.strictObject({ uid: Uid, excerpt: Uid }),
  ),
}
