import type { NetworkData, Position } from '../../../db/contract/entities/views.ts'
import { prepare } from '../../../db/domain/scene/prepare.ts'

/** Pins those actors where they stand; where all of them are pinned already, lets them go. */
export function togglePins(data: NetworkData, uids: readonly string[]): Position[] {
  const { bodies, pinned } = prepare(data)
  const rows = uids.map(uid => data.actors.uid.indexOf(uid)).filter(row => row >= 0)
  const release = rows.length > 0 && rows.every(row => pinned[row])
  return rows.flatMap(row => {
    const body = bodies[row]
    const actor = data.actors.uid[row]
    return body && actor !== undefined ? [{ actor, x: body.x, y: body.y, pinned: !release }] : []
  })
}
