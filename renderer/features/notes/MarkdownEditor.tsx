import { EditorState, Transaction } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { useWorkbench } from '../../ui/hooks.ts'
import { editorExtensions } from './markdown-editor-setup.ts'
import { changeBetween } from './merge-text.ts'
import './notes.css'

interface Props {
  label: string
  value: string
  onChange: (text: string) => void
  onBlur?: () => void
  placeholder?: string
  autoFocus?: boolean
  className?: string
}

/**
 * An editor for Markdown. It lives in a shadow root: there its styles are constructed style sheets, which a Content-Security-Policy without
 * inline styles allows. What comes from outside (an undo, another window) is put in as the smallest change, keeps the cursor, and is
 * not part of the editor's own undo.
 */
export function MarkdownEditor({ label, value, onChange, onBlur, placeholder = '', autoFocus = false, className = '' }: Props) {
  const workbench = useWorkbench()
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<EditorView | null>(null)
  const handlers = useRef({ onChange, onBlur })
  const latest = useRef({ value, label, placeholder, autoFocus })

  useLayoutEffect(() => {
    handlers.current = { onChange, onBlur }
    latest.current = { value, label, placeholder, autoFocus }
  })

  useEffect(() => {
    const element = host.current
    if (!element) return
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open', delegatesFocus: true })
    const { value: text, label: name, placeholder: hint, autoFocus: focus } = latest.current
    const view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: text,
        extensions: editorExtensions({
          label: name,
          hint,
          lookUp: prefix => workbench.client.call('entities.complete', { prefix, hidePrivate: workbench.preferences.getState().privateHidden }),
          onChange: next => handlers.current.onChange(next),
          onBlur: () => handlers.current.onBlur?.(),
        }),
      }),
    })
    editor.current = view
    if (focus) {
      view.dispatch({ selection: { anchor: view.state.doc.length } })
      view.focus()
    }
    return () => {
      editor.current = null
      view.destroy()
    }
  }, [workbench])

  useEffect(() => {
    const element = host.current
    if (!element) return
    // Seen from outside, keys come from this element and not from a text field: what is typed must not reach the window's shortcuts.
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      event.stopPropagation()
      if (event.key === 'Escape' && !event.defaultPrevented) element.closest<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true })
    }
    element.addEventListener('keydown', onKeyDown)
    return () => element.removeEventListener('keydown', onKeyDown)
  }, [])

  useLayoutEffect(() => {
    const view = editor.current
    const change = view && changeBetween(view.state.doc.toString(), value)
    if (view && change) view.dispatch({ changes: change, annotations: [Transaction.addToHistory.of(false), Transaction.remote.of(true)] })
  }, [value])

  return <div ref={host} className={`markdown-editor ${className}`} data-editor="markdown" />
}
