import type { MoveKind, NetworkData, Position } from '../../../db/contract/entities/views.ts'
import { arranged, fewest, type Arrangement } from '../../../db/domain/arrange.ts'
import { prepare } from '../../../db/domain/scene/prepare.ts'

/** What an arrangement of actors is called, its keys, and what the move is called in the list of steps. */
export const arrangementWords: { readonly [A in Arrangement]: { readonly title: string; readonly keys: string; readonly move: MoveKind } } = {
  left: { title: 'Align left', keys: 'Y ArrowLeft', move: 'align-left' },
  centre: { title: 'Align centres', keys: 'Y X', move: 'align-centre' },
  right: { title: 'Align right', keys: 'Y ArrowRight', move: 'align-right' },
  top: { title: 'Align top', keys: 'Y ArrowUp', move: 'align-top' },
  middle: { title: 'Align middles', keys: 'Y Y', move: 'align-middle' },
  bottom: { title: 'Align bottom', keys: 'Y ArrowDown', move: 'align-bottom' },
  horizontally: { title: 'Distribute horizontally', keys: 'Y H', move: 'distribute-horizontally' },
  vertically: { title: 'Distribute vertically', keys: 'Y V', move: 'distribute-vertically' },
  grid: { title: 'Snap to the grid', keys: 'Y G', move: 'snap' },
}

/** Where these actors stand after an arrangement; what was put somewhere by hand is pinned there. Empty where too few are given. */
export function arrangedPlaces(data: NetworkData, uids: readonly string[], arrangement: Arrangement): Position[] {
  const { bodies } = prepare(data)
  const standing = uids.flatMap(actor => {
    const body = bodies[data.actors.uid.indexOf(actor)]
    return body ? [{ actor, body }] : []
  })
  if (standing.length < fewest(arrangement)) return []
  return arranged(arrangement, standing.map(({ body }) => body)).flatMap(({ x, y }, i) => {
    const at = standing[i]
    return at ? [{ actor: at.actor, x, y, pinned: true }] : []
  })
}
