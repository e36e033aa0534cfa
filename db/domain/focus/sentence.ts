import type { Focus } from '../../contract/entities/focus.ts'
import type { NetworkData } from '../../contract/entities/views.ts'
import { focusedActors } from './focus.ts'

/** Name of an actor as on its label. */
export function nameOf(data: NetworkData, row: number | undefined): string {
  return (row === undefined ? undefined : data.actors.shortName[row] || data.actors.name[row]) ?? ''
}

/** The names of the actors that a focus is on. */
export function focusNames(data: NetworkData, focus: Focus): string[] {
  return focusedActors(focus).flatMap((uid) => {
    const row = data.actors.uid.indexOf(uid)
    return row < 0 ? [] : [nameOf(data, row)]
  })
}

export const focusTitles: Readonly<Record<Focus['kind'], string>> = {
  neighbours: 'Neighbours of', paths: 'Shortest paths between', common: 'Common neighbours of', dyad: 'Dyad of',
}

/** A focus in words, as in "Neighbours of Israel, up to 2 ties away". */
export function focusSentence(data: NetworkData, focus: Focus): string {
  const names = focusNames(data, focus)
  const last = names.at(-1) ?? ''
  const listed = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last
  return `${focusTitles[focus.kind]} ${listed}${focus.kind === 'neighbours' && focus.depth > 1 ? `, up to ${focus.depth} ties away` : ''}`
}
