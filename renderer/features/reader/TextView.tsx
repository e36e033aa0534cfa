import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useImperativeHandle, useMemo, useRef, useState, type KeyboardEvent, type Ref } from 'react'
import type { CodedPassage, Coding, PassageMark } from '../../../db/contract/entities/passages.ts'
import type { TextPage } from '../../../db/contract/entities/texts.ts'
import type { EntityRef, Uid } from '../../../db/contract/values.ts'
import { EntenteError } from '../../../db/contract/errors.ts'
import type { Stance } from '../../../db/contract/vocabulary.ts'
import { datesIn } from '../../../db/domain/dates-in-text.ts'
import { overlayBelow } from '../../state/panels.ts'
import { Button } from '../../ui/Button.tsx'
import { useMedia, useWorkbench } from '../../ui/hooks.ts'
import { stanceWords } from '../../ui/words.ts'
import { CodingBar, stanceSigns } from '../coding/CodingBar.tsx'
import { namedIn, type CodingMaterial } from '../coding/useCoding.ts'
import { useSize } from '../timebar/useSize.ts'
import { blockAt } from './blocks.ts'
import { passageAfter } from './keys.ts'
import { segmentsOf, strokesOf, type Segment } from './lanes.ts'
import { Margin } from './Margin.tsx'
import { pageBeginningIn } from './pages.ts'
import { Paragraph } from './Paragraph.tsx'
import { sentenceAt, type Passage, type Range, type ReadText } from './passage.ts'
import { isRightToLeft, linesOf, rangeWithin } from './text-dom.ts'
import { clearHighlights, useLayoutOfText } from './useLayoutOfText.ts'
import { usePointer } from './usePointer.ts'

export interface TextHandle {
  /** Brings a passage into sight and puts the keyboard on it; flashes it where asked. */
  show: (range: Range, how?: { flash?: boolean; focus?: boolean; code?: boolean }) => void
  focus: () => void
}

interface Props {
  source: EntityRef
  read: ReadText
  pages: readonly TextPage[]
  marks: readonly PassageMark[]
  /** The excerpt that the inspector shows. */
  active: Uid | null
  found: readonly Range[]
  currentFound: Range | null
  material: CodingMaterial | undefined
  isReadOnly: boolean
  /** The text was given just now: the keyboard goes to it. */
  isFresh: boolean
  /** Tells the place of the first letter in sight. */
  onPlace: (place: number) => void
  onFind: () => void
  /** What Enter does instead of coding, while a lost excerpt is placed by hand. */
  placing: ((passage: Range) => void) | null
  ref?: Ref<TextHandle>
}

const lineHeight = 26
/** How long a passage shown from elsewhere stands out, in milliseconds. */
const flashMs = 1_600

