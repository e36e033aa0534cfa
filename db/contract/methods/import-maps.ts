import { z } from 'zod'
import { TableMapping } from '../entities/imports.ts'
import { read, write } from '../method.ts'
import { Name, Uid } from '../values.ts'

const Done = z.strictObject({})

export const SavedMapFields = z.strictObject({
  /** Told apart whatever the case. */
  name: Name.max(120),
  /** How the rows of a table become entities; what `entente import --map` takes. */
  map: TableMapping,
})
export const SavedMap = SavedMapFields.extend({ uid: Uid })
export type SavedMap = z.infer<typeof SavedMap>

/** Maps of tables that are kept with the project, to be used for the next table of the same form. */
export const importMapMethods = {
  /** All maps by name. */
  'importMaps.list': read(z.strictObject({}), z.array(SavedMap)),
  /** Keeps a map by a name that is free, else `conflict`. */
  'importMaps.create': write(SavedMapFields, z.strictObject({ uid: Uid })),
  /** Renames a map, or keeps another one under its name. */
  'importMaps.update': write(z.strictObject({ uid: Uid, changes: SavedMapFields.partial() }), Done),
  'importMaps.delete': write(z.strictObject({ uid: Uid }), Done),
}
