import { ambivalentChoices, collapseRules } from '../../../db/contract/entities/balance.ts'
import { Toggle } from '../../ui/Button.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { ambivalentWords, isDecided, ruleWords } from './words.ts'

const levels = ['1', '2', '3'] as const
const optionsOf = <Value extends string>(values: readonly Value[], words: Readonly<Record<Value, { label: string; definition: string }>>) => values.map(value => ({ value, ...words[value] }))

/** By which rule two strands become one sign. It holds wherever the window asks for balance. */
export function RuleBar() {
  const { balanceView } = useWorkbench()
  const { rule, ambivalent, threshold, weighted } = useStoreValue(balanceView, state => state)
  return (
    <div className="rule-bar" role="group" aria-label="Rule for signs">
      <Select label="Rule" hideLabel className="rule-select" value={rule} onChange={next => balanceView.setState({ rule: next })} options={optionsOf(collapseRules, ruleWords)} />
      {rule === 'threshold' && (
        <SegmentedControl label="Level from which a strand counts" value={String(threshold) as (typeof levels)[number]} onChange={next => balanceView.setState({ threshold: Number(next) })} segments={levels.map(value => ({ value, text: value }))} />
      )}
      {!isDecided(rule) && (
        <>
          <span className="quiet rule-word">ambivalent pairs</span>
          <Select label="Ambivalent pairs" hideLabel className="rule-ambivalent" value={ambivalent} onChange={next => balanceView.setState({ ambivalent: next })} options={optionsOf(ambivalentChoices, ambivalentWords)} />
        </>
      )}
      <Toggle isSelected={weighted} onChange={next => balanceView.setState({ weighted: next })} tip="Ties count by their raw weights where every signed pair has them, else by levels">Weighted</Toggle>
    </div>
  )
}
