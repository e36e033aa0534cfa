import type { Aspect, Evidence } from '../../../db/contract/entities/coding.ts'
import type { EntityRef, Uid } from '../../../db/contract/values.ts'
import type { Option } from '../../ui/Select.tsx'

/** The latest first: the uids of our own rows are in the order of their making. */
const latestFirst = (evidence: readonly Evidence[]) => evidence.toSorted((a, b) => (a.uid < b.uid ? 1 : -1))

/** The indicators of an aspect in use, those chosen last first, then in the order of the codebook; each with its definition. */
export function indicatorOptions(aspect: Aspect, evidence: readonly Evidence[], always?: Uid): Option<Uid>[] {
  const used = [...new Set(latestFirst(evidence).map(item => item.indicator))]
  const rank = (uid: Uid) => (used.includes(uid) ? used.indexOf(uid) : used.length)
  return aspect.indicators
    .filter(indicator => !indicator.retired || indicator.uid === always)
    .toSorted((a, b) => rank(a.uid) - rank(b.uid))
    .map(({ uid, name, definition }) => ({ value: uid, label: name, ...(definition === '' ? {} : { definition }) }))
}

/** The indicator of the aspect that was chosen last on this tie; null where none was. */
export function lastIndicator(aspect: Aspect, evidence: readonly Evidence[]): Uid | null {
  const inUse = new Set(aspect.indicators.filter(indicator => !indicator.retired).map(indicator => indicator.uid))
  return latestFirst(evidence).find(item => inUse.has(item.indicator))?.indicator ?? null
}

/** The source of the latest evidence that rests on an excerpt; null where none does. */
export function latestSource(evidence: readonly Evidence[]): EntityRef | null {
  return latestFirst(evidence).find(item => item.excerptDetail !== null)?.excerptDetail?.sourceRef ?? null
}
