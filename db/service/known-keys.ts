/** What a long import remembers of its rows, in little memory. */
import { ownText } from '../formats/import/long-text.ts'
import { knownEventKeys } from '../queries/import-matches.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'

/** Keys of events that the project has, and those of the file so far: numbers as numbers, which take a fraction of the memory. */
export function keySetOf(db: ReadableDatabase, scheme: string): { add(key: string): 'inProject' | 'twice' | null } {
  const numbers = new Map<number, boolean>()
  const texts = new Map<string, boolean>()
  const asNumber = (key: string) => (/^[1-9]\d{0,14}$/u.test(key) ? Number(key) : null)
  for (const { value } of knownEventKeys(db, scheme)) {
    const number = asNumber(value)
    if (number === null) texts.set(value, true)
    else numbers.set(number, true)
  }
  return {
    add(key) {
      const number = asNumber(key)
      const known = number === null ? texts.get(key) : numbers.get(number)
      if (known !== undefined) return known ? 'inProject' : 'twice'
      if (number === null) texts.set(ownText(key), false)
      else numbers.set(number, false)
      return null
    },
  }
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
