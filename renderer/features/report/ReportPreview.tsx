import { memo, useEffect, useRef, type ReactNode } from 'react'
import type { ReportBlock, ReportDocument, ReportInline } from '../../../db/contract/entities/reports.ts'
import { baseDirection } from '../../../db/domain/direction.ts'
import { ExternalLink } from '../../ui/ExternalLink.tsx'

/** Blocks that the preview draws; what a large project has beyond them is in the file. */
const mostBlocks = 400

/** A report as its files have it: the same blocks, drawn by the window. */
export const ReportPreview = memo(function ReportPreview({ document: { over, title, subtitle, blocks } }: { document: ReportDocument }) {
  const paper = useRef<HTMLElement>(null)
  const goTo = (id: string) => paper.current?.querySelector(`[data-report-id="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'start' })
  return (
    <article ref={paper} className="report-document">
      <header>
        <p className="report-over" dir="auto">{over}</p>
        <h3 className="report-title" dir={baseDirection(title)}>{title}</h3>
        <p className="quiet" dir="auto">{subtitle}</p>
      </header>
      {blocks.slice(0, mostBlocks).map((block, index) => <Block key={index} block={block} goTo={goTo} />)}
      {blocks.length > mostBlocks && <p className="quiet">The preview ends here. The file has {(blocks.length - mostBlocks).toLocaleString()} more parts.</p>}
    </article>
  )
})

const directionOf = (parts: readonly ReportInline[]) => baseDirection(parts.map(({ text }) => text).join(''))

type GoTo = (id: string) => void

function Line({ parts, goTo }: { parts: readonly ReportInline[]; goTo: GoTo }) {
  return parts.map((part, index) => <Inline key={index} part={part} goTo={goTo} />)
}

function Inline({ part: { text, look, to, href }, goTo }: { part: ReportInline; goTo: GoTo }): ReactNode {
  const words = <bdi>{text}</bdi>
  const linked = href !== undefined && href.startsWith('https://')
    ? <ExternalLink url={href}>{text}</ExternalLink>
    : to === undefined ? words : <button type="button" className="link-button" onClick={() => goTo(to)}>{words}</button>
  switch (look) {
    case 'strong': return <strong>{linked}</strong>
    case 'quiet': return <span className="quiet">{linked}</span>
    case 'emphasis': return <em>{linked}</em>
    case 'code': return <code>{text}</code>
    case undefined:
    default: return linked
  }
}

function Block({ block, goTo }: { block: ReportBlock; goTo: GoTo }): ReactNode {
  switch (block.kind) {
    case 'heading': {
      // Below the title of the dialog and that of the report.
      const Heading = ({ 2: 'h4', 3: 'h5', 4: 'h6' } as const)[block.level]
      return <Heading className={`report-h${block.level}`} data-report-id={block.id} dir={baseDirection(block.text)}>{block.text}</Heading>
    }
    case 'text': return <p dir={directionOf(block.parts)}><Line parts={block.parts} goTo={goTo} /></p>
    case 'quote': return <blockquote dir={baseDirection(block.text)}><p>{block.text}</p><p className="quiet" dir="ltr"><Line parts={block.from} goTo={goTo} /></p></blockquote>
    case 'facts': return <dl>{block.rows.map(({ name, value }) => <div key={name}><dt>{name}</dt><dd dir={directionOf(value)}><Line parts={value} goTo={goTo} /></dd></div>)}</dl>
    case 'table': return (
      <table>
        <caption>{block.caption}</caption>
        <colgroup>{block.widths.map((width, index) => <col key={index} style={{ width: `${width}%` }} />)}</colgroup>
        <thead><tr>{block.head.map((text, index) => <th key={index} scope="col">{text}</th>)}</tr></thead>
        <tbody>
          {block.rows.map((row, at) => (
            <tr key={at}>{row.map((cell, index) => (index === 0 ? <th key={index} scope="row" dir={directionOf(cell)}><Line parts={cell} goTo={goTo} /></th> : <td key={index} dir={directionOf(cell)}><Line parts={cell} goTo={goTo} /></td>))}</tr>
          ))}
        </tbody>
      </table>
    )
    case 'list': return <ul>{block.items.map(({ id, blocks }, index) => <li key={index} data-report-id={id}>{blocks.map((each, at) => <Block key={at} block={each} goTo={goTo} />)}</li>)}</ul>
    case 'figure': return <Figure block={block} />
    case 'references': return (
      <ol className="report-references">
        {block.items.map(({ id, label, parts }) => <li key={id} data-report-id={id} dir={directionOf(parts)}>{label === null ? null : `${label} `}<Line parts={parts} goTo={goTo} /></li>)}
      </ol>
    )
  }
}

function Figure({ block: { svg, caption, description, id } }: { block: ReportBlock & { kind: 'figure' } }) {
  const image = useRef<HTMLImageElement>(null)
  useEffect(() => {
    if (!image.current) return
    const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
    image.current.src = address
    return () => URL.revokeObjectURL(address)
  }, [svg])
  return <figure data-report-id={id}><img ref={image} alt={description} /><figcaption className="quiet">{caption}</figcaption></figure>
}
