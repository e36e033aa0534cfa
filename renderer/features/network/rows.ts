import type { NetworkData } from '../../../db/contract/entities/views.ts'
import type { ActorKind, Certainty, TieKind } from '../../../db/contract/vocabulary.ts'
import { actorMeasures, type ActorMeasures } from './actor-measures.ts'
import type { Scene } from '../../../db/domain/scene/types.ts'

export interface TieRow {
  uid: string
  from: { name: string; kind: ActorKind }
  to: { name: string; kind: ActorKind }
  directed: boolean
  kind: TieKind
  label: string
  certainty: Certainty
  cooperation: number | null
  conflict: number | null
  /** Whether it only possibly holds at the time shown. */
  uncertain: boolean
}

export interface ActorRow {
  uid: string
  name: string
  kind: ActorKind
  /** Ties of it that are shown. */
  ties: number
  /** Null without a tie that shows. */
  measures: ActorMeasures | null
  pinned: boolean
  uncertain: boolean
}

/** What the scene shows, as rows: the ties, in the order of the data. */
export function tieRows(data: NetworkData, scene: Scene): TieRow[] {
  const actor = (row: number | undefined) => ({
    name: (row === undefined ? undefined : data.actors.shortName[row] || data.actors.name[row]) ?? '',
    kind: (row === undefined ? undefined : data.actors.kind[row]) ?? 'state',
  })
  return scene.ties.map(tie => ({
    uid: tie.uid, from: actor(data.ties.from[tie.tie]), to: actor(data.ties.to[tie.tie]), directed: tie.directed,
    kind: data.ties.kind[tie.tie] ?? 'other', label: data.ties.label[tie.tie] ?? '', certainty: tie.certainty,
    cooperation: tie.cooperation, conflict: tie.conflict, uncertain: tie.faded,
  }))
}

/** What the scene shows, as rows: the actors, in the order of the data. */
export function actorRows(scene: Scene): ActorRow[] {
  const count = new Map<string, number>()
  for (const { from, to } of scene.ties) for (const end of new Set([from, to])) count.set(end, (count.get(end) ?? 0) + 1)
  const measures = actorMeasures(scene)
  return scene.nodes.map(node => ({
    uid: node.uid, name: node.name, kind: node.kind, ties: count.get(node.uid) ?? 0, measures: measures.get(node.uid) ?? null, pinned: node.pinned, uncertain: node.faded,
  }))
}
