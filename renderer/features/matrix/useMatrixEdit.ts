import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { MatrixData } from '../../../db/contract/entities/matrix.ts'
import { useWorkbench } from '../../ui/hooks.ts'
import { placeOf, type CellChanges } from './model.ts'

/** A cell by the row of its tie and the indices of its aspect and period. */
export interface CellPlace { tie: number; aspect: number; period: number }

interface Pending {
  changes: CellChanges
  /** Writes on their way. */
  writes: number
}

/**
 * What was set here and is not in the answer yet, by place, and the way to set it: one undo step for all cells given. An answer that comes after
 * the last acknowledgement has the change, or what was done to it since.
 */
export function useMatrixEdit(data: MatrixData | undefined): [ReadonlyMap<number, CellChanges>, (cells: readonly CellPlace[], changes: CellChanges) => void] {
  const { write } = useWorkbench()
  const [pending, setPending] = useState<ReadonlyMap<number, Pending>>(new Map())
  const [shown, setShown] = useState(data)
  const latest = useRef(data)
  useEffect(() => {
    latest.current = data
  }, [data])
  if (shown !== data) {
    setShown(data)
    setPending(new Map([...pending].filter(([, { writes }]) => writes > 0)))
  }

  const edit = useCallback((cells: readonly CellPlace[], changes: CellChanges) => {
    const asked = latest.current
    if (!asked || cells.length === 0) return
    const places = cells.map(cell => placeOf(asked, cell.tie, cell.aspect, cell.period))
    const mark = (change: (before: Pending) => Pending | null) => setPending(before => {
      const next = new Map(before)
      for (const at of places) {
        const made = change(before.get(at) ?? { changes: {}, writes: 0 })
        if (made) next.set(at, made)
        else next.delete(at)
      }
      return next
    })
    mark(before => ({ changes: { ...before.changes, ...changes }, writes: before.writes + 1 }))
    const uids = cells.map(cell => ({ tie: asked.ties.uid[cell.tie] ?? '', aspect: asked.aspects[cell.aspect]?.uid ?? '', period: asked.periods[cell.period]?.uid ?? '' }))
    // A refused change falls back to what is stored; the status line says why.
    write('assessments.setMany', { cells: uids, changes }).then(
      // An answer that overtook the acknowledgement has the change already, and none may follow.
      () => mark(before => (before.writes === 1 && latest.current !== asked ? null : { ...before, writes: before.writes - 1 })),
      () => mark(() => null),
    )
  }, [write])

  return [useMemo(() => new Map([...pending].map(([at, { changes }]) => [at, changes])), [pending]), edit]
}
