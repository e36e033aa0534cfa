import type { NetworkCoding } from '../../contract/entities/network-coding.ts'
import type { NetworkData } from '../../contract/entities/views.ts'
import type { CodingRows } from '../filter/coding-rows.ts'
import type { Presence } from '../scene/presence.ts'

/** What of the network there is to encode, on a day and under rules. */
export interface Visible {
  readonly data: NetworkData
  readonly presence: Presence
  /** Which actors and ties show, by row. */
  readonly actors: readonly boolean[]
  readonly ties: readonly boolean[]
  /** All times of pictures that stand side by side, this one among them: their colours and sizes mean the same. Absent: this one alone. */
  readonly together?: readonly Visible[] | undefined
}

/** Everything that shares colours and sizes with what is visible, itself included. */
export const allOf = (visible: Visible): readonly Visible[] => visible.together ?? [visible]

/** What is coded about the network, with its rows by those of the network. */
export interface Coded {
  readonly coding: NetworkCoding
  readonly rows: CodingRows
}
