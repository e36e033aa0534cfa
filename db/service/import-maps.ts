import type { Service } from '../contract/api.ts'
import { EntenteError } from '../contract/errors.ts'
import type { SavedMap } from '../contract/methods/import-maps.ts'
import { columnNames } from '../formats/import/column-types.ts'
import type { TableRow } from '../formats/import/table-data.ts'
import { importMaps, insertImportMap, updateImportMap } from '../queries/import-maps.ts'
import { deleteRow } from '../queries/rows.ts'
import type { ServiceContext } from './context.ts'
import { conflict } from './errors.ts'

type ImportMapMethods = 'importMaps.list' | 'importMaps.create' | 'importMaps.update' | 'importMaps.delete'

/** Maps of tables kept by name with the project. */
export function importMapService(context: ServiceContext): Pick<Service, ImportMapMethods> {
  const { db, ports } = context
  const find = (uid: string) => {
    const found = importMaps(db).find(map => map.uid === uid)
    if (!found) throw new EntenteError('not_found', 'This map is not in the project. It may have been removed, or an undo took it back. Nothing was changed.')
    return found
  }
  const freeName = (name: string, uid?: string) => {
    const holder = importMaps(db).find(other => other.uid !== uid && other.name.toLocaleLowerCase() === name.toLocaleLowerCase())
    if (holder) throw conflict('name', 'The project has a map of that name already. Choose another name, or replace that one.')
  }
  return {
    'importMaps.list': () => importMaps(db).map(({ uid, name, map }) => ({ uid, name, map })),
    'importMaps.create': fields => {
      freeName(fields.name)
      const uid = ports.newUid()
      return context.write({ label: `Save map ${fields.name}` }, (target, at) => {
        insertImportMap(target, uid, fields, at)
        return { uid }
      })
    },
    'importMaps.update': ({ uid, changes }) => {
      const saved = find(uid)
      if (changes.name !== undefined) freeName(changes.name, uid)
      return context.write({ label: `${changes.name === undefined ? 'Change' : 'Rename'} map ${saved.name}` }, (target, at) => {
        updateImportMap(target, saved.id, changes, at)
        return {}
      })
    },
    'importMaps.delete': ({ uid }) => {
      const saved = find(uid)
      return context.write({ label: `Remove map ${saved.name}` }, target => {
        deleteRow(target, 'import_map', saved.id)
        return {}
      })
    },
  }
}

/** The maps that were made for a table with these headings, in whatever order, the latest first. */
export function mapsFor(db: ServiceContext['db'], rows: readonly TableRow[]): SavedMap[] {
  const sameForm = (headings: readonly string[]) => JSON.stringify(headings.toSorted())
  const wanted = sameForm(columnNames(rows, true))
  return importMaps(db).filter(({ map }) => map.headings !== null && map.header && sameForm(map.headings) === wanted)
    .toSorted((one, other) => (one.updatedAt < other.updatedAt ? 1 : -1)).map(({ uid, name, map }) => ({ uid, name, map }))
}
