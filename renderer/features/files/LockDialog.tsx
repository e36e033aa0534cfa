import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { EntenteError } from '../../../db/contract/errors.ts'
import { earlierBackups } from '../../../db/contract/methods/locks.ts'
import type { LockChange } from '../../state/project-window.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Field } from '../../ui/Field.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { announceAfterDialog } from './commands.ts'
import { useProjectWindow } from './context.ts'
import { backupsNote, earlierBackupWords, earlierBackupsText, leftText } from './earlier-backups.ts'
import { useFileTask } from './useFileTask.ts'
import './files.css'

const words: Readonly<Record<LockChange, { title: string; action: string; done: string; refused: string }>> = {
  set: { title: 'Lock with a passphrase', action: 'Lock the project', done: 'The project is locked: its file is encrypted.', refused: 'The project was not locked' },
  change: { title: 'Change the passphrase', action: 'Change the passphrase', done: 'The project has another passphrase now.', refused: 'The passphrase was not changed' },
  remove: { title: 'Remove the lock', action: 'Remove the lock', done: 'The lock is gone: the file of the project is a plain one.', refused: 'The lock was not removed' },
}
const minuteChoices = ['5', '15', '30', '60', '240'] as const
/** As long as the contract asks for. */
const leastLength = 8

/** Locks the project of this window, changes its passphrase, or takes the lock off, and says what that means before. */
export function LockDialog({ isOpen }: { isOpen: boolean }) {
  const projectWindow = useProjectWindow()
  const change = useStore(projectWindow.state, ({ dialog }) => (dialog?.kind === 'lock' ? dialog.change : 'set'))
  const close = () => projectWindow.openDialog(null)
  return <Dialog title={words[change].title} isOpen={isOpen} onClose={close} width={500}><LockForm change={change} onClose={close} /></Dialog>
}

function LockForm({ change, onClose }: { change: LockChange; onClose: () => void }) {
  const projectWindow = useProjectWindow()
  const { view } = projectWindow.state.getState()
  const kept = 'workbench' in view ? view.workbench.preferences.getState().autoLockMinutes : 15
  const [current, setCurrent] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [minutes, setMinutes] = useState<string>(String(kept))
  const [earlier, setEarlier] = useState<(typeof earlierBackups)[number]>('lock')
  const [count, setCount] = useState(0)
  const { busy, refusal, run, forgive } = useFileTask()
  const { client } = projectWindow
  useEffect(() => {
    let isHere = true
    // Without a list there is nothing to ask about; whoever locks is not to be kept from it.
    client.call('files.listBackups', {}).then(({ backups }) => isHere && setCount(backups.length), () => undefined)
    return () => {
      isHere = false
    }
  }, [client])
  const isTooShort = passphrase !== '' && passphrase.length < leastLength
  const differs = again !== '' && again !== passphrase
  const isNewSound = change === 'remove' || (passphrase.length >= leastLength && again === passphrase)
  const isSound = isNewSound && (change === 'set' || current !== '')
  const typed = (set: (text: string) => void) => (text: string) => {
    set(text)
    forgive()
  }
  const applied = async (backups: (typeof earlierBackups)[number]) => {
    if (change === 'set') return await projectWindow.change('files.lock', { passphrase, backups })
    if (change === 'change') return await projectWindow.change('files.changePassphrase', { current, passphrase, backups })
    await projectWindow.change('files.removeLock', { current })
    return null
  }
  const apply = async () => {
    if (change !== 'remove' && 'workbench' in view) view.workbench.setPreferences({ autoLockMinutes: Number(minutes) })
    const backups = count === 0 ? 'keep' : earlier
    const changed = await applied(backups)
    onClose()
    const { view: now } = projectWindow.state.getState()
    if ('workbench' in now) announceAfterDialog(now.workbench, `${words[change].done}${changed ? backupsNote(changed, backups) : ''}`)
    if (changed && changed.left.length > 0) projectWindow.refuse('Some backups are as they were', new EntenteError('disk_error', leftText(changed.left)))
  }
  return (
    <form
      className="files-dialog"
      onSubmit={event => {
        event.preventDefault()
        if (isSound) run(apply)
      }}
    >
      {change === 'set' && (
        <p>
          The whole file is encrypted: texts, notes, search and history. <strong>Without the passphrase nobody can open it again, and nobody can help.</strong> Write
          it down where it is safe.
        </p>
      )}
      {change === 'remove' && <p>Afterwards whoever has the file can read all that is in it.{count > 0 && ' Backups keep their lock and open with the passphrase of now.'}</p>}
      {change !== 'set' && <Field label="Passphrase now" type="password" value={current} autoFocus onChange={typed(setCurrent)} />}
      {change !== 'remove' && (
        <>
          <Field
            label={change === 'set' ? 'Passphrase' : 'New passphrase'} type="password" value={passphrase} autoFocus={change === 'set'} onChange={typed(setPassphrase)}
            hint="Four or more words that do not belong together are easy to keep in mind and hard to guess." error={isTooShort ? `At least ${leastLength} characters.` : undefined}
          />
          <Field label="The same again" type="password" value={again} onChange={typed(setAgain)} error={differs ? 'These two are not the same.' : undefined} />
          <Select
            label="Locks itself when nobody works on it for" value={minutes} onChange={setMinutes}
            options={[...new Set([...minuteChoices, String(kept)])].map(value => ({ value, label: Number(value) >= 60 ? `${Number(value) / 60} ${value === '60' ? 'hour' : 'hours'}` : `${value} minutes` }))}
          />
        </>
      )}
      {change !== 'remove' && count > 0 && (
        <SegmentedControl
          label={earlierBackupsText(change, count)} hideLabel={false} value={earlier} onChange={setEarlier}
          segments={earlierBackups.map(value => ({ value, text: earlierBackupWords[change][value] }))}
        />
      )}
      {change !== 'remove' && (
        <p className="quiet">
          {change === 'set' ? 'Copies and exports made before stay readable; delete those that nobody should read. ' : 'Copies made before open with the passphrase of then. '}
          Exports and blind copies are never locked.
        </p>
      )}
      {refusal !== null && <ErrorNotice title={words[change].refused} error={{ message: refusal }} />}
      <footer className="files-actions">
        <Button onPress={onClose}>Cancel</Button>
        <Button look="strong" type="submit" isDisabled={!isSound} isPending={busy}>{words[change].action}</Button>
      </footer>
    </form>
  )
}
