import { useEffect, useRef, type MouseEvent as ReactMouseEvent, type RefObject } from 'react'
import { trimmed, wordAt, sentenceAt, type Passage, type ReadText } from './passage.ts'
import { placeFromPoint } from './text-dom.ts'

/** A press shorter than this, in pixels, is a click. */
const dragFrom = 4
/** Beyond the edge of the pane the text scrolls by so many pixels a frame. */
const scrollStep = 14

interface Options {
  read: ReadText
  passage: Passage | null
  onPassage: (passage: Passage) => void
  /** A click without a drag: on a place of the text. */
  onClick: (place: number) => void
  /** The mouse has chosen a passage. */
  onChosen: () => void
}

/** Choosing a passage with the mouse: drag; double click for a word, triple for a sentence; Shift extends. Returns the handler of a press. */
export function usePointer(scroller: RefObject<HTMLElement | null>, options: Options): (event: ReactMouseEvent) => void {
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })
  const stop = useRef<() => void>(() => undefined)
  useEffect(() => () => stop.current(), [])

  return event => {
    const { target, button, clientX, clientY } = event
    if (button !== 0 || !(target instanceof Element) || target.closest('.reader-block') === null) return
    const place = placeFromPoint(clientX, clientY)
    // The passage is drawn by the pane: the browser's own selection would end where paragraphs leave the page.
    event.preventDefault()
    scroller.current?.focus({ preventScroll: true })
    if (place === null) return
    const { read, passage, onPassage, onChosen } = latest.current
    const choose = (range: { start: number; end: number } | null, isBackward = false) => {
      if (range) latest.current.onPassage({ ...range, isBackward })
    }
    if (event.detail === 2) return choose(wordAt(read, place))
    if (event.detail >= 3) return choose(sentenceAt(read, place))
    const anchor = event.shiftKey && passage ? (passage.isBackward ? passage.end : passage.start) : place
    const between = (to: number) => trimmed(read.text, { start: Math.min(anchor, to), end: Math.max(anchor, to) })
    if (event.shiftKey) choose(between(place), place < anchor)

    let isDragging = false
    let point = { x: clientX, y: clientY }
    let frame = 0
    const follow = () => {
      const to = placeFromPoint(point.x, point.y)
      if (to === null) return
      const range = between(to)
      if (range) onPassage({ ...range, isBackward: to < anchor })
    }
    const scroll = () => {
      const box = scroller.current?.getBoundingClientRect()
      const step = box === undefined ? 0 : point.y > box.bottom ? scrollStep : point.y < box.top ? -scrollStep : 0
      if (box && step !== 0) {
        scroller.current?.scrollBy(0, step)
        point = { x: point.x, y: Math.min(Math.max(point.y, box.top - 1), box.bottom + 1) }
        const to = placeFromPoint(point.x, Math.min(Math.max(point.y, box.top + 4), box.bottom - 4))
        const range = to === null ? null : between(to)
        if (range && to !== null) onPassage({ ...range, isBackward: to < anchor })
      }
      frame = requestAnimationFrame(scroll)
    }
    const onMove = (move: MouseEvent) => {
      if (!isDragging && Math.hypot(move.clientX - clientX, move.clientY - clientY) < dragFrom) return
      if (!isDragging) frame = requestAnimationFrame(scroll)
      isDragging = true
      point = { x: move.clientX, y: move.clientY }
      follow()
    }
    const onUp = () => {
      stop.current()
      if (isDragging) onChosen()
      else if (!event.shiftKey) latest.current.onClick(place)
    }
    stop.current = () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('mousemove', onMove)
      window.removeEventListener('mouseup', onUp)
    }
    window.addEventListener('mousemove', onMove)
    window.addEventListener('mouseup', onUp)
  }
}
