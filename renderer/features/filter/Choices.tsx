import { Checkbox, CheckboxGroup, Label } from 'react-aria-components'
import { foldText } from '../../../db/domain/fold.ts'
import { IconButton } from '../../ui/Button.tsx'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { ClearIcon } from '../../ui/icons/actions.tsx'
import { CheckMark } from '../../ui/CheckMark.tsx'

interface Option {
  value: string
  label: string
}

/** Any of a few, all in sight. */
export function Checks({ label, options, value, onChange }: { label: string; options: readonly Option[]; value: readonly string[]; onChange: (value: string[]) => void }) {
  return (
    <CheckboxGroup className="rule-checks" value={[...value]} onChange={onChange}>
      <Label className="field-label">{label}</Label>
      {options.map(option => (
        <Checkbox key={option.value} value={option.value} className="rule-check">
          <CheckMark />
          <bdi className="truncate">{option.label}</bdi>
        </Checkbox>
      ))}
    </CheckboxGroup>
  )
}

/** Any of many, by name. */
export function Names({ label, options, value, onChange, one = false }: { label: string; options: readonly Option[]; value: readonly string[]; onChange: (value: string[]) => void; one?: boolean }) {
  const choicesFor = (typed: string) => {
    const wanted = foldText(typed).trim()
    return options.filter(option => (one || !value.includes(option.value)) && (wanted === '' || foldText(option.label).includes(wanted))).slice(0, 40)
      .map(option => ({ key: option.value, text: option.label }))
  }
  const nameOf = (each: string) => options.find(option => option.value === each)?.label ?? 'Deleted'
  const chosen = one ? value.filter(each => each !== '')[0] : undefined
  return (
    <div className="rule-names">
      <ChoiceField
        label={label} value={chosen === undefined ? null : { key: chosen, text: nameOf(chosen) }} placeholder="Type a name" choicesFor={choicesFor}
        onChange={key => onChange(one ? [key] : [...value, key])}
      />
      {!one && value.length > 0 && (
        <ul className="rule-chosen" aria-label={`${label}: chosen`}>
          {value.map(each => (
            <li key={each}>
              <bdi className="truncate">{nameOf(each)}</bdi>
              <IconButton label={`Remove ${nameOf(each)}`} icon={<ClearIcon />} onPress={() => onChange(value.filter(other => other !== each))} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
