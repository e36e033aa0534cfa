import { memo, type CSSProperties, type Ref } from 'react'
import { aspectLook } from '../coding/aspect-look.ts'
import type { Segment } from './lanes.ts'

interface Props {
  text: string
  index: number
  segments: readonly Segment[]
  isFirst: boolean
  /** Label of the page that begins in it; empty where none does. */
  page: string
  /** The excerpt that the inspector shows. */
  active: string | null
  /** From the top of the text, in pixels. */
  top: number
  ref: Ref<HTMLDivElement>
}

/** A paragraph of the text, with a line under every coded passage for each aspect that it is coded to. */
export const Paragraph = memo(function Paragraph({ text, index, segments, isFirst, page, active, top, ref }: Props) {
  return (
    <div ref={ref} data-index={index} className={`reader-block ${isFirst ? 'reader-block-first' : ''}`} style={{ transform: `translateY(${top}px)` }}>
      {page !== '' && <span className="reader-page-label" aria-hidden="true" title={`Page ${page} begins here`}>p. <bdi>{page}</bdi></span>}
      <p dir="auto">
        {segments.map(segment => (
          <span
            key={segment.start} data-start={segment.start} className={classOf(segment, active)}
            {...(segment.strokes.length > 0 ? { style: lanesOf(segment) } : {})}
          >
            {text.slice(segment.start, segment.end)}
          </span>
        ))}
      </p>
    </div>
  )
}, (before, after) => (
  before.text === after.text && before.top === after.top && before.segments === after.segments && before.page === after.page && before.index === after.index
  && before.isFirst === after.isFirst && (before.active === after.active || !before.segments.some(touches(before.active, after.active)))
))

const touches = (...excerpts: (string | null)[]) => (segment: Segment) => segment.strokes.some(stroke => excerpts.includes(stroke.excerpt))

function classOf({ strokes }: Segment, active: string | null): string {
  if (strokes.length === 0) return ''
  return `reader-marked ${active !== null && strokes.some(stroke => stroke.excerpt === active) ? 'reader-active' : ''}`
}

/** The lines of a part of the text, each in the look of its aspect. */
function lanesOf({ strokes }: Segment): CSSProperties {
  return Object.fromEntries(strokes.map(({ lane, aspect }) => [`--lane-${lane}`, `var(--line-${aspect === '' ? 'none' : aspectLook(aspect)})`]))
}
