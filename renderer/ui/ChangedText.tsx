import { diffWordsWithSpace } from 'diff'
import './changed-text.css'

/** Longer texts are shown one after the other: comparing them word by word would take seconds. */
const mostCompared = 20_000

/** What became of a text, word by word: what went is struck out, what came is underlined; said so to screen readers as well. */
export function ChangedText({ before, after }: { before: string; after: string }) {
  const parts = before.length + after.length > mostCompared
    ? [{ removed: true, added: false, value: before }, { removed: false, added: true, value: after }].filter(part => part.value !== '')
    : diffWordsWithSpace(before, after, { intlSegmenter: new Intl.Segmenter(undefined, { granularity: 'word' }) })
  return (
    <p className="changed-text" dir="auto">
      {parts.map((part, index) => {
        // The parts of one comparison have no identity but their place.
        const key = `${index} ${part.value.length}`
        if (part.removed) return <del key={key}>{part.value}</del>
        return part.added ? <ins key={key}>{part.value}</ins> : <span key={key}>{part.value}</span>
      })}
    </p>
  )
}
