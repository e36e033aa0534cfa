import type { Service } from '../contract/api.ts'
import { currentCoder, insertCoder, listCoders, setCurrentCoder, updateCoder } from '../queries/coders.ts'
import { deleteRow } from '../queries/rows.ts'
import type { ServiceContext } from './context.ts'
import { conflict } from './errors.ts'
import { idOf, titleOf } from './fields.ts'

type CoderMethods = 'coders.create' | 'coders.update' | 'coders.delete' | 'coders.list' | 'coders.setCurrent'

/** Coders, and who is at work. */
export function coderService(context: ServiceContext): Pick<Service, CoderMethods> {
  const { db, ports } = context
  return {
    'coders.create': ({ name, initials, description }) => {
      const uid = ports.newUid()
      return context.write({ label: `Add coder ${name}` }, (target, at) => {
        insertCoder(target, uid, { name, initials, description }, at)
        return { uid }
      })
    },
    'coders.update': ({ uid, changes, stay }) => {
      const id = idOf(db, 'coder', uid)
      return context.write({ label: `Edit coder ${titleOf(db, 'coder', id)}`, stay }, (target, at) => {
        updateCoder(target, id, { name: changes.name, initials: changes.initials, description: changes.description }, at)
        return {}
      })
    },
    'coders.delete': ({ uid }) => {
      const id = idOf(db, 'coder', uid)
      if (currentCoder(db).id === id) throw conflict('uid', 'This coder is the one at work. Choose another coder first, then delete this one.')
      return context.write({ label: `Delete coder ${titleOf(db, 'coder', id)}` }, target => {
        deleteRow(target, 'coder', id)
        return {}
      })
    },
    'coders.list': () => ({ coders: listCoders(db), current: currentCoder(db).uid }),
    'coders.setCurrent': ({ uid }) => {
      const id = idOf(db, 'coder', uid)
      return context.write({ label: `Code as ${titleOf(db, 'coder', id)}` }, (target, at) => {
        setCurrentCoder(target, id, at)
        return {}
      })
    },
  }
}
