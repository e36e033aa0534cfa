import type { ParsedInput, ProjectService } from '../contract/api.ts'
import type { DeletableType } from '../contract/methods/merge.ts'
import type { EntityType } from '../contract/vocabulary.ts'
import { updateActor } from '../queries/actors.ts'
import { updateEvent } from '../queries/events.ts'
import { updateExcerpt } from '../queries/excerpts.ts'
import { tableOf } from '../queries/keys.ts'
import { deleteRow, groupBy } from '../queries/rows.ts'
import { updateSource } from '../queries/sources.ts'
import { updateTie } from '../queries/ties.ts'
import type { WritableDatabase } from '../sqlite/database.ts'
import type { ServiceContext } from './context.ts'
import { badField } from './errors.ts'
import { idsOf, optionalDateOf, optionalIdOf, titleOf } from './fields.ts'

type BulkMethods = 'entities.updateMany' | 'entities.deleteMany'
type Many = ParsedInput<'entities.updateMany'>

const words: Readonly<Record<DeletableType, readonly [one: string, many: string]>> = {
  'actor': ['actor', 'actors'], 'affiliation': ['affiliation', 'affiliations'], 'source': ['source', 'sources'], 'excerpt': ['excerpt', 'excerpts'],
  'event': ['event', 'events'], 'tie': ['tie', 'ties'], 'tie-phase': ['phase', 'phases'], 'period': ['period', 'periods'],
  'indicator': ['indicator', 'indicators'], 'evidence': ['piece of evidence', 'pieces of evidence'], 'note': ['note', 'notes'],
}
const counted = (type: DeletableType, count: number): string => (count === 1 ? `1 ${words[type][0]}` : `${count.toLocaleString('en')} ${words[type][1]}`)

/** Changing and deleting many entities at once. */
export function bulkService(context: ServiceContext): Pick<ProjectService, BulkMethods> {
  const { db } = context
  /** What undo calls one of them by its name, and many by their number. Notes are never named. */
  const named = (type: DeletableType, ids: readonly number[]): string => {
    const [only] = ids
    return ids.length === 1 && only !== undefined && type !== 'note' ? titleOf(db, type, only) : counted(type, ids.length)
  }
  return {
    'entities.updateMany': input => {
      if (Object.keys(input.changes).length === 0) throw badField('changes', 'Name at least one field to change.')
      const ids = idsOf(db, input.type, [...new Set(input.uids)], 'uids')
      const update = updaterOf(input)
      return context.write({ label: `Edit ${named(input.type, ids)}` }, (target, at) => {
        for (const id of ids) update(target, id, at)
        return {}
      })
    },
    'entities.deleteMany': ({ items }) => {
      const groups = [...groupBy(items, item => item.type)].map(([type, group]) => (
        { type, ids: idsOf(db, type, [...new Set(group.map(item => item.uid))], 'items') }
      ))
      const label = `Delete ${groups.map(({ type, ids }) => named(type, ids)).join(', ')}`
      return context.write({ label }, target => {
        for (const { type, ids } of groups) for (const id of ids) deleteRow(target, tableOf[type satisfies EntityType], id)
        return {}
      })
    },
  }

  /** The update of one entity; dates and references are understood once, before anything is written. */
  function updaterOf(input: Many): (target: WritableDatabase, id: number, at: string) => void {
    switch (input.type) {
      case 'actor': {
        const dates = optionalDateOf('changes.dates', input.changes.dates)
        const { kind } = input.changes
        return (target, id, at) => updateActor(target, id, { kind, dates }, at)
      }
      case 'tie': return (target, id, at) => updateTie(target, id, input.changes, at)
      case 'source': return (target, id, at) => updateSource(target, id, input.changes, at)
      case 'excerpt': return (target, id, at) => updateExcerpt(target, id, input.changes, at)
      case 'event': {
        const dataSetId = optionalIdOf(db, 'data-set', input.changes.dataSet, 'changes.dataSet')
        const { dateBasis, place, codeScheme, code } = input.changes
        return (target, id, at) => updateEvent(target, id, { dateBasis, place, codeScheme, code, dataSetId }, at)
      }
    }
  }
}
