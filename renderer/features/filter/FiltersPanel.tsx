import { useRef, useState } from 'react'
import { Rule } from '../../../db/contract/entities/filter-rules.ts'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { leftWords } from '../../../db/domain/filter/summary.ts'
import { mostRules, nextKey, noRules, withChanged, withoutRule, withRule } from '../../state/network-rules.ts'
import { Button } from '../../ui/Button.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { SuggestField } from '../../ui/SuggestField.tsx'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { closeFilters, filterKeys, useOpenedRule } from './commands.ts'
import { isComplete, offersFor, type Offer } from './kinds.ts'
import { RuleCard } from './RuleCard.tsx'
import { useFilter } from './useFilter.ts'
import './filter.css'

/** The rules of the view: add one by typing, change, switch off or take away each. Everything shows at once in the drawing and the tables. */
export function FiltersPanel({ data }: { data: NetworkData }) {
  const workbench = useWorkbench()
  const { rules } = workbench
  const { keyed } = useStoreValue(rules, state => state)
  const coding = useAnswer('network.coding', {})
  const { applied } = useFilter(data)
  const [typed, setTyped] = useState('')
  const [draft, setDraft] = useState<{ key: number; rule: Rule } | null>(null)
  const [opened, setOpened] = useOpenedRule()
  const list = useRef<HTMLUListElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const offers = offersFor(typed, data)
  const cards = draft ? [...keyed, draft] : keyed

  const toField = () => requestAnimationFrame(() => field.current?.focus())
  const add = (offer: Offer | undefined) => {
    if (!offer || keyed.length >= mostRules) return
    const rule = Rule.parse({ condition: { by: 'actor-kind', kinds: ['state'] } })
    const made = { key: nextKey(), rule: { ...rule, condition: offer.condition } }
    setTyped('')
    setOpened(made.key)
    if (isComplete(offer.condition)) {
      setDraft(null)
      rules.setState(state => withRule(state, made.rule, made.key))
    } else setDraft(made)
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(':scope > li:last-child .rule-fields :is(input, button)')?.focus())
  }
  const change = (key: number, changes: Partial<Rule>) => {
    if (draft?.key !== key) return rules.setState(state => withChanged(state, key, changes))
    const rule = { ...draft.rule, ...changes }
    if (!isComplete(rule.condition)) return setDraft({ key, rule })
    setDraft(null)
    rules.setState(state => withRule(state, rule, key))
  }
  const remove = (key: number) => {
    if (draft?.key === key) setDraft(null)
    else rules.setState(state => withoutRule(state, key))
    toField()
  }
  return (
    <SidePanel title="Filters" keys={filterKeys} onClose={() => closeFilters(workbench)}>
      <div className="filters">
        <SuggestField
          ref={field} label="Add a rule" value={typed} onChange={setTyped} placeholder="Kind, bloc, evidence, a name …"
          suggestions={offers.map(({ key, text, detail }) => ({ key, text, detail }))} onTake={({ key }) => add(offers.find(offer => offer.key === key))}
          onKeyDown={event => {
            if (event.key !== 'Enter' || typed.trim() === '') return
            event.preventDefault()
            add(offers[0])
          }}
          hint={keyed.length >= mostRules ? `A view has at most ${mostRules} rules.` : 'Every rule holds; take away one to see more.'}
        />
        {cards.length > 0 && (
          <ul ref={list} className="rules" aria-label="Rules">
            {cards.map(({ key, rule }, at) => (
              <RuleCard
                key={key} rule={rule} count={draft?.key === key ? undefined : applied?.rules[at]} isOpen={opened === key} data={data} coding={coding}
                onOpen={isOpen => setOpened(isOpen ? key : null)} onChange={changes => change(key, changes)} onRemove={() => remove(key)}
              />
            ))}
          </ul>
        )}
        {applied && (
          <div className="filters-foot">
            <p role="status">{leftWords(applied.summary)}{applied.summary.actors.dimmed + applied.summary.ties.dimmed > 0 && <span className="quiet"> · dimmed: {applied.summary.actors.dimmed.toLocaleString()} and {applied.summary.ties.dimmed.toLocaleString()}</span>}</p>
            <Button
              onPress={() => {
                rules.setState(noRules)
                workbench.announce('All rules removed')
                toField()
              }}
            >
              Remove all
            </Button>
          </div>
        )}
      </div>
    </SidePanel>
  )
}
