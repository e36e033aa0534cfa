import { useEffect } from 'react'
import { Button, IconButton } from '../../ui/Button.tsx'
import { ClearIcon, UndoIcon } from '../../ui/icons/actions.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import './edit.css'

/** What was deleted last and what went along, with the way back; stays until it is closed or the deletion is no longer the last step. */
export function DeletedNotice() {
  const workbench = useWorkbench()
  const deleted = useStoreValue(workbench.editing, state => state.deleted)
  const last = useStoreValue(workbench.history, state => state.undo)
  const isLast = deleted !== null && deleted.step === last
  useEffect(() => {
    if (deleted === null || isLast) return
    // The news of the deletion itself may come a moment after its answer.
    const timer = setTimeout(() => workbench.editing.setState({ deleted: null }), 1_000)
    return () => clearTimeout(timer)
  }, [deleted, isLast, workbench])
  if (!deleted) return null
  return (
    <div className="deleted-notice" role="region" aria-label="Deleted">
      <p><strong><bdi>{deleted.what}</bdi></strong> deleted{deleted.along !== '' && <>, with {deleted.along}</>}.</p>
      <Button
        icon={<UndoIcon />} keys="Mod+Z" isDisabled={!isLast}
        onPress={() => {
          workbench.editing.setState({ deleted: null })
          void workbench.undo().catch(() => undefined)
        }}
      >Undo</Button>
      <IconButton label="Close this notice" icon={<ClearIcon />} onPress={() => workbench.editing.setState({ deleted: null })} />
    </div>
  )
}
