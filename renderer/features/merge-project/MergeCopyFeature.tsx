import { useEffect, useState } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { useProjectWindow } from '../files/context.ts'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { ChooseCopy } from './ChooseCopy.tsx'
import { MergeCopy } from './MergeCopy.tsx'
import './merge-copy.css'

/** Another copy of the project: chosen, looked at, merged as one step. */
export function MergeCopyFeature() {
  const { commands } = useWorkbench()
  const { shell, refuse } = useProjectWindow()
  const readOnly = useReadOnly()
  const [isOpen, setOpen] = useState(false)
  const [file, setFile] = useState<string | null>(null)
  const { fileDialogs } = shell.capabilities

  useEffect(() => {
    if (readOnly) return
    const choose = async () => {
      const chosen = fileDialogs ? await shell.chooseProject() : null
      if (fileDialogs && chosen === null) return
      setFile(chosen)
      setOpen(true)
    }
    return commands.register([{
      id: 'merge-copy', title: 'Merge another copy…', group: 'Project', keys: [],
      run: () => void choose().catch((error: unknown) => refuse('No copy was merged', error)),
    }])
  }, [commands, readOnly, fileDialogs, shell, refuse])

  const close = () => {
    setOpen(false)
    setFile(null)
  }
  const another = async () => {
    const chosen = fileDialogs ? await shell.chooseProject() : null
    if (!fileDialogs || chosen !== null) setFile(chosen)
  }
  return (
    <Dialog title="Merge another copy" isOpen={isOpen && !readOnly} onClose={close} width={file === null ? 600 : 960}>
      {file === null
        ? <ChooseCopy onChoose={setFile} onClose={close} />
        : <MergeCopy key={file} file={file} onAnother={() => void another().catch((error: unknown) => refuse('No copy was chosen', error))} onClose={close} />}
    </Dialog>
  )
}
