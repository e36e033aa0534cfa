import { formatDay } from '../../../db/domain/edtf.ts'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { useDebounced } from '../figure/useDebounced.ts'
import { ruleOf, type SignRuleChoice } from '../../state/balance-view.ts'
import type { TimeState } from '../../state/workbench.ts'

/** The time of the window as the methods of balance take it. */
export interface TimeInput { asOf?: string; since?: string; allTime?: boolean; dating: TimeState['dating'] }

export function timeInput({ asOf, since, allTime, dating }: TimeState): TimeInput {
  if (allTime) return { allTime: true, dating }
  return { dating, ...(asOf === null ? {} : { asOf: formatDay(asOf) }), ...(since === null ? {} : { since: formatDay(since) }) }
}

/** While time passes nothing is asked for; when it rests so long, in milliseconds, it is. */
const restMs = 150

/** The network that the window shows, with the rule by which it gets its signs. */
export function useSignedInput(): TimeInput & SignRuleChoice {
  const { time, balanceView } = useWorkbench()
  const shown = useDebounced(useStoreValue(time, state => state), restMs)
  const view = useStoreValue(balanceView, state => state)
  return { ...timeInput(shown), ...ruleOf(view) }
}
