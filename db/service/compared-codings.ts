import type { EvidenceFinding } from '../contract/entities/agreement.ts'
import {
  codersAtWork, comparedAspects, comparedIndicators, evidenceCodings, levelCodings, type Cell, type EvidenceCoding, type LevelCoding,
} from '../queries/agreement.ts'
import { listCoders } from '../queries/coders.ts'
import { groupBy } from '../queries/rows.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'
import { idsOf } from './fields.ts'

interface ComparedCoder { id: number; uid: string; name: string }

/** What coders have coded, side by side: the ground of agreement and of the queue of disagreements. */
export interface ComparedCodings {
  /** Everyone who has coded anything. */
  atWork: ComparedCoder[]
  /** Those who are compared. */
  coders: ComparedCoder[]
  aspects: ReturnType<typeof comparedAspects>
  /** Those in use, and retired ones that somebody found. */
  indicators: ReturnType<typeof comparedIndicators>
  levels: LevelCoding[]
  evidence: EvidenceCoding[]
  /** Coders who coded a tie at all, by a level or a piece of evidence. */
  codersOfTie: Map<number, Set<number>>
}

/** Reads what these coders have coded; everyone who has coded where none are named. Throws `not_found` for a coder who is not in the project. */
export function comparedCodings(db: ReadableDatabase, wanted?: readonly string[]): ComparedCodings {
  const atWork = codersAtWork(db)
  const ids = wanted && idsOf(db, 'coder', [...new Set(wanted)], 'coders')
  const names = new Map(listCoders(db).map(coder => [coder.uid, coder.name]))
  const coders = wanted && ids ? [...new Set(wanted)].map((uid, index) => ({ id: ids[index] ?? 0, uid, name: names.get(uid) ?? '' })) : atWork
  const keys = coders.map(coder => coder.id)
  const levels = levelCodings(db, keys)
  const evidence = evidenceCodings(db, keys)
  const found = new Set(evidence.map(coding => coding.indicatorId))
  const codersOfTie = new Map([...groupBy([...levels, ...evidence], coding => coding.tieId)].map(([tie, codings]) => [tie, new Set(codings.map(coding => coding.coderId))]))
  return {
    atWork, coders, aspects: comparedAspects(db), indicators: comparedIndicators(db).filter(indicator => indicator.retired === 0 || found.has(indicator.id)),
    levels, evidence, codersOfTie,
  }
}

export const cellKey = ({ tieId, aspectId, periodId }: Cell) => `${tieId} ${aspectId} ${periodId}`
export const unitKey = ({ tieId, indicatorId }: { tieId: number; indicatorId: number }) => `${tieId} ${indicatorId}`

/** For, against, or both; context alone only where there is neither. */
export function findingOf({ supports, contradicts }: Pick<EvidenceCoding, 'supports' | 'contradicts'>): EvidenceFinding {
  if (supports > 0 && contradicts > 0) return 'for-and-against'
  if (supports > 0) return 'supports'
  return contradicts > 0 ? 'contradicts' : 'context'
}
