import { z } from 'zod'
import { read, write } from '../method.ts'
import { Agreement, Disagreement, evidenceDecisions, ReadingAnalysis } from '../entities/agreement.ts'
import { Uid } from '../values.ts'

const Done = z.strictObject({})
const reason = z.string().trim().max(20_000)

/** Two coders or more; everyone who has coded where left out. */
const coders = z.array(Uid).min(2).max(100).optional()

export const agreementMethods = {
  /** How far coders agree: on fit (tie × aspect × period), on what was found (tie × indicator), and on how what both found was coded. */
  'agreement.get': read(z.strictObject({ coders }), Agreement),
  /**
   * Where coders differ, those furthest apart first: cells with different levels, and tie × indicator found by some and not by others or coded
   * differently. What was decided stays in the list as decided. `open` and `decided` count all that the filters of aspect and tie keep.
   */
  'agreement.disagreements': read(
    z.strictObject({
      coders, aspect: Uid.optional(), tie: Uid.optional(), kind: z.enum(['fit', 'evidence', 'all']).default('all'),
      state: z.enum(['open', 'decided', 'all']).default('open'),
      offset: z.int().min(0).default(0), limit: z.int().min(1).max(1_000).default(200),
    }),
    z.strictObject({ items: z.array(Disagreement), total: z.int(), open: z.int(), decided: z.int() }),
  ),
  /** Decides the level of a cell that somebody coded, with a reason; the reading takes it from then on. A null level takes the decision back. */
  'agreement.adjudicate': write(z.strictObject({ tie: Uid, aspect: Uid, period: Uid, level: z.int().min(-9).max(9).nullable(), reason }), Done),
  /** Decides whether a tie × indicator was found, and how it is coded, with a reason. A null finding takes the decision back. */
  'agreement.adjudicateEvidence': write(z.strictObject({ tie: Uid, indicator: Uid, finding: z.enum(evidenceDecisions).nullable(), reason }), Done),
}

export const analysisMethods = {
  /** Ties with anything coded, in every period: levels, trends, counts of evidence and sources, and the reading with its rule. In the order of titles and time. */
  'analysis.readings': read(z.strictObject({}), z.strictObject({
    /** Whose levels are taken where nothing was decided between coders. */
    coder: z.strictObject({ uid: Uid, name: z.string() }),
    readings: z.array(ReadingAnalysis),
  })),
}
