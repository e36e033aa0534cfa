import { createHash, type Hash } from 'node:crypto'
import { closeSync, openSync, readSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BundleFile, ShareManifest, SharePreview } from '../../contract/entities/sharing.ts'
import { EntenteError } from '../../contract/errors.ts'
import { programVersion } from '../../contract/version.ts'
import { writeZipFile } from '../../formats/zip-file.ts'
import { sync } from '../../sqlite/put-in-place.ts'

/** The files of a bundle, written but not yet told of. */
export interface Packing {
  /** The folder they are in. */
  readonly inside: string
  /** Where the ZIP goes; null: the folder stays a folder. */
  readonly packed: string | null
  /** Name of the folder within the ZIP. */
  readonly name: string
  readonly manifest: SharePreview
  readonly at: string
}
export interface PackedBundle {
  /** The folder, or the ZIP. */
  readonly packed: string
  readonly manifest: ShareManifest
}

export const manifestName = 'manifest.json'
const pieceBytes = 1 << 20

/**
 * Adds the manifest to the files of a bundle: what it holds, what was kept from it, and the SHA-256 of every file; then puts them into a ZIP where that
 * is wanted. Throws an EntenteError (`too_large`) where a ZIP cannot hold them, or what the system reports.
 */
export function packBundle({ inside, packed, name, manifest: preview, at }: Packing): PackedBundle {
  const manifest: ShareManifest = { ...preview, files: preview.files.map(path => hashed(inside, path)) }
  const { files, ...told } = manifest
  const text = `${JSON.stringify({ format: 'entente-bundle', version: 1, program: `Entente ${programVersion}`, madeAt: at, ...told, files }, null, 2)}\n`
  writeFileSync(join(inside, manifestName), text, { flag: 'wx', mode: 0o644 })
  for (const { path } of [...files, { path: manifestName }]) sync(join(inside, path))
  if (packed === null) return { packed: inside, manifest }
  if (files.reduce((sum, { bytes }) => sum + bytes, text.length) > mostInZip) {
    throw new EntenteError('too_large', 'The bundle has more than 4 GB, which a ZIP cannot hold. Nothing was written. Make it a folder.')
  }
  writeZipFile(packed, [...files.map(({ path }) => path), manifestName].map(path => ({ name: `${name}/${path}`, file: join(inside, path) })))
  sync(packed)
  return { packed, manifest }
}

/** Four gigabytes, less what the entries take besides: the format's own limit without its 64-bit extension. */
const mostInZip = 0xf000_0000

function hashed(folder: string, path: string): BundleFile {
  const file = join(folder, path)
  const hash = createHash('sha256')
  digest(hash, file)
  return { path, bytes: statSync(file).size, sha256: hash.digest('hex') }
}

/** Piece by piece: a project may be larger than what memory there is. */
function digest(hash: Hash, file: string): void {
  const handle = openSync(file, 'r')
  try {
    const piece = Buffer.allocUnsafe(pieceBytes)
    for (let read = readSync(handle, piece); read > 0; read = readSync(handle, piece)) hash.update(piece.subarray(0, read))
  } finally {
    closeSync(handle)
  }
}
