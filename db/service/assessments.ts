import type { Service } from '../contract/api.ts'
import { EntenteError } from '../contract/errors.ts'
import {
  assessmentVersions, findAssessment, insertAssessment, insertVersion, latestVersion, updateAssessment, updateVersionRationale,
  type AssessmentState, type CellKeys,
} from '../queries/assessments.ts'
import { currentCoder } from '../queries/coders.ts'
import { getAspect, scaleOf } from '../queries/framework.ts'
import { settleLookAgain } from '../queries/look-again.ts'
import { deleteRow } from '../queries/rows.ts'
import type { WritableDatabase } from '../sqlite/database.ts'
import type { ServiceContext, Step } from './context.ts'
import { badField } from './errors.ts'
import { idOf, present, titleOf } from './fields.ts'

type AssessmentMethods = 'assessments.set' | 'assessments.setMany' | 'assessments.clear' | 'assessments.versions' | 'assessments.restore'

/** Typing of a rationale by one author is one version for this long. */
const sameVersionMs = 5 * 60_000

const notCoded: AssessmentState = { level: null, trend: null, confidence: null, rationale: '' }

const isEmpty = (state: AssessmentState) => state.level === null && state.trend === null && state.confidence === null && state.rationale === ''
const sameCoding = (a: AssessmentState, b: AssessmentState) => a.level === b.level && a.trend === b.trend && a.confidence === b.confidence

/**
 * Keeps the state that an assessment is in as its latest version. A change of level, trend or confidence, another author, or a rationale taken up
 * again after a while begins a new version; typing on does not.
 */
function keepVersion(db: WritableDatabase, assessment: number, before: AssessmentState, now: AssessmentState, author: number, at: string): void {
  const latest = latestVersion(db, assessment)
  const typingOn = latest && sameCoding(before, now) && latest.authorId === author && Date.parse(at) - Date.parse(latest.at) < sameVersionMs
  if (typingOn) updateVersionRationale(db, latest.id, now.rationale)
  else insertVersion(db, assessment, now, author, at)
}

/** What many cells can be given at once. */
type SharedChanges = { [K in Exclude<keyof AssessmentState, 'rationale'>]?: AssessmentState[K] | undefined }

interface Change {
  existing: (AssessmentState & { id: number; uid: string }) | undefined
  next: AssessmentState
  author: number
  /** The uid of an assessment that comes into being. */
  fresh: string
  at: string
}

/** Brings a cell into its next state, with a version; the uid of its assessment, null where the cell is empty now. */
function writeState(target: WritableDatabase, cell: CellKeys, { existing, next, author, fresh, at }: Change): string | null {
  if (existing && isEmpty(next)) {
    deleteRow(target, 'assessment', existing.id)
    return null
  }
  const id = existing?.id ?? insertAssessment(target, fresh, cell, next, at)
  if (existing) updateAssessment(target, id, next, at)
  settleLookAgain(target, [id], [])
  keepVersion(target, id, existing ?? notCoded, next, author, at)
  return existing?.uid ?? fresh
}

