import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Field } from '../../ui/Field.tsx'
import { useProjectWindow } from './context.ts'
import { useFileTask } from './useFileTask.ts'
import './files.css'

/** Asks for the passphrase of a locked project and opens it. */
export function PassphraseDialog({ isOpen }: { isOpen: boolean }) {
  const projectWindow = useProjectWindow()
  const close = () => projectWindow.openDialog(null)
  return <Dialog title="This project is locked" isOpen={isOpen} onClose={close} width={440}><PassphraseForm onClose={close} /></Dialog>
}

function PassphraseForm({ onClose }: { onClose: () => void }) {
  const { change, state } = useProjectWindow()
  const asked = useStore(state, ({ dialog }) => (dialog?.kind === 'passphrase' ? dialog : null))
  const canRemember = useStore(state, held => held.canRemember)
  const hidden = useStore(state, held => held.preferences.privateHidden)
  const [passphrase, setPassphrase] = useState('')
  const [remember, setRemember] = useState(false)
  const { busy, refusal, run, forgive } = useFileTask()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (refusal === null) return
    field.current?.focus()
    field.current?.select()
  }, [refusal])
  const open = async () => {
    if (!asked) return
    await change('files.unlock', { file: asked.file, passphrase, remember })
    onClose()
  }
  return (
    <form
      className="files-dialog"
      onSubmit={event => {
        event.preventDefault()
        if (passphrase !== '') run(open)
      }}
    >
      <p>{hidden || !asked ? 'The project' : <strong><bdi>{asked.name}</bdi></strong>} opens with its passphrase, which is kept in memory only.</p>
      <Field label="Passphrase" type="password" value={passphrase} ref={field} autoFocus onChange={next => { setPassphrase(next); forgive() }} />
      {canRemember && (
        <label className="files-check">
          <input type="checkbox" checked={remember} onChange={event => setRemember(event.target.checked)} />
          <span>Remember it in this system’s keychain: whoever is logged in here opens the project without it</span>
        </label>
      )}
      {refusal !== null && <ErrorNotice title="The project was not opened" error={{ message: refusal }} />}
      <footer className="files-actions">
        <Button onPress={onClose}>Cancel</Button>
        <Button look="strong" type="submit" isDisabled={passphrase === ''} isPending={busy}>Open</Button>
      </footer>
    </form>
  )
}
