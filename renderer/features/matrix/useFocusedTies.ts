import { useEffect } from 'react'
import { useWorkbench } from '../../ui/hooks.ts'

/**
 * Turns "in focus" on and off: what is selected then, and whatever is selected outside of the matrix after. Going along the matrix selects ties one
 * by one, which must not narrow it to them.
 */
export function useFocusedTies(): (on: boolean) => void {
  const { selection, matrixView } = useWorkbench()
  useEffect(() => selection.subscribe(({ selected }) => {
    if (!matrixView.getState().inFocus) return
    const isOwn = selected.length === 0 || (selected.length === 1 && selected[0]?.uid === matrixView.getState().active?.tie)
    if (!isOwn) matrixView.setState({ focus: selected.map(({ uid }) => uid) })
  }), [selection, matrixView])
  return on => matrixView.setState({ inFocus: on, focus: selection.getState().selected.map(({ uid }) => uid) })
}
