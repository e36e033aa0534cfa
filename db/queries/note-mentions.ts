/** Notes that name an entity without linking to it. For the windows of the project; writers of exports must not import it. */
import type { MentioningNote, NoteMention } from '../contract/entities/note-lists.ts'
import { fold, tokens } from '../domain/fold.ts'
import { unlinkedMentions, type MentionPlace } from '../domain/unlinked-mentions.ts'
import { sql, type ReadableDatabase } from '../sqlite/database.ts'
import { actorNamesHolding, foldName, namesOfEntity, type NamedType } from './names.ts'

/** Where an answer goes on: after the note with these. */
export interface MentionPageKey { updatedAt: string; id: number }

/** One answer looks through so many characters of notes, and the rest of the note it is at; and finds so many notes, */
const MOST_TEXT = 300_000
const MOST_NOTES = 30
/** of each so many places, with so many characters around each. */
const MOST_PLACES = 8
const AROUND = 60

/** What an entity is called, with the names of actors that hold one of its names. */
export interface Called { names: string[]; others: string[] }

/** The names that an entity is looked for by. */
export function calledBy(db: ReadableDatabase, type: NamedType, id: number): Called {
  const names = namesOfEntity(db, type, id)
  const own = new Set(names.map(foldName))
  const others = new Set(names.map(foldName).filter(name => name.length >= 2).flatMap(name => actorNamesHolding(db, name)))
  return { names, others: [...others].filter(name => !own.has(name)) }
}

/** Notes with a place that names the entity and is no link to it, the one changed last first. The index says where to look, the text is then checked. */
export function mentioningNotes(
  db: ReadableDatabase, { names, others }: Called, { hidePrivate, after }: { hidePrivate: boolean; after: MentionPageKey | null },
): { notes: MentioningNote[]; next: MentionPageKey | null } {
  const expression = bodyExpression(names)
  if (expression === null) return { notes: [], next: null }
  const candidates = db.all<MentionPageKey>(sql`
    SELECT n.id, n.updated_at AS updatedAt FROM note n
    WHERE n.id IN (SELECT rowid FROM note_search_index WHERE note_search_index MATCH ${expression})
      AND ${hidePrivate ? sql`n.private = 0` : sql`1`} AND ${after === null ? sql`1` : sql`(n.updated_at, n.id) < (${after.updatedAt}, ${after.id})`}
    ORDER BY n.updated_at DESC, n.id DESC`)
  const notes: MentioningNote[] = []
  let looked = 0
  for (const [index, key] of candidates.entries()) {
    const note = db.get<{ uid: string; title: string; body: string; private: number }>(sql`SELECT uid, title, body, private FROM note WHERE id = ${key.id}`)
    if (note) {
      looked += note.body.length
      const places = unlinkedMentions(note.body, names, others)
      if (places.length > 0) {
        notes.push({
          uid: note.uid, title: note.title, private: note.private === 1, updatedAt: key.updatedAt, total: places.length,
          mentions: places.slice(0, MOST_PLACES).map(place => withWords(note.body, place)),
        })
      }
    }
    if ((looked >= MOST_TEXT || notes.length >= MOST_NOTES) && index < candidates.length - 1) return { notes, next: key }
  }
  return { notes, next: null }
}

/** The names as phrases in the language of FTS5, every word quoted; null where no name has a word. */
function bodyExpression(names: readonly string[]): string | null {
  const phrases = new Set(names.map(name => tokens(fold(name).folded).map(token => token.text)).filter(words => words.join('').length >= 2).map(words => `"${words.join(' ')}"`))
  return phrases.size === 0 ? null : `body : (${[...phrases].join(' OR ')})`
}

function withWords(body: string, { start, end }: MentionPlace): NoteMention {
  const before = body.slice(Math.max(0, start - AROUND), start)
  const after = body.slice(end, end + AROUND)
  return {
    start, end, words: body.slice(start, end),
    before: oneLine(start > AROUND ? before.replace(/^\S*\s/u, '…') : before), after: oneLine(end + AROUND < body.length ? after.replace(/\s\S*$/u, '…') : after),
  }
}

const oneLine = (text: string) => text.replaceAll(/\s+/gu, ' ')
