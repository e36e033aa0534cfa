import { z } from 'zod'
import { actorKinds, excerptForms, performers, probativeValues, stances, tieKinds } from '../vocabulary.ts'
import { DateSpan, EdtfText, Uid } from '../values.ts'
import { EvidenceFields } from './coding.ts'

/** What a passage bears on, as short as the margin of a text shows it. */
export const MarkEvidence = z.strictObject({
  uid: Uid, tie: Uid, tieTitle: z.string(),
  aspect: Uid, aspectCode: z.string(), indicatorName: z.string(), indicatorCode: z.string(),
  stance: z.enum(stances),
})
export type MarkEvidence = z.infer<typeof MarkEvidence>

/** An excerpt as the text of its source shows it, with all that it bears on. */
export const PassageMark = z.strictObject({
  uid: Uid, label: z.string(), form: z.enum(excerptForms), text: z.string(), locator: z.string(),
  /** Range in the source's full text, in UTF-16 code units; both null where it has no place there. */
  start: z.int().nullable(), end: z.int().nullable(),
  evidence: z.array(MarkEvidence),
})
export type PassageMark = z.infer<typeof PassageMark>

/** What is coded: a range of a source's full text, an excerpt that is there, or an event. */
export const CodedPassage = z.union([
  z.strictObject({
    source: Uid, start: z.int().min(0), end: z.int().min(1),
    /** Actors that the passage names; kept with an excerpt that is made. */
    actors: z.array(Uid).max(500).default([]),
  }),
  z.strictObject({ excerpt: Uid }),
  z.strictObject({ event: Uid }),
])
/** As a caller passes it. */
export type CodedPassage = z.input<typeof CodedPassage>

/** How a passage bears on a tie. */
export const Coding = EvidenceFields.omit({ excerpt: true, event: true, coder: true })
export type Coding = z.infer<typeof Coding>

/** A tie that a passage may be coded to, with what its choice needs. */
export const TieChoice = z.strictObject({
  uid: Uid, title: z.string(), kind: z.enum(tieKinds),
  /** Its two sides, and their names where space is short. */
  from: Uid, fromName: z.string(), to: Uid, toName: z.string(),
  phases: z.array(z.strictObject({ uid: Uid, dates: EdtfText.nullable() })),
})
export type TieChoice = z.infer<typeof TieChoice>

/** An actor by everything it is called. */
export const NamedActor = z.strictObject({ uid: Uid, kind: z.enum(actorKinds), names: z.array(z.string()) })
export type NamedActor = z.infer<typeof NamedActor>

/** A coding made before, for what is chosen again. */
export const RecentCoding = z.strictObject({
  tie: Uid, indicator: Uid, stance: z.enum(stances), by: z.enum(performers).nullable(), probativeValue: z.enum(probativeValues).nullable(),
  about: DateSpan.nullable(),
})
export type RecentCoding = z.infer<typeof RecentCoding>
