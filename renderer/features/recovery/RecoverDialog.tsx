import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Damage, SalvageAccount } from '../../../db/contract/methods/recovery.ts'
import { Button } from '../../ui/Button.tsx'
import { instantText } from '../../ui/dates.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { DifferenceOf } from '../backups/Difference.tsx'
import { kindWords, sizeText } from '../backups/words.ts'
import { refusalText } from '../files/commands.ts'
import { useProjectWindow } from '../files/context.ts'
import { useFileTask } from '../files/useFileTask.ts'
import { accountRows, lossText, recoverButtonId } from './words.ts'
import '../files/files.css'
import '../backups/backups.css'
import './recovery.css'

/** What can be had of a damaged project: what can be read from a copy of it, with an account, and beside it the newest sound backup. */
export function RecoverDialog({ isOpen }: { isOpen: boolean }) {
  const projectWindow = useProjectWindow()
  const asked = useStore(projectWindow.state, ({ dialog }) => (dialog?.kind === 'recover' ? dialog : null))
  const close = () => {
    projectWindow.openDialog(null)
    // It opens with the window, when there was no focus yet to give back.
    setTimeout(() => {
      if (document.activeElement === document.body) document.getElementById(recoverButtonId)?.focus()
    }, 250)
  }
  return (
    <Dialog title="This project is damaged" isOpen={isOpen} onClose={close} width={860}>
      {asked && <Recovery key={asked.file} file={asked.file} name={asked.name} message={asked.message} onClose={close} />}
    </Dialog>
  )
}

function Recovery({ file, name, message, onClose }: { file: string; name: string; message: string; onClose: () => void }) {
  const { client, change, state } = useProjectWindow()
  const hidden = useStore(state, held => held.preferences.privateHidden)
  const [damage, setDamage] = useState<Damage | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const [account, setAccount] = useState<SalvageAccount | null>(null)
  const { busy, refusal, run } = useFileTask()
  useEffect(() => {
    let current = true
    client.call('files.examine', { file }).then(found => current && setDamage(found), (error: unknown) => current && setFailed(refusalText(error)))
    return () => {
      current = false
    }
  }, [client, file])
  const open = (path: string) => run(async () => {
    await change('files.open', { file: path })
    onClose()
  })
  const salvage = () => run(async () => setAccount(await client.call('files.salvage', { file, backup: damage?.backup?.file ?? null })))
  const restore = (how: 'replace' | 'copy') => run(async () => {
    const { file: restored } = await client.call('files.restoreBackup', { project: file, backup: damage?.backup?.file ?? '', as: how })
    await change('files.open', { file: restored })
    onClose()
  })
  return (
    <div className="files-dialog">
      {hidden ? <p>The project cannot be opened: it is damaged. It was left as it is.</p> : <p><strong><bdi>{name}</bdi></strong>: {message}</p>}
      <p className="quiet">Whatever you choose here, the damaged file is only ever read: what is tried is tried on a copy.</p>
      {failed !== null && <ErrorNotice title="The file could not be looked at" error={{ message: failed }} />}
      <div className="recovery-ways" aria-busy={!damage && failed === null}>
        <section className="recovery-way" aria-labelledby="recovery-read">
          <h3 id="recovery-read">What can be read of it</h3>
          {!damage && failed === null && <p className="quiet" role="status">Looking at the file and its backups…</p>}
          {damage && !account && (damage.readable
            ? (
                <>
                  <p>Reads row by row around the damage into a new project beside it, and tells what was saved and what is lost. The history of changes is left behind.</p>
                  <p><Button look="strong" autoFocus isPending={busy} onPress={salvage}>Save what can be read</Button></p>
                </>
              )
            : <p>Nothing can be read from it. {damage.reason}</p>)}
          {account && <Account account={account} onOpen={() => open(account.file)} busy={busy} />}
        </section>
        <section className="recovery-way" aria-labelledby="recovery-backup">
          <h3 id="recovery-backup">The newest sound backup</h3>
          {damage?.backup && (
            <>
              <p><strong>{instantText(damage.backup.at)}</strong>, {kindWords[damage.backup.kind]}, {sizeText(damage.backup.bytes)}. It was looked through just now.</p>
              {damage.damagedBackups > 0 && <p>{damage.damagedBackups === 1 ? 'One newer backup is damaged itself.' : `${damage.damagedBackups} newer ones are damaged themselves.`}</p>}
              <p className="recovery-buttons">
                <Button isPending={busy} onPress={() => restore('copy')}>Open as a copy</Button>
                <Button isPending={busy} onPress={() => restore('replace')}>Put it in the place of the damaged file</Button>
              </p>
              <p className="quiet">In its place, the damaged file is kept among the backups.</p>
            </>
          )}
          {damage && !damage.backup && <p>{damage.damagedBackups > 0 ? 'There are backups, but none of them is sound.' : 'There is no backup beside it or in the folder that is set for backups.'} Look on other disks and in older copies.</p>}
          {account?.sinceBackup && damage?.backup && <SinceBackup account={account} />}
        </section>
      </div>
      {refusal !== null && <ErrorNotice title="That was not done" error={{ message: refusal }} />}
      <footer className="files-actions"><Button onPress={onClose}>Close</Button></footer>
    </div>
  )
}

/** What a salvage saved and lost, with the way to open it. */
function Account({ account, onOpen, busy }: { account: SalvageAccount; onOpen: () => void; busy: boolean }) {
  const rows = accountRows(account.tables)
  return (
    <>
      <p role="status">Saved as <strong><bdi>{account.name}</bdi></strong>, beside the damaged file. {lossText(rows)}</p>
      <div className="recovery-table" tabIndex={0} role="region" aria-label="What was saved and what is lost">
        <table className="difference-types">
          <thead><tr><th scope="col">What</th><th scope="col">Saved</th><th scope="col">Lost at most</th><th scope="col">Left out</th></tr></thead>
          <tbody>
            {rows.map(({ what, saved, lostAtMost, dropped }) => (
              <tr key={what} className={lostAtMost + dropped > 0 ? 'recovery-lost' : ''}>
                <th scope="row">{what}</th>
                {[saved, lostAtMost, dropped].map((count, index) => <td key={['saved', 'lost', 'dropped'][index]}>{count === 0 && index > 0 ? <span aria-label="none">–</span> : count.toLocaleString()}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {account.problems.length > 0 && <p>Still wrong in it: {account.problems.slice(0, 3).join(' ')}{account.problems.length > 3 ? ` And ${account.problems.length - 3} more.` : ''}</p>}
      <p><Button look="strong" autoFocus isPending={busy} onPress={onOpen}>Open what was saved</Button></p>
    </>
  )
}

/** What the saved project has that the backup has not, and the other way round. */
function SinceBackup({ account }: { account: SalvageAccount }) {
  const { state } = useProjectWindow()
  const hidden = useStore(state, held => held.preferences.privateHidden)
  if (!account.sinceBackup) return null
  return <div className="recovery-table" tabIndex={0} role="region" aria-label="What differs from the backup"><DifferenceOf difference={account.sinceBackup} since="What was saved, beside this backup:" isHidden={hidden} /></div>
}
