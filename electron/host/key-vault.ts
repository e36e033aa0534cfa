import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { FileKey } from '../../db/service/locks.ts'
import { writeFileAtomically } from './atomic-file.ts'
import { privateFolder } from './paths.ts'

/** What the system encrypts for this user (Electron's safeStorage). */
export interface SystemSecrets {
  /** False where the system has no keychain that keeps anything safe. */
  isAvailable(): boolean
  encrypt(text: string): Uint8Array
  decrypt(bytes: Uint8Array): string
}

/** Keys of locked projects that their owner asked to be remembered, encrypted by the system. */
export interface KeyVault {
  readonly available: boolean
  keep(key: FileKey): void
  /** The key of a lock; null where none is kept or the system does not give it. */
  take(salt: Uint8Array): FileKey | null
  forget(salt: Uint8Array): void
}

const Kept = z.record(z.string().regex(/^[0-9a-f]{32}$/u), z.base64())

/** A vault in the data folder. It names locks by their salts, so that it tells of no file; a broken one is an empty one. */
export function createKeyVault(folder: string, secrets: SystemSecrets): KeyVault {
  const path = join(folder, 'remembered-keys.json')
  const read = (): z.infer<typeof Kept> => {
    try {
      return Kept.parse(JSON.parse(readFileSync(path, 'utf8')))
    } catch {
      return {}
    }
  }
  const write = (kept: z.infer<typeof Kept>) => {
    privateFolder(folder)
    writeFileAtomically(path, `${JSON.stringify(kept)}\n`)
  }
  const nameOf = (salt: Uint8Array) => Buffer.from(salt).toString('hex')
  return {
    get available() {
      return secrets.isAvailable()
    },
    keep({ salt, key }) {
      if (secrets.isAvailable()) write({ ...read(), [nameOf(salt)]: Buffer.from(secrets.encrypt(Buffer.from(key).toString('base64'))).toString('base64') })
    },
    take(salt) {
      const kept = read()[nameOf(salt)]
      if (kept === undefined || !secrets.isAvailable()) return null
      try {
        return { salt, key: Uint8Array.from(Buffer.from(secrets.decrypt(Buffer.from(kept, 'base64')), 'base64')) }
      } catch {
        return null
      }
    },
    forget(salt) {
      const { [nameOf(salt)]: gone, ...others } = read()
      if (gone !== undefined) write(others)
    },
  }
}
