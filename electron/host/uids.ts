import { randomFillSync } from 'node:crypto'

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
/** Random bytes are asked for by so many uids at once: asking costs more than making one. */
const madeAtOnce = 512
const randomBytes = 6

/**
 * Makes uids: UUIDs of version 7 (RFC 9562, sections 5.7 and 6.2, method 1), in their order also within a millisecond: milliseconds, a counter of 32 bits
 * that begins anywhere in its lower half, 42 random bits.
 */
export function createUids(now: () => number = Date.now): () => string {
  const random = Buffer.alloc(madeAtOnce * randomBytes)
  let at = random.length
  let time = -1
  let counter = 0
  let beginning = ''
  const byte = (value: number) => hex[value & 0xff] ?? ''
  return () => {
    if (at === random.length) {
      randomFillSync(random)
      at = 0
    }
    const milliseconds = now()
    counter += 1
    if (milliseconds > time || counter > 0xffff_ffff) {
      time = Math.max(milliseconds, time + 1)
      counter = anyNumber() >>> 1
      const text = time.toString(16).padStart(12, '0')
      beginning = `${text.slice(0, 8)}-${text.slice(8)}-`
    }
    const from = at
    at += randomBytes
    const drawn = (place: number) => random[from + place] ?? 0
    return `${beginning}${byte(0x70 | (counter >>> 28))}${byte(counter >>> 20)}-${byte(0x80 | ((counter >>> 14) & 0x3f))}${byte(counter >>> 6)}-`
      + byte((counter << 2) | (drawn(0) & 3)) + byte(drawn(1)) + byte(drawn(2)) + byte(drawn(3)) + byte(drawn(4)) + byte(drawn(5))
  }
}

const anyNumber = () => randomFillSync(new Uint32Array(1))[0] ?? 0
