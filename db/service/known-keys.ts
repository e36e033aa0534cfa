/** What a long import remembers of its rows, in little memory. */
import { hash } from 'node:crypto'
import { createKeySet } from '../domain/key-set.ts'
import type { EventDraft } from '../formats/import/table-drafts.ts'
import { eventContents, knownEventKeys } from '../queries/import-matches.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'

/** Keys of events that the project has, and those of the file so far. */
export function keySetOf(db: ReadableDatabase, scheme: string): { add(key: string): 'inProject' | 'twice' | null } {
  const [inProject, inFile] = [createKeySet(), createKeySet()]
  for (const { value } of knownEventKeys(db, scheme)) inProject.add(value)
  return { add: key => (inProject.has(key) ? 'inProject' : inFile.add(key) ? null : 'twice') }
}

/** What of an event tells it from others of its set where the set gives no id. */
type Content = Pick<EventDraft, 'title' | 'date' | 'place' | 'code' | 'description'>

/** Events that a data set has (null: a new one), by what they say: as many of one content as there are. Takes one off for each that comes. */
export function knownContentOf(db: ReadableDatabase, dataSetId: number | null): { take(event: Content): boolean } {
  const counts = new Map<number, number>()
  if (dataSetId !== null) {
    for (const { title, date, place, code, description } of eventContents(db, dataSetId)) {
      const mark = markOf([title, date, place, code, description])
      counts.set(mark, (counts.get(mark) ?? 0) + 1)
    }
  }
  return {
    take({ title, date, place, code, description }) {
      if (counts.size === 0) return false
      const mark = markOf([title, date?.raw ?? '', place, code, description])
      const count = counts.get(mark) ?? 0
      if (count > 0) counts.set(mark, count - 1)
      return count > 0
    },
  }
}

/** 52 bits of the SHA-1 of what an event says: a number takes a fraction of the memory that the texts take. */
const markOf = (said: readonly string[]): number => Number.parseInt(hash('sha1', said.join('\u{1f}'), 'hex').slice(0, 13), 16)

/** A growing row of bits. */
export class Bits {
  #words = new Uint32Array(1_024)
  set(place: number): void {
    const word = place >>> 5
    if (word >= this.#words.length) {
      const larger = new Uint32Array(Math.max(this.#words.length * 2, word + 1))
      larger.set(this.#words)
      this.#words = larger
    }
    this.#words[word] = (this.#words[word] ?? 0) | (1 << (place & 31))
  }

  has(place: number): boolean {
    return ((this.#words[place >>> 5] ?? 0) & (1 << (place & 31))) !== 0
  }
}
