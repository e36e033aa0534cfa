import type { Service } from '../contract/api.ts'
import { findReference, prepareReferenceList, told } from '../reference/reference-list.ts'
import { entryOf } from './reference-fill.ts'

/** The shipped list of states and organisations. It is part of the program: nothing of it is in the project until an actor takes it over. */
export function referenceService(): Pick<Service, 'reference.find' | 'reference.match'> {
  return {
    'reference.find': async ({ text, kinds, limit }) => {
      await prepareReferenceList()
      return findReference(text, limit, kinds ?? null)
    },
    'reference.match': async ({ name, kind, codes }) => {
      await prepareReferenceList()
      const entry = entryOf({ name, kind, codes })
      return entry && told(entry)
    },
  }
}
