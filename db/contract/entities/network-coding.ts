import { z } from 'zod'
import { readingLabels, reliabilities } from '../vocabulary.ts'
import { Day, Uid } from '../values.ts'

const numbers = z.array(z.int())
const levels = z.array(z.int().nullable())
const days = z.array(Day.nullable())

/**
 * What is coded about a network, as columns: one array per field, index = row. `actors`, `ties` and `periods` are those of `network.get`, row for
 * row; each row carries its uid, so that two answers from different moments can be told apart.
 */
export const NetworkCoding = z.strictObject({
  actors: z.strictObject({
    uid: z.array(Uid),
    /** Items of evidence on ties of the actor. */
    evidence: numbers,
    /** Events that the actor takes part in. */
    events: numbers,
    /** Other names, without the name and the short name of the network. */
    aliases: z.array(z.array(z.string())),
  }),
  /** Who is affiliated with whom, in the order of the actors. */
  affiliations: z.strictObject({
    /** Rows of `actors`. */
    actor: numbers, with: numbers, role: z.array(z.string()),
    startEarliest: days, startLatest: days, endEarliest: days, endLatest: days,
  }),
  ties: z.strictObject({
    uid: z.array(Uid),
    /** Items of evidence by stance. */
    supporting: numbers, contradicting: numbers, context: numbers,
    /** Rows of `sources`: those whose excerpts are evidence on the tie, and those that events used as evidence cite. Ascending. */
    sources: z.array(numbers),
    /** Rows of `coders`: those with an assessment or an item of evidence on the tie. Ascending. */
    coders: z.array(numbers),
  }),
  /** Ties and periods with anything coded, in the order of ties and periods. */
  fits: z.strictObject({
    /** Row of `ties`. */
    tie: numbers,
    /** Row of the periods of `network.get`. */
    period: numbers,
    /** What a reading rests on: the adjudicated level, else the current coder's, else the one on which all other coders agree. */
    p1: levels, p2: levels, x: levels, o: levels,
    /** The analyst's own label where there is one, else the rule's. */
    reading: z.array(z.enum(readingLabels)),
    overruled: z.array(z.boolean()),
  }),
  /** What imports brought along about actors and ties, in the order of their names. */
  attributes: z.array(z.strictObject({
    of: z.enum(['actor', 'tie']), name: z.string(),
    /** Whether every value is a number. */
    kind: z.enum(['class', 'number']),
    /** Rows of `actors` or `ties` that have it, ascending; the others do not. */
    row: numbers, value: z.array(z.string()), number: z.array(z.number().nullable()),
  })),
  sources: z.strictObject({ uid: z.array(Uid), title: z.array(z.string()), reliability: z.array(z.enum(reliabilities).nullable()) }),
  coders: z.strictObject({ uid: z.array(Uid), name: z.array(z.string()) }),
})
export type NetworkCoding = z.infer<typeof NetworkCoding>
