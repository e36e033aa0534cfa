import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import { Popover } from 'react-aria-components'
import { moves } from './pointer.ts'
import { keepRowInSight } from './row-in-sight.ts'
import './controls.css'
import './entity-picker.css'

export interface Choice {
  key: string
  text: string
  /** Beside it: why it is offered, a code. */
  detail?: string
  mark?: ReactNode
}

interface Props {
  label: string
  /** What is chosen; null where nothing is yet. */
  value: Choice | null
  onChange: (key: string) => void
  /** What fits the text typed (empty: everything), the likeliest first. */
  choicesFor: (typed: string) => readonly Choice[]
  /** The choice that the list is on while it is open; null when it closes. */
  onActive?: (key: string | null) => void
  /** Enter while the list is closed. */
  onEnter?: () => void
  /** A sign pressed while nothing is typed; true where it was used. */
  onSign?: (sign: string) => boolean
  placeholder?: string
  hint?: ReactNode
  error?: string | undefined
  className?: string
  ref?: Ref<HTMLInputElement>
}

/** Chooses one of what is at hand: type, go through the list with the arrows, take with Enter or Tab. With the list closed Enter goes on. */
export function ChoiceField({ label, value, onChange, choicesFor, onActive, onEnter, onSign, placeholder, hint, error, className = '', ref }: Props) {
  const id = useId()
  const input = useRef<HTMLInputElement | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const choices = isOpen || typed !== null ? choicesFor(typed?.trim() ?? '') : []
  /** Something is typed or the list is open; scrolling may close the list, what was typed stays. */
  const isChoosing = isOpen || typed !== null
  const current = Math.min(active, choices.length - 1)
  const activeKey = choices[current]?.key ?? null
  useEffect(() => {
    onActive?.(activeKey)
    // oxlint-disable-next-line react/exhaustive-deps -- told when the row changes, not when the listener does
  }, [activeKey])
  useEffect(() => keepRowInSight(list.current, `${id}-${current}`), [id, current])

  const open = () => {
    setOpen(true)
    // The list begins at what is chosen.
    const at = choicesFor('').findIndex(choice => choice.key === value?.key)
    setActive(Math.max(0, at))
  }
  const close = () => {
    setOpen(false)
    setTyped(null)
    setActive(0)
  }
  const take = (at: number) => {
    const choice = choices[at]
    close()
    if (choice) onChange(choice.key)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    switch (event.key) {
      case 'ArrowDown': case 'ArrowUp':
        if (!isChoosing) open()
        else if (!isOpen) setOpen(true)
        else if (choices.length > 0) setActive((current + (event.key === 'ArrowDown' ? 1 : -1) + choices.length) % choices.length)
        break
      case 'Escape':
        if (!isOpen && typed === null) return
        close()
        break
      case 'Enter':
        // Nothing fits what was typed: neither is it dropped nor something else taken for it.
        if (isChoosing && choices.length === 0) break
        if (isChoosing) take(current)
        // With Ctrl what is marked is taken and the form around sent; else with the list closed one goes on.
        if (event.ctrlKey || event.metaKey) return
        if (!isChoosing) onEnter?.()
        break
      case 'Tab':
        // Tab takes what is marked only where something was typed: passing through changes nothing.
        if (choices.length > 0 && (typed?.trim() ?? '') !== '') take(current)
        else close()
        return
      default:
        if (typed !== null || event.ctrlKey || event.metaKey || event.altKey || !onSign?.(event.key)) return
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={`field entity-picker ${className}`}>
      <label className="field-label" htmlFor={id}>{label}</label>
      <div className="entity-picker-line">
        {typed === null && value?.mark}
        <input
          id={id} className={`input ${value?.mark !== undefined && typed === null ? 'entity-picker-chosen' : ''}`} dir="auto" role="combobox" aria-autocomplete="list"
          aria-expanded={isOpen} aria-controls={`${id}-list`} autoComplete="off" spellCheck={false} value={typed ?? value?.text ?? ''}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(activeKey === null ? {} : { 'aria-activedescendant': `${id}-${current}` })}
          {...(hint !== undefined || error !== undefined ? { 'aria-describedby': `${id}-hint` } : {})}
          {...(error === undefined ? {} : { 'aria-invalid': true, 'data-invalid': true })}
          ref={element => {
            input.current = element
            if (typeof ref === 'function') ref(element)
            else if (ref) ref.current = element
          }}
          onFocus={event => event.currentTarget.select()} onClick={open} onBlur={close} onKeyDown={onKeyDown}
          onChange={event => {
            setTyped(event.target.value)
            setActive(0)
            setOpen(true)
          }}
        />
      </div>
      <Popover className="popover entity-picker-popover" triggerRef={input} isOpen={isOpen} isNonModal placement="bottom start" offset={2} onOpenChange={next => !next && setOpen(false)}>
        {/* The pointer must not take the focus out of the field. */}
        <div ref={list} id={`${id}-list`} role="listbox" aria-label={label} className="menu" onPointerDown={event => event.preventDefault()}>
          {choices.map((choice, at) => (
            <div key={choice.key} id={`${id}-${at}`} role="option" aria-selected={at === current} tabIndex={-1} className="menu-item entity-picker-row" onPointerMove={event => moves(event) && setActive(at)} onClick={() => take(at)}>
              {choice.mark ?? <span />}
              <span className="truncate"><bdi>{choice.text}</bdi></span>
              {choice.detail !== undefined && choice.detail !== '' && <span className="menu-item-detail truncate">{choice.detail}</span>}
            </div>
          ))}
          {choices.length === 0 && <p className="quiet entity-picker-empty">Nothing has a name like that.</p>}
        </div>
      </Popover>
      {error !== undefined ? <p id={`${id}-hint`} className="field-error">{error}</p> : hint !== undefined && <p id={`${id}-hint`} className="field-hint">{hint}</p>}
    </div>
  )
}
