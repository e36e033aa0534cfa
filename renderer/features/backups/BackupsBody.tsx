import { useCallback, useEffect, useState } from 'react'
import { ListBox, ListBoxItem, Text } from 'react-aria-components'
import type { Backup, BackupList, MomentDifference } from '../../../db/contract/entities/backups.ts'
import { Button } from '../../ui/Button.tsx'
import { instantText } from '../../ui/dates.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useAnswer, useWorkbench } from '../../ui/hooks.ts'
import { refusalText } from '../files/commands.ts'
import { useProjectWindow } from '../files/context.ts'
import { useFileTask } from '../files/useFileTask.ts'
import { BackupSettingsForm } from './BackupSettingsForm.tsx'
import { Difference } from './Difference.tsx'
import { kindWords, sizeText } from './words.ts'

/** The list, what differs from the one that is chosen, and what can be done with it. */
export function BackupsBody({ onClose }: { onClose: () => void }) {
  const workbench = useWorkbench()
  const { client, change } = useProjectWindow()
  const isReadOnly = useAnswer('project.get', {})?.readOnly ?? true
  const [list, setList] = useState<BackupList | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const [chosen, setChosen] = useState<Backup | null>(null)
  const { busy, refusal, run } = useFileTask()
  const read = async () => setList(await client.call('files.listBackups', {}))
  useEffect(() => {
    client.call('files.listBackups', {}).then(setList, (error: unknown) => setFailed(refusalText(error)))
  }, [client])

  const backUp = async () => {
    const made = await client.call('files.backUp', {})
    await read()
    setChosen(made)
    workbench.announce('Backup made and looked through')
  }
  const restore = async (backup: Backup) => {
    // What was typed here is saved first, so that it is in what is kept.
    await change('files.restoreBackup', { backup: backup.file, as: 'replace' })
    onClose()
  }
  const restoreCopy = async (backup: Backup) => {
    const { file } = await client.call('files.restoreBackup', { backup: backup.file, as: 'copy' })
    workbench.announce(`Restored as ${file}`)
    await change('files.open', { file })
    onClose()
  }
  if (failed !== null) return <div className="files-dialog"><ErrorNotice title="The backups could not be listed" error={{ message: failed }} /></div>
  if (!list) return <div className="files-dialog backups-wait" />
  return (
    <div className="files-dialog">
      <BackupSettingsForm list={list} onChanged={() => void read().catch(() => undefined)} />
      {list.failure !== null && <ErrorNotice title="The last backup was not made" error={{ message: list.failure }} />}
      <div className="backups-columns">
        {list.backups.length === 0
          ? <EmptyState title="No backup yet" text="The first one comes some minutes after the next change, or now." />
          : (
              <ListBox
                aria-label="Backups, the latest first" className="backups-list" selectionMode="single" escapeKeyBehavior="none" items={list.backups.map(backup => ({ ...backup, id: backup.file }))}
                selectedKeys={chosen ? [chosen.file] : []}
                onSelectionChange={keys => {
                  const [key] = keys === 'all' ? [] : keys
                  setChosen(list.backups.find(({ file }) => file === key) ?? null)
                }}
              >
                {backup => (
                  <ListBoxItem className="backups-item" textValue={`${instantText(backup.at)}, ${kindWords[backup.kind]}`}>
                    <Text slot="label" className="backups-name">
                      <span>{instantText(backup.at)}</span> <span className="quiet">{kindWords[backup.kind]} · {sizeText(backup.bytes)}</span>
                    </Text>
                  </ListBoxItem>
                )}
              </ListBox>
            )}
        <section className="backups-difference" aria-label="What differs" aria-live="polite">
          {chosen
            ? <BackupDifference key={chosen.file} backup={chosen} />
            : <p className="quiet">{list.backups.length === 0 ? '' : 'Choose a backup to see what differs between it and the project as it is now.'}</p>}
        </section>
      </div>
      {refusal !== null && <ErrorNotice title="That was not done" error={{ message: refusal }} />}
      <p className="quiet backups-hint">
        Restoring puts the project back to the backup; what stands here now is kept as one more backup. Backups stay when the project is deleted. In <bdi>{list.folder}</bdi>
      </p>
      <footer className="files-actions">
        <Button onPress={() => run(backUp)} isPending={busy}>Back up now</Button>
        <span className="backups-space" />
        <Button isDisabled={!chosen} onPress={() => chosen && run(() => restoreCopy(chosen))}>Open as a copy</Button>
        <Button look="strong" isDisabled={!chosen || isReadOnly} isPending={busy} onPress={() => chosen && run(() => restore(chosen))}>Restore</Button>
      </footer>
    </div>
  )
}

/** What differs between a backup and the project now, found out in a thread of its own. */
function BackupDifference({ backup }: { backup: Backup }) {
  const { client } = useProjectWindow()
  const [found, setFound] = useState<MomentDifference | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const compare = useCallback(() => client.call('files.compareBackup', { backup: backup.file }), [client, backup.file])
  useEffect(() => {
    let current = true
    compare().then(answer => current && setFound(answer), (error: unknown) => current && setRefusal(refusalText(error)))
    return () => {
      current = false
    }
  }, [compare])
  if (refusal !== null) return <ErrorNotice title="The backup could not be compared" error={{ message: refusal }} />
  if (!found) return <p className="quiet">Looking at the backup…</p>
  return <Difference difference={found} since={`Since ${instantText(backup.at)}`} />
}
