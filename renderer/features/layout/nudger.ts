import type { Position } from '../../../db/contract/entities/views.ts'
import type { Workbench } from '../../state/workbench.ts'

/** After a rest this long, in milliseconds, the next key begins another undo step. */
const restMs = 1_500

export interface Nudger {
  /** Keeps places that keys gave: one write at a time, the latest places in the next; a run of keys is one undo step. Resolves when it is kept, or is not to be. */
  move(view: string, positions: readonly Position[]): Promise<void>
}

/** Sends what the arrow keys do to the project without making the keys wait for it. */
export function createNudger({ write, queries }: Workbench): Nudger {
  let waiting = new Map<string, Position>()
  let underWay: Promise<void> | null = null
  let stay = crypto.randomUUID()
  let moved = ''
  let last = 0

  const send = async (view: string): Promise<void> => {
    while (waiting.size > 0) {
      const positions = [...waiting.values()]
      waiting = new Map()
      await write('views.move', { uid: view, positions, stay }).catch(() => queries.invalidate('everything'))
    }
    underWay = null
  }
  return {
    move(view, positions) {
      const who = positions.map(({ actor }) => actor).join(' ')
      const now = Date.now()
      if (who !== moved || now - last > restMs) stay = crypto.randomUUID()
      moved = who
      last = now
      for (const position of positions) waiting.set(position.actor, position)
      underWay ??= send(view)
      return underWay
    },
  }
}
