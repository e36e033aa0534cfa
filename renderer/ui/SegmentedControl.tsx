import type { ReactNode } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import './controls.css'

export interface Segment<Value extends string> {
  value: Value
  text: ReactNode
  /** The accessible name, where the text is a sign or an icon. */
  label?: string
}

interface Props<Value extends string> {
  label: string
  hideLabel?: boolean
  /** Null: nothing chosen. */
  value: Value | null
  onChange: (value: Value) => void
  segments: readonly Segment<Value>[]
  isDisabled?: boolean
  className?: string
}

/** A choice of a few, all in sight; one radio group to the keyboard and to screen readers. */
export function SegmentedControl<Value extends string>({ label, hideLabel = true, value, onChange, segments, isDisabled, className }: Props<Value>) {
  return (
    <RadioGroup
      className={`field ${className ?? ''}`} orientation="horizontal" value={value}
      onChange={next => {
        const chosen = segments.find(segment => segment.value === next)
        if (chosen) onChange(chosen.value)
      }}
      {...(hideLabel ? { 'aria-label': label } : {})}
      {...(isDisabled === undefined ? {} : { isDisabled })}
    >
      {!hideLabel && <Label className="field-label">{label}</Label>}
      <div className="segments">
        {segments.map(segment => (
          <Radio key={segment.value} value={segment.value} className="segment" {...(segment.label ? { 'aria-label': segment.label } : {})}>
            {segment.text}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
