import { useId, useState } from 'react'
import type { Condition, Rule } from '../../../db/contract/entities/filter-rules.ts'
import type { NetworkCoding } from '../../../db/contract/entities/network-coding.ts'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import type { RuleCount } from '../../../db/domain/filter/apply-rules.ts'
import { namesIn, plainSentence } from '../../../db/domain/filter/sentences.ts'
import { IconButton, Toggle } from '../../ui/Button.tsx'
import { DeleteIcon } from '../../ui/icons/actions.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { countOf } from '../../ui/words.ts'
import { ConditionFields } from './ConditionFields.tsx'
import { isComplete, titleOf } from './kinds.ts'
import { RuleSentence } from './RuleSentence.tsx'

interface Props {
  /** Not yet in force where `count` is undefined. */
  rule: Rule
  count: RuleCount | undefined
  isOpen: boolean
  data: NetworkData
  coding: NetworkCoding | undefined
  onOpen: (isOpen: boolean) => void
  /** Called with rules that ask for something only. */
  onChange: (changes: Partial<Rule>) => void
  onRemove: () => void
}

/** One rule: as a sentence with what it leaves, and opened with all that can be changed of it. */
export function RuleCard({ rule, count, isOpen, data, coding, onOpen, onChange, onRemove }: Props) {
  const fields = useId()
  // What is typed and not complete yet: the rule in force stays until it is.
  const [draft, setDraft] = useState<Condition | null>(null)
  const names = namesIn(data, coding ?? null)
  const isDrafted = count === undefined
  const sentence = isDrafted ? titleOf(rule.condition.by) : plainSentence(rule, names)
  const change = (condition: Condition) => {
    setDraft(condition)
    if (isComplete(condition)) onChange({ condition })
  }
  return (
    <li className={`rule ${rule.on ? '' : 'rule-off'}`}>
      <div className="rule-head">
        <button type="button" className="rule-sentence" aria-expanded={isOpen} aria-controls={fields} onClick={() => onOpen(!isOpen)}>
          {isDrafted ? titleOf(rule.condition.by) : <RuleSentence rule={rule} names={names} />}
        </button>
        {!isDrafted && <Toggle label={`${rule.on ? 'On' : 'Off'}: ${sentence}`} tip={rule.on ? 'In force: press to switch it off' : 'Switched off: press to switch it on'} isSelected={rule.on} onChange={on => onChange({ on })}>{rule.on ? 'On' : 'Off'}</Toggle>}
        <IconButton label={`Remove rule: ${sentence}`} tip="Remove this rule" icon={<DeleteIcon />} onPress={onRemove} />
      </div>
      <p className="rule-count quiet">
        {count === undefined && 'Choose what it asks for.'}
        {count?.idle === true && 'Names what was deleted: it leaves everything.'}
        {count && !count.idle && `${rule.effect === 'dim' ? 'Keeps in colour' : 'Leaves'} ${countOf('actor', count.actors)}, ${countOf('tie', count.ties)} by itself`}
      </p>
      {isOpen && (
        <div id={fields} className="rule-fields">
          <ConditionFields condition={draft ?? rule.condition} data={data} coding={coding} onChange={change} />
          {draft !== null && !isDrafted && !isComplete(draft) && <p className="field-error" role="status">Not complete: the rule holds as it was.</p>}
          {rule.condition.by !== 'connected' && (
            <SegmentedControl
              label="Keep" hideLabel={false} value={rule.not ? 'not' : 'is'} onChange={value => onChange({ not: value === 'not' })}
              segments={[{ value: 'is', text: 'What fits' }, { value: 'not', text: 'What does not' }]}
            />
          )}
          <SegmentedControl
            label="The rest is" hideLabel={false} value={rule.effect} onChange={effect => onChange({ effect })}
            segments={[{ value: 'hide', text: 'Hidden' }, { value: 'dim', text: 'Dimmed' }]}
          />
        </div>
      )}
    </li>
  )
}
