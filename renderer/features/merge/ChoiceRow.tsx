import { Radio, RadioGroup } from 'react-aria-components'
import type { MergeChoice, MergePreview } from '../../../db/contract/methods/merge.ts'
import { bothWord, fieldWord, valueText } from './words.ts'

interface Props {
  field: MergePreview['fields'][number]
  value: MergeChoice
  onChange: (value: MergeChoice) => void
}

/** One field of the two: the one, the other, or both. Where they agree it is shown once and nothing is asked. */
export function ChoiceRow({ field, value, onChange }: Props) {
  const name = fieldWord(field.field)
  if (field.same && field.keep === '') return null
  if (field.same) {
    return (
      <div className="merge-row merge-row-same">
        <span className="merge-field">{name}</span>
        <span className="merge-same"><Value text={valueText(field.field, field.keep)} /> <span className="quiet">(both)</span></span>
      </div>
    )
  }
  const choices: { value: MergeChoice; text: string }[] = [{ value: 'keep', text: field.keep }, { value: 'remove', text: field.remove }]
  return (
    <RadioGroup
      className="merge-row" aria-label={name} orientation="horizontal" value={value}
      onChange={next => {
        if (next === 'keep' || next === 'remove' || next === 'both') onChange(next)
      }}
    >
      <span className="merge-field" aria-hidden>{name}</span>
      {choices.map(choice => (
        <Radio key={choice.value} value={choice.value} className="merge-choice" aria-label={`${choice.value === 'keep' ? 'Of the one that stays' : 'Of the one that goes'}: ${valueText(field.field, choice.text) || 'nothing'}`}>
          <span className="merge-radio" aria-hidden />
          <Value text={valueText(field.field, choice.text)} />
        </Radio>
      ))}
      {field.both !== null && field.keep !== '' && field.remove !== '' && (
        <Radio value="both" className="merge-choice merge-both">
          <span className="merge-radio" aria-hidden />
          <span className="merge-value">{bothWord(field.field)}</span>
        </Radio>
      )}
    </RadioGroup>
  )
}

function Value({ text }: { text: string }) {
  return text === '' ? <span className="merge-value merge-nothing">nothing</span> : <bdi className="merge-value" title={text}>{text}</bdi>
}
