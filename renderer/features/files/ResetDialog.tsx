import { useEffect, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { announceAfterDialog } from './commands.ts'
import { useProjectWindow } from './context.ts'
import { useFileTask } from './useFileTask.ts'
import './files.css'

/** Says what becomes of the changed sample, then puts a fresh one in its place. */
export function ResetDialog({ isOpen }: { isOpen: boolean }) {
  const projectWindow = useProjectWindow()
  const close = () => projectWindow.openDialog(null)
  return <Dialog title="Reset the sample" isOpen={isOpen} onClose={close} width={460}><ResetForm onClose={close} /></Dialog>
}

function ResetForm({ onClose }: { onClose: () => void }) {
  const { client, change, state } = useProjectWindow()
  const [ownCopy, setOwnCopy] = useState(false)
  const { busy, refusal, run } = useFileTask()
  useEffect(() => {
    client.call('files.state', {}).then(({ open }) => setOwnCopy(open !== null && !open.isSampleCopy), () => undefined)
  }, [client])
  const reset = async () => {
    const { backup } = await change('files.resetSample', {})
    if (ownCopy) await change('files.openSample', {})
    onClose()
    const { view } = state.getState()
    if ('workbench' in view) announceAfterDialog(view.workbench, `The sample is as it was at first. What you changed is kept as ${backup}`)
  }
  return (
    <div className="files-dialog">
      <p>The sample in Entente’s own folder is put back as it was shipped. What you changed in it is kept in a file beside it, which can be opened like any project.</p>
      {ownCopy && <p>The project in this window is a copy of the sample in a file of its own: it stays as it is.</p>}
      {refusal !== null && <ErrorNotice title="The sample was not reset" error={{ message: refusal }} />}
      <footer className="files-actions">
        <Button onPress={onClose}>Cancel</Button>
        <Button look="strong" autoFocus isPending={busy} onPress={() => run(reset)}>Reset the sample</Button>
      </footer>
    </div>
  )
}
