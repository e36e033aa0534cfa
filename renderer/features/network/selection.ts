import type { NetworkData } from '../../../db/contract/entities/views.ts'
import type { Selected } from '../../state/workbench.ts'

/** Whether a uid of the network is an actor's or a tie's. */
export function typeIn(data: NetworkData, uid: string): 'actor' | 'tie' {
  return data.actors.uid.includes(uid) ? 'actor' : 'tie'
}

/** Uids of what is selected and in the network. A phase, an event or a note selects nothing there. */
export function selectedIn(data: NetworkData, selected: readonly Selected[]): string[] {
  return selected.filter(({ type, uid }) => (type === 'actor' ? data.actors : type === 'tie' ? data.ties : null)?.uid.includes(uid)).map(({ uid }) => uid)
}
