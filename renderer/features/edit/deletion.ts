import { deletableTypes, type DeletableType } from '../../../db/contract/methods/merge.ts'
import type { EntityType } from '../../../db/contract/vocabulary.ts'
import type { Deleted } from '../../state/editing.ts'
import type { Selected, Workbench } from '../../state/workbench.ts'
import { countOf } from '../../ui/words.ts'

/** Whether something of that type can be deleted from the inspector or a list. */
export const isDeletable = (type: EntityType): type is DeletableType => (deletableTypes as readonly EntityType[]).includes(type)

/** Of these many the dependants are counted before they are deleted; of more it is only said that what hung on them went along. */
const countedAtMost = 50

/** "2 ties, 3 phases and 1 item of evidence"; empty for nothing. */
export function alongText(counts: ReadonlyMap<EntityType, number>): string {
  const parts = [...counts].filter(([, count]) => count > 0).map(([type, count]) => countOf(type, count))
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

/** What would go with these, by type. Counted one by one: of what hangs on two of them the larger number stands. */
async function dependantsOf({ client }: Workbench, chosen: readonly Selected[]): Promise<ReadonlyMap<EntityType, number>> {
  const counts = new Map<EntityType, number>()
  if (chosen.length > countedAtMost) return counts
  for (const { type, uid } of chosen) {
    for (const { type: dependant, count } of await client.call('entities.dependants', { type, uid })) {
      counts.set(dependant, chosen.length === 1 ? count : Math.max(counts.get(dependant) ?? 0, count))
    }
  }
  return counts
}

/**
 * Deletes what is selected with what cannot stand without it, as one step, and leaves a notice that says what went and takes it back. Nothing is
 * asked: undo brings everything back. Rejects where the deletion was refused; nothing is gone then.
 */
export async function deleteSelected(workbench: Workbench, selected: readonly Selected[]): Promise<void> {
  const { client } = workbench
  const items = selected.flatMap(({ type, uid }) => (isDeletable(type) ? [{ type, uid }] : []))
  const [first] = items
  if (!first) return
  const along = await dependantsOf(workbench, items)
  // The words of a note are nobody's business but its own.
  const title = items.length === 1 && first.type !== 'note' ? (await client.call('entities.resolve', { uid: first.uid }))?.title : undefined
  const types = new Set(items.map(item => item.type))
  const what = title ?? (items.length === 1 ? 'A note' : types.size === 1 ? countOf(first.type, items.length) : `${items.length.toLocaleString()} things`)
  await workbench.write('entities.deleteMany', { items })
  const { undo } = await client.call('history.get', {})
  const text = alongText(along)
  const told = items.length === 1 || text === '' ? text : `what hung on them, such as ${text}`
  workbench.select(null)
  tellDeleted(workbench, { what, along: told, step: undo ?? '' })
}

/** Deletes one of the coders, who is not the one at work, with their coding; the notice is as for everything else. Rejects where it was refused. */
export async function deleteCoder(workbench: Workbench, { uid, name }: { uid: string; name: string }): Promise<void> {
  const { client } = workbench
  const along = await client.call('entities.dependants', { type: 'coder', uid })
  await workbench.write('coders.delete', { uid })
  const { undo } = await client.call('history.get', {})
  tellDeleted(workbench, { what: name, along: alongText(new Map(along.map(({ type, count }) => [type, count]))), step: undo ?? '' })
}

/** Deletes a part of what is shown, which stays selected: a phase of a tie, an affiliation of an actor. */
export async function deletePart(workbench: Workbench, type: 'affiliation' | 'tie-phase', uid: string, what: string): Promise<void> {
  await workbench.write('entities.deleteMany', { items: [{ type, uid }] })
  const { undo } = await workbench.client.call('history.get', {})
  tellDeleted(workbench, { what, along: '', step: undo ?? '' })
}

/** Leaves the notice of what was deleted, with the way back. */
export function tellDeleted(workbench: Workbench, deleted: Deleted): void {
  workbench.editing.setState({ deleted })
  workbench.announce(`${deleted.what} deleted${deleted.along === '' ? '' : `, with ${deleted.along}`}`)
}
