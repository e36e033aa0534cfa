import { useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Lock } from '../../ui/Lock.tsx'
import { announceAfterDialog, copyName } from './commands.ts'
import { useProjectWindow } from './context.ts'
import { FolderChooser } from './FolderChooser.tsx'
import { useFileTask } from './useFileTask.ts'
import './files.css'

/** Where a copy of the project goes: the browser shell's "Save a copy as". */
export function CopyDialog({ isOpen }: { isOpen: boolean }) {
  const projectWindow = useProjectWindow()
  const close = () => projectWindow.openDialog(null)
  return <Dialog title="Save a copy as" isOpen={isOpen} onClose={close} width={600}><CopyForm onClose={close} /></Dialog>
}

function CopyForm({ onClose }: { onClose: () => void }) {
  const { client, state } = useProjectWindow()
  const view = useStore(state, held => held.view)
  const [name, setName] = useState(() => ('workbench' in view ? copyName(view.workbench) : ''))
  const [folder, setFolder] = useState<string | null>(null)
  const { busy, refusal, run, forgive } = useFileTask()
  const isSound = folder !== null && name.trim() !== ''
  const save = async () => {
    const { file } = await client.call('files.saveCopy', { where: { folder: folder ?? '', name: name.trim() } })
    onClose()
    if ('workbench' in view) announceAfterDialog(view.workbench, `Copy saved as ${file}`)
  }
  return (
    <form
      className="files-dialog"
      onSubmit={event => {
        event.preventDefault()
        if (isSound) run(save)
      }}
    >
      <p className="private-notice"><Lock /> The copy is the whole project, private notes and the history of changes included. It is for you, not for giving away.</p>
      <Field label="Name of the copy" value={name} autoFocus onChange={next => { setName(next); forgive() }} hint={folder === null ? undefined : <bdi>{`in ${folder}`}</bdi>} />
      {refusal !== null && <ErrorNotice title="No copy was saved" error={{ message: refusal }} />}
      <FolderChooser onFolder={next => { setFolder(next); forgive() }} onProject={() => undefined} />
      <footer className="files-actions">
        <Button onPress={onClose}>Cancel</Button>
        <Button look="strong" type="submit" isDisabled={!isSound} isPending={busy}>Save the copy</Button>
      </footer>
    </form>
  )
}
