import type { Aspect } from '../../../db/contract/entities/coding.ts'
import { levelClass, levelLabel, levelText } from '../../ui/levels.ts'
import type { ScaleOption } from './Scale.tsx'

/** The steps of an aspect from its lowest level to its highest, and "not coded" after them. */
export function scaleOptions(aspect: Aspect): ScaleOption[] {
  const steps = aspect.scale.toSorted((a, b) => a.value - b.value).map(step => ({
    value: step.value, text: levelText(aspect, step.value), label: levelLabel(aspect, step.value), anchor: step.anchor, className: levelClass(aspect, step.value),
  }))
  return [...steps, { value: null, text: '', label: 'Not coded', anchor: 'Nobody has judged it yet. This is not the same as 0.', className: 'level-none' }]
}
