import type { ListedType } from './workbench.ts'
import type { Uid } from '../../db/contract/values.ts'
import type { EntityType } from '../../db/contract/vocabulary.ts'

/** What has a form of its own for making a new one. */
export const creatableTypes = ['actor', 'event', 'source', 'period', 'indicator'] as const
export type CreatableType = (typeof creatableTypes)[number]

/** What was deleted last, with what went along. */
export interface Deleted {
  /** "Iran", or "3 things" */
  what: string
  /** "2 ties, 3 phases"; empty where nothing hung on it. */
  along: string
  /** The label of the undo step, so that the notice goes when that step is no longer the last one. */
  step: string
}

export interface EditingState {
  /** Whose form is open; null: everything is read. */
  editing: Uid | null
  /** The field that takes the focus when the form opens; null: the first. */
  field: string | null
  /** What is being made and is not in the project yet. */
  creating: CreatableType | null
  deleted: Deleted | null
}

/** What `N` then a letter makes. Notes have a command of their own. */
export const creations: readonly { type: CreatableType; letter: string; title: string }[] = [
  { type: 'actor', letter: 'A', title: 'New actor' },
  { type: 'event', letter: 'E', title: 'New event' },
  { type: 'source', letter: 'S', title: 'New source' },
  { type: 'period', letter: 'P', title: 'New period' },
  { type: 'indicator', letter: 'I', title: 'New indicator' },
]

/** Whether a list of the navigator holds what can be made with a form. */
export function isCreatable(type: EntityType | ListedType): type is CreatableType {
  return (creatableTypes as readonly string[]).includes(type)
}
