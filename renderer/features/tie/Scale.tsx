import { useEffect, useId, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react'
import { scaleKey } from './scale-keys.ts'
import { ScaleTip } from './ScaleTip.tsx'
import '../../ui/levels.css'
import './tie.css'

export interface ScaleOption {
  /** Null: not coded. */
  value: number | null
  text: ReactNode
  /** What it is called: "+2 strong". */
  label: string
  /** When it is the right one. */
  anchor: string
  className?: string
}

interface Props {
  /** "Fit of P1, Syria" */
  label: string
  options: readonly ScaleOption[]
  value: number | null
  onChange: (value: number | null) => void
  /** Pressing the chosen one takes it back; for scales without a step of their own for null. */
  isClearable?: boolean
  className?: string
}

/** Arrows may pass over levels on their way; a level is set when they rest for so many milliseconds, or the focus leaves. */
const restMs = 700
/** Before the pointer brings up what a step means, in milliseconds. */
const tipDelay = 400
/** So long after `-` a digit is negative. */
const negativeMs = 1_500

/**
 * A scale as a radio group: one stop for Tab, arrows along it, digits (after `-`, or with Shift, negative ones) and Delete for "not coded". The
 * name and the anchor of a level show while it is pointed at or focused.
 */
export function Scale({ label, options, value, onChange, isClearable = false, className = '' }: Props) {
  const [moving, setMoving] = useState<{ value: number | null } | null>(null)
  const [pointed, setPointed] = useState<{ index: number; element: HTMLElement } | null>(null)
  const buttons = useRef(new Map<number, HTMLButtonElement>())
  const rest = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const tip = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const minusAt = useRef(-Infinity)
  const id = useId()
  const shown = moving ? moving.value : value
  const chosen = options.findIndex(option => option.value === shown)
  const current = Math.max(0, chosen)

  useEffect(() => () => {
    clearTimeout(rest.current)
    clearTimeout(tip.current)
  }, [])

  const commit = (next: number | null) => {
    clearTimeout(rest.current)
    setMoving(null)
    if (next !== value) onChange(next)
  }
  const settle = (event: FocusEvent) => {
    if (moving && !event.currentTarget.contains(event.relatedTarget)) commit(moving.value)
  }
  const moveTo = (index: number) => {
    const option = options[index]
    if (!option) return
    buttons.current.get(index)?.focus()
    setMoving({ value: option.value })
    clearTimeout(rest.current)
    rest.current = setTimeout(() => commit(option.value), restMs)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === '-' || event.key === '−') {
      minusAt.current = event.timeStamp
      event.preventDefault()
      event.stopPropagation()
      return
    }
    const levels = options.map(option => option.value).filter(level => level !== null)
    const asked = scaleKey(event, levels, event.timeStamp - minusAt.current < negativeMs)
    if (asked === undefined) return
    minusAt.current = -Infinity
    event.preventDefault()
    event.stopPropagation()
    if ('step' in asked) moveTo(chosen < 0 ? 0 : Math.min(Math.max(current + asked.step, 0), options.length - 1))
    else if ('end' in asked) moveTo(asked.end === 'first' ? 0 : options.length - 1)
    else {
      buttons.current.get(Math.max(0, options.findIndex(option => option.value === asked.level)))?.focus()
      commit(asked.level)
    }
  }
  const point = (index: number, element: HTMLElement, wait: number) => {
    clearTimeout(tip.current)
    tip.current = setTimeout(() => setPointed({ index, element }), wait)
  }
  const leave = () => {
    clearTimeout(tip.current)
    setPointed(null)
  }
  const hint = pointed === null ? undefined : options[pointed.index]

  return (
    <div className={`scale ${className}`} role="radiogroup" aria-label={label} onKeyDown={onKeyDown} onBlur={settle}>
      {options.map((option, index) => (
        <button
          key={String(option.value)} type="button" role="radio" aria-checked={index === chosen} tabIndex={index === current ? 0 : -1}
          aria-label={option.label} {...(option.anchor === '' ? {} : { 'aria-describedby': `${id}-${index}` })}
          className={`scale-step ${option.className ?? ''}`}
          ref={element => {
            if (element) buttons.current.set(index, element)
            else buttons.current.delete(index)
          }}
          onClick={() => commit(isClearable && option.value === value ? null : option.value)}
          onPointerEnter={event => point(index, event.currentTarget, pointed ? 0 : tipDelay)} onPointerLeave={leave}
          onFocus={event => event.currentTarget.matches(':focus-visible') && point(index, event.currentTarget, 0)} onBlur={leave}
        >
          {option.text}
        </button>
      ))}
      {options.map((option, index) => option.anchor !== '' && <span key={String(option.value)} id={`${id}-${index}`} hidden>{option.anchor}</span>)}
      {pointed && hint && <ScaleTip anchor={pointed.element}><span><strong>{hint.label}</strong>{hint.anchor !== '' && <> {hint.anchor}</>}</span></ScaleTip>}
    </div>
  )
}
