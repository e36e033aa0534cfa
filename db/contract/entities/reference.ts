import { z } from 'zod'
import { actorKinds } from '../vocabulary.ts'
import { Alias, Code } from './people.ts'

/** A state or organisation of the list that is shipped. */
export const ReferenceEntry = z.strictObject({
  /** Names it in the list; the same in every release that has it. */
  key: z.string(),
  kind: z.enum(actorKinds),
  name: z.string(),
  /** An abbreviation; empty where there is none. */
  shortName: z.string(),
  aliases: z.array(Alias),
  /** What an actor gets: `iso3` and `cow` of states, `cameo` of organisations. */
  codes: z.array(Code),
  /** What it is known by besides: `iso2`, `iso-numeric`. */
  otherCodes: z.array(Code),
  /** EDTF, when it exists; null for the states of today. */
  dates: z.string().nullable(),
})
export type ReferenceEntry = z.infer<typeof ReferenceEntry>
