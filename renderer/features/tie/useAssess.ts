import { useRef, useState } from 'react'
import type { Assessment } from '../../../db/contract/entities/coding.ts'
import { useWorkbench } from '../../ui/hooks.ts'

export type AssessmentChanges = Partial<Pick<Assessment, 'level' | 'trend' | 'confidence'>>
export interface Cell {
  tie: string
  aspect: string
  period: string
}

/** The coding of a cell as it will be: what was just set shows at once, and gives way to what the project holds. */
export function useAssess(cell: Cell, assessment: Assessment | undefined): [Required<AssessmentChanges>, (changes: AssessmentChanges) => void] {
  const workbench = useWorkbench()
  const stored = { level: assessment?.level ?? null, trend: assessment?.trend ?? null, confidence: assessment?.confidence ?? null }
  const version = `${cell.tie} ${cell.aspect} ${cell.period} ${JSON.stringify(stored)}`
  const [pending, setPending] = useState<{ over: string; changes: AssessmentChanges }>({ over: version, changes: {} })
  const writes = useRef(0)
  const current = pending.over === version ? pending.changes : {}
  // What was set over another state is settled for good: an undo that brings that state back must not bring it up again.
  if (pending.over !== version) setPending({ over: version, changes: {} })

  const set = (changes: AssessmentChanges) => {
    const own = ++writes.current
    setPending({ over: version, changes: { ...current, ...changes } })
    // A refused change falls back to what is stored; the status line says why.
    workbench.write('assessments.set', { ...cell, changes }).catch(() => own === writes.current && setPending({ over: version, changes: {} }))
  }
  return [{ ...stored, ...current }, set]
}
