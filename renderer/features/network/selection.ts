import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { pairOf } from '../../../db/domain/scene/bundles.ts'
import { linksAt, type TimeShown } from '../../../db/domain/focus/links.ts'
import type { SceneOptions } from '../../../db/domain/scene/types.ts'
import type { Selected } from '../../state/workbench.ts'

/** Whether a uid of the network is an actor's or a tie's. */
export function typeIn(data: NetworkData, uid: string): 'actor' | 'tie' {
  return data.actors.uid.includes(uid) ? 'actor' : 'tie'
}

/** Uids of what is selected and in the network. A phase, an event or a note selects nothing there. */
export function selectedIn(data: NetworkData, selected: readonly Selected[]): string[] {
  return selected.filter(({ type, uid }) => (type === 'actor' ? data.actors : type === 'tie' ? data.ties : null)?.uid.includes(uid)).map(({ uid }) => uid)
}

/** What is chosen by choosing these in the drawing: where a line stands for several ties, all of them. */
export function bundleOf(data: NetworkData, options: TimeShown & Pick<SceneOptions, 'filter' | 'parallel'>, uids: readonly string[]): readonly string[] {
  if (options.parallel !== 'bundled') return uids
  const pair = (tie: number) => pairOf(data.ties.from[tie] ?? -1, data.ties.to[tie] ?? -1, data.actors.uid.length)
  const ties = new Map(data.ties.uid.map((uid, row) => [uid, row]))
  if (!uids.some(uid => ties.has(uid))) return uids
  const shown = new Set(linksAt(data, options, options.filter).of.flatMap(own => own.map(({ tie }) => tie)))
  return uids.flatMap(uid => {
    const tie = ties.get(uid)
    return tie === undefined ? [uid] : data.ties.uid.filter((_, row) => shown.has(row) && pair(row) === pair(tie))
  })
}
