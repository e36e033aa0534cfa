/** What the `[[links]]` of notes lead to. */
import { linksIn } from '../domain/links.ts'
import type { ReadableDatabase, WritableDatabase } from '../sqlite/database.ts'
import { findByName, foldName } from './names.ts'
import { linksOf, noteTitles, replaceLinks, resolveLinks, unresolvedLinkTexts, type LinkTarget } from './notes.ts'

/** The entity that a link's name means: one of that name, alias, citation key or label, else the oldest note of that title. */
function findTarget(db: ReadableDatabase, name: string): LinkTarget | null {
  const named = findByName(db, name)
  if (named) return named
  const wanted = foldName(name)
  const note = wanted === '' ? undefined : noteTitles(db, { hidePrivate: false }).find(row => foldName(row.title) === wanted)
  return note ? { type: 'note', id: note.id } : null
}

/**
 * Keeps the links of a note's text with what they lead to. A name that means nothing (any more) keeps what it led to before, so that a renamed
 * actor is not lost to the notes that call it by its old name; else it stays unresolved until something of that name comes.
 */
export function saveLinks(db: WritableDatabase, note: number, body: string): void {
  const before = new Map(linksOf(db, note).map(link => [link.text, link.target]))
  const found = new Map<string, LinkTarget | null>()
  replaceLinks(db, note, linksIn(body).map(({ name }) => {
    const target = found.get(name) ?? findTarget(db, name) ?? before.get(name) ?? null
    found.set(name, target)
    return { text: name, target }
  }))
}

/** Gives the links that lead nowhere a target where one has come. Returns whether any got one. */
export function linkPending(db: WritableDatabase): boolean {
  let linked = false
  for (const text of unresolvedLinkTexts(db)) {
    const target = findTarget(db, text)
    if (!target) continue
    resolveLinks(db, text, target)
    linked = true
  }
  return linked
}
