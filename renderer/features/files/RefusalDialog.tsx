import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useProjectWindow } from './context.ts'

/** What was refused outside of a dialog: what happened and what is safe. */
export function RefusalDialog() {
  const { state } = useProjectWindow()
  const refusal = useStore(state, held => held.refusal)
  const close = () => state.setState({ refusal: null })
  return (
    <Dialog title={refusal?.title ?? ''} isOpen={refusal !== null} onClose={close} actions={<Button look="strong" autoFocus onPress={close}>Close</Button>}>
      <div className="files-dialog" role="alert"><p dir="auto">{refusal?.message}</p></div>
    </Dialog>
  )
}
