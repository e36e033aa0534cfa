import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { Zip, ZipDeflate } from 'fflate/browser'

const pieceBytes = 1 << 20

/** Writes files into a new ZIP, piece by piece, so that none has to fit into memory. Names part folders by `/`. Throws what the system reports (EEXIST, ENOSPC …). */
export function writeZipFile(target: string, files: readonly { readonly name: string; readonly file: string }[]): void {
  const out = openSync(target, 'wx', 0o644)
  try {
    let failure: Error | null = null
    const zip = new Zip((error, bytes) => {
      failure ??= error
      for (let at = 0; at < bytes.length;) at += writeSync(out, bytes, at)
    })
    const piece = new Uint8Array(pieceBytes)
    for (const { name, file } of files) {
      const entry = new ZipDeflate(name, { level: 6 })
      // The earliest moment that the format can write: no clock is read.
      entry.mtime = new Date(1980, 0, 1)
      zip.add(entry)
      const handle = openSync(file, 'r')
      try {
        for (let read = readSync(handle, piece); read > 0; read = readSync(handle, piece)) entry.push(piece.slice(0, read))
        entry.push(new Uint8Array(), true)
      } finally {
        closeSync(handle)
      }
    }
    zip.end()
    if (failure) throw failure as Error
  } finally {
    closeSync(out)
  }
}
