import { z } from 'zod'
import { read } from '../method.ts'
import { Uid } from '../values.ts'

/** What a file of another program says of an actor or a tie beyond what the domain knows. */
export const Attribute = z.strictObject({
  name: z.string(),
  value: z.string(),
  /** The value as a number; null where it is none. */
  number: z.number().nullable(),
})
export type Attribute = z.infer<typeof Attribute>

export const attributeMethods = {
  /** The attributes of an actor or tie, in the order of the file that brought them. */
  'attributes.list': read(z.strictObject({ type: z.enum(['actor', 'tie']), uid: Uid }), z.array(Attribute)),
}
