import { safeStorage } from 'electron'
import type { SystemSecrets } from '../host/key-vault.ts'

/** The system's keychain. On Linux without one Electron would encrypt with a fixed word, which keeps nothing: that counts as none. */
export const systemSecrets: SystemSecrets = {
  isAvailable: () => safeStorage.isEncryptionAvailable() && (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'),
  encrypt: text => safeStorage.encryptString(text),
  decrypt: bytes => safeStorage.decryptString(Buffer.from(bytes)),
}
