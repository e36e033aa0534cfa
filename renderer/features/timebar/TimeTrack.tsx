import { useEffect, useRef, type KeyboardEvent, type MouseEvent, type PointerEvent, type Ref } from 'react'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import type { Day } from '../../../db/contract/values.ts'
import { dayText } from '../../ui/dates.ts'
import { addMonths, type Range } from './scale.ts'
import { beginAt, endAt, movedBy, movedByMonths, periodStretch, type Stretch } from './stretch.ts'
import { inset, rows, TrackDrawing } from './TrackDrawing.tsx'

interface Props {
  data: NetworkData
  range: Range
  /** Rows of the ties whose levels are drawn; null for all. */
  ties: ReadonlySet<number> | null
  shown: Stretch
  allTime: boolean
  /** In CSS pixels. */
  width: number
  onChange: (shown: Stretch) => void
  onPeriod: (period: NetworkData['periods'][number]) => void
  /** The date that the one shown is compared with. */
  against?: { day: Day; onChange: (day: Day) => void } | undefined
  /** Starts or stops the play of time. */
  onPlay: () => void
}

/** What of the time shown a hand or a key moves: its first day, its last (or only) one, the whole of it, or the date that it is compared with. */
type Grip = 'from' | 'to' | 'both' | 'against'

interface Drag {
  grip: Grip
  /** Pixels from the handle's line to where it was taken. */
  offset: number
  /** Under the pointer when it was taken, and what was shown then. */
  day: Day
  shown: Stretch
}

