import { useId, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { IconButton } from './Button.tsx'
import { focusWithin } from './focus-within.ts'
import { ClearIcon } from './icons/actions.tsx'
import './side-panel.css'

interface Props {
  title: string
  /** Closes it; whoever opened it gets the focus back. */
  onClose: () => void
  /** Its key, told on the close button. */
  keys?: string
  /** Between the title and the close button. */
  tools?: ReactNode
  children: ReactNode
}

/** What is set about the view beside it, at the end of a stage: it takes the focus when it opens and closes with Escape. */
export function SidePanel({ title, onClose, keys, tools, children }: Props) {
  const heading = useId()
  const body = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    // At once: the next key may come before the next frame, and belongs in here.
    focusWithin(body.current)
    // Once more where it was opened from a dialog, which gives the focus back when it goes.
    const frame = requestAnimationFrame(() => {
      if (!body.current?.contains(document.activeElement)) focusWithin(body.current)
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    onClose()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from wherever the focus is within
    <aside className="side-panel" aria-labelledby={heading} onKeyDown={onKeyDown}>
      <header className="side-panel-head">
        <h2 id={heading}>{title}</h2>
        {tools}
        <IconButton label={`Close ${title.toLowerCase()}`} keys={keys} icon={<ClearIcon />} onPress={onClose} />
      </header>
      <div ref={body} className="side-panel-body">{children}</div>
    </aside>
  )
}
