import { useEffectEvent, useLayoutEffect, useState, type RefObject } from 'react'
import type { PassageMark } from '../../../db/contract/entities/passages.ts'
import { marginLines } from './Margin.tsx'
import { blockAt } from './blocks.ts'
import { stackMargin } from './lanes.ts'
import type { Range as TextRange, ReadText } from './passage.ts'
import { highlight, linesOf, rangeWithin } from './text-dom.ts'

/** Where the ends of the passage are drawn, in pixels from the corner of the text; null where an end is not on the page. */
export interface Ends {
  start: { x: number; y: number; height: number } | null
  end: { x: number; y: number; height: number } | null
}

interface Layout {
  ends: Ends
  /** Tops of the excerpts in the margin, in pixels from the top of the text. */
  margin: readonly { mark: PassageMark; top: number }[]
}

interface Wanted {
  read: ReadText
  marks: readonly PassageMark[]
  passage: TextRange | null
  found: readonly TextRange[]
  currentFound: TextRange | null
  flash: TextRange | null
}

const nowhere: Layout = { ends: { start: null, end: null }, margin: [] }
const gap = 2

/** Draws the passage and what was found, and says where its ends and the notes of the margin stand, for the paragraphs that are on the page. */
export function useLayoutOfText(page: RefObject<HTMLElement | null>, { read, marks, passage, found, currentFound, flash }: Wanted): Layout {
  const [layout, setLayout] = useState(nowhere)
  const measure = useEffectEvent(() => {
    const element = page.current
    if (!element) return
    const origin = element.getBoundingClientRect()
    const blocks = [...element.querySelectorAll<HTMLElement>('[data-index]')].map(block => ({ block, index: Number(block.dataset['index']) }))
    const shown = new Map(blocks.map(({ block, index }) => [index, block]))
    const spans = blocks.map(({ index }) => read.blocks[index]).filter(span => span !== undefined)
    const [from, to] = [Math.min(...spans.map(span => span.start)), Math.max(...spans.map(span => span.end))]
    const rangesOf = (range: TextRange | null) => (range === null || range.end <= from || range.start >= to ? [] : blocks.flatMap(({ block, index }) => {
      const span = read.blocks[index]
      return span && span.start < range.end && span.end > range.start ? rangeWithin(block, range) ?? [] : []
    }))
    const drawn = rangesOf(passage)
    highlight('reader-passage', drawn, 1)
    highlight('reader-found', found.filter(range => range.end > from && range.start < to).flatMap(rangesOf), 2)
    highlight('reader-found-current', rangesOf(currentFound), 3)
    highlight('reader-flash', rangesOf(flash), 4)

    const lineAt = (place: TextRange) => {
      const block = shown.get(blockAt(read.blocks, place.start))
      const range = block && rangeWithin(block, place)
      return range ? linesOf(range) : []
    }
    const ends = passage === null ? nowhere.ends : endsOf(passage, lineAt, origin, read)
    const placed = marks.flatMap(mark => {
      if (mark.start === null || mark.end === null || mark.start < from || mark.start >= to) return []
      const [line] = lineAt({ start: mark.start, end: mark.start + 1 })
      return line ? [{ mark, top: Math.round(line.top - origin.top) }] : []
    })
    const tops = stackMargin(placed.map(({ mark, top }) => ({ key: mark.uid, top, height: marginLines(mark).height })), gap)
    const next: Layout = { ends, margin: placed.map(({ mark }) => ({ mark, top: tops.get(mark.uid) ?? 0 })) }
    if (!sameLayout(layout, next)) setLayout(next)
  })
  // After every drawing: which paragraphs are on the page, and where, is known only then.
  // oxlint-disable-next-line react/exhaustive-deps -- every drawing is meant; the same layout changes nothing, so that it ends
  useLayoutEffect(() => measure())
  return layout
}

function endsOf(passage: TextRange, lineAt: (place: TextRange) => DOMRect[], origin: DOMRect, read: ReadText): Ends {
  const first = lineAt({ start: passage.start, end: passage.start + 1 })[0]
  const last = lineAt({ start: passage.end - 1, end: passage.end }).at(-1)
  const isRtl = (place: number) => {
    const block = read.blocks[blockAt(read.blocks, place)]
    return block !== undefined && /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(read.text.slice(block.start, Math.min(block.end, block.start + 200)))
  }
  const point = (rect: DOMRect | undefined, atRight: boolean) => (rect ? { x: Math.round((atRight ? rect.right : rect.left) - origin.left), y: Math.round(rect.top - origin.top), height: Math.round(rect.height) } : null)
  return { start: point(first, isRtl(passage.start)), end: point(last, !isRtl(passage.end - 1)) }
}

function sameLayout(one: Layout, other: Layout): boolean {
  return JSON.stringify(one.ends) === JSON.stringify(other.ends) && one.margin.length === other.margin.length
    && one.margin.every(({ mark, top }, index) => other.margin[index]?.mark === mark && other.margin[index].top === top)
}

/** Takes every highlight away: the text leaves the page. */
export function clearHighlights(): void {
  for (const name of ['reader-passage', 'reader-found', 'reader-found-current', 'reader-flash']) highlight(name, [], 0)
}
