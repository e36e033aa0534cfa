import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

const gap = 6

/** What a step of a scale means, over the step it belongs to and within the window. Silent to screen readers: the step is described by itself. */
export function ScaleTip({ anchor, children }: { anchor: HTMLElement; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null)
  useLayoutEffect(() => {
    const own = box.current?.getBoundingClientRect()
    const step = anchor.getBoundingClientRect()
    if (!own) return
    const left = Math.min(Math.max(gap, step.left + step.width / 2 - own.width / 2), window.innerWidth - own.width - gap)
    const above = step.top - own.height - gap
    // oxlint-disable-next-line react/set-state-in-effect -- where it fits is only known once it is measured.
    setPlace({ left, top: above >= gap ? above : step.bottom + gap })
  }, [anchor])
  return createPortal(
    <div ref={box} className="tooltip scale-tip" aria-hidden="true" style={place ?? { left: 0, top: 0, visibility: 'hidden' }}>{children}</div>,
    document.body,
  )
}
