import { randomUUID } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { maxEventBytes } from '../../db/contract/entities/imports.ts'
import { EntenteError } from '../../db/contract/errors.ts'
import type { Session } from './sessions.ts'

/** Largest part of a file that one request brings, in bytes. */
export const maxPartBytes = 8 * 1024 * 1024
/** Files that one window may have here at a time. */
const mostFiles = 8

/** A part of a file: which file, by a name that the page made, how long it is, and where the part begins. */
export interface Part { readonly upload: string; readonly size: number; readonly offset: number; readonly bytes: Uint8Array }

/** Files that pages bring part by part, each until its window lets go of it. A browser does not say where a file is, so it is copied. */
export interface Uploads {
  /** Takes the next part; the path of the file once it is whole, null before. Throws an EntenteError where it does not fit or cannot be written, with the file gone. */
  take(session: Session, part: Part): string | null
  /** Remembers under which name a whole file is held. */
  name(session: Session, upload: string, held: string): void
  /** Removes a file, by the page's name of it or by the name under which it is held. */
  release(session: Session, name: string): void
  /** Removes all files of a window. */
  clear(session: Session): void
  /** Removes all files. */
  close(): void
}

interface Upload { readonly path: string; readonly size: number; written: number; held: string | null }

/** Uploads in a folder of this process, which only this user may read. What a process that was killed left there is removed. */
export function createUploads(folder: string): Uploads {
  const own = join(folder, `${process.pid}-${randomUUID()}`)
  const files = new Map<Session, Map<string, Upload>>()
  removeLeft(folder)
  const of = (session: Session) => {
    const known = files.get(session) ?? new Map<string, Upload>()
    files.set(session, known)
    return known
  }
  const remove = (session: Session, name: string) => {
    const upload = of(session).get(name)
    of(session).delete(name)
    if (upload) rmSync(upload.path, { force: true })
  }
  const begin = (session: Session, { upload, size }: Part): Upload => {
    if (size > maxEventBytes) throw new EntenteError('too_large', `The file has more than ${maxEventBytes / 1024 / 1024} MB, the most that is imported at once. Nothing was changed.`)
    if (of(session).size >= mostFiles) throw new EntenteError('too_large', 'Too many files are waiting to be imported in this window. Finish or close one of the imports, and choose the file again. Nothing was changed.')
    mkdirSync(own, { recursive: true, mode: 0o700 })
    const made: Upload = { path: join(own, randomUUID()), size, written: 0, held: null }
    closeSync(openSync(made.path, 'wx', 0o600))
    of(session).set(upload, made)
    return made
  }
  return {
    take(session, part) {
      const known = of(session).get(part.upload)
      const upload = known ?? (part.offset === 0 ? begin(session, part) : null)
      if (!upload || upload.size !== part.size || part.offset !== upload.written || upload.written + part.bytes.length > upload.size) {
        remove(session, part.upload)
        throw new EntenteError('bad_request', 'The file did not arrive whole. It may have changed while it was read: choose it again. Nothing was changed.')
      }
      try {
        const file = openSync(upload.path, 'a')
        try {
          for (let at = 0; at < part.bytes.length;) at += writeSync(file, part.bytes, at)
        } finally {
          closeSync(file)
        }
      } catch (error) {
        remove(session, part.upload)
        const isFull = error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
        throw new EntenteError(isFull ? 'disk_full' : 'disk_error', `The file could not be copied for the import: ${isFull ? 'the disk is full. Make room' : 'the disk reported an error. Try again'}, or use entente import. Nothing was changed.`)
      }
      upload.written += part.bytes.length
      return upload.written === upload.size ? upload.path : null
    },
    name(session, upload, held) {
      const known = of(session).get(upload)
      if (known) known.held = held
    },
    release(session, name) {
      const held = [...of(session)].find(([, upload]) => upload.held === name)
      remove(session, held?.[0] ?? name)
    },
    clear(session) {
      for (const upload of of(session).keys()) remove(session, upload)
      files.delete(session)
    },
    close() {
      files.clear()
      rmSync(own, { recursive: true, force: true })
    },
  }
}

/** Removes the folders of processes that are gone. */
function removeLeft(folder: string): void {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    // There is none yet.
    return
  }
  for (const name of names) {
    const pid = Number(/^(\d+)-/u.exec(name)?.[1] ?? Number.NaN)
    if (Number.isInteger(pid) && !isRunning(pid)) rmSync(join(folder, name), { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
