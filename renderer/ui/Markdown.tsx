import { createContext, memo, useContext, useMemo, type ReactNode } from 'react'
import ReactMarkdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import type { EntityRef } from '../../db/contract/values.ts'
import { nameOfEntityLink, remarkEntityLinks } from './entity-links.ts'
import { rehypeDirections } from './block-directions.ts'
import { ExternalLink } from './ExternalLink.tsx'
import './markdown.css'

interface Props {
  text: string
  /** What each `[[Name]]` stands for, where known; null: nothing has that name (yet). */
  links?: readonly { text: string; ref: EntityRef | null }[]
  onOpen?: (ref: EntityRef) => void
}

const plugins = [remarkGfm, remarkEntityLinks]
const rehypePlugins = [rehypeDirections]
/** Only web addresses and our own links get through; everything else stays text. */
const safeUrl = (url: string) => (nameOfEntityLink(url) !== null || /^https:\/\//i.test(url) ? url : '')

interface Links {
  byName: ReadonlyMap<string, EntityRef | null>
  onOpen: ((ref: EntityRef) => void) | undefined
}
const LinksContext = createContext<Links>({ byName: new Map(), onOpen: undefined })

const Anchor: Components['a'] = ({ href, children }) => {
  const name = nameOfEntityLink(href ?? '')
  if (name !== null) return <EntityLink name={name}>{children}</EntityLink>
  return href ? <ExternalLink url={href}>{children}</ExternalLink> : <span>{children}</span>
}
// Headings of a note stand under those of the panel it is shown in.
const components: Components = {
  a: Anchor,
  img: ({ alt, src }) => <span className="quiet">[picture: {alt || (typeof src === 'string' ? src : '')}]</span>,
  h1: 'h3', h2: 'h4', h3: 'h5', h4: 'h6',
}

/** Markdown as text: no raw HTML, nothing loaded, links shown before they are opened, `[[Name]]` as a link within the project. */
export const Markdown = memo(function Markdown({ text, links, onOpen }: Props) {
  const context = useMemo(() => ({ byName: new Map(links?.map(link => [link.text.trim().toLowerCase(), link.ref])), onOpen }), [links, onOpen])
  return (
    <LinksContext value={context}>
      <div className="markdown">
        <ReactMarkdown remarkPlugins={plugins} rehypePlugins={rehypePlugins} components={components} urlTransform={safeUrl} skipHtml>{text}</ReactMarkdown>
      </div>
    </LinksContext>
  )
})

function EntityLink({ name, children }: { name: string; children: ReactNode }) {
  const { byName, onOpen } = useContext(LinksContext)
  const target = byName.get(name.toLowerCase())
  if (!target) return <span className="link-missing" title="Nothing in this project has that name yet"><bdi>{children}</bdi></span>
  return <button type="button" className="link-button" onClick={() => onOpen?.(target)}><bdi>{children}</bdi></button>
}
