import { useState } from 'react'
import type { TextPage } from '../../../db/contract/entities/texts.ts'
import { pageAt } from './pages.ts'
import type { Range } from './passage.ts'

interface Props {
  pages: readonly TextPage[]
  /** The place of the first letter in sight. */
  place: number
  length: number
  onGo: (range: Range) => void
}

/** Where in the text one is: the page, which can be typed over, or how far into it in percent where it has no pages. */
export function PageField({ pages, place, length, onGo }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  if (pages.length === 0) return <span className="reader-place quiet">{Math.round((place / Math.max(1, length)) * 100)} %</span>
  const here = pages[Math.max(0, pageAt(pages, place))]
  const go = () => {
    const page = pages.find(each => each.label.toLowerCase() === typed?.trim().toLowerCase())
    setTyped(null)
    if (page) onGo({ start: page.start, end: page.start + 1 })
  }
  return (
    <label className="reader-place">
      <span className="quiet">Page</span>
      <input
        className="input" aria-label="Page" autoComplete="off" value={typed ?? here?.label ?? ''}
        onFocus={event => event.currentTarget.select()} onChange={event => setTyped(event.target.value)} onBlur={() => setTyped(null)}
        onKeyDown={event => {
          if (event.key === 'Enter') go()
          else if (event.key === 'Escape' && typed !== null) setTyped(null)
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <span className="quiet">of {pages.length.toLocaleString()}</span>
    </label>
  )
}
