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

type AssessmentMethods = 'assessments.set' | 'assessments.clear' | 'assessments.versions'

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
    return context.write({ ...stepOf(cell, before, next), ...mergeKeyOf(cell, before, next) }, (target, at) => {
      if (existing && isEmpty(next)) {
        deleteRow(target, 'assessment', existing.id)
        return { uid: null }
      }
      const id = existing?.id ?? insertAssessment(target, fresh, cell, next, at)
      if (existing) updateAssessment(target, id, next, at)
      settleLookAgain(target, [id], [])
      keepVersion(target, id, before, next, author, at)
      return { uid: existing?.uid ?? fresh }
    })
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
        const scale = scaleOf(db, cell.aspectId)
        if (!scale.some(step => step.value === level)) {
          const steps = scale.map(step => `${step.value} ${step.label}`).join(', ')
          throw badField('changes.level', `${level} is not on the scale of ${titleOf(db, 'aspect', cell.aspectId)}, which is ${steps}.`)
        }
      }
      return setState(cell, { level, trend, confidence, rationale })
    },
    'assessments.clear': key => {
      setState(cellOf(key), notCoded)
      return {}
    },
    'assessments.versions': key => {
      const existing = findAssessment(db, cellOf(key))
      return existing ? assessmentVersions(db, existing.id) : []
    },
  }
}
