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
import { goOnIn } from './go-on.ts'
import { useFileTask } from './useFileTask.ts'
import './files.css'

/** Where a copy of the project goes: the browser shell's "Save a copy as". */
export function CopyDialog({ isOpen }: { isOpen: boolean }) {
  const projectWindow = useProjectWindow()
  const goesOn = useStore(projectWindow.state, ({ dialog }) => dialog?.kind === 'copy' && dialog.goOn === true)
  const close = () => projectWindow.openDialog(null)
  return <Dialog title={goesOn ? 'Save as a new file and go on there' : 'Save a copy as'} isOpen={isOpen} onClose={close} width={600}><CopyForm goesOn={goesOn} onClose={close} /></Dialog>
}

function CopyForm({ goesOn, onClose }: { goesOn: boolean; onClose: () => void }) {
  const projectWindow = useProjectWindow()
  const { client, state } = projectWindow
  const view = useStore(state, held => held.view)
  const [name, setName] = useState(() => ('workbench' in view ? copyName(view.workbench) : ''))
  const [folder, setFolder] = useState<string | null>(null)
  const { busy, refusal, run, forgive } = useFileTask()
  const isSound = folder !== null && name.trim() !== ''
  const save = async () => {
    if (goesOn) {
      if (!('workbench' in view)) return
      await goOnIn(projectWindow, view.workbench, { folder: folder ?? '', name: name.trim() })
      return onClose()
    }
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
      {goesOn && <p>Everything that is held here goes into the new file, and this window goes on in it. What was typed and could not be saved is saved there.</p>}
      {!goesOn && <p className="private-notice"><Lock /> The copy is the whole project, private notes and the history of changes included. It is for you, not for giving away.</p>}
      <Field label={goesOn ? 'Name of the new file' : 'Name of the copy'} value={name} autoFocus onChange={next => { setName(next); forgive() }} hint={folder === null ? undefined : <bdi>{`in ${folder}`}</bdi>} />
      {refusal !== null && <ErrorNotice title={goesOn ? 'The project was not saved as a new file' : 'No copy was saved'} error={{ message: refusal }} />}
      <FolderChooser onFolder={next => { setFolder(next); forgive() }} onProject={() => undefined} />
      <footer className="files-actions">
        <Button onPress={onClose}>Cancel</Button>
        <Button look="strong" type="submit" isDisabled={!isSound} isPending={busy}>{goesOn ? 'Save and go on there' : 'Save the copy'}</Button>
      </footer>
    </form>
  )
}
