import { adjust, extendBy, moveBy, type Passage, type ReadText } from './passage.ts'

/** A key as pressed, as much of it as matters here. */
export interface Pressed {
  key: string
  shiftKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

/**
 * The passage that a key leads to; null where the key is none of the passage's. Up and down go by sentences (with Ctrl by paragraphs), with Shift they
 * extend; left and right move the first word, with Shift the last: in the direction in which the paragraph runs. Home and End go to the ends of the text.
 */
export function passageAfter(read: ReadText, passage: Passage, { key, shiftKey, ctrlKey, metaKey, altKey }: Pressed, isRightToLeft: boolean): Passage | null {
  if (altKey) return null
  const unit = ctrlKey || metaKey ? 'paragraph' : 'sentence'
  switch (key) {
    case 'ArrowDown': return shiftKey ? extendBy(read, passage, unit, 1) : moveBy(read, passage, unit, 1)
    case 'ArrowUp': return shiftKey ? extendBy(read, passage, unit, -1) : moveBy(read, passage, unit, -1)
    case 'ArrowRight': case 'ArrowLeft': return ctrlKey || metaKey ? null : adjust(read, passage, shiftKey ? 'end' : 'start', (key === 'ArrowRight') === isRightToLeft ? -1 : 1)
    case 'Home': case 'End': {
      const block = key === 'Home' ? 0 : read.blocks.length - 1
      const sentence = key === 'Home' ? read.sentencesOf(block)[0] : read.sentencesOf(block).at(-1)
      return sentence ? { ...sentence, isBackward: false } : passage
    }
    default: return null
  }
}

/** What the help line of the pane says: keys, and what they do. */
export const readerKeys: readonly (readonly [keys: readonly string[], text: string])[] = [
  [['ArrowUp', 'ArrowDown'], 'sentence'],
  [['Shift+ArrowDown'], 'extend'],
  [['ArrowRight'], 'first word'],
  [['Shift+ArrowLeft'], 'last word'],
  [['Enter', 'Plus', '-', '.'], 'code: for, against, context'],
  [['R'], 'as last time'],
  [['N X'], 'excerpt only'],
  [['Space'], 'inspect'],
  [['Alt+ArrowDown'], 'next marked'],
  [['Tab'], 'margin'],
  [['/'], 'find'],
]
