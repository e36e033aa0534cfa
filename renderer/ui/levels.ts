import type { Aspect } from '../../db/contract/entities/coding.ts'
import type { Trend } from '../../db/contract/vocabulary.ts'
import { signed } from './words.ts'

/** Trends as signs; words stand beside them or in the name of what holds them. */
export const trendSigns: Readonly<Record<Trend, string>> = { strengthening: '↗', steady: '→', eroding: '↘' }

/** As much of an aspect as a level needs to be shown. */
export interface HasScale {
  readonly scale: readonly { readonly value: number; readonly label: string }[]
}
export type LevelledAspect = HasScale & Pick<Aspect, 'code' | 'role'>

/** A level as it is written: with its sign where the scale has negative levels, plain where it has none. */
export function levelText(aspect: HasScale, level: number): string {
  return aspect.scale.some(step => step.value < 0) ? signed(level) : String(level)
}

/** "+2 strong"; "not coded" for null. */
export function levelLabel(aspect: HasScale, level: number | null): string {
  if (level === null) return 'not coded'
  const step = aspect.scale.find(candidate => candidate.value === level)
  return [levelText(aspect, level), step?.label ?? ''].filter(part => part !== '').join(' ')
}

/** The class that gives a level its colour: the practices' own families, neutral steps for conditions, hatched where not coded. */
export function levelClass(aspect: LevelledAspect, level: number | null): string {
  if (level === null) return 'level-none'
  if (aspect.role === 'condition' || aspect.scale.every(step => step.value >= 0)) return `level-step-${Math.min(3, Math.max(0, level))}`
  const family = aspect.code === 'P2' ? 'p2' : 'p1'
  if (level === 0) return 'level-zero'
  return level > 0 ? `level-${family}-plus-${Math.min(2, level)}` : `level-minus-${Math.min(2, -level)}`
}
