import type { FileKey } from './file-key.ts'

/**
 * The keys of the locked projects that are open in this thread, by the path of the file. They are here and in SQLite's own memory, nowhere else; a thread that
 * works on a project is sent its key.
 */
const keys = new Map<string, FileKey>()

/** Holds a key until it is forgotten. */
export function holdKey(file: string, key: FileKey): void {
  keys.set(file, key)
}

export function keyOf(file: string): FileKey | null {
  return keys.get(file) ?? null
}

/** A key that is held for another copy with the same lock. */
export function keyOfSalt(salt: Uint8Array): FileKey | null {
  return [...keys.values()].find(key => Buffer.compare(key.salt, salt) === 0) ?? null
}

/** Forgets the key of a file; its bytes are overwritten when no other file here has it. */
export function forgetKey(file: string): void {
  const held = keys.get(file)
  keys.delete(file)
  if (held && ![...keys.values()].includes(held)) held.key.fill(0)
}

/** The keys that are held for some files, to be sent to a thread. */
export function keysOf(files: readonly string[]): { file: string; key: FileKey }[] {
  return files.flatMap(file => {
    const key = keyOf(file)
    return key ? [{ file, key }] : []
  })
}

/**
 * Runs something that looks into a file which is not open here, and forgets its key afterwards where it was not held before: a copy's key is that of its
 * project, which would otherwise open without a passphrase once it was locked.
 */
export function borrowingKey<T>(file: string, body: () => T): T {
  const wasHeld = keys.has(file)
  const giveBack = () => {
    if (!wasHeld) forgetKey(file)
  }
  let result: T
  try {
    result = body()
  } catch (error) {
    giveBack()
    throw error
  }
  if (result instanceof Promise) return result.finally(giveBack) as T
  giveBack()
  return result
}
