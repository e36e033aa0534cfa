import { z } from 'zod'
import { Balance, SignedOptions, Strain, Timeline, TriadList, triadChoices } from '../entities/balance.ts'
import { CentralityOptions, CentralityTimeline } from '../entities/centrality.ts'
import { read } from '../method.ts'
import { Uid } from '../values.ts'

/** Which points a time line has. */
export const stretches = {
  by: z.enum(['year', 'period', 'window']).default('year'), window: z.int().min(1).max(100).default(4), from: z.int().min(0).max(9_999).optional(), to: z.int().min(0).max(9_999).optional(),
}

export const balanceMethods = {
  /**
   * Structural balance of the signed network: triads, shares, walks, the frustration index with its blocs, and what other rules would say. The index is
   * exact, or stated with both of its bounds; a part of the network that is not solved within `seconds` keeps its bounds.
   * `job` names the run for push events of type `progress` and for `jobs.cancel`, which makes it throw `cancelled`.
   */
  'balance.get': read(SignedOptions.extend({ seconds: z.number().min(0.1).max(600).default(60), sensitivity: z.boolean().default(true), job: Uid.optional() }), Balance),
  /** The triads of a type, or those with a side without a sign: those of the largest lesser side first, incomplete ones by why they are. */
  'balance.triads': read(
    SignedOptions.extend({ type: z.enum(triadChoices), actor: Uid.optional(), offset: z.int().min(0).max(1_000_000).default(0), limit: z.int().min(1).max(1_000).default(200) }), TriadList,
  ),
  /** The third parties of a tie, those that pull at it first, and the changes of sign that would balance most. */
  'balance.strain': read(SignedOptions.extend({ tie: Uid }), Strain),
  /** Measures of up to 20 actors by year, period or window of years; the run is named as in `balance.get`. */
  'balance.centralityTimeline': read(
    CentralityOptions.omit({ asOf: true, since: true, allTime: true, period: true }).extend({ ...stretches, actors: z.array(Uid).min(1).max(20), job: Uid.optional() }), CentralityTimeline,
  ),
  /** Balance by year, period or window of years, with the strain of one tie where asked for. `from` and `to` are years; left out: the study period. */
  'balance.timeline': read(
    SignedOptions.omit({ asOf: true, since: true, allTime: true, period: true }).extend({
      ...stretches, tie: Uid.optional(), job: Uid.optional(),
    }),
    Timeline,
  ),
}
