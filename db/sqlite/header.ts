import { saltOf } from './file-key.ts'

/** "ENTN" in the four bytes that SQLite keeps for an application's mark. */
export const APPLICATION_ID = 0x454e544e

/** What the first 100 bytes of a SQLite file say (sqlite.org/fileformat2.html, "The Database Header"). */
export interface FileHeader {
  readonly pageSize: number
  readonly walMode: boolean
  /** Size in pages; null where the header's own count is not to be trusted. */
  readonly pages: number | null
  readonly userVersion: number
  readonly applicationId: number
}

/** What a locked file shows of itself. */
export interface LockedHeader { readonly pageSize: number; readonly walMode: boolean; readonly salt: Uint8Array }

export const HEADER_BYTES = 100
const magic = 'SQLite format 3\0'

/** Reads the header of a locked file; null where the bytes are not those of one. */
export function readLockedHeader(bytes: Uint8Array): LockedHeader | null {
  const salt = saltOf(bytes)
  if (!salt || bytes.length < HEADER_BYTES) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES)
  const pageSize = view.getUint16(16) === 1 ? 65_536 : view.getUint16(16)
  if (pageSize < 512 || (pageSize & (pageSize - 1)) !== 0) return null
  return { pageSize, walMode: view.getUint8(18) === 2 || view.getUint8(19) === 2, salt }
}

/** Reads a file's header; null where the bytes are not those of a SQLite file. */
export function readHeader(bytes: Uint8Array): FileHeader | null {
  if (bytes.length < HEADER_BYTES || Buffer.from(bytes.buffer, bytes.byteOffset, magic.length).toString('latin1') !== magic) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES)
  const stored = view.getUint16(16)
  const pageSize = stored === 1 ? 65_536 : stored
  if (pageSize < 512 || (pageSize & (pageSize - 1)) !== 0) return null
  const isCountValid = view.getUint32(24) === view.getUint32(92) && view.getUint32(28) > 0
  return {
    pageSize, walMode: view.getUint8(18) === 2 || view.getUint8(19) === 2,
    pages: isCountValid ? view.getUint32(28) : null,
    userVersion: view.getInt32(60), applicationId: view.getUint32(68),
  }
}
