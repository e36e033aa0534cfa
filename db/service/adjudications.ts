import type { Service } from '../contract/api.ts'
import type { EvidenceDecision } from '../contract/entities/agreement.ts'
import { clearEvidenceDecision, clearLevelDecision, hasEvidence, hasLevel, setEvidenceDecision, setLevelDecision } from '../queries/agreement.ts'
import { currentCoder } from '../queries/coders.ts'
import { getAspect } from '../queries/framework.ts'
import type { ServiceContext } from './context.ts'
import { badField, conflict } from './errors.ts'
import { idOf, present, titleOf } from './fields.ts'

const findingWords: Readonly<Record<EvidenceDecision, string>> = {
  'not-found': 'not found', 'supports': 'for', 'contradicts': 'against', 'for-and-against': 'for and against', 'context': 'context only',
}

/** Decisions between coders who differ. What each of them coded stays as it is. */
export function adjudicationService(context: ServiceContext): Pick<Service, 'agreement.adjudicate' | 'agreement.adjudicateEvidence'> {
  const { db, ports } = context
  const withReason = (reason: string) => {
    if (reason === '') throw badField('reason', 'A decision is recorded with its reason: write why this and not the other.')
    return reason
  }
  return {
    'agreement.adjudicate': ({ tie, aspect, period, level, reason }) => {
      const cell = { tieId: idOf(db, 'tie', tie, 'tie'), aspectId: idOf(db, 'aspect', aspect, 'aspect'), periodId: idOf(db, 'period', period, 'period') }
      const { code, scale } = present(getAspect(db, cell.aspectId), 'aspect')
      const where = `${titleOf(db, 'tie', cell.tieId)}, ${code}, ${titleOf(db, 'period', cell.periodId)}`
      if (level === null) {
        return context.write({ label: `Reopen ${where}` }, target => {
          clearLevelDecision(target, cell)
          return {}
        })
      }
      const step = scale.find(({ value }) => value === level)
      if (!step) throw badField('level', `${level} is not on the scale of ${code}, which is ${scale.map(({ value, label }) => `${value} ${label}`).join(', ')}.`)
      if (!hasLevel(db, cell)) throw conflict('tie', 'Nobody has coded this cell: there is nothing to decide. Code it first.')
      const decision = { level, reason: withReason(reason), coderId: currentCoder(db).id }
      const uid = ports.newUid()
      return context.write({ label: `Decide ${where}: ${step.label}` }, (target, at) => {
        setLevelDecision(target, uid, cell, decision, at)
        return {}
      })
    },
    'agreement.adjudicateEvidence': ({ tie, indicator, finding, reason }) => {
      const unit = { tieId: idOf(db, 'tie', tie, 'tie'), indicatorId: idOf(db, 'indicator', indicator, 'indicator') }
      const where = `${titleOf(db, 'tie', unit.tieId)}, ${titleOf(db, 'indicator', unit.indicatorId)}`
      if (finding === null) {
        return context.write({ label: `Reopen ${where}` }, target => {
          clearEvidenceDecision(target, unit)
          return {}
        })
      }
      if (!hasEvidence(db, unit)) throw conflict('tie', 'Nobody has found this indicator on this tie: there is nothing to decide.')
      const stance = finding === 'not-found' || finding === 'for-and-against' ? null : finding
      const decision = { found: finding !== 'not-found', stance, reason: withReason(reason), coderId: currentCoder(db).id }
      const uid = ports.newUid()
      return context.write({ label: `Decide ${where}: ${findingWords[finding]}` }, (target, at) => {
        setEvidenceDecision(target, uid, unit, decision, at)
        return {}
      })
    },
  }
}
