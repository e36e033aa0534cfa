import { useEffect, useMemo, useState } from 'react'
import { createFinder, mostFound } from './find.ts'
import type { Range, ReadText } from './passage.ts'

export interface Found {
  readonly ranges: readonly Range[]
  /** Whether the whole text was looked through. */
  readonly isDone: boolean
}

const nothing: Found = { ranges: [], isDone: true }
/** Looking pauses after so many milliseconds, so that typing and scrolling go on meanwhile. */
const sliceMs = 8

/** Where words stand in the text: what was found so far, while the rest is looked through. Fewer than two letters look for nothing. */
export function useFound(read: ReadText | null, wanted: string): Found {
  const [state, setState] = useState({ read, wanted: '', found: nothing })
  const finder = useMemo(() => (read ? createFinder(read.text, read.blocks) : null), [read])
  const isAsked = finder !== null && wanted.trim().length > 1
  useEffect(() => {
    if (!finder || !isAsked) return
    const ranges: Range[] = []
    let next = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      const until = performance.now() + sliceMs
      while (next < finder.count && ranges.length < mostFound && performance.now() < until) {
        ranges.push(...finder.findIn(next, wanted))
        next += 1
      }
      const isDone = next >= finder.count || ranges.length >= mostFound
      setState({ read, wanted, found: { ranges: ranges.slice(0, mostFound), isDone } })
      if (!isDone) timer = setTimeout(look)
    }
    // Once the hand rests from typing.
    timer = setTimeout(look, 120)
    return () => clearTimeout(timer)
  }, [finder, read, wanted, isAsked])
  if (!isAsked) return nothing
  return state.read === read && state.wanted === wanted ? state.found : { ranges: [], isDone: false }
}
