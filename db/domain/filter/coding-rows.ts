import type { NetworkCoding } from '../../contract/entities/network-coding.ts'
import type { NetworkData } from '../../contract/entities/views.ts'

/** Rows of the coding by rows of the network; -1 where the coding, read at another moment, does not know an actor or tie. */
export interface CodingRows {
  readonly actors: Int32Array
  readonly ties: Int32Array
}

/** Which row of the coding tells of which actor and tie: the same row, unless the two were read at different moments. */
export function codingRows(data: NetworkData, coding: NetworkCoding): CodingRows {
  return { actors: rowsOf(data.actors.uid, coding.actors.uid), ties: rowsOf(data.ties.uid, coding.ties.uid) }
}

function rowsOf(uids: readonly string[], coded: readonly string[]): Int32Array {
  if (uids.every((uid, row) => coded[row] === uid)) return Int32Array.from(uids, (_, row) => row)
  const rowOf = new Map(coded.map((uid, row) => [uid, row]))
  return Int32Array.from(uids, (uid) => rowOf.get(uid) ?? -1)
}
