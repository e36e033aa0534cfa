import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import './splitter.css'

interface Props {
  /** What it resizes: "Navigator". */
  label: string
  /** Id of the panel it resizes. */
  controls: string
  /** On which side of the splitter the panel stands. */
  side: 'start' | 'end'
  /** Size of the panel in CSS pixels; 0 is collapsed. */
  size: number
  min: number
  max: number
  /** Where a double press goes. */
  usual: number
  onResize: (size: number) => void
}

/** A bar between two panels: drag, arrows (Shift for larger steps), Home and End, Enter collapses and brings back. Dragging below half of the smallest size collapses. */
export function Splitter({ label, controls, side, size, min, max, usual, onResize }: Props) {
  const drag = useRef<{ from: number; size: number } | null>(null)
  const before = useRef(usual)
  const towards = side === 'start' ? 1 : -1

  const set = (wanted: number) => onResize(wanted < min / 2 ? 0 : Math.round(Math.max(min, Math.min(max, wanted))))
  const toggle = () => {
    if (size > 0) before.current = size
    onResize(size > 0 ? 0 : before.current)
  }

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { from: event.clientX, size }
  }
  const onPointerMove = (event: PointerEvent) => {
    if (drag.current) set(drag.current.size + (event.clientX - drag.current.from) * towards)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 64 : 16
    switch (event.key) {
      case 'ArrowLeft': set(size === 0 && side === 'end' ? min : size - step * towards); break
      case 'ArrowRight': set(size === 0 && side === 'start' ? min : size + step * towards); break
      case 'Home': set(min); break
      case 'End': set(max); break
      case 'Enter': toggle(); break
      default: return
    }
    event.preventDefault()
  }

  return (
    <div
      role="separator" aria-orientation="vertical" aria-label={`Width of ${label}`} tabIndex={0} {...(size > 0 ? { 'aria-controls': controls } : {})}
      aria-valuenow={size} aria-valuemin={0} aria-valuemax={max} aria-valuetext={size === 0 ? 'collapsed' : `${size} pixels`}
      className={`splitter splitter-${side}`} onPointerDown={onPointerDown} onPointerMove={onPointerMove}
      onPointerUp={() => { drag.current = null }} onLostPointerCapture={() => { drag.current = null }}
      onKeyDown={onKeyDown} onDoubleClick={() => onResize(usual)}
    />
  )
}
