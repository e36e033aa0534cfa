import { useEffect, useRef, useState } from 'react'
import type { Day } from '../../../db/contract/values.ts'
import { dayText } from '../../ui/dates.ts'
import { useMedia, useWorkbench } from '../../ui/hooks.ts'
import { addMonths, type Range } from './scale.ts'

export const speeds = ['slow', 'usual', 'fast'] as const
export type Speed = (typeof speeds)[number]

/** Milliseconds that a month lasts. */
const monthMs: Readonly<Record<Speed, number>> = { slow: 240, usual: 120, fast: 60 }
/** Where motion is unwelcome, the time goes on in whole years, each of which stands still for so long. */
const yearMs: Readonly<Record<Speed, number>> = { slow: 3_000, usual: 2_000, fast: 1_000 }

interface Play {
  isPlaying: boolean
  speed: Speed
  setSpeed: (speed: Speed) => void
  toggle: () => void
  /** Somebody took the handle. */
  stop: () => void
}

/** The day after the next step of playing: a month on, or a year; never beyond the range. */
export function nextDay(day: Day, { to }: Range, months: number): Day {
  return Math.min(to, addMonths(day, months))
}

/** Lets time pass on the bar, from the day shown to the end of the range; from the end it begins again at the start. */
export function usePlay(day: Day, range: Range, onChange: (day: Day) => void): Play {
  const { announce } = useWorkbench()
  const isStepping = useMedia('(prefers-reduced-motion: reduce)')
  const [isPlaying, setPlaying] = useState(false)
  const [speed, setSpeed] = useState<Speed>('usual')
  const latest = useRef({ day, range, onChange })
  useEffect(() => {
    latest.current = { day, range, onChange }
  })
  useEffect(() => {
    if (!isPlaying) return
    const timer = setInterval(() => {
      const now = latest.current
      const next = nextDay(now.day, now.range, isStepping ? 12 : 1)
      now.onChange(next)
      if (next < now.range.to) return
      setPlaying(false)
      announce(`Played to ${dayText(next)}`)
    }, isStepping ? yearMs[speed] : monthMs[speed])
    return () => clearInterval(timer)
  }, [isPlaying, isStepping, speed, announce])
  const stop = () => setPlaying(false)
  const toggle = () => {
    if (isPlaying) {
      announce(`Stopped at ${dayText(day)}`)
      return stop()
    }
    const from = day >= range.to ? range.from : day
    if (from !== day) onChange(from)
    announce(`Playing from ${dayText(from)}`)
    setPlaying(true)
  }
  return { isPlaying, speed, setSpeed, toggle, stop }
}
