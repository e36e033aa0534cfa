import type { Gap, GapKind } from '../../../db/contract/entities/gaps.ts'
import { fold } from '../../../db/domain/fold.ts'

/** The gaps of one kind, or of all, that have every word of the text in their tie, their words or their period; in their order. */
export function narrowed(gaps: readonly Gap[], { kind, text }: { kind: GapKind | null; text: string }): Gap[] {
  const words = fold(text).folded.split(/\s+/u).filter(word => word !== '')
  return gaps.filter(gap => (
    (kind === null || gap.kind === kind)
    && words.every(word => fold(`${gap.tie.title} ${gap.text} ${gap.period?.name ?? ''}`).folded.includes(word))
  ))
}
