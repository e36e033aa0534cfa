import { useCallback, useEffect, useState } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { useAnswer, useWorkbench } from '../../ui/hooks.ts'
import { droppedFiles } from './dropped-files.ts'
import { ImportFile } from './ImportFile.tsx'
import { pairedFiles, type ImportItem } from './paired-files.ts'
import { ImportStart } from './ImportStart.tsx'
import './import.css'

/** Import…: by command, by dropping a file that is no project on the window, or on what was pasted. */
export function ImportFeature() {
  const { commands, layout } = useWorkbench()
  const project = useAnswer('project.get', {})
  const readOnly = project?.readOnly ?? true
  const [isOpen, setOpen] = useState(false)
  /** What to import, one after the other, and which of it is in front. */
  const [{ items, at }, setQueue] = useState<{ items: readonly ImportItem[]; at: number }>({ items: [], at: 0 })
  const item = items[at] ?? null
  const choose = useCallback((chosen: readonly File[]) => void pairedFiles(chosen).then(paired => setQueue({ items: paired, at: 0 })), [])

  useEffect(() => {
    if (readOnly) return
    return commands.register([{
      id: 'import', title: 'Import a bibliography, a table, a network or a project document…', group: 'Project', keys: ['Mod+I'],
      run: () => {
        setQueue({ items: [], at: 0 })
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
        choose(all)
        setOpen(true)
      })
    }
    // Before those who keep a dropped file from replacing the page.
    window.addEventListener('drop', onDrop, { capture: true })
    return () => window.removeEventListener('drop', onDrop, { capture: true })
  }, [readOnly, choose])

  useEffect(() => layout.subscribe(({ importing }) => {
    if (importing === null) return
    layout.setState({ importing: null })
    setQueue({ items: [{ file: importing, beside: null }], at: 0 })
    setOpen(true)
  }), [layout])

  const close = () => {
    setOpen(false)
    setQueue({ items: [], at: 0 })
  }
  const left = items.length - at - 1
  const apart = () => setQueue({ items: items.flatMap(each => (each === item && each.beside ? [{ file: each.file, beside: null }, { file: each.beside, beside: null }] : [each])), at })
  const name = item && (item.beside ? `${item.file.name} and ${item.beside.name}` : item.file.name)
  return (
    <Dialog title={name ? `Import ${name}${items.length > 1 ? ` (${at + 1} of ${items.length})` : ''}` : 'Import'} isOpen={isOpen && !readOnly} onClose={close} width={item ? 960 : 560}>
      {item === null
        ? <ImportStart onChoose={choose} />
        : (
          <ImportFile
            key={`${at} ${item.file.name} ${item.file.lastModified} ${item.file.size} ${item.beside === null}`} file={item.file} beside={item.beside} left={left} onApart={apart}
            onNext={() => setQueue({ items, at: at + 1 })} onAnother={() => setQueue({ items: [], at: 0 })} onClose={close}
          />
        )}
    </Dialog>
  )
}
