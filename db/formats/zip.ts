/**
 * Members of a ZIP archive (PKWARE APPNOTE 6.3), read from its central directory, as strictly as a file from a stranger deserves: no encryption, no
 * names that lead out of the archive, nothing that unpacks to more than it says or than is allowed, checksums held.
 */
import { crc32, inflateRawSync } from 'node:zlib'
import { ImportError } from './import/import-error.ts'

export interface ZipLimits {
  /** Members, and what those that are read may unpack to together, in bytes. */
  readonly members: number
  readonly unpacked: number
  /** What to do where a part cannot be read as it is. */
  readonly advice?: string
}

export interface ZipArchive {
  /** Names of the members, as they stand. */
  readonly names: readonly string[]
  /** The bytes of a member; null where none has that name. Throws an ImportError where it is damaged or too large. */
  read(name: string): Uint8Array | null
}

interface Member { readonly method: number; readonly flags: number; readonly crc: number; readonly packed: number; readonly size: number; readonly offset: number }

const damaged = () => new ImportError('The file is damaged or not complete. Open it in its program, save it again and read that.')

/** Whether bytes begin like a ZIP archive. */
export const looksZipped = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)

/** Opens an archive. Throws an ImportError for one that is damaged, encrypted, or has names that lead out of it. */
export function openZip(bytes: Uint8Array, { advice = 'Save the text of it as .txt and read that.', ...limits }: ZipLimits): ZipArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const members = membersOf(bytes, view, limits.members, advice)
  let unpacked = 0
  return {
    names: [...members.keys()],
    read(name) {
      const member = members.get(name)
      if (!member) return null
      unpacked += member.size
      if (unpacked > limits.unpacked) throw new ImportError(`The file unpacks to more than ${limits.unpacked / 1024 / 1024} MB, which is too much. ${advice}`)
      return contentOf(bytes, view, member)
    },
  }
}

function membersOf(bytes: Uint8Array, view: DataView, most: number, advice: string): Map<string, Member> {
  const end = endOfDirectory(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count === 0xffff || at === 0xffffffff) throw new ImportError(`This is a ZIP file of the 64-bit form, which documents do not use. ${advice}`)
  if (count > most) throw new ImportError(`The file has more than ${most} parts, which no document has. ${advice}`)
  const members = new Map<string, Member>()
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw damaged()
    const flags = view.getUint16(at + 8, true)
    const nameLength = view.getUint16(at + 28, true)
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > bytes.length) throw damaged()
    if ((flags & 0x2041) !== 0) throw new ImportError('The file is protected by a password. Save it without one and read that.')
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    if (leadsOut(name)) throw new ImportError('The file has a part whose name leads out of it, as no program writes it; nothing of it was read. Treat it with suspicion.')
    if (members.has(name)) throw new ImportError('The file has two parts of one name, as no program writes it; nothing of it was read.')
    members.set(name, {
      flags, method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true), packed: view.getUint32(at + 20, true), size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at = next
  }
  return members
}

/** Where the end record of the directory begins: searched from the end, behind which a comment of 64 kB may stand. */
function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  throw damaged()
}

const leadsOut = (name: string) => /^[/\\]|^[a-z]:|\\|\0|(?:^|\/)\.\.(?:\/|$)/iu.test(name)

function contentOf(bytes: Uint8Array, view: DataView, { method, crc, packed, size, offset }: Member): Uint8Array {
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) throw damaged()
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + packed > bytes.length) throw damaged()
  const stored = bytes.subarray(start, start + packed)
  const content = method === 0 ? stored : method === 8 ? inflated(stored, size) : null
  if (!content) throw new ImportError('The file is packed in a way that documents are not. Open it in its program, save it again and read that.')
  if (content.length !== size || crc32(content) !== crc) throw damaged()
  return content
}

/** Inflates to the size that the directory names, never to more. */
function inflated(stored: Uint8Array, size: number): Uint8Array {
  try {
    return inflateRawSync(stored, { maxOutputLength: Math.max(1, size) })
  } catch {
    throw damaged()
  }
}
