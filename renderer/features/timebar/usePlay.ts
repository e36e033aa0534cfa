import { useEffect, useRef, useState } from 'react'
import { dayText } from '../../ui/dates.ts'
import { useMedia, useWorkbench } from '../../ui/hooks.ts'
import type { Range } from './scale.ts'
import { movedByMonths, rewound, type Stretch } from './stretch.ts'

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
  /** Somebody took a handle. */
  stop: () => void
}

/** Lets time pass on the bar, from the time shown to the end; from the end it begins again at the start. A range keeps its length. */
export function usePlay(shown: Stretch, bar: Range, onChange: (shown: Stretch) => void): Play {
  const { announce } = useWorkbench()
  const isStepping = useMedia('(prefers-reduced-motion: reduce)')
  const [isPlaying, setPlaying] = useState(false)
  const [speed, setSpeed] = useState<Speed>('usual')
  const latest = useRef({ shown, bar, onChange })
  useEffect(() => {
    latest.current = { shown, bar, onChange }
  })
  useEffect(() => {
    if (!isPlaying) return
    const timer = setInterval(() => {
      const now = latest.current
      const next = movedByMonths(now.shown, isStepping ? 12 : 1, now.bar)
      now.onChange(next)
      if (next.asOf < now.bar.to) return
      setPlaying(false)
      announce(`Played to ${dayText(next.asOf)}`)
    }, isStepping ? yearMs[speed] : monthMs[speed])
    return () => clearInterval(timer)
  }, [isPlaying, isStepping, speed, announce])
  const stop = () => setPlaying(false)
  const toggle = () => {
    if (isPlaying) {
      announce(`Stopped at ${dayText(shown.asOf)}`)
      return stop()
    }
    const start = shown.asOf >= bar.to ? rewound(shown, bar) : shown
    if (start.asOf >= bar.to) return announce('The range is as long as the bar: there is no time to play')
    if (start !== shown) onChange(start)
    announce(start.since === null ? `Playing from ${dayText(start.asOf)}` : `Playing the range from ${dayText(start.since)} to ${dayText(start.asOf)} onwards`)
    setPlaying(true)
  }
  return { isPlaying, speed, setSpeed, toggle, stop }
}
