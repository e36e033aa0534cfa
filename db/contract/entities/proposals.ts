import { z } from 'zod'
import { performers, stances } from '../vocabulary.ts'
import { DateSpan, EntityRef, Uid } from '../values.ts'

/** Schemes by which events are coded. */
export const codeSchemes = ['cameo', 'plover'] as const
export type CodeScheme = (typeof codeSchemes)[number]

/**
 * Which events are taken for a sign of which indicator: a hypothesis of the analyst. A rule for a code of CAMEO covers the narrower ones that have no rule
 * of their own (`04` covers `040` to `046`).
 */
export const CodeRuleFields = z.strictObject({
  scheme: z.enum(codeSchemes),
  /** Digits of CAMEO (`042`, `04`), or a type of PLOVER (`CONSULT`). */
  code: z.string().trim().min(1).max(40),
  indicator: Uid,
  stance: z.enum(stances),
  /** Why, in the analyst's words. */
  comment: z.string().trim().max(2_000),
})
export type CodeRuleFields = z.infer<typeof CodeRuleFields>

export const CodeRule = CodeRuleFields.extend({
  uid: Uid,
  scheme: z.string(),
  /** The code in words; empty where it is not known. */
  text: z.string(),
  indicatorRef: EntityRef,
  aspectCode: z.string(),
  /** Whether the indicator is no longer in use: nothing is proposed by the rule then. */
  retired: z.boolean(),
})
export type CodeRule = z.infer<typeof CodeRule>

/** An event that a rule takes for a sign of an indicator on a tie. */
export const Proposal = z.strictObject({
  event: EntityRef,
  date: DateSpan.nullable(),
  code: z.string(),
  /** The score from -10 to 10 that its data set gives (Goldstein 1992); null where it gives none. */
  goldstein: z.number().nullable(),
  dataSet: EntityRef.nullable(),
  /** Which side of the tie did it; null where both take part alike. */
  by: z.enum(performers).nullable(),
})
export type Proposal = z.infer<typeof Proposal>

/** How many events are looked through in one answer, how many a rule lists of them, and how many become evidence in one step. */
export const proposalWindow = 5_000
export const listedProposals = 50
export const mostAccepted = 500

const count = z.int().min(0)
/** Where the looking through of events goes on: those before this one. */
export const ProposalPlace = z.strictObject({ month: z.int().nullable(), event: z.int() })
export type ProposalPlace = z.infer<typeof ProposalPlace>

export const ProposalList = z.strictObject({
  /** Events between the two that are coded by CAMEO or PLOVER. */
  coded: count,
  /** Events that were looked through for this answer, the newest first. */
  looked: count,
  /** Where the next answer begins; null where nothing is left. */
  next: ProposalPlace.nullable(),
  /** Rules by which something is proposed, in the order of the codebook. */
  rules: z.array(z.strictObject({ rule: CodeRule, count, proposals: z.array(Proposal) })),
  /** How many proposals of these events were refused before. */
  refused: count,
})
export type ProposalList = z.infer<typeof ProposalList>
