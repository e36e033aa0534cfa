import { z } from 'zod'
import { read } from '../method.ts'
import { Code } from '../entities/people.ts'
import { ReferenceEntry } from '../entities/reference.ts'
import { actorKinds } from '../vocabulary.ts'

export const referenceMethods = {
  /** States and organisations of the shipped list by a name in any of its languages, or a code: what is the text, what begins with it, what has a word that does. */
  'reference.find': read(z.strictObject({
    text: z.string().max(500),
    /** Of these kinds alone; any where it is missing. */
    kinds: z.array(z.enum(actorKinds)).optional(),
    limit: z.int().min(1).max(50).default(8),
  }), z.array(ReferenceEntry)),
  /** The entry of the list that an actor is: by its codes, or by its name; null where there is none. */
  'reference.match': read(z.strictObject({ name: z.string().max(500), kind: z.enum(actorKinds), codes: z.array(Code).max(50) }), ReferenceEntry.nullable()),
}
