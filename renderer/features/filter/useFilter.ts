import { useCallback, useMemo } from 'react'
import type { NetworkCoding } from '../../../db/contract/entities/network-coding.ts'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { applyRules, filterOf, rulesNeedCoding, type AppliedRules } from '../../../db/domain/filter/apply-rules.ts'
import type { Rule } from '../../../db/contract/entities/filter-rules.ts'
import type { SceneTimeOptions } from '../../../db/domain/scene/presence.ts'
import type { SceneFilter } from '../../../db/domain/scene/types.ts'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import type { TimeState } from '../../state/workbench.ts'

interface Filtered {
  /** What the rules leave, rule by rule; null where there is none. */
  applied: AppliedRules | null
  /** The same for a scene; null where no rule is on. */
  filter: AppliedRules | null
  /** False while a rule rests on a coding that is not read yet. */
  isReady: boolean
}

const last = new WeakMap<NetworkData, { rules: readonly Rule[]; coding: NetworkCoding | null; time: TimeState; applied: AppliedRules }>()

/** What the rules of the window leave of the network at its time: worked out once for all who ask. */
export function useFilter(data: NetworkData): Filtered {
  const workbench = useWorkbench()
  const rules = useStoreValue(workbench.rules, state => state.rules)
  const time = useStoreValue(workbench.time, state => state)
  const needsCoding = rulesNeedCoding(rules)
  const coding = useAnswer('network.coding', needsCoding ? {} : null) ?? null
  return useMemo(() => {
    if (rules.length === 0) return { applied: null, filter: null, isReady: true }
    const before = last.get(data)
    const isKnown = before?.rules === rules && before.coding === coding && before.time === time
    const applied = isKnown ? before.applied : applyRules(rules, { data, coding, time })
    if (!isKnown) last.set(data, { rules, coding, time, applied })
    return { applied, filter: rules.some(({ on }) => on) ? applied : null, isReady: !needsCoding || coding !== null }
  }, [rules, needsCoding, coding, data, time])
}

/** The filter of the window's rules at any other time: for pictures of several times side by side. */
export function useFilterAt(data: NetworkData): (time: SceneTimeOptions) => SceneFilter | null {
  const rules = useStoreValue(useWorkbench().rules, state => state.rules)
  const coding = useAnswer('network.coding', rulesNeedCoding(rules) ? {} : null) ?? null
  return useCallback((time: SceneTimeOptions) => filterOf(rules, { data, coding, time }), [rules, data, coding])
}
