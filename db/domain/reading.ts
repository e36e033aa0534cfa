import type { ReadingAspect, ReadingLabel } from '../contract/vocabulary.ts'
import { readingAspects } from '../contract/vocabulary.ts'

/** Levels of the four aspects by code, on their own scales; null or absent where not coded. */
export type ReadingLevels = Readonly<Partial<Record<ReadingAspect, number | null>>>

export interface TieReading {
  readonly label: ReadingLabel
  /** The rule that gave the label, in words. */
  readonly rule: string
  /** Codes of the aspects without a level, in the order P1, P2, X, O. */
  readonly missing: ReadingAspect[]
  /** Those of the missing that are coded, but differently by several coders, with nothing decided between them. */
  readonly disputed: ReadingAspect[]
}

/** A practice is present from this level of fit on. */
export const PRESENT = 1

const aspectNames: Readonly<Record<ReadingAspect, string>> = {
  P1: 'identity and values (P1)', P2: 'de-escalation structures (P2)', X: 'conflicting interests (X)', O: 'outcome (O)',
}

/** A level with the minus sign of print. */
const written = (level: number): string => String(level).replace('-', '−')

/**
 * The reading of a tie in a period by the rule of friendship balancing (Kertcher and Course 2024): conflicting interests (X 0 to 3),
 * fit of the two practices (P1, P2 -2 to 2; present from 1 on), outcome (O 0 ruptured to 3 maintained). It is shown with its rule; the
 * analyst may overrule it.
 */
export function readTie(input: { readonly levels: ReadingLevels; readonly disputed?: readonly ReadingAspect[] }): TieReading {
  const { P1 = null, P2 = null, X = null, O = null } = input.levels
  if (P1 === null || P2 === null || X === null || O === null) return undetermined(input.levels, input.disputed ?? [])
  const read = (label: ReadingLabel, rule: string): TieReading => ({ label, rule, missing: [], disputed: [] })
  if (O <= 0) return read('ruptured', 'the outcome is 0: relations were ruptured')
  if (X <= 0) return read('untested', 'X is 0: no conflict of interests to balance')
  const [p1, p2] = [written(P1), written(P2)]
  const first = P1 >= PRESENT
  const second = P2 >= PRESENT
  if (first && second) {
    return O >= 2
      ? read('balanced-friendship', `interests conflict (X ${X}), both practices are present (P1 ${p1}, P2 ${p2}), and relations were kept (O ${O})`)
      : read('failing-balance', `interests conflict (X ${X}) and both practices are present (P1 ${p1}, P2 ${p2}), yet relations are hostile (O ${O})`)
  }
  const outcome = `relations were not ruptured (O ${O})`
  if (first) return read('affinity-without-guard-rails', `interests conflict (X ${X}); identity and values are shared (P1 ${p1}) but de-escalation structures are not in use (P2 ${p2}); ${outcome}`)
  if (second) return read('managed-rivalry', `interests conflict (X ${X}); de-escalation structures are in use (P2 ${p2}) but identity and values are not shared (P1 ${p1}); ${outcome}`)
  return read('unbalanced', `interests conflict (X ${X}) and neither practice is present (P1 ${p1}, P2 ${p2}); ${outcome}`)
}

/** What is missing, by name: not coded at all apart from coded differently by coders between whom nothing was decided. */
function undetermined(levels: ReadingLevels, differing: readonly ReadingAspect[]): TieReading {
  const missing = readingAspects.filter(aspect => (levels[aspect] ?? null) === null)
  const disputed = missing.filter(aspect => differing.includes(aspect))
  const named = (aspects: readonly ReadingAspect[]) => aspects.map(aspect => aspectNames[aspect]).join(', ')
  const notCoded = missing.filter(aspect => !disputed.includes(aspect))
  const parts = [
    ...(notCoded.length > 0 ? [`not coded: ${named(notCoded)}`] : []),
    ...(disputed.length > 0 ? [`coders disagree and nothing is decided: ${named(disputed)}`] : []),
  ]
  return { label: 'undetermined', missing, disputed, rule: parts.join('; ') }
}
