import { startCompletion } from '@codemirror/autocomplete'
import { EditorState, Transaction } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, type Ref } from 'react'
import type { ListRow } from '../../../db/contract/methods/project.ts'
import type { Workbench } from '../../state/workbench.ts'
import { useWorkbench } from '../../ui/hooks.ts'
import { editorExtensions } from './markdown-editor-setup.ts'
import { changeBetween } from './merge-text.ts'
import './notes.css'

interface Props {
  label: string
  value: string
  onChange: (text: string) => void
  onBlur?: () => void
  /** Escape leaves the editor; without this the focus goes to what is around that can hold it. */
  onEscape?: (() => void) | undefined
  placeholder?: string
  autoFocus?: boolean
  className?: string
  ref?: Ref<MarkdownEditorHandle>
}

export interface MarkdownEditorHandle {
  /** Offers excerpts to quote where the cursor is. */
  offerExcerpts(): void
}

/** Puts the cursor into the first Markdown editor within an element; false where there is none. (The focus handed to its host goes to what scrolls, not to the text.) */
export function focusMarkdownEditor(within: Element | null): boolean {
  const text = within?.querySelector('[data-editor="markdown"]')?.shadowRoot?.querySelector<HTMLElement>('.cm-content')
  text?.focus()
  return text !== null && text !== undefined
}

/** Excerpts by their label and by their words. */
async function excerptsOf({ client }: Workbench, text: string): Promise<ListRow[]> {
  const types: ['excerpt'] = ['excerpt']
  const [named, found] = await Promise.all([
    client.call('entities.complete', { prefix: text, limit: 12, types }), text === '' ? { hits: [] } : client.call('search.query', { query: text, limit: 12, types }),
  ])
  const others = found.hits.filter(hit => !named.some(row => row.uid === hit.uid))
  return [...named, ...others.map(({ uid, type, title, snippet }): ListRow => ({ uid, type, title, detail: snippet === title ? '' : snippet, kind: '', private: false }))].slice(0, 12)
}

/**
 * An editor for Markdown. It lives in a shadow root: there its styles are constructed style sheets, which a Content-Security-Policy without
 * inline styles allows. What comes from outside (an undo, another window) is put in as the smallest change, keeps the cursor, and is
 * not part of the editor's own undo.
 */
export function MarkdownEditor({ label, value, onChange, onBlur, onEscape, placeholder = '', autoFocus = false, className = '', ref }: Props) {
  const workbench = useWorkbench()
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<EditorView | null>(null)
  const handlers = useRef({ onChange, onBlur, onEscape })
  const latest = useRef({ value, label, placeholder, autoFocus })

  useLayoutEffect(() => {
    handlers.current = { onChange, onBlur, onEscape }
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
          lookUpExcerpts: words => excerptsOf(workbench, words),
          quotationOf: async excerpt => (await workbench.client.call('notes.quotation', { excerpt })).markdown,
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

  useImperativeHandle(ref, () => ({
    offerExcerpts() {
      const view = editor.current
      if (!view) return
      const { from, to } = view.state.selection.main
      const insert = from === 0 || /\s/u.test(view.state.sliceDoc(from - 1, from)) ? '""' : ' ""'
      view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length }, userEvent: 'input' })
      view.focus()
      startCompletion(view)
    },
  }), [])

  useEffect(() => {
    const element = host.current
    if (!element) return
    // Seen from outside, keys come from this element and not from a text field: what is typed must not reach the window's shortcuts.
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      event.stopPropagation()
      if (event.key !== 'Escape' || event.defaultPrevented) return
      if (handlers.current.onEscape) handlers.current.onEscape()
      else element.closest<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true })
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
