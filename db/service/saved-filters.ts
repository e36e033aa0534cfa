import type { Service } from '../contract/api.ts'
import { EntenteError } from '../contract/errors.ts'
import type { SavedFilter } from '../contract/methods/saved-filters.ts'
import { deleteRow } from '../queries/rows.ts'
import { insertSavedFilter, savedFilters, updateSavedFilter } from '../queries/saved-filters.ts'
import type { ServiceContext } from './context.ts'
import { conflict } from './errors.ts'

type SavedFilterMethods = 'savedFilters.list' | 'savedFilters.create' | 'savedFilters.update' | 'savedFilters.delete'

/** Filters kept by name. One of the notes is never named in the history: what somebody looks for among their notes is as private as these. */
export function savedFilterService(context: ServiceContext): Pick<Service, SavedFilterMethods> {
  const { db, ports } = context
  const named = ({ section, name }: Pick<SavedFilter, 'section' | 'name'>) => (section === 'note' ? 'a filter of notes' : `filter ${name}`)
  const find = (uid: string) => {
    const found = savedFilters(db).find(filter => filter.uid === uid)
    if (!found) throw new EntenteError('not_found', 'This saved filter is not in the project. It may have been removed, or an undo took it back. Nothing was changed.')
    return found
  }
  const freeName = (section: SavedFilter['section'], name: string, uid?: string) => {
    const holder = savedFilters(db).find(other => other.section === section && other.uid !== uid && other.name.toLocaleLowerCase() === name.toLocaleLowerCase())
    if (holder) throw conflict('name', 'This list has a filter of that name already. Choose another name, or remove that one first.')
  }
  return {
    'savedFilters.list': () => savedFilters(db).map(({ id: _, ...filter }) => filter),
    'savedFilters.create': fields => {
      freeName(fields.section, fields.name)
      const uid = ports.newUid()
      return context.write({ label: `Save ${named(fields)}` }, (target, at) => {
        insertSavedFilter(target, uid, fields, at)
        return { uid }
      })
    },
    'savedFilters.update': ({ uid, changes }) => {
      const filter = find(uid)
      if (changes.name !== undefined) freeName(filter.section, changes.name, uid)
      return context.write({ label: `${changes.name === undefined ? 'Change' : 'Rename'} ${named(filter)}` }, (target, at) => {
        updateSavedFilter(target, filter.id, changes, at)
        return {}
      })
    },
    'savedFilters.delete': ({ uid }) => {
      const filter = find(uid)
      return context.write({ label: `Remove ${named(filter)}` }, target => {
        deleteRow(target, 'saved_filter', filter.id)
        return {}
      })
    },
  }
}
