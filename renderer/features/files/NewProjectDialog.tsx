import { useEffect, useRef, useState } from 'react'
import { understandDate } from '../../../db/domain/edtf.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Field } from '../../ui/Field.tsx'
import type { NewFromDocument } from '../../state/project-window.ts'
import { fileNameOf } from './commands.ts'
import { useProjectWindow } from './context.ts'
import { FolderChooser } from './FolderChooser.tsx'
import { useFileTask } from './useFileTask.ts'
import './files.css'

/** A title, the period of study, and where the file goes; of a document only the last. */
export function NewProjectDialog({ isOpen, document }: { isOpen: boolean; document: NewFromDocument | null }) {
  const projectWindow = useProjectWindow()
  const close = () => projectWindow.openDialog(null)
  return (
    <Dialog title={document ? 'New project from a document' : 'New project'} isOpen={isOpen} onClose={close} width={projectWindow.shell.capabilities.fileDialogs ? 480 : 600}>
      <NewProjectForm document={document} onClose={close} />
    </Dialog>
  )
}

function NewProjectForm({ document, onClose }: { document: NewFromDocument | null; onClose: () => void }) {
  const { shell, change } = useProjectWindow()
  const { fileDialogs } = shell.capabilities
  const [title, setTitle] = useState(document?.title ?? '')
  const [period, setPeriod] = useState('')
  const [name, setName] = useState<string | null>(null)
  const [folder, setFolder] = useState<string | null>(null)
  const { busy, refusal, run, forgive } = useFileTask()
  const understood = understandPeriod(period)
  const fileName = name ?? (title.trim() === '' && !document ? '' : fileNameOf(title))
  const isSound = (document !== null || title.trim() !== '') && understood.error === undefined && (fileDialogs || (folder !== null && fileName.trim() !== ''))

  const notice = refusal !== null && <ErrorNotice title="The project was not made" error={{ message: refusal }} />
  const nameField = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (refusal === null) return
    nameField.current?.focus()
    nameField.current?.select()
  }, [refusal])

  const make = async () => {
    const where = fileDialogs ? await chosen() : { folder: folder ?? '', name: fileName }
    if (where === null) return
    await change('files.create', document ? { where, document: document.text } : { where, title: title.trim(), ...(period.trim() === '' ? {} : { studyPeriod: period.trim() }) })
    onClose()
  }
  const chosen = async () => {
    const file = await shell.chooseNewFile(fileNameOf(title))
    return file === null ? null : { file }
  }
  return (
    <form
      className="files-dialog"
      onSubmit={event => {
        event.preventDefault()
        if (isSound) run(make)
      }}
    >
      {document ? <p>Everything in “<bdi>{document.name}</bdi>”: <strong><bdi>{document.title || 'a project without a title'}</bdi></strong></p> : (
        <>
          <Field label="Title" value={title} onChange={next => { setTitle(next); forgive() }} autoFocus placeholder="What the case is about" />
          <Field
            label="Study period" value={period} onChange={setPeriod} placeholder="2015/2024" error={understood.error}
            hint={period.trim() === '' ? 'As it is written: 2015/2024, from 1999, Sept 2015 to 2020. Left empty: from the beginning of this year on.' : understood.text}
          />
        </>
      )}
      {!fileDialogs && (
        <>
          <Field label="Name of the file" value={fileName} ref={nameField} autoFocus={document !== null} onChange={next => { setName(next); forgive() }} hint={folder === null ? undefined : <bdi>{`in ${folder}`}</bdi>} />
          {/* Beside the name it is about, in sight however low the window is. */}
          {notice}
          <FolderChooser onFolder={next => { setFolder(next); forgive() }} onProject={() => undefined} />
        </>
      )}
      {fileDialogs && notice}
      <footer className="files-actions">
        <Button onPress={onClose}>Cancel</Button>
        <Button look="strong" type="submit" isDisabled={!isSound} isPending={busy}>{fileDialogs ? 'Choose where it goes…' : 'Make the project'}</Button>
      </footer>
    </form>
  )
}

/** How a typed period is understood, or what is wrong with it. */
export function understandPeriod(text: string): { text: string; error: string | undefined } {
  if (text.trim() === '') return { text: '', error: undefined }
  try {
    return { text: `Understood as ${understandDate(text).span.raw}`, error: undefined }
  } catch (error) {
    return { text: '', error: error instanceof Error ? error.message : 'This is not understood as dates.' }
  }
}
