import { useState } from 'react'
import { Checkbox } from 'react-aria-components'
import type { Output } from '../../../db/contract/api.ts'
import { foldText } from '../../../db/domain/fold.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Field } from '../../ui/Field.tsx'
import { useAnswer, useQuery, useWorkbench } from '../../ui/hooks.ts'
import { SuggestField } from '../../ui/SuggestField.tsx'
import { CheckMark } from '../../ui/CheckMark.tsx'
import { fileNameOf } from '../files/commands.ts'
import { useProjectWindow } from '../files/context.ts'
import { FolderChooser } from '../files/FolderChooser.tsx'
import { useFileTask } from '../files/useFileTask.ts'
import { ManifestLists } from './ManifestLists.tsx'

/** Longest part of a coder's name in the name of the file. */
const longestInFile = 60

/** Whom the copy is for, whether the excerpts go along, and where it goes; beside it what goes in and what stays out. */
export function BundleForm({ onWritten, onClose }: { onWritten: (written: Output<'files.blindCopy'>) => void; onClose: () => void }) {
  const workbench = useWorkbench()
  const { shell, client } = useProjectWindow()
  const { fileDialogs } = shell.capabilities
  const project = useAnswer('project.get', {})
  const coders = useAnswer('coders.list', {})
  const [coder, setCoder] = useState('')
  const [excerpts, setExcerpts] = useState(false)
  const [ownName, setOwnName] = useState<string | null>(null)
  const [folder, setFolder] = useState<string | null>(null)
  const { busy, refusal, run, forgive } = useFileTask()
  const name = coder.trim()
  // Until somebody is named, the lists show what anybody would get.
  const preview = useQuery('bundle.preview', { coder: name === '' ? '?' : name.slice(0, 500), excerpts })
  const manifest = preview.status === 'loading' ? undefined : preview.value
  const known = manifest?.coder.known === true && name !== ''
  const fileName = ownName ?? fileNameOf(`${project?.title ?? 'Project'} (blind copy${name === '' ? '' : ` for ${name.slice(0, longestInFile)}`})`)
  const isSound = name !== '' && name.length <= 500 && (fileDialogs || (folder !== null && fileName.trim() !== ''))

  const write = async () => {
    const chosen = fileDialogs ? await shell.chooseNewFile(fileName) : null
    if (fileDialogs && chosen === null) return
    const where = chosen === null ? { folder: folder ?? '', name: fileName.trim() } : { file: chosen }
    const written = await client.call('files.blindCopy', { where, coder: name, excerpts })
    onWritten(written)
    workbench.announce(`Blind copy for ${written.manifest.coder.name} made`)
  }
  return (
    <form
      className="bundle"
      onSubmit={event => {
        event.preventDefault()
        if (isSound) run(write)
      }}
    >
      <div className="bundle-body">
        <div className="bundle-choices">
          <SuggestField
            label="Second coder" autoFocus value={coder} placeholder="Name of who is to code" onChange={next => { setCoder(next); forgive() }} onTake={({ text }) => setCoder(text)}
            suggestions={(coders?.coders ?? []).filter(other => other.uid !== coders?.current && other.name !== coder && foldText(other.name).includes(foldText(name))).map(other => ({ key: other.uid, text: other.name, detail: other.initials }))}
            hint={name === '' ? 'The copy opens with them at work.' : known ? 'Codes in this project already: the same coder when the copy comes back.' : 'New to this project: a coder of their own when the copy comes back.'}
          />
          <Checkbox className="bundle-option" isSelected={excerpts} onChange={setExcerpts}>
            <CheckMark />
            <span>
              Let the excerpts go along
              <span className="bundle-option-why">Both code the same passages then; the second coder sees which ones were picked, without grades.</span>
            </span>
          </Checkbox>
          {!fileDialogs && (
            <>
              <Field label="Name of the file" value={fileName} onChange={next => { setOwnName(next); forgive() }} hint={folder === null ? undefined : <bdi>{`in ${folder}`}</bdi>} />
              <FolderChooser onFolder={setFolder} onProject={() => undefined} />
            </>
          )}
        </div>
        <div className="bundle-lists" tabIndex={0} role="region" aria-label="What goes in and what stays out">
          {preview.status === 'error' && <ErrorNotice title="What would go in cannot be told" error={preview.error} />}
          {manifest && <ManifestLists manifest={manifest} />}
        </div>
      </div>
      {refusal !== null && <div className="bundle-refusal"><ErrorNotice title="No copy was made" error={{ message: refusal }} /></div>}
      <footer className="dialog-actions">
        <p className="bundle-foot">The project stays as it is.</p>
        <Button onPress={onClose}>Cancel</Button>
        <Button look="strong" type="submit" isDisabled={!isSound} isPending={busy}>{fileDialogs ? 'Choose where it goes…' : 'Make the copy'}</Button>
      </footer>
    </form>
  )
}
