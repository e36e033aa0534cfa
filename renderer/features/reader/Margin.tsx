import type { KeyboardEvent } from 'react'
import type { MarkEvidence, PassageMark } from '../../../db/contract/entities/passages.ts'
import { stanceWords } from '../../ui/words.ts'
import { AspectTag } from '../coding/IndicatorEntry.tsx'
import { StanceMark } from '../evidence/EvidenceItem.tsx'

/** Heights in pixels: of a line of the margin, and of the space around an excerpt's. */
export const marginLine = 24
export const marginPadding = 4
/** Lines that an excerpt has in the margin at most; the rest is behind the last one. */
const mostLines = 3

/** The lines of an excerpt in the margin: what it bears on, as far as there is room. */
export function marginLines(mark: PassageMark): { shown: readonly MarkEvidence[]; more: number; height: number } {
  const fitting = mark.evidence.length <= mostLines ? mark.evidence.length : mostLines - 1
  const shown = mark.evidence.slice(0, fitting)
  const more = mark.evidence.length - shown.length
  return { shown, more, height: (shown.length + (more > 0 || shown.length === 0 ? 1 : 0)) * marginLine + marginPadding }
}

interface Props {
  /** Excerpts with their place from the top of the text, in pixels. */
  placed: readonly { mark: PassageMark; top: number }[]
  active: string | null
  /** The excerpt that Tab leads to from the text. */
  nearest: string | null
  onExcerpt: (mark: PassageMark) => void
  onTie: (evidence: MarkEvidence, mark: PassageMark) => void
  /** Back to the text, at the passage of the excerpt. */
  onLeave: (mark: PassageMark) => void
}

/** Beside the text: what every passage bears on. One stop for Tab; arrows go up and down, left to the excerpt and right to the tie. */
export function Margin({ placed, active, nearest, onExcerpt, onTie, onLeave }: Props) {
  const stop = placed.find(({ mark }) => mark.uid === nearest)?.mark.uid ?? placed[0]?.mark.uid
  return (
    <div className="reader-margin" role="group" aria-label="What the passages bear on">
      {placed.map(({ mark, top }) => {
        const { shown, more } = marginLines(mark)
        const leave = (event: KeyboardEvent) => {
          if (event.key !== 'Escape') return moveFocus(event)
          event.preventDefault()
          event.stopPropagation()
          onLeave(mark)
        }
        return (
          <ul key={mark.uid} className={`reader-note ${mark.uid === active ? 'reader-note-active' : ''}`} style={{ transform: `translateY(${top}px)` }} onKeyDown={leave}>
            {shown.map((item, at) => (
              <li key={item.uid} data-look={item.aspectCode}>
                <button type="button" className="reader-note-mark" data-cell="excerpt" tabIndex={mark.uid === stop && at === 0 ? 0 : -1} onClick={() => onExcerpt(mark)} title={`${stanceWords[item.stance].label} ${item.aspectCode}: show the excerpt`}>
                  <StanceMark stance={item.stance} /><AspectTag code={item.aspectCode} />
                  <span className="visually-hidden">: show the excerpt</span>
                </button>
                <button type="button" className="reader-note-tie" data-cell="tie" tabIndex={-1} onClick={() => onTie(item, mark)} title={`${item.tieTitle}: ${item.indicatorName}`}>
                  <bdi>{item.tieTitle}</bdi> <span className="quiet">· <bdi>{item.indicatorName}</bdi></span>
                </button>
              </li>
            ))}
            {(more > 0 || shown.length === 0) && (
              <li>
                <button type="button" className="reader-note-mark reader-note-more" data-cell="excerpt" tabIndex={mark.uid === stop && shown.length === 0 ? 0 : -1} onClick={() => onExcerpt(mark)}>
                  {more > 0 ? `and ${more} more` : 'excerpt, not coded'}
                </button>
              </li>
            )}
          </ul>
        )
      })}
    </div>
  )
}

/** Arrows go through the margin as through a table of two columns. */
function moveFocus(event: KeyboardEvent): void {
  const { target, currentTarget } = event
  const button = target instanceof Element ? target.closest<HTMLElement>('button') : null
  const margin = currentTarget.closest('.reader-margin')
  if (!button || !margin) return
  const rows = [...margin.querySelectorAll('li')]
  const row = button.closest('li')
  const at = row ? rows.indexOf(row) : -1
  const cellOf = (other: Element | undefined, cell: string | undefined) => other?.querySelector<HTMLElement>(`[data-cell="${cell ?? ''}"]`) ?? other?.querySelector<HTMLElement>('button')
  const next = event.key === 'ArrowDown' ? cellOf(rows[at + 1], button.dataset['cell']) : event.key === 'ArrowUp' ? cellOf(rows[at - 1], button.dataset['cell'])
    : event.key === 'ArrowRight' ? cellOf(row ?? undefined, 'tie') : event.key === 'ArrowLeft' ? cellOf(row ?? undefined, 'excerpt') : undefined
  if (!event.key.startsWith('Arrow') || event.altKey) return
  event.preventDefault()
  event.stopPropagation()
  next?.focus({ preventScroll: true })
  next?.scrollIntoView({ block: 'nearest' })
}
