import type { Service } from '../contract/api.ts'
import { attributesOf } from '../queries/attributes.ts'
import type { ServiceContext } from './context.ts'
import { idOf } from './fields.ts'

/** What files of other programs say of actors and ties. */
export function attributeService({ db }: ServiceContext): Pick<Service, 'attributes.list'> {
  return {
    'attributes.list': ({ type, uid }) => {
      const id = idOf(db, type, uid)
      return attributesOf(db, type === 'actor' ? { actorId: id } : { tieId: id })
    },
  }
}
