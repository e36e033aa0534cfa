import { useEffect, useState } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { useAnswer, useWorkbench } from '../../ui/hooks.ts'
import { droppedFiles } from './dropped-files.ts'
import { ImportFile } from './ImportFile.tsx'
import { ImportStart } from './ImportStart.tsx'
import './import.css'

/** Import…: by command, by dropping a file that is no project on the window, or on what was pasted. */
export function ImportFeature() {
  const { commands, layout } = useWorkbench()
  const project = useAnswer('project.get', {})
  const readOnly = project?.readOnly ?? true
  const [isOpen, setOpen] = useState(false)
  /** The files to import, one after the other, and which of them is in front. */
  const [{ files, at }, setQueue] = useState<{ files: readonly File[]; at: number }>({ files: [], at: 0 })
  const file = files[at] ?? null
  const choose = (chosen: readonly File[]) => setQueue({ files: chosen, at: 0 })

  useEffect(() => {
    if (readOnly) return
    return commands.register([{
      id: 'import', title: 'Import a bibliography, a table, a network or a project document…', group: 'Project', keys: ['Mod+I'],
      run: () => {
        setQueue({ files: [], at: 0 })
        setOpen(true)
      },
    }])
  }, [commands, readOnly])

  useEffect(() => {
    if (readOnly) return
    const onDrop = (event: DragEvent) => {
      const { dataTransfer } = event
      const dropped = [...dataTransfer?.files ?? []]
      // Project files are opened, not imported; a dialog takes what is dropped on it.
      if (!dataTransfer || dropped.length === 0 || dropped.some(({ name }) => /\.entente$/iu.test(name)) || event.defaultPrevented) return
      // The text of a source is dropped on the reader.
      if (event.target instanceof Element && event.target.closest('[data-takes-files]')) return
      event.preventDefault()
      void droppedFiles(dataTransfer).catch(() => dropped).then(all => {
        setQueue({ files: all, at: 0 })
        setOpen(true)
      })
    }
    // Before those who keep a dropped file from replacing the page.
    window.addEventListener('drop', onDrop, { capture: true })
    return () => window.removeEventListener('drop', onDrop, { capture: true })
  }, [readOnly])

  useEffect(() => layout.subscribe(({ importing }) => {
    if (importing === null) return
    layout.setState({ importing: null })
    setQueue({ files: [importing], at: 0 })
    setOpen(true)
  }), [layout])

  const close = () => {
    setOpen(false)
    choose([])
  }
  const left = files.length - at - 1
  return (
    <Dialog title={file ? `Import ${file.name}${files.length > 1 ? ` (${at + 1} of ${files.length})` : ''}` : 'Import'} isOpen={isOpen && !readOnly} onClose={close} width={file ? 960 : 560}>
      {file === null
        ? <ImportStart onChoose={choose} />
        : (
          <ImportFile
            key={`${at} ${file.name} ${file.lastModified} ${file.size}`} file={file} left={left} onNext={() => setQueue({ files, at: at + 1 })} onAnother={() => choose([])} onClose={close}
          />
        )}
    </Dialog>
  )
}
