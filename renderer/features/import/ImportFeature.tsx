import { useEffect, useState } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { useAnswer, useWorkbench } from '../../ui/hooks.ts'
import { ImportDialogBody } from './ImportDialogBody.tsx'
import { ImportStart } from './ImportStart.tsx'
import './import.css'

/** Import…: by command, by dropping a file that is no project on the window, or on what was pasted. */
export function ImportFeature() {
  const { commands, layout } = useWorkbench()
  const project = useAnswer('project.get', {})
  const readOnly = project?.readOnly ?? true
  const [isOpen, setOpen] = useState(false)
  const [file, setFile] = useState<File | null>(null)

  useEffect(() => {
    if (readOnly) return
    return commands.register([{
      id: 'import', title: 'Import a bibliography, a table or a network…', group: 'Project', keys: ['Mod+I'],
      run: () => {
        setFile(null)
        setOpen(true)
      },
    }])
  }, [commands, readOnly])

  useEffect(() => {
    if (readOnly) return
    const onDrop = (event: DragEvent) => {
      const dropped = [...event.dataTransfer?.files ?? []]
      const [first] = dropped
      // Project files are opened, not imported; a dialog takes what is dropped on it.
      if (!first || dropped.some(({ name }) => /\.entente$/iu.test(name)) || event.defaultPrevented) return
      // The text of a source is dropped on the reader.
      if (event.target instanceof Element && event.target.closest('[data-takes-files]')) return
      event.preventDefault()
      setFile(first)
      setOpen(true)
    }
    // Before those who keep a dropped file from replacing the page.
    window.addEventListener('drop', onDrop, { capture: true })
    return () => window.removeEventListener('drop', onDrop, { capture: true })
  }, [readOnly])

  useEffect(() => layout.subscribe(({ importing }) => {
    if (importing === null) return
    layout.setState({ importing: null })
    setFile(importing)
    setOpen(true)
  }), [layout])

  const close = () => {
    setOpen(false)
    setFile(null)
  }
  return (
    <Dialog title={file ? `Import ${file.name}` : 'Import'} isOpen={isOpen && !readOnly} onClose={close} width={file ? 960 : 560}>
      {file === null
        ? <ImportStart onChoose={setFile} />
        : <ImportDialogBody key={`${file.name} ${file.lastModified} ${file.size}`} file={file} onAnother={() => setFile(null)} onClose={close} />}
    </Dialog>
  )
}
