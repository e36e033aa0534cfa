import { useRef } from 'react'
import { Button } from 'react-aria-components'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { rulesNeedCoding } from '../../../db/domain/filter/apply-rules.ts'
import { namesIn, plainSentence } from '../../../db/domain/filter/sentences.ts'
import { leftWords } from '../../../db/domain/filter/summary.ts'
import { withoutRule } from '../../state/network-rules.ts'
import { WithTip } from '../../ui/Button.tsx'
import { ClearIcon } from '../../ui/icons/actions.tsx'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { openFilters } from './commands.ts'
import { RuleSentence } from './RuleSentence.tsx'
import { useFilter } from './useFilter.ts'
import './filter.css'

/** The rules over the drawing: press one to change it, Delete takes it away; and how much they leave. */
export function RuleChips({ data }: { data: NetworkData }) {
  const workbench = useWorkbench()
  const { keyed, rules } = useStoreValue(workbench.rules, state => state)
  const { applied } = useFilter(data)
  const coding = useAnswer('network.coding', rulesNeedCoding(rules) ? {} : null)
  const list = useRef<HTMLUListElement>(null)
  if (keyed.length === 0) return null
  const names = namesIn(data, coding ?? null)
  const remove = (key: number, at: number) => {
    const removed = keyed[at]?.rule
    if (!removed) return
    workbench.announce(`Rule removed: ${plainSentence(removed, names)}`)
    workbench.rules.setState(state => withoutRule(state, key))
    requestAnimationFrame(() => {
      const chips = [...list.current?.querySelectorAll<HTMLElement>('.rule-chip-open') ?? []]
      ;(chips[Math.min(at, chips.length - 1)] ?? document.getElementById('open-filters'))?.focus()
    })
  }
  return (
    <>
      <ul ref={list} className="rule-chips" aria-label="Filter rules">
        {keyed.map(({ key, rule }, at) => (
          <li key={key} className={`rule-chip ${rule.on ? '' : 'rule-chip-off'}`}>
            <WithTip tip={<span><RuleSentence rule={rule} names={names} />{rule.on ? '' : ' (off)'}</span>}>
              <Button
                className="rule-chip-open truncate" aria-label={`${rule.effect === 'dim' ? 'Dim: ' : ''}${plainSentence(rule, names)}${rule.on ? '' : ', off'}`}
                onPress={() => openFilters(workbench, key)}
                onKeyDown={event => {
                  if (event.key === 'Delete' || event.key === 'Backspace') remove(key, at)
                  else event.continuePropagation()
                }}
              >
                {rule.effect === 'dim' && <span className="quiet">Dim: </span>}
                <RuleSentence rule={rule} names={names} />
              </Button>
            </WithTip>
            <Button className="rule-chip-remove" aria-label={`Remove: ${plainSentence(rule, names)}`} onPress={() => remove(key, at)}><ClearIcon /></Button>
          </li>
        ))}
      </ul>
      {applied && <p className="rule-chips-left quiet" role="status">{leftWords(applied.summary)}</p>}
    </>
  )
}
