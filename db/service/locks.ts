/** Locks of project files: what the program around the projects needs of them. */
import { borrowingKey, forgetKey, holdKey, keyOf, keysOf } from '../sqlite/keyring.ts'
import type { FileKey } from '../sqlite/file-key.ts'

export { saltOfFile } from '../sqlite/inspect-file.ts'
export { confirmPassphrase, keyForNewLock, unlockByKey, unlockFile } from '../sqlite/passphrase.ts'
export { changeEarlierCopies, sameLock } from '../sqlite/lock-copies.ts'
export type { CopiesChanged, EarlierCopies } from '../sqlite/lock-copies.ts'
export { rewriteWithKey, writeAnew } from '../sqlite/rewrite-with-key.ts'
export type { FileKey } from '../sqlite/file-key.ts'
export { borrowingKey, forgetKey, keyOf, keysOf }

/** The key of a file, on its way to a thread that works on it. */
export interface HeldKey { readonly file: string; readonly key: FileKey }

/** Holds the keys that a thread was sent. */
export function holdKeys(keys: readonly HeldKey[]): void {
  for (const { file, key } of keys) holdKey(file, key)
}
