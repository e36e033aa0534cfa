/** What a long import remembers of its rows, in little memory. */
import { createKeySet } from '../domain/key-set.ts'
import { knownEventKeys } from '../queries/import-matches.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'

/** Keys of events that the project has, and those of the file so far. */
export function keySetOf(db: ReadableDatabase, scheme: string): { add(key: string): 'inProject' | 'twice' | null } {
  const [inProject, inFile] = [createKeySet(), createKeySet()]
  for (const { value } of knownEventKeys(db, scheme)) inProject.add(value)
  return { add: key => (inProject.has(key) ? 'inProject' : inFile.add(key) ? null : 'twice') }
}

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