/** The text of a source, as much of it as is in sight; the passage the keyboard is on, and the margin that says what passages bear on. */
export function TextView({ source, read, pages, marks, active, found, currentFound, material, isReadOnly, isFresh, onPlace, onFind, placing, ref }: Props) {
  const workbench = useWorkbench()
  const scroller = useRef<HTMLDivElement>(null)
  const page = useRef<HTMLDivElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const isNarrow = useMedia(`(max-width: ${overlayBelow - 1}px)`)
  const [passage, setPassage] = useState<Passage | null>(() => {
    const kept = workbench.reader.getState().places.get(source.uid)
    const place = kept && kept.end <= read.text.length ? kept : sentenceAt(read, 0)
    return place ? { start: place.start, end: place.end, isBackward: false } : null
  })
  const [byMouse, setByMouse] = useState(false)
  const [flash, setFlash] = useState<Range | null>(null)
  const [coding, setCoding] = useState<{ passage: CodedPassage; words: string; stance: Stance } | null>(null)
  const [last, setLast] = useState<Coding | null>(null)
  const { width } = useSize(scroller)

  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: read.blocks.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => {
      const block = read.blocks[index]
      const perLine = Math.max(24, (width - 300) / 7.6)
      return block === undefined ? lineHeight : Math.ceil((block.end - block.start) / perLine) * lineHeight + (block.isFirst ? 10 : 0)
    },
    // Heights are guessed from the width, so nothing is drawn before it is known; what is drawn is then measured, at every width anew.
    overscan: 4, paddingStart: 12, paddingEnd: 240, enabled: width > 0,
  })

  const strokes = useMemo(() => strokesOf(marks), [marks])
  const segments = useMemo(() => {
    const known = new Map<number, readonly Segment[]>()
    return (index: number) => {
      const block = read.blocks[index]
      if (!block) return []
      const made = known.get(index) ?? segmentsOf(block.start, block.end, strokes)
      known.set(index, made)
      return made
    }
  }, [read, strokes])
  const items = virtualizer.getVirtualItems()
  const { ends, margin } = useLayoutOfText(page, { read, marks, passage, found, currentFound, flash })
  useEffect(() => clearHighlights, [])
  /** Where the passage ends, kept while it is scrolled out of sight: what hangs on it must not go. */
  const [bottom, setBottom] = useState(0)
  if (ends.end && ends.end.y + ends.end.height !== bottom) setBottom(ends.end.y + ends.end.height)

  const tellPlace = useEffectEvent(() => {
    const top = (scroller.current?.scrollTop ?? 0) + 24
    const item = items.find(each => each.end > top)
    const block = item && read.blocks[item.index]
    if (!item || !block) return
    onPlace(block.start + Math.round((block.end - block.start) * Math.min(1, Math.max(0, (top - item.start) / Math.max(1, item.size)))))
  })
  const firstShown = items.find(each => each.end > (scroller.current?.scrollTop ?? 0) + 24)?.index ?? 0
  useEffect(() => tellPlace(), [firstShown])

  // The place is kept for when the source is shown again.
  const keep = useEffectEvent(() => {
    if (passage) workbench.reader.setState(state => ({ places: new Map(state.places).set(source.uid, { start: passage.start, end: passage.end }) }))
  })
  useEffect(() => () => keep(), [])

  const reveal = (range: Range, where: 'nearest' | 'middle', tries = 12) => {
    const box = scroller.current
    if (!box) return
    const index = blockAt(read.blocks, range.start)
    const block = box.querySelector(`[data-index="${index}"]`)
    const drawn = block && rangeWithin(block, range)
    const lines = drawn ? linesOf(drawn) : []
    const [first, end] = [lines[0], lines.at(-1)]
    if (!first || !end) {
      virtualizer.scrollToIndex(index, { align: 'center' })
      // The paragraph is drawn with the next pictures; its true height may move it once more.
      if (tries > 0) requestAnimationFrame(() => reveal(range, where, tries - 1))
      return
    }
    const frame = box.getBoundingClientRect()
    const [top, foot, space] = [first.top - frame.top, end.bottom - frame.top, frame.height]
    const isIn = top >= 32 && foot <= space - 48
    if (isIn && where === 'nearest') return
    const wanted = where === 'middle' || foot - top > space - 120 ? Math.max(32, (space - (foot - top)) / 3) : top < 32 ? 32 : space - 72 - (foot - top)
    if (Math.abs(top - wanted) < 2) return
    box.scrollTop += top - wanted
    if (tries > 0 && where === 'middle') requestAnimationFrame(() => reveal(range, where, Math.min(2, tries - 1)))
  }
  const go = (next: Passage, where: 'nearest' | 'middle' = 'nearest') => {
    setPassage(next)
    setByMouse(false)
    reveal(next.isBackward ? { start: next.start, end: next.start + 1 } : next.end - next.start > 2_000 ? { start: next.end - 1, end: next.end } : next, where)
  }
  useImperativeHandle(ref, () => ({
    show: (range, { flash: flashes = false, focus = true, code = false } = {}) => {
      go({ ...range, isBackward: false }, 'middle')
      if (flashes) setFlash(range)
      if (focus) scroller.current?.focus({ preventScroll: true })
      if (code && !isReadOnly) setCoding({ passage: codedPassage(range), words: read.text.slice(range.start, range.end), stance: 'supports' })
    },
    focus: () => scroller.current?.focus({ preventScroll: true }),
  }))
  useEffect(() => {
    if (!flash) return
    const timer = setTimeout(() => setFlash(null), flashMs)
    return () => clearTimeout(timer)
  }, [flash])
  const begin = useEffectEvent(() => {
    if (passage && passage.start > 0) reveal(passage, 'middle')
    // Whoever came here by key, or has just chosen the source, goes on by key in its text.
    const here = document.activeElement
    const isOnTheWay = here === null || here === document.body || here.id === 'centre' || here.closest('.reader-source') !== null
    if (isFresh || isOnTheWay) scroller.current?.focus({ preventScroll: true })
  })
  useEffect(() => {
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => begin()))
    return () => cancelAnimationFrame(frame)
  }, [])

  const marksAt = (place: number) => marks.filter(mark => mark.start !== null && mark.end !== null && mark.start <= place && mark.end > place)
    .toSorted((a, b) => ((a.end ?? 0) - (a.start ?? 0)) - ((b.end ?? 0) - (b.start ?? 0)))
  const openExcerpt = (mark: PassageMark) => workbench.visit({ type: 'excerpt', uid: mark.uid }, 'reader')
  const onMouseDown = usePointer(scroller, {
    read, passage, onPassage: next => {
      setPassage(next)
      setByMouse(false)
    },
    onChosen: () => setByMouse(true),
    onClick: place => {
      const [mark] = marksAt(place)
      const sentence = mark && mark.start !== null && mark.end !== null ? { start: mark.start, end: mark.end } : sentenceAt(read, place)
      if (sentence) setPassage({ ...sentence, isBackward: false })
      if (mark) openExcerpt(mark)
      setByMouse(true)
    },
  })

  useEffect(() => {
    // Once, when it opens: scrolling under an open list would close the list.
    if (coding) bar.current?.scrollIntoView({ block: 'nearest' })
  }, [coding])

  const codedPassage = ({ start, end }: Range) => ({ source: source.uid, start, end })
  const openBar = (stance: Stance) => {
    if (!passage || isReadOnly) return
    setCoding({ passage: codedPassage(passage), words: read.text.slice(passage.start, passage.end), stance })
  }
  const closeBar = () => {
    setCoding(null)
    scroller.current?.focus({ preventScroll: true })
  }
  const write = async (codings: Coding[], said: string) => {
    if (!passage || !material) return
    const words = read.text.slice(passage.start, passage.end)
    try {
      await workbench.write('evidence.code', { passage: { ...codedPassage(passage), actors: namedIn(words, material) }, codings })
      workbench.announce(said)
    } catch (error) {
      workbench.announce(error instanceof EntenteError ? error.message : 'It was not saved. Try again.')
    }
  }
  const repeat = () => {
    const again = last ?? material?.recent[0]
    if (!passage || !material || isReadOnly) return
    const indicator = material.aspects.flatMap(aspect => aspect.indicators).find(each => each.uid === again?.indicator)
    const tie = material.ties.find(each => each.uid === again?.tie)
    if (!again || !indicator || !tie) {
      workbench.announce('Nothing was coded yet that could be repeated: press Enter to code this passage.')
      return
    }
    const about = datesIn(read.text.slice(passage.start, passage.end))[0]?.edtf ?? null
    const repeated: Coding = { tie: tie.uid, phase: null, indicator: indicator.uid, stance: again.stance, by: again.by, about, probativeValue: again.probativeValue, comment: '' }
    void write([repeated], `Coded as last time: ${stanceWords[again.stance].label.toLowerCase()} ${indicator.name}, ${tie.title}`)
  }
  const excerptOnly = useEffectEvent(() => {
    const there = passage && marks.find(mark => mark.start === passage.start && mark.end === passage.end)
    if (there) workbench.announce('This passage is an excerpt already.')
    else void write([], 'Excerpt made; nothing is coded yet')
  })
  useEffect(() => {
    if (isReadOnly) return
    return workbench.commands.register([{ id: 'new.excerpt', title: 'New excerpt: the passage in the text', group: 'New', keys: ['N X'], run: () => excerptOnly() }])
  }, [workbench, isReadOnly])

  const goMarked = (step: 1 | -1) => {
    const placed = marks.filter(mark => mark.start !== null)
    const from = passage?.start ?? 0
    const next = step > 0 ? placed.find(mark => (mark.start ?? 0) > from) : placed.findLast(mark => (mark.start ?? 0) < from)
    if (next && next.start !== null && next.end !== null) go({ start: next.start, end: next.end, isBackward: false })
    else workbench.announce(placed.length === 0 ? 'No passage of this text is marked yet.' : `No marked passage ${step > 0 ? 'after' : 'before'} this one.`)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing || !passage) return
    const { key } = event
    const mod = event.ctrlKey || event.metaKey
    const block = read.blocks[blockAt(read.blocks, passage.start)]
    const next = passageAfter(read, passage, event, block !== undefined && isRightToLeft(read.text.slice(block.start, block.start + 200)))
    if (next) go(next)
    else if (event.altKey && (key === 'ArrowDown' || key === 'ArrowUp')) goMarked(key === 'ArrowDown' ? 1 : -1)
    else if (mod && key.toLowerCase() === 'f') onFind()
    else if (event.altKey || mod) return
    else if (key === 'PageDown' || key === 'PageUp') goPage(key === 'PageDown' ? 1 : -1)
    else if (key === 'Enter') {
      if (placing) placing(passage)
      else openBar('supports')
    } else if (stanceSigns[key] !== undefined && key !== '0') openBar(stanceSigns[key])
    else if (key.toLowerCase() === 'r' || event.nativeEvent.code === 'KeyR') repeat()
    else if (key === ' ') {
      const [mark] = marksAt(passage.start)
      if (mark) openExcerpt(mark)
      else workbench.announce('This passage is not an excerpt yet.')
    } else if (key === '/') onFind()
    else if (key === 'Tab' && !event.shiftKey && margin.length > 0) {
      const stop = scroller.current?.querySelector<HTMLElement>('.reader-margin [tabindex="0"]')
      if (!stop) return
      stop.focus({ preventScroll: true })
    } else if (key === 'Escape' && flash === null) {
      const sentence = sentenceAt(read, passage.start)
      if (!sentence || (sentence.start === passage.start && sentence.end === passage.end)) return
      setPassage({ ...sentence, isBackward: false })
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const goPage = (step: 1 | -1) => {
    const box = scroller.current
    if (!box) return
    const goal = box.scrollTop + step * (box.clientHeight - 2 * lineHeight)
    box.scrollTop = goal
    // The first sentence that is wholly in sight there.
    const item = virtualizer.getVirtualItemForOffset(box.scrollTop + 40)
    const sentence = item && read.sentencesOf(item.index)[0]
    if (sentence) setPassage({ ...sentence, isBackward: false })
  }

  const spoken = passage ? spokenPassage(read, passage, marksAt(passage.start)) : ''
  return (
    <div
      ref={scroller} className="reader-scroll" tabIndex={0} role="application" aria-label={`Text of ${source.title}`} aria-describedby="reader-help"
      onKeyDown={onKeyDown} onMouseDown={onMouseDown}
      onFocus={event => {
        // In a narrow window the inspector lies over the text: it makes room for who reads on. Back brings it again.
        if (isNarrow && event.target === event.currentTarget) workbench.select(null)
      }}
      onCopy={event => {
        if (!passage || event.target !== event.currentTarget) return
        event.clipboardData.setData('text/plain', read.text.slice(passage.start, passage.end))
        event.preventDefault()
      }}
    >
      <p className="visually-hidden" aria-live="polite">{spoken}</p>
      <div ref={page} className="reader-page" style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const block = read.blocks[index]
          return block && (
            <Paragraph
              key={index} ref={virtualizer.measureElement} index={index} text={read.text} segments={segments(index)} isFirst={block.isFirst} page={pageBeginningIn(pages, block)}
              active={active} top={start}
            />
          )
        })}
        {[ends.start, ends.end].map((end, at) => end && <div key={at === 0 ? 'start' : 'end'} className="reader-end" aria-hidden="true" style={{ transform: `translate(${end.x - 1}px, ${end.y}px)`, height: end.height }} />)}
        <Margin
          placed={margin} active={active} nearest={passage ? marksAt(passage.start)[0]?.uid ?? null : null} onExcerpt={openExcerpt}
          onTie={item => workbench.visit({ type: 'evidence', uid: item.uid }, 'reader')}
          onLeave={mark => {
            if (mark.start !== null && mark.end !== null) go({ start: mark.start, end: mark.end, isBackward: false })
            scroller.current?.focus({ preventScroll: true })
          }}
        />
        {byMouse && !coding && !isReadOnly && (
          <div className="reader-choice" style={{ transform: `translateY(${bottom + 4}px)` }}>
            {placing && passage
              ? <Button look="strong" keys="Enter" onPress={() => placing(passage)}>It stands here</Button>
              : <><Button look="strong" keys="Enter" onPress={() => openBar('supports')}>Code</Button><Button keys="N X" onPress={() => excerptOnly()}>Excerpt only</Button></>}
          </div>
        )}
        {coding && material && (
          <div className="reader-coding" style={{ transform: `translateY(${bottom + 8}px)` }} ref={bar}>
            <CodingBar passage={coding.passage} words={coding.words} stance={coding.stance} material={material} onSaved={setLast} onClose={closeBar} />
          </div>
        )}
      </div>
    </div>
  )
}

/** What a screen reader says of the passage: its words, and what it bears on. */
function spokenPassage(read: ReadText, passage: Range, marks: readonly PassageMark[]): string {
  const words = read.text.slice(passage.start, passage.end)
  const shown = words.length > 400 ? `${words.slice(0, 250)} … ${words.slice(-100)}` : words
  const bears = marks.flatMap(mark => mark.evidence).map(item => `${stanceWords[item.stance].label.toLowerCase()} ${item.aspectCode} ${item.tieTitle}`)
  return bears.length === 0 ? shown : `${shown} Coded: ${bears.join('; ')}.`
}
