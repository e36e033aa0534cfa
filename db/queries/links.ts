/** What the `[[links]]` of notes lead to. */
import { linksIn } from '../domain/links.ts'
import type { ReadableDatabase, WritableDatabase } from '../sqlite/database.ts'
import { findEntity } from './keys.ts'
import { findByName, foldName, namesOfEntity, type NamedType } from './names.ts'
import { linksOf, noteTitles, replaceLinks, resolveLinks, unresolvedLinkTexts, type LinkTarget } from './notes.ts'

const uidForm = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u

/** The entity that a link's name means: one of that name, alias, citation key or label, else the oldest note of that title; the uid of one means it. */
function findTarget(db: ReadableDatabase, name: string): LinkTarget | null {
  if (uidForm.test(name)) return findEntity(db, name) ?? null
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

/** Words that `[[…]]` can hold. */
const plain = (words: string): string => words.replaceAll(/[[\]|]/gu, ' ').replaceAll(/\s*\n(?:[^\S\n]*>)*\s*/gu, ' ').trim()

/**
 * A link to an entity that shows `words`: `[[words]]` where they mean it, else `[[its name|words]]` with the first of its names that means it and nothing
 * else, and its uid where none does.
 */
export function linkTo(db: ReadableDatabase, { type, id, uid }: { type: NamedType; id: number; uid: string }, words: string, names: readonly string[] = namesOfEntity(db, type, id)): string {
  const shown = plain(words)
  const means = (name: string) => {
    if (name === '' || name.length > 300 || /[[\]|\n]/u.test(name)) return false
    const target = findTarget(db, name)
    return target?.type === type && target.id === id
  }
  if (means(shown)) return `[[${shown}]]`
  return `[[${names.find(means) ?? uid}|${shown}]]`
}
