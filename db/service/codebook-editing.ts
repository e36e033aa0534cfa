import type { Service } from '../contract/api.ts'
import { Framework, type Framework as FrameworkValue } from '../contract/entities/coding.ts'
import { codebookChanges } from '../domain/codebook-changes.ts'
import {
  aspectOrder, codebookUses, codebookVersions, indicatorHistory, indicatorOrder, insertCodebookVersion, insertIndicatorMerge, placeInOrder, recodeEvidence,
} from '../queries/codebook.ts'
import { currentCoder } from '../queries/coders.ts'
import { frameworkInUse, getFramework, getIndicator, updateIndicator } from '../queries/framework.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'
import type { ServiceContext } from './context.ts'
import { badField, conflict } from './errors.ts'
import { idOf, present, titleOf } from './fields.ts'

type Methods =
  | 'aspects.move' | 'indicators.move' | 'indicators.merge' | 'indicators.history' | 'codebook.uses' | 'codebook.versions' | 'codebook.keep' | 'codebook.compare'

/** The codebook as a whole: its order, indicators that become one, versions and what differs between them. */
export function codebookEditingService(context: ServiceContext): Pick<Service, Methods> {
  const { db } = context
  return {
    'aspects.move': ({ uid, to }) => {
      const id = idOf(db, 'aspect', uid)
      return context.write({ label: `Move aspect ${titleOf(db, 'aspect', id)}` }, (target, at) => {
        placeInOrder(target, 'aspect', movedTo(aspectOrder(target, frameworkInUse(target)), id, to), at)
        return {}
      })
    },
    'indicators.move': ({ uid, aspect, to }) => {
      const id = idOf(db, 'indicator', uid)
      const { aspectId: from } = present(getIndicator(db, id), 'indicator')
      const aspectId = aspect === undefined ? from : idOf(db, 'aspect', aspect, 'aspect')
      return context.write({ label: `Move indicator ${titleOf(db, 'indicator', id)}` }, (target, at) => {
        if (aspectId !== from) {
          updateIndicator(target, id, { aspectId }, at)
          placeInOrder(target, 'indicator', indicatorOrder(target, from), at)
        }
        placeInOrder(target, 'indicator', movedTo(indicatorOrder(target, aspectId), id, to), at)
        return {}
      })
    },
    'indicators.merge': ({ uid, into }) => {
      const id = idOf(db, 'indicator', uid)
      const intoId = idOf(db, 'indicator', into, 'into')
      if (id === intoId) throw badField('into', 'An indicator is merged into another one: choose another.')
      const [one, other] = [present(getIndicator(db, id), 'indicator'), present(getIndicator(db, intoId), 'indicator')]
      if (one.aspectId !== other.aspectId) throw conflict('into', 'The two belong to different aspects. Move one of them to the other’s aspect first.')
      if (other.indicator.retired) throw conflict('into', `“${other.indicator.name}” is retired. Take it into use again first, or choose another.`)
      return context.write({ label: `Merge indicator ${one.indicator.name} into ${other.indicator.name}` }, (target, at) => {
        const coder = currentCoder(target).id
        const evidence = recodeEvidence(target, id, intoId, coder, at)
        insertIndicatorMerge(target, id, intoId, coder, at)
        updateIndicator(target, id, { retired: true }, at)
        return { evidence }
      })
    },
    'indicators.history': ({ uid }) => indicatorHistory(db, idOf(db, 'indicator', uid)),
    'codebook.uses': () => codebookUses(db),
    'codebook.versions': () => codebookVersions(db, frameworkInUse(db)).map(({ content, ...version }, index) => {
      const aspects = readVersion(content)?.aspects ?? []
      return { number: index + 1, ...version, aspects: aspects.length, indicators: aspects.reduce((sum, aspect) => sum + aspect.indicators.length, 0) }
    }).toReversed(),
    'codebook.keep': ({ name, comment }) => context.write({ label: `Keep version ${name} of the codebook` }, (target, at) => ({
      number: insertCodebookVersion(target, frameworkInUse(target), { name, comment, content: JSON.stringify(getFramework(target)), coder: currentCoder(target).id }, at),
    })),
    'codebook.compare': ({ from, to }) => codebookChanges(stateOf(db, from, 'from'), stateOf(db, to, 'to')),
  }
}

/** The keys with one of them put at a place; past the end is the end. */
function movedTo(ids: readonly number[], id: number, to: number): number[] {
  const others = ids.filter(other => other !== id)
  return [...others.slice(0, to), id, ...others.slice(to)]
}

/** A kept version; null where its content is none (the file is a stranger's). */
function readVersion(content: string): FrameworkValue | null {
  try {
    return Framework.parse(JSON.parse(content))
  } catch {
    return null
  }
}

function stateOf(db: ReadableDatabase, version: number | null, field: string): FrameworkValue {
  if (version === null) return getFramework(db)
  const row = codebookVersions(db, frameworkInUse(db))[version - 1]
  if (!row) throw badField(field, `The codebook has no version number ${version}.`)
  const state = readVersion(row.content)
  if (!state) throw conflict(field, `Version ${row.name} of the codebook cannot be read: the file holds something else there.`)
  return state
}
