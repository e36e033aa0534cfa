import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import type { DateSpan, Day } from '../../../db/contract/values.ts'
import { writtenText } from '../inspector/DateText.tsx'
import { endDay, withEnd, withEndBy, type Side } from './phase-ends.ts'

interface Props {
  /** Dates as they are shown: moved ends included. */
  dates: DateSpan
  axis: { from: Day; to: Day }
  /** Ends are being moved; nothing is stored yet. */
  onMove: (dates: DateSpan) => void
  /** They were let go, or rest. */
  onRest: (dates: DateSpan) => void
}

/** Milliseconds after the last key before moved ends are stored. */
const restMs = 600

/** The two ends of a phase on the time line, to drag or to move by the arrows, a month at a time (with Shift a year). */
export function PhaseHandles({ dates, axis, onMove, onRest }: Props) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const unstored = useRef<DateSpan | null>(null)
  const rest = useRef(onRest)
  useEffect(() => {
    rest.current = onRest
  })
  const store = () => {
    clearTimeout(timer.current)
    const moved = unstored.current
    unstored.current = null
    if (moved) rest.current(moved)
  }
  // What is not stored when the handles go away is stored then.
  useEffect(() => () => {
    clearTimeout(timer.current)
    if (unstored.current) rest.current(unstored.current)
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- refs stay the same
  }, [])
  const move = (next: DateSpan | null) => {
    if (!next || next.raw === dates.raw) return
    unstored.current = next
    onMove(next)
  }
  const at = (day: Day) => `${((Math.min(Math.max(day, axis.from), axis.to) - axis.from) / (axis.to - axis.from)) * 100}%`

  const handle = (side: Side) => {
    const edge = side === 'start' ? axis.from : axis.to
    const day = endDay(dates, side) ?? edge
    const follow = (event: PointerEvent<HTMLElement>) => {
      const line = event.currentTarget.parentElement?.getBoundingClientRect()
      if (!line) return
      move(withEnd(dates, side, Math.round(axis.from + ((event.clientX - line.left) / Math.max(1, line.width)) * (axis.to - axis.from))))
    }
    const onKeyDown = (event: KeyboardEvent) => {
      const months = (event.shiftKey ? 12 : 1) * (event.key === 'ArrowRight' || event.key === 'ArrowUp' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowDown' ? -1 : 0)
      if (months === 0 || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      event.stopPropagation()
      move(withEndBy(dates, side, months, edge))
      clearTimeout(timer.current)
      timer.current = setTimeout(store, restMs)
    }
    return (
      <div
        role="slider" tabIndex={0} className="phase-handle" style={{ left: at(side === 'end' ? day + 1 : day) }}
        aria-label={side === 'start' ? 'Start of the phase' : 'End of the phase'} aria-valuemin={axis.from} aria-valuemax={axis.to} aria-valuenow={day}
        aria-valuetext={writtenText(dates.raw)} onKeyDown={onKeyDown} onBlur={store}
        onPointerDown={event => {
          if (event.button !== 0) return
          event.preventDefault()
          event.currentTarget.focus()
          event.currentTarget.setPointerCapture(event.pointerId)
        }}
        onPointerMove={event => event.currentTarget.hasPointerCapture(event.pointerId) && follow(event)}
        onPointerUp={store}
      />
    )
  }
  return <div className="phase-handles">{handle('start')}{handle('end')}</div>
}
