import { useCallback, type MouseEvent } from 'react'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { isEditable, openForm, projectForm } from './useEditCommands.ts'

/**
 * A click on a field that is read opens the form there; undefined where there is nothing to edit. Links, buttons and marked text stay what they
 * are. The keyboard has `E` for it.
 */
export function useClickToEdit(): ((event: MouseEvent) => void) | undefined {
  const workbench = useWorkbench()
  const isReadOnly = useReadOnly()
  const key = useStoreValue(workbench.selection, ({ selected: [first, second] }) => (second ? null : first ? isEditable(first.type) ? first.uid : null : projectForm))
  const onClick = useCallback((event: MouseEvent) => {
    if (key === null || !(event.target instanceof Element) || event.target.closest('button, a, input, textarea, [role="link"], form')) return
    if (document.getSelection()?.isCollapsed === false) return
    const field = event.target.closest('[data-edit]')?.getAttribute('data-edit')
    if (field) openForm(workbench, key, field)
  }, [workbench, key])
  return isReadOnly || key === null ? undefined : onClick
}
