import { autocompletion } from '@codemirror/autocomplete'
import { defaultKeymap, history, redo, undo } from '@codemirror/commands'
import { markdown, markdownLanguage } from '@codemirror/lang-markdown'
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { RangeSetBuilder, type Extension } from '@codemirror/state'
import { Decoration, drawSelection, EditorView, keymap, placeholder, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { linkCompletion, quotationCompletion, type ExcerptLookup, type NameLookup, type Quotation } from './completion.ts'

/** Each line takes its direction from its own first strong character, so that Hebrew and Arabic lines stand right beside Latin ones. */
const autoDirection = Decoration.line({ attributes: { dir: 'auto' } })

function directed(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to;) {
      const line = view.state.doc.lineAt(at)
      builder.add(line.from, line.from, autoDirection)
      at = line.to + 1
    }
  }
  return builder.finish()
}

const lineDirections = ViewPlugin.fromClass(class {
  decorations: DecorationSet
  constructor(view: EditorView) {
    this.decorations = directed(view)
  }
  update(update: ViewUpdate) {
    if (update.docChanged || update.viewportChanged) this.decorations = directed(update.view)
  }
}, { decorations: plugin => plugin.decorations })

const highlight = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '600' },
  { tag: tags.strong, fontWeight: '600' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: [tags.processingInstruction, tags.url, tags.meta, tags.contentSeparator], color: 'var(--text-faint)' },
  { tag: tags.link, textDecoration: 'underline', textDecorationColor: 'var(--border-strong)' },
  { tag: tags.monospace, fontFamily: 'var(--font-mono)', fontSize: '12px' },
  { tag: tags.quote, color: 'var(--text-quiet)' },
])

const look = EditorView.theme({
  '&': { color: 'var(--text)', backgroundColor: 'var(--field)', font: 'var(--text-base) / var(--line) var(--font)', height: '100%' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: 'inherit', lineHeight: 'var(--line)' },
  '.cm-content': { padding: '6px 0', caretColor: 'var(--text)', minHeight: 'var(--editor-min-height, 72px)' },
  '.cm-line': { padding: '0 8px' },
  '.cm-cursor': { borderInlineStartColor: 'var(--text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { background: 'var(--mark)' },
  '.cm-placeholder': { color: 'var(--text-faint)' },
  '.cm-tooltip': { border: '1px solid var(--border)', borderRadius: 'var(--radius-large)', background: 'var(--raised)', color: 'var(--text)', boxShadow: 'var(--shadow)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font)', maxHeight: '252px', maxWidth: '360px', padding: '4px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    minHeight: '28px', lineHeight: '20px', padding: '4px 8px', borderRadius: 'var(--radius)', display: 'flex', gap: '8px', alignItems: 'baseline',
  },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { background: 'var(--strong)', color: 'var(--text-on-strong)' },
  '.cm-completionLabel': { unicodeBidi: 'isolate', overflow: 'hidden', textOverflow: 'ellipsis', flex: '0 1 auto' },
  '.cm-completionDetail': { fontStyle: 'normal', marginInlineStart: 'auto', color: 'inherit', opacity: '0.75', overflow: 'hidden', textOverflow: 'ellipsis', flex: '0 1 auto' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600' },
})

export interface EditorSetup {
  label: string
  hint: string
  lookUp: NameLookup
  lookUpExcerpts: ExcerptLookup
  quotationOf: Quotation
  onChange(text: string): void
  onBlur(): void
}

/**
 * Everything a Markdown editor is made of. Undo and redo are bound so that a press with nothing left to undo here goes on to the window,
 * whose undo then takes over. Tab is left to move the focus on.
 */
export function editorExtensions({ label, hint, lookUp, lookUpExcerpts, quotationOf, onChange, onBlur }: EditorSetup): Extension[] {
  return [
    history(),
    drawSelection(),
    EditorView.lineWrapping,
    EditorView.perLineTextDirection.of(true),
    lineDirections,
    markdown({ base: markdownLanguage, completeHTMLTags: false, pasteURLAsLink: false }),
    syntaxHighlighting(highlight),
    autocompletion({ override: [linkCompletion(lookUp), quotationCompletion(lookUpExcerpts, quotationOf)], icons: false, closeOnBlur: true, interactionDelay: 0 }),
    keymap.of([
      { key: 'Mod-z', run: undo },
      { key: 'Mod-y', mac: 'Mod-Shift-z', run: redo },
      { linux: 'Ctrl-Shift-z', win: 'Ctrl-Shift-z', run: redo },
      ...defaultKeymap,
    ]),
    placeholder(hint),
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', autocorrect: 'off', autocapitalize: 'off', writingsuggestions: 'false' }),
    EditorView.updateListener.of(update => {
      if (update.docChanged) onChange(update.state.doc.toString())
    }),
    EditorView.domEventHandlers({
      blur() {
        onBlur()
        return false
      },
    }),
    look,
  ]
}
