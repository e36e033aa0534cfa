import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { randomBytes } from 'node:crypto'

/**
 * Writes a whole file so that a reader sees the old content or the new, never half: a temporary file beside it, flushed, then renamed.
 * Throws what the system reports (ENOSPC, EACCES …); the old file is then untouched and the temporary one gone.
 */
export function writeFileAtomically(file: string, content: string | Uint8Array, mode = 0o600): void {
  const temporary = `${file}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  try {
    const handle = openSync(temporary, 'wx', mode)
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(temporary, file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

/** Why the system refused to write, for people; the file's name is the caller's to add. */
export function writeFailure(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reasons: Record<string, string> = {
    ENOSPC: 'the disk is full', EDQUOT: 'the disk quota is used up', EACCES: 'there is no permission to write there', EPERM: 'the system does not permit it',
    EROFS: 'the disk is read-only', ENOENT: 'the folder does not exist', ENOTDIR: 'part of the path is not a folder', EISDIR: 'a folder of that name is there',
    EBUSY: 'another program holds the file', EIO: 'the disk reported an error',
  }
  return reasons[code] ?? 'the system reported an error'
}
