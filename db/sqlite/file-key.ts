import { randomBytes, scrypt } from 'node:crypto'

/**
 * How a locked project file begins: three letters, the cost of making its key, and twelve random bytes. These sixteen bytes stand where an open
 * file says “SQLite format 3”; they are the salt, and the only part besides the size and kind of the pages that is not encrypted.
 */
const mark = 'ENL'
export const SALT_BYTES = 16
const KEY_BYTES = 32

/** Base-2 logarithm of scrypt's N for new locks: with r = 8 and p = 1 (RFC 7914), 128 MB and about half a second (OWASP, Password Storage Cheat Sheet). */
export const USUAL_COST = 17
/** What a file may ask for: less would be weak, more would let a stranger's file take the machine's memory. */
const [LEAST_COST, MOST_COST] = [14, 18]
const BLOCK_SIZE = 8

/** What opens one locked file, and every copy that was made of it with the same lock. Held in memory only. */
export interface FileKey {
  /** The first sixteen bytes of the file. */
  readonly salt: Uint8Array
  readonly key: Uint8Array
}

/** The beginning of a file that is to be locked; different each time. `cost` is for tests, which need not wait. */
export function newSalt(cost: number = USUAL_COST): Uint8Array {
  const salt = randomBytes(SALT_BYTES)
  salt.write(mark, 'latin1')
  salt[mark.length] = cost
  return salt
}

/** The salt of a locked file from its first bytes; null where it is none, or one that asks for more or less than we give. */
export function saltOf(bytes: Uint8Array): Uint8Array | null {
  if (bytes.length < SALT_BYTES || Buffer.from(bytes.buffer, bytes.byteOffset, mark.length).toString('latin1') !== mark) return null
  const cost = bytes[mark.length] ?? 0
  return cost >= LEAST_COST && cost <= MOST_COST ? Uint8Array.from(bytes.subarray(0, SALT_BYTES)) : null
}

/** The key that a passphrase gives with this salt, off the main thread. The same passphrase typed on another system is the same (Unicode NFC). */
export function deriveKey(passphrase: string, salt: Uint8Array): Promise<FileKey> {
  const cost = 2 ** (salt[mark.length] ?? USUAL_COST)
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), salt, KEY_BYTES, { N: cost, r: BLOCK_SIZE, p: 1, maxmem: 256 * cost * BLOCK_SIZE }, (error, key) => {
      if (error) reject(error)
      else resolve({ salt: Uint8Array.from(salt), key: Uint8Array.from(key) })
    })
  })
}
