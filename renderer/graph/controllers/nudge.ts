import type { Point } from '../../../db/domain/scene/types.ts'

export interface Nudge {
  /** Moves actors by keys, from where they stand now, to where `placeFor` lets them stand; returns their new places. */
  by(uids: readonly string[], dx: number, dy: number, placeOf: (uid: string) => Point | null, placeFor: (point: Point) => Point): ReadonlyMap<string, Point>
  /** Places that keys gave and that the data do not have yet. */
  pending(): ReadonlyMap<string, Point>
  /** New data are there: what they agree with is theirs from now on. */
  follow(placeOf: (uid: string) => Point | null): void
  /** Nothing is on its way any more: the data are right whatever they say. */
  forget(): void
}

const round = (value: number) => Math.round(value * 10) / 10

/** Holds what the arrow keys did until the data have it: key after key must not wait for the project file. */
export function createNudge(): Nudge {
  const places = new Map<string, Point>()
  return {
    by: (uids, dx, dy, placeOf, placeFor) => {
      const moved = new Map<string, Point>()
      for (const uid of uids) {
        const from = places.get(uid) ?? placeOf(uid)
        if (!from) continue
        const to = placeFor({ x: round(from.x + dx), y: round(from.y + dy) })
        places.set(uid, to)
        moved.set(uid, to)
      }
      return moved
    },
    pending: () => places,
    follow: (placeOf) => {
      for (const [uid, place] of places) {
        const now = placeOf(uid)
        if (!now || (now.x === place.x && now.y === place.y)) places.delete(uid)
      }
    },
    forget: () => places.clear(),
  }
}
