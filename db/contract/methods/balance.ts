import { z } from 'zod'
import { Balance, SignedOptions, Strain, Timeline } from '../entities/balance.ts'
import { read } from '../method.ts'
import { Uid } from '../values.ts'

export const balanceMethods = {
  /**
   * Structural balance of the signed network: triads, shares, walks, the frustration index with its blocs, and what other rules would say. The index is
   * exact, or stated with both of its bounds; a part of the network that is not solved within `seconds` keeps its bounds.
   */
  'balance.get': read(SignedOptions.extend({ seconds: z.number().min(0.1).max(600).default(60), sensitivity: z.boolean().default(true) }), Balance),
  /** The third parties of a tie, those that pull at it first, and the changes of sign that would balance most. */
  'balance.strain': read(SignedOptions.extend({ tie: Uid }), Strain),
  /** Balance by year, period or window of years, with the strain of one tie where asked for. `from` and `to` are years; left out: the study period. */
  'balance.timeline': read(
    SignedOptions.omit({ asOf: true, period: true }).extend({
      by: z.enum(['year', 'period', 'window']).default('year'), window: z.int().min(1).max(100).default(4), from: z.int().min(0).max(9_999).optional(), to: z.int().min(0).max(9_999).optional(), tie: Uid.optional(),
    }),
    Timeline,
  ),
}
