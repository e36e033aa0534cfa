import { useMemo, useRef, useState } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { Markdown } from '../../ui/Markdown.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { headingsOf, helpDocuments } from './documents.ts'
import './help.css'

/** The user guide and what else there is to read, offline (F1). */
export function HelpDialog() {
  const { layout } = useWorkbench()
  const isOpen = useStoreValue(layout, state => state.dialog === 'help')
  const close = () => layout.setState(state => ({ dialog: state.dialog === 'help' ? null : state.dialog }))
  return <Dialog title="Help" isOpen={isOpen} onClose={close} width={860}><Help /></Dialog>
}

/** What the dialog holds. */
export function Help() {
  const [id, setId] = useState(helpDocuments[0]?.id ?? '')
  const text = useRef<HTMLDivElement>(null)
  const shown = helpDocuments.find(document => document.id === id)
  const headings = useMemo(() => headingsOf(shown?.text ?? ''), [shown])
  const go = (index: number) => {
    const heading = text.current?.querySelectorAll('h4')[index]
    heading?.scrollIntoView({ block: 'start' })
    text.current?.focus({ preventScroll: true })
  }
  return (
    <div className="help">
      <nav className="help-contents" aria-label="Contents">
        <SegmentedControl
          label="Document" value={id} segments={helpDocuments.map(({ id: value, title }) => ({ value, text: title }))}
          onChange={next => {
            setId(next)
            text.current?.scrollTo({ top: 0 })
          }}
        />
        <ul>
          {headings.map((heading, index) => <li key={heading}><button type="button" className="help-heading" onClick={() => go(index)}>{heading}</button></li>)}
        </ul>
      </nav>
      <div ref={text} className="help-text" tabIndex={0} role="region" aria-label={shown?.title}>
        <Markdown text={shown?.text ?? ''} />
      </div>
    </div>
  )
}
