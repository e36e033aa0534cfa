import type { Encodings } from '../../../db/contract/entities/encodings.ts'
import type { NetworkCoding } from '../../../db/contract/entities/network-coding.ts'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { lookOf, type NetworkLook } from '../../../db/domain/encoding/look.ts'
import { amountText } from '../../../db/domain/encoding/steps.ts'
import { prepareDays } from '../../../db/domain/scene/prepare.ts'
import { presenceIn, type SceneTimeOptions } from '../../../db/domain/scene/presence.ts'
import type { LegendGroup, SceneFilter } from '../../../db/domain/scene/types.ts'
import type { Column } from '../../ui/DataTable.tsx'
import type { ActorRow, TieRow } from './rows.ts'

interface Shown {
  data: NetworkData
  time: SceneTimeOptions
  encodings: Encodings
  /** Null until it is read. */
  coding: NetworkCoding | null
  filter: SceneFilter | null
}

interface EncodedColumns {
  ties: readonly Column<TieRow>[]
  actors: readonly Column<ActorRow>[]
}

const none: EncodedColumns = { ties: [], actors: [] }

/** Columns that tell in words and numbers what colours, sizes and the amounts beside names tell in the drawing; none where these say nothing. */
export function encodedColumns({ data, time, encodings, coding, filter }: Shown): EncodedColumns {
  const look = lookOf({ data, presence: presenceIn(data, prepareDays(data), time) }, encodings, coding, 'light', filter)
  if (!look) return none
  const { ties, actors, sized, measure } = look
  const tieOf = rowsOf(data.ties.uid)
  const actorOf = rowsOf(data.actors.uid)
  const amounts = [['size', 'Size', sized], ['beside-name', 'Beside the name', measure]] as const
  return {
    ties: ties ? [said('Line colour', headed(look, 'tie-look'), row => ties[tieOf.get(row.uid) ?? -1]?.says ?? '')] : [],
    actors: [
      ...(actors ? [said<ActorRow>('Colour', headed(look, 'actor-look'), row => actors[actorOf.get(row.uid) ?? -1]?.says ?? '')] : []),
      ...amounts.flatMap(([id, title, measured]): Column<ActorRow>[] => {
        if (!measured) return []
        const amount = (row: ActorRow) => measured.values[actorOf.get(row.uid) ?? -1] ?? 0
        return [{ id, title: `${title}: ${measured.title}`, width: 'minmax(150px, 1fr)', align: 'end', sortBy: amount, render: row => amountText(amount(row)) }]
      }),
    ],
  }
}

const rowsOf = (uids: readonly string[]): ReadonlyMap<string, number> => new Map(uids.map((uid, row) => [uid, row]))

/** What the legend calls that encoding. */
const headed = (look: NetworkLook, group: LegendGroup): string | undefined => look.legend.find(entry => entry.group === group)?.heading

const said = <Row,>(title: string, heading: string | undefined, says: (row: Row) => string): Column<Row> => ({
  id: 'colour', title: heading ?? title, width: 'minmax(176px, 1.6fr)', sortBy: row => says(row) || null, render: row => <span className="truncate" title={says(row)}><bdi>{says(row)}</bdi></span>,
})
