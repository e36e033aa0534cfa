import { z } from 'zod'
import { read, write } from '../method.ts'
import { Uid } from '../values.ts'
import { CodeRule, CodeRuleFields, mostAccepted, ProposalList, ProposalPlace, proposalWindow } from '../entities/proposals.ts'

const Done = z.strictObject({})
const count = z.int().min(0)

export const proposalMethods = {
  /** Which codes of events are taken for signs of which indicators, in the order of scheme and code; and how many of the suggested rules are not among them. */
  'codeRules.list': read(z.strictObject({}), z.strictObject({ rules: z.array(CodeRule), suggested: count })),
  'codeRules.create': write(CodeRuleFields, z.strictObject({ uid: Uid })),
  'codeRules.update': write(z.strictObject({ uid: Uid, changes: CodeRuleFields.partial() }), Done),
  'codeRules.delete': write(z.strictObject({ uid: Uid }), Done),
  /** Adds the suggested rules that fit this codebook and are not there, as one step. */
  'codeRules.addSuggested': write(z.strictObject({}), z.strictObject({ added: count })),
  /** How many events between the sides of a tie are coded by CAMEO or PLOVER. */
  'proposals.count': read(z.strictObject({ tie: Uid }), z.strictObject({ coded: count })),
  /**
   * What the codes of events between the sides of a tie propose to its coding: events that are no evidence of the current coder for the indicator and were not
   * refused; or those that were. Looks through a bounded number of events, the newest first.
   */
  'proposals.get': read(z.strictObject({ tie: Uid, refused: z.boolean().default(false), before: ProposalPlace.nullable().default(null) }), ProposalList),
  /** Makes evidence of proposals: the events named, or, without any, all of the rule among those that `before` begins with, the newest first, within a bound. One step. */
  'proposals.accept': write(
    z.strictObject({ tie: Uid, rule: Uid, events: z.array(Uid).min(1).max(mostAccepted).optional(), before: ProposalPlace.nullable().default(null) }), z.strictObject({ accepted: count }),
  ),
  /** Keeps proposals from coming again, on this tie and others: the events named, or all of the rule. One step. */
  'proposals.refuse': write(
    z.strictObject({ tie: Uid, rule: Uid, events: z.array(Uid).min(1).max(proposalWindow).optional(), before: ProposalPlace.nullable().default(null) }), z.strictObject({ refused: count }),
  ),
  /** Lets refused proposals come again. */
  'proposals.reconsider': write(z.strictObject({ tie: Uid, rule: Uid, events: z.array(Uid).min(1).max(proposalWindow) }), z.strictObject({ reconsidered: count })),
}
