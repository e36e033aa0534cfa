import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Point } from '../../../db/domain/scene/types.ts'
import { coveredByPanels } from './covered.ts'

/** Room between the field and the edge of what is in sight. */
const margin = 6

interface Props {
  /** What is named: for screen readers. */
  label: string
  /** On the canvas, in its pixels: the middle of the field. */
  at: Point
  value: string
  /** An empty name leaves everything as it is. */
  mayBeEmpty: boolean
  onCommit: (value: string) => void
  /** The field is done with, by Enter, Escape or because the focus went elsewhere. `returns`: whether the focus is to go back to the canvas. */
  onClose: (returns: boolean) => void
}

/** A name, written where it stands on the drawing: `Enter` keeps it, `Escape` leaves it as it was, and so does going elsewhere keep it. */
export function NameField({ label, at, value, mayBeEmpty, onCommit, onClose }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value)
  const isDone = useRef(false)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  // However long the name is, the field is in sight as a whole.
  useLayoutEffect(() => {
    const element = field.current
    const canvas = element?.parentElement
    if (!element || !canvas) return
    element.style.width = `${Math.max(14, Math.min(44, text.length + 4))}ch`
    const half = element.offsetWidth / 2 + margin
    element.style.left = `${Math.max(half, Math.min(at.x, canvas.clientWidth - coveredByPanels(canvas) - half))}px`
    element.style.top = `${Math.max(22, Math.min(at.y, canvas.clientHeight - 22))}px`
  }, [at, text])
  const close = (keeps: boolean, returns: boolean) => {
    if (isDone.current) return
    isDone.current = true
    const next = text.trim()
    if (keeps && next !== value && (next !== '' || mayBeEmpty)) onCommit(next)
    onClose(returns)
  }
  return (
    <input
      ref={field} className="name-on-canvas" dir="auto" aria-label={label} value={text} maxLength={500} spellCheck={false} autoComplete="off"
      onChange={event => setText(event.target.value)} onBlur={() => close(true, false)}
      onKeyDown={event => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') close(true, true)
        else if (event.key === 'Escape') close(false, true)
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    />
  )
}
