import type { Aspect } from '../../../db/contract/entities/coding.ts'
import { signed } from '../../ui/words.ts'
import type { ScaleOption } from './Scale.tsx'

/** A level as it is written: with its sign where the scale has negative levels, plain where it has none. */
export function levelText(aspect: Pick<Aspect, 'scale'>, level: number): string {
  return aspect.scale.some(step => step.value < 0) ? signed(level) : String(level)
}

/** "+2 strong"; "not coded" for null. */
export function levelLabel(aspect: Pick<Aspect, 'scale'>, level: number | null): string {
  if (level === null) return 'not coded'
  const step = aspect.scale.find(candidate => candidate.value === level)
  return [levelText(aspect, level), step?.label ?? ''].filter(part => part !== '').join(' ')
}

/** The class that gives a level its colour: the practices' own families, neutral steps for conditions, hatched where not coded. */
export function levelClass(aspect: Pick<Aspect, 'code' | 'role' | 'scale'>, level: number | null): string {
  if (level === null) return 'level-none'
  if (aspect.role === 'condition' || aspect.scale.every(step => step.value >= 0)) return `level-step-${Math.min(3, Math.max(0, level))}`
  const family = aspect.code === 'P2' ? 'p2' : 'p1'
  if (level === 0) return 'level-zero'
  return level > 0 ? `level-${family}-plus-${Math.min(2, level)}` : `level-minus-${Math.min(2, -level)}`
}

/** The steps of an aspect from its lowest level to its highest, and "not coded" after them. */
export function scaleOptions(aspect: Aspect): ScaleOption[] {
  const steps = aspect.scale.toSorted((a, b) => a.value - b.value).map(step => ({
    value: step.value, text: levelText(aspect, step.value), label: levelLabel(aspect, step.value), anchor: step.anchor, className: levelClass(aspect, step.value),
  }))
  return [...steps, { value: null, text: '', label: 'Not coded', anchor: 'Nobody has judged it yet. This is not the same as 0.', className: 'level-none' }]
}
