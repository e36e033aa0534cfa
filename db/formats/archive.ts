import { zipSync } from 'fflate/browser'

/** Files as one ZIP archive. No clock is read: the same files give the same bytes. */
export function zipOf(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Uint8Array {
  // The earliest moment that the format can write (MS-DOS time, 1980).
  const mtime = new Date(1980, 0, 1)
  return zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), { level: 6, mtime })
}
