import { ambivalentChoices, collapseRules, eventRules, signSources } from '../../../db/contract/entities/balance.ts'
import { Toggle } from '../../ui/Button.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { ambivalentWords, eventRuleWords, isDecided, ruleWords, signSourceWords } from './words.ts'

const levels = ['1', '2', '3'] as const
const months = ['1', '3', '6', '12', '24', '60'] as const
const optionsOf = <Value extends string>(values: readonly Value[], words: Readonly<Record<Value, { label: string; definition: string }>>) => values.map(value => ({ value, ...words[value] }))

/** By which rule two strands become one sign. It holds wherever the window asks for balance. */
export function RuleBar() {
  const { balanceView } = useWorkbench()
  const { rule, ambivalent, threshold, weighted, signs, eventRule, eventMonths } = useStoreValue(balanceView, state => state)
  return (
    <div className="rule-bar" role="group" aria-label="Rule for signs">
      <Select label="Where signs come from" hideLabel className="rule-select" value={signs} onChange={next => balanceView.setState({ signs: next })} options={optionsOf(signSources, signSourceWords)} />
      {signs !== 'ties' && (
        <>
          <Select label="How events make a sign" hideLabel className="rule-ambivalent" value={eventRule} onChange={next => balanceView.setState({ eventRule: next })} options={optionsOf(eventRules, eventRuleWords)} />
          <Select
            label="Months of events" hideLabel className="months-select" value={String(eventMonths) as (typeof months)[number]} onChange={next => balanceView.setState({ eventMonths: Number(next) })}
            options={months.map(value => ({ value, label: value === '1' ? '1 month' : `${value} months` }))}
          />
        </>
      )}
      {signs !== 'events' && <Select label="Rule" hideLabel className="rule-select" value={rule} onChange={next => balanceView.setState({ rule: next })} options={optionsOf(collapseRules, ruleWords)} />}
      {signs !== 'events' && rule === 'threshold' && (
        <SegmentedControl label="Level from which a strand counts" value={String(threshold) as (typeof levels)[number]} onChange={next => balanceView.setState({ threshold: Number(next) })} segments={levels.map(value => ({ value, text: value }))} />
      )}
      {(!isDecided(rule) || signs !== 'ties') && (
        <span className="rule-pair">
          <span className="quiet">ambivalent pairs</span>
          <Select label="Ambivalent pairs" hideLabel className="rule-ambivalent" value={ambivalent} onChange={next => balanceView.setState({ ambivalent: next })} options={optionsOf(ambivalentChoices, ambivalentWords)} />
        </span>
      )}
      <Toggle isSelected={weighted} onChange={next => balanceView.setState({ weighted: next })} tip="Ties count by their raw weights where every signed pair has them, else by levels">Weighted</Toggle>
    </div>
  )
}
