/**
 * A database file with the committed part of its write-ahead log, as one image in memory. So a file that was not closed properly is
 * looked at without a trace in its folder, and read where nothing can be written (sqlite.org/fileformat2.html, "The Write-Ahead Log").
 */
const WAL_HEADER = 32
const FRAME_HEADER = 24
/** Word order of the log's checksums, by its magic number. */
const magicNumbers: Readonly<Record<number, 'little' | 'big'>> = { 0x377f0682: 'little', 0x377f0683: 'big' }

/** The image after the last commit in the log. Frames after the first that is not whole, or belongs to an older log, do not count. */
export function overlay(database: Uint8Array, log: Uint8Array): Uint8Array {
  const view = new DataView(log.buffer, log.byteOffset, log.byteLength)
  const order = log.length >= WAL_HEADER ? magicNumbers[view.getUint32(0)] : undefined
  if (order === undefined) return inRollbackMode(database)
  const pageSize = view.getUint32(8) === 1 ? 65_536 : view.getUint32(8)
  const sum: [number, number] = [0, 0]
  addChecksum(sum, view, 0, 24, order)
  if (sum[0] !== view.getUint32(24) || sum[1] !== view.getUint32(28) || pageSize < 512) return inRollbackMode(database)

  const committed = new Map<number, number>()
  let pending = new Map<number, number>()
  let pages = 0
  for (let at = WAL_HEADER; at + FRAME_HEADER + pageSize <= log.length; at += FRAME_HEADER + pageSize) {
    if (view.getUint32(at + 8) !== view.getUint32(16) || view.getUint32(at + 12) !== view.getUint32(20)) break
    addChecksum(sum, view, at, 8, order)
    addChecksum(sum, view, at + FRAME_HEADER, pageSize, order)
    if (sum[0] !== view.getUint32(at + 16) || sum[1] !== view.getUint32(at + 20)) break
    pending.set(view.getUint32(at), at + FRAME_HEADER)
    const sizeAfterCommit = view.getUint32(at + 4)
    if (sizeAfterCommit > 0) {
      pages = sizeAfterCommit
      for (const [page, offset] of pending) committed.set(page, offset)
      pending = new Map()
    }
  }
  if (pages === 0) return inRollbackMode(database)
  const image = new Uint8Array(pages * pageSize)
  image.set(database.subarray(0, image.length))
  for (const [page, offset] of committed) {
    if (page >= 1 && page <= pages) image.set(log.subarray(offset, offset + pageSize), (page - 1) * pageSize)
  }
  return inRollbackMode(image)
}

/** An image in memory has no log of its own: the header must say so. */
function inRollbackMode(image: Uint8Array): Uint8Array {
  if (image.length >= 20) {
    image[18] = 1
    image[19] = 1
  }
  return image
}

function addChecksum(sum: [number, number], view: DataView, from: number, length: number, order: 'little' | 'big'): void {
  const little = order === 'little'
  let [one, other] = sum
  for (let at = from; at < from + length; at += 8) {
    one = (one + view.getUint32(at, little) + other) >>> 0
    other = (other + view.getUint32(at + 4, little) + one) >>> 0
  }
  sum[0] = one
  sum[1] = other
}
