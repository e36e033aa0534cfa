import type { Service } from '../contract/api.ts'
import { citedBy } from '../queries/citations.ts'
import { insertDataSet, listDataSets, updateDataSet } from '../queries/data-sets.ts'
import { evidenceOfExcerpt } from '../queries/evidence.ts'
import { excerptsByIds, excerptsOfSource, insertExcerpt, replaceNamedActors, updateExcerpt } from '../queries/excerpts.ts'
import { findIds } from '../queries/keys.ts'
import { surroundingsOf } from '../queries/notes.ts'
import { deleteRow } from '../queries/rows.ts'
import { findSourceByKey, getSource, insertSource, updateSource } from '../queries/sources.ts'
import type { ServiceContext } from './context.ts'
import { describeCsl } from './csl.ts'
import { conflict } from './errors.ts'
import { movedFields, placedFields, placeOf } from './excerpt-place.ts'
import { idOf, idsOf, optionalIdOf, present, textOnly, titleOf } from './fields.ts'
import { mergedCsl, mergedUids } from './lists.ts'

type SourceMethods =
  | 'sources.create' | 'sources.update' | 'sources.delete' | 'sources.get' | 'excerpts.create' | 'excerpts.update' | 'excerpts.delete' | 'excerpts.get'
  | 'dataSets.create' | 'dataSets.update' | 'dataSets.delete' | 'dataSets.list'

/** Sources, their excerpts, and data sets. */
export function sourceService(context: ServiceContext): Pick<Service, SourceMethods> {
  return { ...sourceMethods(context), ...excerptMethods(context), ...dataSetMethods(context) }
}

function sourceMethods(context: ServiceContext): Pick<Service, 'sources.create' | 'sources.update' | 'sources.delete' | 'sources.get'> {
  const { db, ports } = context
  const freeKey = (citationKey: string, id?: number) => {
    const holder = findSourceByKey(db, citationKey)
    if (holder !== undefined && holder !== id) {
      throw conflict('citationKey', `The citation key “${citationKey}” belongs to “${titleOf(db, 'source', holder)}” already. Choose another key.`)
    }
  }
  return {
    'sources.create': input => {
      freeKey(input.citationKey)
      const uid = ports.newUid()
      return context.write({ label: `Add source ${input.citationKey}` }, (target, at) => {
        insertSource(target, uid, { ...input, ...describeCsl(input.csl) }, at)
        return { uid }
      })
    },
    'sources.update': ({ uid, changes, expected, stay }) => {
      const id = idOf(db, 'source', uid)
      if (changes.citationKey !== undefined) freeKey(changes.citationKey, id)
      return context.write({ label: `Edit ${titleOf(db, 'source', id)}`, stay }, (target, at) => {
        const csl = mergedCsl(() => present(getSource(target, id), 'source').csl, changes.csl, expected?.csl)
        updateSource(target, id, { ...changes, ...(csl ? { csl, ...describeCsl(csl) } : {}) }, at)
        return {}
      })
    },
    'sources.delete': ({ uid }) => {
      const id = idOf(db, 'source', uid)
      return context.write({ label: `Delete ${titleOf(db, 'source', id)}` }, target => {
        deleteRow(target, 'source', id)
        return {}
      })
    },
    'sources.get': ({ uid }) => {
      const id = idOf(db, 'source', uid)
      const excerpts = excerptsOfSource(db, id)
      const excerptIds = [...findIds(db, 'excerpt', excerpts.map(excerpt => excerpt.uid)).values()]
      return {
        source: present(getSource(db, id), 'source'), excerpts, citedBy: citedBy(db, { excerpts: excerptIds, sources: [id] }),
        ...surroundingsOf(db, 'source', id),
      }
    },
  }
}

function excerptMethods(context: ServiceContext): Pick<Service, 'excerpts.create' | 'excerpts.update' | 'excerpts.delete' | 'excerpts.get'> {
  const { db, ports } = context
  const distinct = (uids: readonly string[]) => [...new Set(uids)]
  const labelOf = (label: string) => (label === '' ? 'excerpt' : `excerpt ${label}`)
  return {
    'excerpts.create': input => {
      const sourceId = idOf(db, 'source', input.source, 'source')
      const attributedToId = optionalIdOf(db, 'source', input.attributedTo, 'attributedTo')
      const actors = idsOf(db, 'actor', distinct(input.actors), 'actors')
      const placed = placedFields(placeOf(db, sourceId, input), input.locator)
      const uid = ports.newUid()
      return context.write({ label: `Add ${labelOf(input.label)} of ${titleOf(db, 'source', sourceId)}` }, (target, at) => {
        const id = insertExcerpt(target, uid, { ...input, ...placed, sourceId, attributedToId }, at)
        replaceNamedActors(target, id, actors)
        return { uid }
      })
    },
    'excerpts.update': ({ uid, changes, expected, stay }) => {
      const id = idOf(db, 'excerpt', uid)
      const before = present(excerptsByIds(db, [id]).get(id), 'excerpt')
      const sourceId = idOf(db, 'source', changes.source ?? before.source, 'source')
      const attributedToId = optionalIdOf(db, 'source', changes.attributedTo, 'attributedTo')
      const named = mergedUids(() => before.actors, changes.actors, expected?.actors)
      const actors = named && idsOf(db, 'actor', distinct(named), 'actors')
      const placed = movedFields(db, sourceId, before, changes)
      return context.write({ label: `Edit ${labelOf(before.label)} of ${before.sourceShort}`, ...textOnly(`excerpt:${uid}`, changes, ['text', 'label', 'locator']), stay }, (target, at) => {
        updateExcerpt(target, id, { ...changes, ...placed, sourceId, attributedToId }, at)
        if (actors) replaceNamedActors(target, id, actors)
        return {}
      })
    },
    'excerpts.delete': ({ uid }) => {
      const id = idOf(db, 'excerpt', uid)
      const before = present(excerptsByIds(db, [id]).get(id), 'excerpt')
      return context.write({ label: `Delete ${labelOf(before.label)} of ${before.sourceShort}` }, target => {
        deleteRow(target, 'excerpt', id)
        return {}
      })
    },
    'excerpts.get': ({ uid }) => {
      const id = idOf(db, 'excerpt', uid)
      return {
        excerpt: present(excerptsByIds(db, [id]).get(id), 'excerpt'), evidence: evidenceOfExcerpt(db, id),
        citedBy: citedBy(db, { excerpts: [id], sources: [] }), ...surroundingsOf(db, 'excerpt', id),
      }
    },
  }
}

function dataSetMethods(context: ServiceContext): Pick<Service, 'dataSets.create' | 'dataSets.update' | 'dataSets.delete' | 'dataSets.list'> {
  const { db, ports } = context
  return {
    'dataSets.create': input => {
      const uid = ports.newUid()
      return context.write({ label: `Add data set ${input.name}` }, (target, at) => {
        insertDataSet(target, uid, input, at)
        return { uid }
      })
    },
    'dataSets.update': ({ uid, changes, stay }) => {
      const id = idOf(db, 'data-set', uid)
      return context.write({ label: `Edit data set ${titleOf(db, 'data-set', id)}`, stay }, (target, at) => {
        updateDataSet(target, id, changes, at)
        return {}
      })
    },
    'dataSets.delete': ({ uid }) => {
      const id = idOf(db, 'data-set', uid)
      return context.write({ label: `Delete data set ${titleOf(db, 'data-set', id)} and its events` }, target => {
        deleteRow(target, 'data_set', id)
        return {}
      })
    },
    'dataSets.list': () => listDataSets(db),
  }
}
