import { useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useProjectWindow } from './context.ts'
import { FolderChooser } from './FolderChooser.tsx'
import { RecentList } from './RecentList.tsx'
import { useFileTask } from './useFileTask.ts'
import './files.css'

const ignore = () => undefined

/** Recent projects and the folders of this machine: the browser shell's way to open a file. */
export function OpenDialog({ isOpen }: { isOpen: boolean }) {
  const projectWindow = useProjectWindow()
  const close = () => projectWindow.openDialog(null)
  return <Dialog title="Open project" isOpen={isOpen} onClose={close} width={760}><OpenForm onClose={close} /></Dialog>
}

function OpenForm({ onClose }: { onClose: () => void }) {
  const { change, state } = useProjectWindow()
  const hint = useStore(state, ({ dialog }) => (dialog?.kind === 'open' ? dialog.hint : undefined))
  const [selected, setSelected] = useState<string | null>(null)
  const { busy, refusal, run } = useFileTask()
  const open = (file: string) => run(async () => {
    await change('files.open', { file })
    onClose()
  })
  return (
    <div className="files-dialog">
      {hint !== undefined && <p role="status">A browser does not tell where a dropped file is. Find <strong><bdi>{hint}</bdi></strong> here, and it opens.</p>}
      <div className="files-open">
        <RecentList onOpen={open} />
        <FolderChooser onFolder={ignore} onProject={open} onSelect={setSelected} />
      </div>
      {refusal !== null && <ErrorNotice title="The project was not opened" error={{ message: `${refusal} What was open stays open.` }} />}
      <footer className="files-actions">
        <Button onPress={onClose}>Cancel</Button>
        <Button look="strong" isDisabled={selected === null} isPending={busy} onPress={() => selected !== null && open(selected)}>Open</Button>
      </footer>
    </div>
  )
}
