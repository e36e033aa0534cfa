import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete'
import type { EditorView } from '@codemirror/view'
import type { ListRow } from '../../../db/contract/methods/project.ts'

/** Looks up entities whose name begins with, or contains, what is typed. */
export type NameLookup = (prefix: string) => Promise<readonly ListRow[]>

const typed = /\[\[([^[\]\n]{0,200})$/u

/** Where a `[[` that is not closed yet stands before the cursor: its first character, and the part of a name after it. Null where there is none. */
export function openLink(before: string): { from: number; prefix: string } | null {
  const match = typed.exec(before)
  return match ? { from: match.index, prefix: match[1]! } : null
}

/** Completes `[[` with the names of entities. What is already closed by `]]` behind the cursor is not closed twice. */
export function linkCompletion(lookUp: NameLookup): CompletionSource {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const line = context.state.doc.lineAt(context.pos)
    const link = openLink(line.text.slice(0, context.pos - line.from))
    if (!link) return null
    const rows = await lookUp(link.prefix.trim())
    if (context.aborted || rows.length === 0) return null
    return { from: line.from + link.from, filter: false, options: rows.map(optionOf) }
  }
}

function optionOf(row: ListRow): Completion {
  return {
    label: row.title, detail: row.detail === '' ? row.type : row.detail, type: row.type,
    apply(view: EditorView, _completion: Completion, from: number, to: number) {
      const end = view.state.sliceDoc(to, to + 2) === ']]' ? to + 2 : to
      // A name with brackets of its own would end the link early.
      const insert = `[[${row.title.replaceAll(/[[\]\n]/gu, ' ').trim()}]]`
      view.dispatch({ changes: { from, to: end, insert }, selection: { anchor: from + insert.length }, userEvent: 'input.complete' })
    },
  }
}
