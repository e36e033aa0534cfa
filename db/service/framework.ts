import type { Service } from '../contract/api.ts'
import { readingAspects } from '../contract/vocabulary.ts'
import { evidenceOfIndicator } from '../queries/evidence.ts'
import {
  findAspectByCode, findIndicatorByCode, frameworkInUse, getAspect, getFramework, getIndicator, insertAspect, insertIndicator, levelsInUse,
  replaceScale, updateAspect, updateIndicator, type ScaleStepRow,
} from '../queries/framework.ts'
import { surroundingsOf } from '../queries/notes.ts'
import { deleteRow } from '../queries/rows.ts'
import type { ServiceContext } from './context.ts'
import { badField, conflict } from './errors.ts'
import { idOf, present, titleOf } from './fields.ts'
import { mergedSteps } from './lists.ts'

type AspectMethods = 'framework.get' | 'aspects.create' | 'aspects.update' | 'aspects.delete'
type IndicatorMethods = 'indicators.create' | 'indicators.update' | 'indicators.delete' | 'indicators.get'

const isBuiltIn = (code: string): boolean => (readingAspects as readonly string[]).includes(code)

/** The codebook: aspects with their scales, and indicators. */
export function frameworkService(context: ServiceContext): Pick<Service, AspectMethods | IndicatorMethods> {
  return { ...aspectMethods(context), ...indicatorMethods(context) }
}

function aspectMethods(context: ServiceContext): Pick<Service, AspectMethods> {
  const { db, ports } = context
  const freeCode = (code: string, id?: number) => {
    const holder = findAspectByCode(db, frameworkInUse(db), code)
    if (holder !== undefined && holder !== id) throw conflict('code', `The code “${code}” belongs to another aspect already. Choose another code.`)
  }
  const distinctSteps = (scale: readonly ScaleStepRow[]) => {
    const twice = scale.find((step, index) => scale.findIndex(other => other.value === step.value) !== index)
    if (twice) throw badField('scale', `The scale has the value ${twice.value} twice: every step has a value of its own.`)
  }
  const stepsInUse = (id: number, scale: readonly ScaleStepRow[]) => {
    for (const [level, uses] of levelsInUse(db, id)) {
      if (scale.some(step => step.value === level)) continue
      throw conflict('scale', `${uses === 1 ? 'One assessment uses' : `${uses} assessments use`} the level ${level} of this scale. Change them before taking it away.`)
    }
  }
  return {
    'framework.get': () => getFramework(db),
    'aspects.create': input => {
      freeCode(input.code)
      distinctSteps(input.scale)
      const { code, name, role, definition, retired } = input
      const uid = ports.newUid()
      return context.write({ label: `Add aspect ${code} ${name}` }, (target, at) => {
        const id = insertAspect(target, uid, frameworkInUse(target), { code, name, role, definition, retired }, at)
        replaceScale(target, id, input.scale)
        return { uid }
      })
    },
    'aspects.update': ({ uid, changes, expected, stay }) => {
      const id = idOf(db, 'aspect', uid)
      const before = present(getAspect(db, id), 'aspect')
      const { code, name, role, definition, retired } = changes
      const scale = mergedSteps(() => before.scale, changes.scale, expected?.scale)
      if (isBuiltIn(before.code) && ((code ?? before.code) !== before.code || (role ?? before.role) !== before.role)) {
        throw conflict('code', `${before.code} is one of the four aspects that the reading of a tie rests on: its code and role stay as they are.`)
      }
      if (code !== undefined) freeCode(code, id)
      if (scale) {
        distinctSteps(scale)
        stepsInUse(id, scale)
      }
      return context.write({ label: `Edit aspect ${titleOf(db, 'aspect', id)}`, stay }, (target, at) => {
        updateAspect(target, id, { code, name, role, definition, retired }, at)
        if (scale) replaceScale(target, id, scale)
        return {}
      })
    },
    'aspects.delete': ({ uid }) => {
      const id = idOf(db, 'aspect', uid)
      const { code } = present(getAspect(db, id), 'aspect')
      if (isBuiltIn(code)) throw conflict('uid', `${code} is one of the four aspects that the reading of a tie rests on, so it stays. Its indicators can go.`)
      return context.write({ label: `Delete aspect ${titleOf(db, 'aspect', id)}` }, target => {
        deleteRow(target, 'aspect', id)
        return {}
      })
    },
  }
}

function indicatorMethods(context: ServiceContext): Pick<Service, IndicatorMethods> {
  const { db, ports } = context
  const freeCode = (aspect: number, code: string, id?: number) => {
    const holder = findIndicatorByCode(db, aspect, code)
    if (holder !== undefined && holder !== id) {
      throw conflict('code', `The code “${code}” belongs to the indicator “${titleOf(db, 'indicator', holder)}” already. Choose another code.`)
    }
  }
  return {
    'indicators.create': input => {
      const aspectId = idOf(db, 'aspect', input.aspect, 'aspect')
      freeCode(aspectId, input.code)
      const uid = ports.newUid()
      return context.write({ label: `Add indicator ${input.name}` }, (target, at) => {
        insertIndicator(target, uid, { ...input, aspectId }, at)
        return { uid }
      })
    },
    'indicators.update': ({ uid, changes, stay }) => {
      const id = idOf(db, 'indicator', uid)
      const before = present(getIndicator(db, id), 'indicator')
      const aspectId = changes.aspect === undefined ? before.aspectId : idOf(db, 'aspect', changes.aspect, 'aspect')
      freeCode(aspectId, changes.code ?? before.indicator.code, id)
      return context.write({ label: `Edit indicator ${titleOf(db, 'indicator', id)}`, stay }, (target, at) => {
        updateIndicator(target, id, { ...changes, aspectId }, at)
        return {}
      })
    },
    'indicators.delete': ({ uid }) => {
      const id = idOf(db, 'indicator', uid)
      return context.write({ label: `Delete indicator ${titleOf(db, 'indicator', id)}` }, target => {
        deleteRow(target, 'indicator', id)
        return {}
      })
    },
    'indicators.get': ({ uid }) => {
      const id = idOf(db, 'indicator', uid)
      const { indicator, aspectId } = present(getIndicator(db, id), 'indicator')
      return { indicator, aspect: present(getAspect(db, aspectId), 'aspect'), evidence: evidenceOfIndicator(db, id), ...surroundingsOf(db, 'indicator', id) }
    },
  }
}