/** Assessments: one cell per tie, aspect, period and coder. */
export function assessmentService(context: ServiceContext): Pick<Service, AssessmentMethods> {
  const { db, ports } = context
  const cellOf = (key: { tie: string; aspect: string; period: string; coder?: string | undefined }): CellKeys => ({
    tieId: idOf(db, 'tie', key.tie, 'tie'), aspectId: idOf(db, 'aspect', key.aspect, 'aspect'), periodId: idOf(db, 'period', key.period, 'period'),
    coderId: key.coder === undefined ? currentCoder(db).id : idOf(db, 'coder', key.coder, 'coder'),
  })

  /** "Fit of Russia – Israel, P2, 2015-2021: strong": what was changed, as undo names it. */
  const stepOf = (cell: CellKeys, before: AssessmentState, next: AssessmentState): Step => {
    const aspect = present(getAspect(db, cell.aspectId), 'aspect')
    const where = `${titleOf(db, 'tie', cell.tieId)}, ${aspect.code}, ${titleOf(db, 'period', cell.periodId)}`
    if (isEmpty(next)) return { label: `Clear ${where}` }
    if (next.level !== before.level) {
      const level = next.level === null ? 'not coded' : (aspect.scale.find(step => step.value === next.level)?.label ?? String(next.level))
      return { label: `${aspect.role === 'practice' ? 'Fit' : 'Level'} of ${where}: ${level}` }
    }
    if (next.trend !== before.trend) return { label: `Trend of ${where}: ${next.trend ?? 'none'}` }
    if (next.confidence !== before.confidence) return { label: `Confidence of ${where}: ${next.confidence ?? 'none'}` }
    return { label: `Rationale of ${where}` }
  }
  /** "Fit of 6 cells: strong"; the number itself where several aspects call it differently. */
  const labelOfMany = (changed: readonly CellKeys[], { level, trend, confidence }: SharedChanges): string => {
    const cells = `${changed.length.toLocaleString('en')} cells`
    if (level === null && trend === null && confidence === null) return `Clear ${cells}`
    if (level === null) return `Fit of ${cells}: not coded`
    if (level !== undefined) {
      const names = new Set([...new Set(changed.map(cell => cell.aspectId))].map(aspect => scaleOf(db, aspect).find(step => step.value === level)?.label ?? ''))
      const [name] = names
      return `Fit of ${cells}: ${names.size === 1 && name ? name : level}`
    }
    return trend === undefined ? `Confidence of ${cells}: ${confidence ?? 'none'}` : `Trend of ${cells}: ${trend ?? 'none'}`
  }
  /** Typing of one rationale is one step, also where it empties the cell or brings it into being. */
  const mergeKeyOf = (cell: CellKeys, before: AssessmentState, next: AssessmentState) => (
    sameCoding(before, next) ? { mergeKey: `rationale:${cell.tieId}/${cell.aspectId}/${cell.periodId}/${cell.coderId}` } : {}
  )

  const setState = (cell: CellKeys, next: AssessmentState): { uid: string | null } => {
    const existing = findAssessment(db, cell)
    const before = existing ?? notCoded
    if (!existing && isEmpty(next)) return { uid: null }
    if (existing && sameCoding(before, next) && before.rationale === next.rationale) return { uid: existing.uid }
    const author = currentCoder(db).id
    const fresh = ports.newUid()
    return context.write({ ...stepOf(cell, before, next), ...mergeKeyOf(cell, before, next) }, (target, at) => (
      { uid: writeState(target, cell, { existing, next, author, fresh, at }) }
    ))
  }

  /** Refuses a level that the scale of its aspect does not have. */
  const checkLevel = (aspectId: number, level: number, field = 'changes.level'): void => {
    const scale = scaleOf(db, aspectId)
    if (scale.some(step => step.value === level)) return
    const steps = scale.map(step => `${step.value} ${step.label}`).join(', ')
    throw badField(field, `${level} is not on the scale of ${titleOf(db, 'aspect', aspectId)}, which is ${steps}.`)
  }

  return {
    'assessments.set': ({ changes, expected, ...key }) => {
      const cell = cellOf(key)
      const before = findAssessment(db, cell) ?? notCoded
      if (expected !== undefined && expected.rationale !== before.rationale) {
        throw new EntenteError('conflict', 'The rationale was changed elsewhere meanwhile. Nothing was overwritten; read it again and put the two together.')
      }
      const { level = before.level, trend = before.trend, confidence = before.confidence, rationale = before.rationale } = changes
      if (level !== null && level !== before.level) {
        checkLevel(cell.aspectId, level)
      }
      return setState(cell, { level, trend, confidence, rationale })
    },
    'assessments.setMany': ({ cells, changes }) => {
      const known = new Map<string, number>()
      const id = (type: 'tie' | 'aspect' | 'period', uid: string) => {
        const found = known.get(uid) ?? idOf(db, type, uid, 'cells')
        known.set(uid, found)
        return found
      }
      const coderId = currentCoder(db).id
      const all = cells.map(cell => ({ tieId: id('tie', cell.tie), aspectId: id('aspect', cell.aspect), periodId: id('period', cell.period), coderId }))
      const keys = [...new Map(all.map(key => [`${key.tieId} ${key.aspectId} ${key.periodId}`, key])).values()]
      if (typeof changes.level === 'number') for (const aspectId of new Set(keys.map(key => key.aspectId))) checkLevel(aspectId, changes.level)
      const changed = keys.flatMap(cell => {
        const existing = findAssessment(db, cell)
        const before = existing ?? notCoded
        const { level = before.level, trend = before.trend, confidence = before.confidence } = changes
        const next = { level, trend, confidence, rationale: before.rationale }
        return sameCoding(before, next) ? [] : [{ cell, existing, before, next }]
      })
      const [first] = changed
      if (!first) return {}
      const step = changed.length === 1 ? stepOf(first.cell, first.before, first.next) : { label: labelOfMany(changed.map(each => each.cell), changes) }
      return context.write(step, (target, at) => {
        for (const { cell, existing, next } of changed) writeState(target, cell, { existing, next, author: coderId, fresh: ports.newUid(), at })
        return {}
      })
    },
    'assessments.clear': key => {
      setState(cellOf(key), notCoded)
      return {}
    },
    'assessments.restore': ({ number, ...key }) => {
      const cell = cellOf(key)
      const existing = findAssessment(db, cell)
      const version = existing && assessmentVersions(db, existing.id).find(each => each.number === number)
      if (!existing || !version) throw badField('number', 'This version is not there: the coding was cleared, or an undo took it back.')
      const { level, trend, confidence, rationale } = version
      if (level !== null) checkLevel(cell.aspectId, level, 'number')
      const where = `${titleOf(db, 'tie', cell.tieId)}, ${titleOf(db, 'aspect', cell.aspectId)}, ${titleOf(db, 'period', cell.periodId)}`
      const author = currentCoder(db).id
      return context.write({ label: `Restore version ${number} of ${where}` }, (target, at) => {
        if (!updateAssessment(target, existing.id, { level, trend, confidence, rationale }, at)) return {}
        settleLookAgain(target, [existing.id], [])
        // Never written over the version before it, however soon it follows: that one is what may be wanted back next.
        insertVersion(target, existing.id, { level, trend, confidence, rationale }, author, at)
        return {}
      })
    },
    'assessments.versions': key => {
      const existing = findAssessment(db, cellOf(key))
      return existing ? assessmentVersions(db, existing.id) : []
    },
  }
}
