import { z } from 'zod'
import { dateBases, participantRoles } from '../vocabulary.ts'
import { DateSpan, EdtfText, EntityRef, LongText, Name, ShortText, Uid } from '../values.ts'
import { Citation, CitationFields } from './sources.ts'

export const ParticipantFields = z.strictObject({ actor: Uid, role: z.enum(participantRoles) })
export const EventFields = z.strictObject({
  title: Name,
  description: LongText,
  date: EdtfText.nullable(),
  dateBasis: z.enum(dateBases).nullable(),
  dateNote: ShortText,
  /** When it was reported, where that differs from when it happened. */
  reportDate: EdtfText.nullable(),
  place: ShortText,
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  /** `cameo` or `plover`, and the code in it. */
  codeScheme: z.string().max(40),
  code: z.string().max(40),
  participants: z.array(ParticipantFields).max(500),
  cites: z.array(CitationFields).max(500),
  dataSet: Uid.nullable(),
})
export const Participant = ParticipantFields.extend({ actorRef: EntityRef })
export const Event = EventFields.extend({
  uid: Uid, date: DateSpan.nullable(), reportDate: DateSpan.nullable(),
  /** The score from -10 to 10 that its data set gives (Goldstein 1992); null where it gives none. */
  goldstein: z.number().nullable(),
  participants: z.array(Participant), cites: z.array(Citation), dataSetRef: EntityRef.nullable(),
})
export type Event = z.infer<typeof Event>
