import type { PassageMark } from '../../../db/contract/entities/passages.ts'

/** How many lines are drawn under each other at most; what is more shares the last. */
export const laneCount = 3

/** An excerpt in the text under one aspect that it is coded to (none: excerpted, not coded yet), and the line that it is drawn on. */
export interface Stroke {
  readonly excerpt: string
  readonly start: number
  readonly end: number
  /** Code of the aspect; empty where the excerpt bears on nothing yet. */
  readonly aspect: string
  /** From 0, the line nearest to the words, to laneCount − 1. */
  readonly lane: number
}

/** The strokes of all excerpts with a place in the text, by their start. Those that overlap get lines of their own as far as there are any. */
export function strokesOf(marks: readonly PassageMark[]): Stroke[] {
  const wanted = marks.flatMap(({ uid, start, end, evidence }) => {
    if (start === null || end === null) return []
    const aspects = [...new Set(evidence.map(item => item.aspectCode))]
    return (aspects.length === 0 ? [''] : aspects).map(aspect => ({ excerpt: uid, start, end, aspect }))
  }).toSorted((a, b) => a.start - b.start || b.end - a.end)
  const ends: number[] = Array.from({ length: laneCount }, () => -1)
  return wanted.map(stroke => {
    const free = ends.findIndex(end => end <= stroke.start)
    const lane = free === -1 ? laneCount - 1 : free
    ends[lane] = Math.max(ends[lane] ?? 0, stroke.end)
    return { ...stroke, lane }
  })
}

/** A part of a paragraph under the same strokes throughout. */
export interface Segment {
  readonly start: number
  readonly end: number
  readonly strokes: readonly Stroke[]
}

/** A stretch of the text cut where strokes begin and end; whole where there are none. `strokes` are those that touch it. */
export function segmentsOf(start: number, end: number, strokes: readonly Stroke[]): Segment[] {
  const touching = strokes.filter(stroke => stroke.start < end && stroke.end > start)
  const cuts = [...new Set([start, end, ...touching.flatMap(stroke => [stroke.start, stroke.end]).filter(place => place > start && place < end)])].toSorted((a, b) => a - b)
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end
    return { start: from, end: to, strokes: touching.filter(stroke => stroke.start < to && stroke.end > from) }
  })
}

/** Something in the margin: where its passage begins, and how high it is, in pixels. */
export interface MarginItem {
  readonly key: string
  readonly top: number
  readonly height: number
}

/** Places things in the margin at the line they belong to, each below the one before: none lies over another. In pixels, by key. */
export function stackMargin(items: readonly MarginItem[], gap: number): Map<string, number> {
  const tops = new Map<string, number>()
  let free = Number.NEGATIVE_INFINITY
  for (const { key, top, height } of items.toSorted((a, b) => a.top - b.top)) {
    const place = Math.max(top, free)
    tops.set(key, place)
    free = place + height + gap
  }
  return tops
}
