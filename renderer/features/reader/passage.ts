import { blockAt, type Block } from './blocks.ts'

/** A stretch of the text, `[start, end)` in UTF-16 code units. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** What is marked for coding: a range, and the end that moves when it is extended. */
export interface Passage extends Range {
  /** Whether extending moves the start instead of the end. */
  readonly isBackward: boolean
}

export type Unit = 'word' | 'sentence' | 'paragraph'

/** A text with its paragraphs, taken apart into sentences and words where they are asked for. */
export interface ReadText {
  readonly text: string
  readonly blocks: readonly Block[]
  sentencesOf(block: number): readonly Range[]
}

/** Abbreviations after which a sentence goes on though the segmenter of the system ends it. */
const abbreviation = /(?:^|[\s("“])(?:\p{Lu}|\p{Lu}\.\p{Lu}|Dr|Mr|Mrs|Ms|Prof|Gen|Col|Maj|Capt|Lt|Sgt|Adm|Amb|Sen|Rep|Gov|Rev|St|No|Nos|vs|cf|e\.g|i\.e|pp?|vol|eds?|al|Art|Fig|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\s+$/u

const sentenceSegmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
const wordSegmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** The sentences of a paragraph, without the spaces around them. */
export function sentencesIn(paragraph: string): Range[] {
  const sentences: { start: number; end: number }[] = []
  for (const { segment, index } of sentenceSegmenter.segment(paragraph)) {
    const last = sentences.at(-1)
    const goesOn = last !== undefined && (abbreviation.test(paragraph.slice(last.start, last.end)) || /^\s*[\])”’»"]+\s*$/u.test(segment))
    if (last && goesOn) last.end = index + segment.length
    else sentences.push({ start: index, end: index + segment.length })
  }
  return sentences.flatMap(({ start, end }) => {
    const whole = paragraph.slice(start, end)
    const [from, to] = [start + (whole.length - whole.trimStart().length), end - (whole.length - whole.trimEnd().length)]
    return from < to ? [{ start: from, end: to }] : []
  })
}

/** Prepares a text for reading. Sentences of a paragraph are found when they are first asked for, and kept. */
export function readText(text: string, blocks: readonly Block[]): ReadText {
  const known = new Map<number, readonly Range[]>()
  return {
    text, blocks,
    sentencesOf(index) {
      const block = blocks[index]
      if (!block) return []
      let sentences = known.get(index)
      if (!sentences) {
        sentences = sentencesIn(text.slice(block.start, block.end)).map(({ start, end }) => ({ start: block.start + start, end: block.start + end }))
        known.set(index, sentences)
      }
      return sentences
    },
  }
}

/** The sentence at a place, or the next one after it; null in a text without any. */
export function sentenceAt(read: ReadText, place: number): Range | null {
  for (let index = blockAt(read.blocks, place); index >= 0 && index < read.blocks.length; index += 1) {
    const found = read.sentencesOf(index).find(sentence => sentence.end > place)
    if (found) return found
  }
  return read.sentencesOf(read.blocks.length - 1).at(-1) ?? null
}

/** The place where the next or former unit begins (or, for the end of a passage, ends); the place itself at the ends of the text. */
function neighbour(read: ReadText, place: number, unit: Unit, step: 1 | -1, edge: 'start' | 'end'): number {
  const { blocks } = read
  const at = blockAt(blocks, step > 0 ? place : Math.max(0, place - 1))
  for (let index = at; index >= 0 && index < blocks.length; index += step) {
    const edges = edgesOf(read, index, unit, edge)
    const next = step > 0 ? edges.find(other => other > place) : edges.findLast(other => other < place)
    if (next !== undefined) return next
  }
  return place
}

function edgesOf(read: ReadText, index: number, unit: Unit, edge: 'start' | 'end'): number[] {
  const sentences = read.sentencesOf(index)
  const block = read.blocks[index]
  if (!block) return []
  if (unit === 'sentence') return sentences.map(sentence => sentence[edge])
  if (unit === 'paragraph') {
    const side = edge === 'start' ? sentences[0]?.start : sentences.at(-1)?.end
    return side === undefined ? [] : [side]
  }
  return [...wordSegmenter.segment(read.text.slice(block.start, block.end))].flatMap(({ segment, index: at, isWordLike }) => (
    // A sign after the last word can be taken in as well: the quotation mark, the full stop.
    isWordLike || segment.trim() !== '' ? [block.start + at + (edge === 'end' ? segment.length : 0)] : []
  ))
}

/** The next or former sentence or paragraph, as a passage of its own; the same one at the ends of the text. */
export function moveBy(read: ReadText, passage: Passage, unit: 'sentence' | 'paragraph', step: 1 | -1): Passage {
  if (unit === 'paragraph') {
    const here = blockAt(read.blocks, passage.start)
    for (let index = here + step; index >= 0 && index < read.blocks.length; index += step) {
      const [first] = read.sentencesOf(index)
      if (first) return { ...first, isBackward: false }
    }
    return collapse(read, passage, step)
  }
  const from = collapse(read, passage, step)
  const next = step > 0 ? sentenceAfter(read, from.end) : sentenceBefore(read, from.start)
  return next ? { ...next, isBackward: false } : from
}

/** The sentence at the end of the passage that one goes on from. */
function collapse(read: ReadText, passage: Passage, step: 1 | -1): Passage {
  const sentence = sentenceAt(read, step > 0 ? Math.max(passage.start, passage.end - 1) : passage.start)
  return sentence ? { ...sentence, isBackward: false } : passage
}

function sentenceAfter(read: ReadText, place: number): Range | null {
  const next = sentenceAt(read, place)
  return next && next.start >= place ? next : null
}

function sentenceBefore(read: ReadText, place: number): Range | null {
  for (let index = blockAt(read.blocks, Math.max(0, place - 1)); index >= 0; index -= 1) {
    const found = read.sentencesOf(index).findLast(sentence => sentence.start < place && sentence.end <= place)
    if (found) return found
  }
  return null
}

/** The passage longer or shorter by a unit, at the end that moves; it never becomes empty. */
export function extendBy(read: ReadText, passage: Passage, unit: Unit, step: 1 | -1): Passage {
  // From a passage just chosen the first step decides which end moves.
  const single = isOneUnit(read, passage, unit)
  const isBackward = single ? step < 0 : passage.isBackward
  if (isBackward) {
    const start = neighbour(read, passage.start, unit, step, 'start')
    return start < passage.end ? { start, end: passage.end, isBackward: true } : passage
  }
  const end = neighbour(read, passage.end, unit, step, 'end')
  return end > passage.start ? { start: passage.start, end, isBackward: false } : passage
}

/** Whether the passage is exactly one sentence, so that either end may move by sentences and paragraphs. Words move the end alone. */
function isOneUnit(read: ReadText, passage: Passage, unit: Unit): boolean {
  if (unit === 'word') return false
  const sentence = sentenceAt(read, passage.start)
  return sentence !== null && sentence.start === passage.start && sentence.end === passage.end
}

/** One end of the passage moved by a word; it never becomes empty. */
export function adjust(read: ReadText, passage: Passage, edge: 'start' | 'end', step: 1 | -1): Passage {
  const place = neighbour(read, passage[edge], 'word', step, edge)
  if (edge === 'start') return place < passage.end ? { ...passage, start: place } : passage
  return place > passage.start ? { ...passage, end: place } : passage
}

/** The range without the spaces at its ends; null where nothing else is in it. */
export function trimmed(text: string, { start, end }: Range): Range | null {
  const part = text.slice(start, end)
  const from = start + part.length - part.trimStart().length
  const to = end - (part.length - part.trimEnd().length)
  return from < to ? { start: from, end: to } : null
}

/** The word at a place; null between words. */
export function wordAt(read: ReadText, place: number): Range | null {
  const block = read.blocks[blockAt(read.blocks, place)]
  if (!block || place < block.start) return null
  const found = wordSegmenter.segment(read.text.slice(block.start, block.end)).containing(place - block.start)
  return found?.isWordLike ? { start: block.start + found.index, end: block.start + found.index + found.segment.length } : null
}
