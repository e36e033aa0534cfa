import type { ReactNode } from 'react'
import { Button as AriaButton, FieldError, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue, Text } from 'react-aria-components'
import { CheckIcon, DownIcon } from './icons/actions.tsx'
import './controls.css'

export interface Option<Value extends string> {
  value: Value
  label: string
  /** A second line: what choosing it means. */
  definition?: string
}

interface Props<Value extends string> {
  label: string
  hideLabel?: boolean
  value: Value | null
  onChange: (value: Value) => void
  options: readonly Option<Value>[]
  placeholder?: string
  /** Without a border until hovered, for dense places. */
  quiet?: boolean
  isDisabled?: boolean
  /** What is wrong with the choice, under it. */
  error?: string | undefined
  className?: string
}

/** A choice of one from a list, each with its definition. */
export function Select<Value extends string>({ label, hideLabel, value, onChange, options, placeholder, quiet, isDisabled, error, className }: Props<Value>) {
  return (
    <AriaSelect
      className={`field ${quiet ? 'select-quiet' : ''} ${className ?? ''}`} value={value} placeholder={placeholder ?? 'Choose'}
      onChange={next => {
        const chosen = options.find(option => option.value === next)
        if (chosen) onChange(chosen.value)
      }}
      {...(hideLabel ? { 'aria-label': label } : {})}
      {...(isDisabled === undefined ? {} : { isDisabled })} {...(error === undefined ? {} : { isInvalid: true })}
    >
      {!hideLabel && <Label className="field-label">{label}</Label>}
      <AriaButton className="select-button" {...(error === undefined ? {} : { 'data-invalid': true })}>
        <SelectValue className="truncate">{({ isPlaceholder, selectedText }) => (isPlaceholder ? <span className="quiet">{placeholder ?? 'Choose'}</span> : selectedText)}</SelectValue>
        <DownIcon />
      </AriaButton>
      {error !== undefined && <FieldError className="field-error">{error}</FieldError>}
      <Popover className="popover" offset={2}>
        <ListBox className="menu">
          {options.map(option => (
            <OptionRow key={option.value} id={option.value} textValue={option.label} detail={option.definition}>{option.label}</OptionRow>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}

function OptionRow({ id, textValue, detail, children }: { id: string; textValue: string; detail: string | undefined; children: ReactNode }) {
  return (
    <ListBoxItem id={id} textValue={textValue} className="menu-item">
      {({ isSelected }) => (
        <>
          <span>{isSelected && <CheckIcon />}</span>
          <Text slot="label" dir="auto">{children}</Text>
          {detail && <Text slot="description" className="menu-item-detail">{detail}</Text>}
        </>
      )}
    </ListBoxItem>
  )
}
