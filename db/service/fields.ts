/** Checks of what requests carry, beyond their form: dates that can be understood, entities that are there. */
import type { CitationFields } from '../contract/entities/sources.ts'
import type { DateSpan } from '../contract/values.ts'
import type { EntityType } from '../contract/vocabulary.ts'
import { EdtfError, understandDate } from '../domain/edtf.ts'
import { splitSpan } from '../domain/edtf-split.ts'
import type { CitationKeys } from '../queries/citations.ts'
import { findId, findIds } from '../queries/keys.ts'
import { refOf } from '../queries/titles.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'
import { badField, entityWords, notFound } from './errors.ts'

/** The local key of the entity asked for. Throws `not_found`, naming the field where one is given. */
export function idOf(db: ReadableDatabase, type: EntityType, uid: string, field?: string): number {
  const id = findId(db, type, uid)
  if (id === undefined) throw notFound(type, field)
  return id
}

/** As `idOf`; null stays null and undefined undefined. */
export function optionalIdOf<Uid extends string | null | undefined>(
  db: ReadableDatabase, type: EntityType, uid: Uid, field: string,
): number | (Uid extends string ? never : Uid) {
  return typeof uid === 'string' ? idOf(db, type, uid, field) : (uid as Uid extends string ? never : Uid)
}

/** Local keys of a list of entities, in its order. Throws `not_found` at the first that is not there. */
export function idsOf(db: ReadableDatabase, type: EntityType, uids: readonly string[], field: string): number[] {
  const ids = findIds(db, type, uids)
  return uids.map((uid, index) => {
    const id = ids.get(uid)
    if (id === undefined) throw notFound(type, `${field}.${index}`)
    return id
  })
}

/** The title of an entity that is known to be there. */
export function titleOf(db: ReadableDatabase, type: EntityType, id: number): string {
  return refOf(db, type, id)?.title ?? entityWords[type]
}

/** A date as the user wrote it, understood. Throws `bad_request` that names the field and what was expected. */
export function dateOf(field: string, text: string): DateSpan {
  try {
    return understandDate(text).span
  } catch (error) {
    if (error instanceof EdtfError) throw badField(field, error.message)
    throw error
  }
}

/** The two parts of a span cut at a date. Throws `bad_request` where the date is no place to cut it. */
export function splitOf(field: string, span: DateSpan, at: DateSpan): [DateSpan, DateSpan] {
  try {
    return splitSpan(span, at)
  } catch (error) {
    if (error instanceof EdtfError) throw badField(field, error.message)
    throw error
  }
}

/** As `dateOf`; null stays null (no date) and undefined undefined (unchanged). */
export function optionalDateOf<Text extends string | null | undefined>(field: string, text: Text): DateSpan | (Text extends string ? never : Text) {
  return typeof text === 'string' ? dateOf(field, text) : (text as Text extends string ? never : Text)
}

/** Citations by key, in order. */
export function citationKeys(db: ReadableDatabase, cites: readonly CitationFields[], field = 'cites'): CitationKeys[] {
  const excerpts = findIds(db, 'excerpt', cites.flatMap(cite => ('excerpt' in cite ? [cite.excerpt] : [])))
  const sources = findIds(db, 'source', cites.flatMap(cite => ('source' in cite ? [cite.source] : [])))
  return cites.map((cite, index) => {
    const locator = cite.locator ?? ''
    if ('excerpt' in cite) {
      const excerptId = excerpts.get(cite.excerpt)
      if (excerptId === undefined) throw notFound('excerpt', `${field}.${index}.excerpt`)
      return { excerptId, sourceId: null, locator }
    }
    const sourceId = sources.get(cite.source)
    if (sourceId === undefined) throw notFound('source', `${field}.${index}.source`)
    return { excerptId: null, sourceId, locator }
  })
}

/** What is there, or `not_found`. */
export function present<T>(value: T | undefined, type: EntityType): T {
  if (value === undefined) throw notFound(type)
  return value
}

/** The key under which changes of one text alone become one undo step as they are typed; nothing for any other change. */
export function textOnly(entity: string, changes: object, texts: readonly string[]): { mergeKey?: string } {
  const [field, ...others] = Object.keys(changes)
  return field !== undefined && others.length === 0 && texts.includes(field) ? { mergeKey: `${field}:${entity}` } : {}
}
