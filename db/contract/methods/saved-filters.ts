import { z } from 'zod'
import { read, write } from '../method.ts'
import { Name, Uid } from '../values.ts'
import { listedTypes } from './project.ts'

const Done = z.strictObject({})

export const SavedFilterFields = z.strictObject({
  /** Told apart within its list, whatever the case. */
  name: Name.max(120),
  /** The list of the navigator that it narrows. */
  section: z.enum(listedTypes),
  /** What is typed in the list's filter field. */
  filter: z.string().trim().min(1).max(500),
})
export const SavedFilter = SavedFilterFields.extend({ uid: Uid })
export type SavedFilter = z.infer<typeof SavedFilter>

export const savedFilterMethods = {
  /** Filters kept by name, in the order in which they were saved, list by list. */
  'savedFilters.list': read(z.strictObject({}), z.array(SavedFilter)),
  /** Keeps a filter by a name that its list does not have yet, else `conflict`. */
  'savedFilters.create': write(SavedFilterFields, z.strictObject({ uid: Uid })),
  /** Renames a filter, or keeps other words under its name. */
  'savedFilters.update': write(z.strictObject({ uid: Uid, changes: SavedFilterFields.omit({ section: true }).partial() }), Done),
  'savedFilters.delete': write(z.strictObject({ uid: Uid }), Done),
}
