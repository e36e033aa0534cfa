import { z } from 'zod'
import { read, write } from '../method.ts'
import { CodedPassage, Coding, NamedActor, PassageMark, RecentCoding, TieChoice } from '../entities/passages.ts'
import { Uid } from '../values.ts'

export const passageMethods = {
  /** The excerpts of a source with what each bears on: in the order of its text, those without a place in it last, by label. */
  'sources.marks': read(z.strictObject({ uid: Uid }), z.array(PassageMark)),
  /** The ties that a passage can be coded to, in the order of their names, and what every actor is called: enough to find the ties that a passage speaks of. */
  'coding.choices': read(z.strictObject({}), z.strictObject({ ties: z.array(TieChoice), actors: z.array(NamedActor) })),
  /** The latest codings of the current coder, the last one first, each tie and indicator together once. */
  'coding.recent': read(z.strictObject({ limit: z.int().min(1).max(200).default(40) }), z.array(RecentCoding)),
  /**
   * Codes a passage to ties and indicators, by the current coder: one undo step, whether or not the passage was excerpted before. A range that is
   * an excerpt's already is that excerpt; another one becomes a new excerpt, a quotation in the words of the text. Without codings, the excerpt
   * alone is made. Returns the excerpt (null for an event) and the new evidence in the order of the codings.
   */
  'evidence.code': write(
    z.strictObject({ passage: CodedPassage, codings: z.array(Coding).max(100) }),
    z.strictObject({ excerpt: Uid.nullable(), evidence: z.array(Uid) }),
  ),
}
