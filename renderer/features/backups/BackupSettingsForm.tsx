import { useState } from 'react'
import { Checkbox } from 'react-aria-components'
import type { BackupList, BackupSettings } from '../../../db/contract/entities/backups.ts'
import { Field } from '../../ui/Field.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { Select } from '../../ui/Select.tsx'
import { CheckMark } from '../../ui/CheckMark.tsx'
import { minuteChoices } from './words.ts'

/** Whether, how often and where backups are made by themselves; for every project of this user. */
export function BackupSettingsForm({ list, onChanged }: { list: BackupList; onChanged: () => void }) {
  const { client } = useWorkbench()
  const { settings } = list
  const [folder, setFolder] = useState(settings.folder ?? '')
  const set = (changes: Partial<BackupSettings>) => {
    client.call('preferences.set', { changes: { backups: { ...settings, ...changes } } }).then(onChanged, () => undefined)
  }
  const leaveFolder = () => {
    const wanted = folder.trim() === '' ? null : folder.trim()
    if (wanted !== settings.folder) set({ folder: wanted })
  }
  return (
    <div className="backups-settings">
      <Checkbox className="backups-check" isSelected={settings.enabled} onChange={enabled => set({ enabled })}>
        <CheckMark />
        Backups by themselves
      </Checkbox>
      <Select
        label="After a change" value={String(settings.minutes)} isDisabled={!settings.enabled} onChange={minutes => set({ minutes: Number(minutes) })}
        options={[...new Set([...minuteChoices, settings.minutes])].toSorted((one, other) => one - other).map(minutes => ({ value: String(minutes), label: `${minutes} minutes` }))}
      />
      <Field className="backups-folder" label="Folder for backups" value={folder} onChange={setFolder} onBlur={leaveFolder} placeholder="Beside the project" />
    </div>
  )
}
