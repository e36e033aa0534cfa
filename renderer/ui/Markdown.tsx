import { memo, type ReactNode } from 'react'
import ReactMarkdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import type { EntityRef } from '../../db/contract/values.ts'
import { nameOfEntityLink, remarkEntityLinks } from './entity-links.ts'
import { ExternalLink } from './ExternalLink.tsx'
import './markdown.css'

interface Props {
  text: string
  /** What each `[[Name]]` stands for, where known; null: nothing has that name (yet). */
  links?: readonly { text: string; ref: EntityRef | null }[]
  onOpen?: (ref: EntityRef) => void
}

const plugins = [remarkGfm, remarkEntityLinks]
/** Only web addresses and our own links get through; everything else stays text. */
const safeUrl = (url: string) => (nameOfEntityLink(url) !== null || /^https:\/\//i.test(url) ? url : '')

/** Markdown as text: no raw HTML, nothing loaded, links shown before they are opened, `[[Name]]` as a link within the project. */
export const Markdown = memo(function Markdown({ text, links = [], onOpen }: Props) {
  const byName = new Map(links.map(link => [link.text.trim().toLowerCase(), link.ref]))
  const components: Components = {
    a: ({ href, children }) => {
      const name = nameOfEntityLink(href ?? '')
      if (name !== null) return <EntityLink target={byName.get(name.toLowerCase()) ?? null} onOpen={onOpen}>{children}</EntityLink>
      return href ? <ExternalLink url={href}>{children}</ExternalLink> : <span>{children}</span>
    },
    img: ({ alt, src }) => <span className="quiet">[picture: {alt || (typeof src === 'string' ? src : '')}]</span>,
    h1: ({ children }) => <h3>{children}</h3>,
    h2: ({ children }) => <h4>{children}</h4>,
    h3: ({ children }) => <h5>{children}</h5>,
    h4: ({ children }) => <h6>{children}</h6>,
  }
  return (
    <div className="markdown" dir="auto">
      <ReactMarkdown remarkPlugins={plugins} components={components} urlTransform={safeUrl} skipHtml>{text}</ReactMarkdown>
    </div>
  )
})

function EntityLink({ target, onOpen, children }: { target: EntityRef | null; onOpen: ((ref: EntityRef) => void) | undefined; children: ReactNode }) {
  if (!target) return <span className="link-missing" title="Nothing in this project has that name yet"><bdi>{children}</bdi></span>
  return <button type="button" className="link-button" onClick={() => onOpen?.(target)}><bdi>{children}</bdi></button>
}
