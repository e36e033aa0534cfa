import { closeSync, openSync, readSync } from 'node:fs'

interface Entry { readonly files?: Readonly<Record<string, Entry>>; readonly size?: number; readonly unpacked?: boolean }

/** A file of an archive: its path with slashes, its bytes, and whether it lies beside the archive. */
export interface ArchivedFile { readonly path: string; readonly size: number; readonly unpacked: boolean }

/** The files of an ASAR archive, by its header: four numbers of four bytes (the last one the length), then JSON. */
export function filesOfArchive(file: string): ArchivedFile[] {
  const handle = openSync(file, 'r')
  try {
    const start = Buffer.alloc(16)
    readSync(handle, start, 0, 16, 0)
    const header = Buffer.alloc(start.readUInt32LE(12))
    readSync(handle, header, 0, header.length, 16)
    const list = (entry: Entry, path: string): ArchivedFile[] =>
      Object.entries(entry.files ?? {}).flatMap(([name, child]) => {
        const below = path === '' ? name : `${path}/${name}`
        return child.files ? list(child, below) : [{ path: below, size: child.size ?? 0, unpacked: child.unpacked === true }]
      })
    return list(JSON.parse(header.toString('utf8')) as Entry, '')
  } finally {
    closeSync(handle)
  }
}
