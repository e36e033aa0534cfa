import { z } from 'zod'
import type { Service } from '../contract/api.ts'
import { dependantsOf } from '../queries/dependants.ts'
import { completeNames, listEntities, ownerOf, resolveUid, type PageKey } from '../queries/entities.ts'
import { searchProject } from '../queries/search.ts'
import type { ServiceContext } from './context.ts'
import { badField } from './errors.ts'
import { idOf } from './fields.ts'
import { throughFilter } from './large-reads.ts'

type EntityMethods = 'entities.list' | 'entities.complete' | 'entities.resolve' | 'entities.owner' | 'entities.dependants' | 'search.query'

const KeyParts = z.tuple([z.string(), z.int()])

/** Opaque to callers: base64url of the folded title and the key that the page before ended with. */
const writeKey = ({ folded, id }: PageKey): string => Buffer.from(JSON.stringify([folded, id]), 'utf8').toString('base64url')

function readKey(text: string): PageKey {
  try {
    const [folded, id] = KeyParts.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    return { folded, id }
  } catch {
    throw badField('after', 'This is not the `next` of an earlier page: ask for the first page again.')
  }
}

/** Lists, completion, references and search over all kinds of entities. */
export function entityService(context: ServiceContext): Pick<Service, EntityMethods> {
  const { db } = context
  return {
    'entities.list': throughFilter(context, ({ type, filter = '', after, limit, hidePrivate }) => {
      const { rows, next, total } = listEntities(db, { type, filter, after: after === undefined ? null : readKey(after), limit, hidePrivate })
      return { rows, next: next && writeKey(next), total }
    }),
    'entities.complete': ({ prefix, limit, hidePrivate, types }) => completeNames(db, prefix, limit, { hidePrivate, ...(types ? { types } : {}) }),
    'entities.owner': ({ uid }) => ownerOf(db, uid),
    'entities.resolve': ({ uid }) => resolveUid(db, uid),
    'entities.dependants': ({ type, uid }) => dependantsOf(db, type, idOf(db, type, uid)),
    'search.query': input => ({ hits: searchProject(db, input) }),
  }
}
