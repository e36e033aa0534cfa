/** Attributes of actors and ties as files of other programs bring them: a name, a text, and its number where it is one. */
import type { Attribute } from '../contract/methods/attributes.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import { insertRow } from './rows.ts'

export type AttributeOwner = { readonly actorId: number } | { readonly tieId: number }

/** The number that a text is; null where it is none. */
export function numberIn(text: string): number | null {
  const trimmed = text.trim()
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu.test(trimmed)) return null
  const value = Number(trimmed)
  return Number.isFinite(value) ? value : null
}

/** Gives a new actor or tie its attributes; each name once. */
export function insertAttributes(db: WritableDatabase, owner: AttributeOwner, attributes: readonly { readonly name: string; readonly value: string }[]): void {
  const key = 'actorId' in owner ? { actor_id: owner.actorId } : { tie_id: owner.tieId }
  attributes.forEach(({ name, value }, position) => insertRow(db, 'attribute', { ...key, name, value, number: numberIn(value), position }))
}

/** The attributes of an actor or tie, in their order. */
export function attributesOf(db: ReadableDatabase, owner: AttributeOwner): Attribute[] {
  const where = 'actorId' in owner ? sql`actor_id = ${owner.actorId}` : sql`tie_id = ${owner.tieId}`
  return db.all<Attribute>(sql`SELECT name, value, number FROM attribute WHERE ${where} ORDER BY position, id`)
}
