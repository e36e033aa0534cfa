import { z } from 'zod'
import { actorKinds } from '../vocabulary.ts'
import { DateSpan, EdtfText, EntityRef, LongText, Name, ShortText, Uid } from '../values.ts'
import { CitationFields, Citation } from './sources.ts'

export const Alias = z.strictObject({
  name: Name,
  /** BCP 47, such as `ru`, `he`, `ar`, `fa`; empty where it is not known. */
  language: z.string().max(35),
})
export type Alias = z.infer<typeof Alias>

/** A code of a reference list: scheme `iso3`, `cow`, … */
export const Code = z.strictObject({ scheme: z.string().min(1).max(40), value: z.string().trim().min(1).max(100) })
export type Code = z.infer<typeof Code>

export const ActorFields = z.strictObject({
  kind: z.enum(actorKinds),
  name: Name,
  shortName: z.string().trim().max(200),
  aliases: z.array(Alias).max(200),
  codes: z.array(Code).max(50),
  /** When the actor exists. */
  dates: EdtfText.nullable(),
  description: LongText,
})
export type ActorFields = z.infer<typeof ActorFields>

export const AffiliationFields = z.strictObject({
  actor: Uid,
  /** The actor that the first one belongs to or serves. */
  with: Uid,
  role: z.string().trim().max(500),
  dates: EdtfText.nullable(),
  cites: z.array(CitationFields).max(500),
})
export const Affiliation = AffiliationFields.extend({
  uid: Uid, actorRef: EntityRef, withRef: EntityRef, dates: DateSpan.nullable(), cites: z.array(Citation),
})
export type Affiliation = z.infer<typeof Affiliation>

export const Actor = ActorFields.extend({ uid: Uid, dates: DateSpan.nullable() })
export type Actor = z.infer<typeof Actor>

export const CoderFields = z.strictObject({ name: Name, initials: z.string().trim().max(8), description: ShortText })
export const Coder = CoderFields.extend({ uid: Uid })
export type Coder = z.infer<typeof Coder>
