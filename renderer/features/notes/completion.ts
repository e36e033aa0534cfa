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

/** Looks up excerpts by their label and their words. */
export type ExcerptLookup = (text: string) => Promise<readonly ListRow[]>
/** The quotation of an excerpt in Markdown; null where it cannot be had. */
export type Quotation = (excerpt: string) => Promise<string | null>

const quoting = /(?:^|[\s(>])(""([^"\n]{0,200}))$/u

/** Where two straight quotation marks before the cursor begin a quotation: the first of them, and the words after them. Null where there are none. */
export function openQuotation(before: string): { from: number; words: string } | null {
  const match = quoting.exec(before)
  const [, typedMarks = '', words = ''] = match ?? []
  return match ? { from: match.index + match[0].length - typedMarks.length, words } : null
}

/** Completes `""` with excerpts: the one taken is put there as a block quotation with its citation. */
export function quotationCompletion(lookUp: ExcerptLookup, quotationOf: Quotation): CompletionSource {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const line = context.state.doc.lineAt(context.pos)
    const found = openQuotation(line.text.slice(0, context.pos - line.from))
    if (!found) return null
    const rows = await lookUp(found.words.trim())
    if (context.aborted || rows.length === 0) return null
    return { from: line.from + found.from, filter: false, options: rows.map(row => ({ label: row.title, detail: row.detail, type: row.type, apply: quote(row.uid, quotationOf) })) }
  }
}

function quote(excerpt: string, quotationOf: Quotation): Exclude<Completion['apply'], string | undefined> {
  return (view, _completion, from, to) => {
    const asked = view.state.sliceDoc(from, to)
    // What was typed to find it goes at once; the words come when they are there.
    view.dispatch({ changes: { from, to, insert: '' }, userEvent: 'input.complete' })
    const put = (text: string | null) => {
      const at = Math.min(from, view.state.doc.length)
      const line = view.state.doc.lineAt(at)
      const before = view.state.sliceDoc(line.from, at).trim() === '' ? '' : '\n\n'
      const insert = text === null ? asked : `${before}${text}\n\n`
      view.dispatch({ changes: { from: at, insert }, selection: { anchor: at + insert.length }, userEvent: 'input.complete', scrollIntoView: true })
    }
    quotationOf(excerpt).then(put, () => put(null))
  }
}
