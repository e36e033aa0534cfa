import { useEffect, useId, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import { Popover } from 'react-aria-components'
import { moves } from './pointer.ts'
import './controls.css'

export interface Suggestion {
  key: string
  text: string
  /** Beside it: a code, a language. */
  detail?: string
}

interface Props {
  label: string
  hideLabel?: boolean
  value: string
  onChange: (value: string) => void
  /** What fits the text, best first. */
  suggestions: readonly Suggestion[]
  onTake: (suggestion: Suggestion) => void
  placeholder?: string
  hint?: ReactNode
  error?: string | undefined
  autoFocus?: boolean
  className?: string
  onKeyDown?: (event: KeyboardEvent) => void
  onBlur?: (event: FocusEvent) => void
  ref?: Ref<HTMLInputElement>
}

/** A line of text that offers what it may mean. Nothing is taken unless it is chosen with the arrows or the pointer: any other text stands as it is. */
export function SuggestField({ label, hideLabel, value, onChange, suggestions, onTake, placeholder, hint, error, autoFocus, className = '', onKeyDown, onBlur, ref }: Props) {
  const id = useId()
  const input = useRef<HTMLInputElement | null>(null)
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const isShown = isOpen && suggestions.length > 0
  const current = Math.min(active, suggestions.length - 1)
  useEffect(() => {
    if (isShown && current >= 0) document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, current, isShown])
  const close = () => {
    setOpen(false)
    setActive(-1)
  }
  const take = (at: number) => {
    const suggestion = suggestions[at]
    close()
    if (suggestion) onTake(suggestion)
  }
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && suggestions.length > 0) {
      const step = event.key === 'ArrowDown' ? 1 : -1
      setOpen(true)
      setActive(at => (isShown ? (at + step + suggestions.length) % suggestions.length : step > 0 ? 0 : suggestions.length - 1))
    } else if (event.key === 'Enter' && isShown && current >= 0) take(current)
    else if (event.key === 'Escape' && isShown) close()
    else {
      onKeyDown?.(event)
      return
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={`field ${className}`}>
      {!hideLabel && <label className="field-label" htmlFor={id}>{label}</label>}
      <input
        id={id} className="input" dir="auto" role="combobox" aria-autocomplete="list" aria-expanded={isShown} aria-controls={`${id}-list`}
        autoComplete="off" spellCheck={false} value={value}
        {...(hideLabel ? { 'aria-label': label } : {})} {...(placeholder === undefined ? {} : { placeholder })} {...(autoFocus ? { autoFocus } : {})}
        {...(isShown && current >= 0 ? { 'aria-activedescendant': `${id}-${current}` } : {})}
        {...(hint !== undefined || error !== undefined ? { 'aria-describedby': `${id}-hint` } : {})}
        {...(error === undefined ? {} : { 'aria-invalid': true, 'data-invalid': true })}
        ref={element => {
          input.current = element
          if (typeof ref === 'function') ref(element)
          else if (ref) ref.current = element
        }}
        onChange={event => {
          onChange(event.target.value)
          setOpen(true)
          setActive(-1)
        }}
        onKeyDown={onKey}
        onBlur={event => {
          close()
          onBlur?.(event)
        }}
      />
      <Popover className="popover" triggerRef={input} isOpen={isShown} isNonModal placement="bottom start" offset={2} onOpenChange={open => !open && close()}>
        {/* The pointer must not take the focus out of the field. */}
        <div id={`${id}-list`} role="listbox" aria-label={label} className="menu" onPointerDown={event => event.preventDefault()}>
          {suggestions.map((suggestion, at) => (
            <div
              key={suggestion.key} id={`${id}-${at}`} role="option" aria-selected={at === current} tabIndex={-1} className="menu-item suggest-row"
              onPointerMove={event => moves(event) && setActive(at)} onClick={() => take(at)}
            >
              <bdi className="truncate">{suggestion.text}</bdi>
              {suggestion.detail !== undefined && <span className="quiet">{suggestion.detail}</span>}
            </div>
          ))}
        </div>
      </Popover>
      {error !== undefined ? <p id={`${id}-hint`} className="field-error">{error}</p> : hint !== undefined && <p id={`${id}-hint`} className="field-hint">{hint}</p>}
    </div>
  )
}