/** Periods, levels and events along time, and the handles of what is shown: one for a day, two with the band between them for a range. */
export function TimeTrack({ data, range, ties, shown, allTime, width, against, onChange, onPeriod, onPlay }: Props) {
  const frame = useRef(0)
  const drag = useRef<Drag | null>(null)
  const fromHandle = useRef<HTMLDivElement>(null)
  const toHandle = useRef<HTMLDivElement>(null)
  const againstHandle = useRef<HTMLDivElement>(null)
  useEffect(() => () => cancelAnimationFrame(frame.current), [])
  const { since, asOf } = shown
  const span = Math.max(1, range.to - range.from)
  const clamp = (at: Day) => Math.round(Math.max(range.from, Math.min(range.to, at)))
  const xOf = (at: Day) => inset + ((clamp(at) - range.from) / span) * (width - 2 * inset)
  const dayAt = (x: number) => range.from + ((x - inset) / Math.max(1, width - 2 * inset)) * span
  const put = (grip: Grip, day: Day) => (grip === 'against' ? against?.onChange(clamp(day)) : onChange(grip === 'from' ? beginAt(shown, clamp(day)) : endAt(shown, clamp(day))))

  const take = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.preventDefault()
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left
    const held = gripOf(event.target)
    const grip = held ?? (since !== null && x < xOf(since) ? 'from' : 'to')
    const line = grip === 'against' && against ? against.day : grip === 'from' && since !== null ? since : asOf
    drag.current = { grip, offset: held === null || held === 'both' ? 0 : x - xOf(line), day: dayAt(x), shown }
    const handle = grip === 'against' ? againstHandle : grip === 'from' ? fromHandle : toHandle
    handle.current?.focus()
    event.currentTarget.setPointerCapture(event.pointerId)
    if (held === null) follow(event)
  }
  const follow = (event: PointerEvent<HTMLElement>) => {
    const taken = drag.current
    if (!taken) return
    const day = dayAt(event.clientX - event.currentTarget.getBoundingClientRect().left - taken.offset)
    // The pointer may move several times a frame: one picture for each frame is enough.
    cancelAnimationFrame(frame.current)
    frame.current = requestAnimationFrame(() => (taken.grip === 'both' ? onChange(movedBy(taken.shown, day - taken.day, range)) : put(taken.grip, day)))
  }
  const takePeriod = (event: MouseEvent<HTMLElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    if (event.clientY - top > rows.periodsEnd) return
    const day = dayAt(event.clientX - left)
    const period = data.periods.findLast(each => {
      const { since: first, asOf: last } = periodStretch(each, data.studyPeriod, range)
      return first <= day && day < last + 1
    })
    if (!period) return
    cancelAnimationFrame(frame.current)
    onPeriod(period)
  }

  const onKeyDown = (grip: 'from' | 'to' | 'against') => (event: KeyboardEvent) => {
    if (event.altKey) return
    const day = grip === 'against' && against ? against.day : grip === 'from' && since !== null ? since : asOf
    const both = grip !== 'against' && (event.ctrlKey || event.metaKey)
    const step = (months: number) => (both ? onChange(movedByMonths(shown, months, range)) : put(grip, addMonths(day, months)))
    const months = event.shiftKey ? 12 : 1
    switch (event.key) {
      case 'ArrowRight': case 'ArrowUp': step(months); break
      case 'ArrowLeft': case 'ArrowDown': step(-months); break
      case 'PageUp': step(12); break
      case 'PageDown': step(-12); break
      case ' ': onPlay(); break
      case 'Home': put(grip, range.from); break
      case 'End': put(grip, range.to); break
      default: return
    }
    event.preventDefault()
  }

  const off = allTime ? 'timetrack-off' : ''
  const valueText = (day: Day) => (allTime ? `All time; ${dayText(day)} when ${since === null ? 'one day' : 'the range'} is shown` : dayText(day))
  return (
    <div
      className="timetrack" style={{ height: rows.height }} onPointerDown={take} onDoubleClick={takePeriod}
      onPointerMove={event => event.currentTarget.hasPointerCapture(event.pointerId) && follow(event)}
      onLostPointerCapture={() => {
        drag.current = null
      }}
    >
      <TrackDrawing data={data} range={range} ties={ties} width={width} />
      {since !== null && (
        <>
          <div className={`timetrack-band ${off}`} data-grip="both" style={{ left: xOf(since), width: xOf(asOf) - xOf(since) }} />
          <Handle
            ref={fromHandle} grip="from" label="From" day={clamp(since)} least={range.from} most={Math.max(clamp(since), clamp(asOf))}
            text={valueText(since)} x={xOf(since)} className={`timetrack-from ${off}`} onKeyDown={onKeyDown('from')}
          />
        </>
      )}
      {against && (
        <Handle
          ref={againstHandle} grip="against" label="Compared with" day={clamp(against.day)} least={range.from} most={range.to}
          text={dayText(against.day)} x={xOf(against.day)} className="timetrack-against" onKeyDown={onKeyDown('against')}
        />
      )}
      <Handle
        ref={toHandle} grip="to" label={since === null ? 'Day shown' : 'To'} day={clamp(asOf)} least={since === null ? range.from : clamp(since)} most={range.to}
        text={valueText(asOf)} x={xOf(asOf)} className={`${since === null ? 'timetrack-day' : 'timetrack-to'} ${off}`} onKeyDown={onKeyDown('to')}
      />
    </div>
  )
}

function gripOf(target: EventTarget): Grip | null {
  const grip = target instanceof HTMLElement ? target.dataset['grip'] : undefined
  return grip === 'from' || grip === 'to' || grip === 'both' || grip === 'against' ? grip : null
}

interface HandleProps {
  ref: Ref<HTMLDivElement>
  grip: Grip
  label: string
  day: Day
  least: Day
  most: Day
  text: string
  /** Of its line, in pixels from the left. */
  x: number
  className: string
  onKeyDown: (event: KeyboardEvent) => void
}

function Handle({ ref, grip, label, day, least, most, text, x, className, onKeyDown }: HandleProps) {
  return (
    <div
      ref={ref} role="slider" tabIndex={0} data-grip={grip} aria-label={label} aria-valuemin={least} aria-valuemax={most} aria-valuenow={day} aria-valuetext={text}
      className={`timetrack-handle ${className}`} style={{ transform: `translateX(${x}px)` }} onKeyDown={onKeyDown}
    />
  )
}
