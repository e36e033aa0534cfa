import type { Aspect } from '../../../db/contract/entities/coding.ts'
import type { Checked } from '../edit/field-draft.ts'

type Step = Aspect['scale'][number]

/** A step of a scale as it is typed. */
export interface StepRow {
  value: string
  label: string
  anchor: string
}

/** A step as it is written in the form; levels above zero with their sign only where the scale goes below it is the reader's business. */
export const showStep = ({ value, label, anchor }: Step): StepRow => ({ value: String(value), label, anchor })

/** The steps as they are stored; rows that hold nothing are left out. */
export function checkScale(rows: readonly StepRow[]): Checked<Step[]> {
  const steps: Step[] = []
  for (const row of rows) {
    if ([row.value, row.label, row.anchor].every(text => text.trim() === '')) continue
    const value = Number(row.value.trim().replace('−', '-'))
    if (row.value.trim() === '' || !Number.isInteger(value) || Math.abs(value) > 9) return { error: `“${row.value.trim()}” is no level: a step has a whole number from −9 to 9, for example 2.` }
    const label = row.label.trim()
    if (label === '' || label.length > 60) return { error: `The step ${value} needs a name of at most 60 characters, for example “strong”.` }
    if (steps.some(step => step.value === value)) return { error: `Two steps have the level ${value}: give each a level of its own.` }
    steps.push({ value, label, anchor: row.anchor })
  }
  return steps.length < 2 ? { error: 'A scale has at least two steps.' } : steps.length > 19 ? { error: 'A scale has at most 19 steps.' } : { value: steps }
}
