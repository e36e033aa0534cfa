import type { FocusEvent, KeyboardEvent, ReactNode, Ref } from 'react'
import { FieldError, Input, Label, SearchField as AriaSearchField, Button as AriaButton, Text, TextArea as AriaTextArea, TextField } from 'react-aria-components'
import { ClearIcon, SearchIcon } from './icons/actions.tsx'
import './controls.css'

interface TextProps {
  label: string
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean
  value: string
  onChange: (value: string) => void
  placeholder?: string
  /** A line under the field: what it takes, or how the value is understood. */
  hint?: ReactNode
  /** What is wrong with the value; absent where nothing is. */
  error?: string | undefined
  isReadOnly?: boolean
  isDisabled?: boolean
  autoFocus?: boolean
  className?: string
  onKeyDown?: (event: KeyboardEvent) => void
  onBlur?: (event: FocusEvent) => void
}

const around = ({ label, hideLabel, hint, error }: Pick<TextProps, 'label' | 'hideLabel' | 'hint' | 'error'>, control: ReactNode) => (
  <>
    {!hideLabel && <Label className="field-label">{label}</Label>}
    {control}
    {hint !== undefined && error === undefined && <Text slot="description" className="field-hint">{hint}</Text>}
    <FieldError className="field-error">{error}</FieldError>
  </>
)

const fieldProps = ({ label, hideLabel, value, onChange, error, isReadOnly, isDisabled, autoFocus, className }: TextProps) => ({
  value, onChange, isInvalid: error !== undefined, className: `field ${className ?? ''}`,
  ...(hideLabel ? { 'aria-label': label } : {}),
  ...(isReadOnly === undefined ? {} : { isReadOnly }),
  ...(isDisabled === undefined ? {} : { isDisabled }),
  ...(autoFocus ? { autoFocus } : {}),
})

const inputProps = ({ placeholder, onKeyDown, onBlur }: TextProps) => ({
  className: 'input', dir: 'auto' as const,
  ...(placeholder === undefined ? {} : { placeholder }),
  ...(onKeyDown ? { onKeyDown } : {}),
  ...(onBlur ? { onBlur } : {}),
})

/** A line of text with its label, a hint, and an error in words. */
export function Field({ ref, ...props }: TextProps & { type?: 'text' | 'number' | 'password'; inputMode?: 'numeric' | 'text'; ref?: Ref<HTMLInputElement> }) {
  return (
    <TextField {...fieldProps(props)}>
      {around(props, (
        <Input
          {...inputProps(props)}
          type={props.type ?? 'text'}
          {...(props.inputMode ? { inputMode: props.inputMode } : {})}
          {...(ref ? { ref } : {})}
          autoComplete="off"
          spellCheck={false}
        />
      ))}
    </TextField>
  )
}

/** Several lines of text. */
export function TextArea({ ref, ...props }: TextProps & { rows?: number; ref?: Ref<HTMLTextAreaElement> }) {
  return (
    <TextField {...fieldProps(props)}>
      {around(props, <AriaTextArea {...inputProps(props)} rows={props.rows ?? 3} spellCheck={false} {...(ref ? { ref } : {})} />)}
    </TextField>
  )
}

/** A filter or search line with a way to clear it; Escape clears it first and is then free for what is around. */
export function SearchField({ ref, ...props }: Omit<TextProps, 'hint' | 'error'> & { ref?: Ref<HTMLInputElement> }) {
  return (
    <AriaSearchField aria-label={props.label} value={props.value} onChange={props.onChange} className={`search-field ${props.className ?? ''}`}>
      <SearchIcon />
      <Input {...inputProps(props)} {...(ref ? { ref } : {})} autoComplete="off" spellCheck={false} />
      <AriaButton className="button button-quiet button-icon"><ClearIcon /></AriaButton>
    </AriaSearchField>
  )
}
