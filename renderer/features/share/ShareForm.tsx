import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { Checkbox, CheckboxGroup } from 'react-aria-components'
import type { Output } from '../../../db/contract/api.ts'
import { EntenteError } from '../../../db/contract/errors.ts'
import { bundleFigures, type ShareOptions } from '../../../db/contract/entities/sharing.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckMark } from '../../ui/CheckMark.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Field } from '../../ui/Field.tsx'
import { useAnswer, useNoteList, useQuery, useWorkbench } from '../../ui/hooks.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { ManifestLists } from '../bundle/ManifestLists.tsx'
import { fileNameOf } from '../files/commands.ts'
import { useProjectWindow } from '../files/context.ts'
import { FolderChooser } from '../files/FolderChooser.tsx'
import { useFileTask } from '../files/useFileTask.ts'
import { shareWords } from './words.ts'


/** How many of its files are there. */
interface Written { readonly done: number; readonly total: number }

/** One bundle that is being written: how far it is, and its end on request or with the dialog. */
function useBundling(): { written: Written | null; begin(): string; end(): void; stop(): void } {
  const { client } = useProjectWindow()
  const workbench = useWorkbench()
  const [written, setWritten] = useState<Written | null>(null)
  const job = useRef<string | null>(null)
  useEffect(() => workbench.client.subscribe(event => {
    if (event.type === 'progress' && event.job === job.current) setWritten({ done: event.done, total: event.total })
  }), [workbench])
  const stop = useCallback(() => {
    if (job.current !== null) void client.call('files.cancelShare', { job: job.current }).catch(() => undefined)
  }, [client])
  useEffect(() => stop, [stop])
  const begin = useCallback(() => {
    setWritten({ done: 0, total: 0 })
    return (job.current = crypto.randomUUID())
  }, [])
  const end = useCallback(() => {
    job.current = null
    setWritten(null)
  }, [])
  return { written, begin, end, stop }
}

/** What goes along, as one ZIP or a folder, and where it goes; beside it what goes in and what stays out. */
export function ShareForm({ onWritten, onClose }: { onWritten: (written: Output<'files.share'>) => void; onClose: () => void }) {
  const workbench = useWorkbench()
  const { shell, client } = useProjectWindow()
  const { fileDialogs } = shell.capabilities
  const project = useAnswer('project.get', {})
  const views = useAnswer('views.list', {}) ?? []
  const restricted = (useAnswer('dataSets.list', {}) ?? []).filter(set => set.restricted)
  const [notes, setNotes] = useState<'released' | 'none' | 'some'>('released')
  const [chosenNotes, setChosenNotes] = useState<string[]>([])
  const [sets, setSets] = useState<string[]>([])
  const [texts, setTexts] = useState(true)
  const [figures, setFigures] = useState<ShareOptions['figures']>(['svg', 'pdf'])
  const [evidence, setEvidence] = useState(true)
  const [leftOut, setLeftOut] = useState<string[]>([])
  const [form, setForm] = useState<'zip' | 'folder'>('zip')
  const [ownName, setOwnName] = useState<string | null>(null)
  const [folder, setFolder] = useState<string | null>(null)
  const { busy, refusal, run, forgive } = useFileTask()
  const { written, begin, end, stop } = useBundling()
  const hasFigures = figures.length > 0 || evidence
  const options: ShareOptions = {
    notes: notes === 'some' ? chosenNotes : notes, restricted: sets, texts, figures, evidence,
    views: hasFigures && leftOut.length > 0 ? views.map(view => view.uid).filter(uid => !leftOut.includes(uid)) : null,
  }
  const preview = useQuery('share.preview', options)
  const manifest = preview.status === 'loading' ? undefined : preview.value
  const name = ownName ?? `${fileNameOf(project?.title ?? 'Project')} (bundle)`
  const isSound = manifest !== undefined && preview.status !== 'error' && (fileDialogs || (folder !== null && name.trim() !== ''))
  const change = <T,>(set: (value: T) => void) => (value: T) => {
    set(value)
    forgive()
  }

  const write = async () => {
    const chosen = fileDialogs ? await shell.chooseNewFile(name, form) : null
    if (fileDialogs && chosen === null) return
    const where = chosen === null ? { folder: folder ?? '', name: name.trim() } : { file: chosen }
    try {
      const made = await client.call('files.share', { ...options, where, form, job: begin() })
      onWritten(made)
      workbench.announce('The bundle is made')
    } catch (error) {
      if (!(error instanceof EntenteError && error.code === 'cancelled')) throw error
      workbench.announce('The bundle was stopped; nothing was written')
    } finally {
      end()
    }
  }
  return (
    <form
      className="bundle"
      onSubmit={event => {
        event.preventDefault()
        if (isSound && !busy) run(write)
      }}
    >
      <div className="bundle-body">
        <div className="bundle-choices">
          <SegmentedControl
            label="Released notes" hideLabel={false} value={notes} onChange={change(setNotes)}
            segments={[{ value: 'released', text: 'All' }, { value: 'some', text: 'Chosen' }, { value: 'none', text: 'None' }]}
          />
          {notes === 'some' && <NoteChoice chosen={chosenNotes} onChange={change(setChosenNotes)} />}
          <p className="share-why">Private notes never go along. A note that is to go along is released first.</p>
          <Option isSelected={texts} onChange={change(setTexts)} why="Think of who holds the rights in them. Excerpts go along either way.">Full texts of sources</Option>
          {restricted.length > 0 && (
            <CheckboxGroup className="share-group" value={sets} onChange={change(setSets)}>
              <span className="field-label">Restricted data sets that go along all the same</span>
              {restricted.map(set => <Choice key={set.uid} value={set.uid} why={set.licence}>{set.name} {set.version}</Choice>)}
            </CheckboxGroup>
          )}
          <CheckboxGroup className="share-group share-row" value={figures} onChange={change((value: string[]) => setFigures(bundleFigures.filter(each => value.includes(each))))}>
            <span className="field-label">Figures of views as</span>
            {bundleFigures.map(each => <Choice key={each} value={each}>{each.toUpperCase()}</Choice>)}
          </CheckboxGroup>
          <Option isSelected={evidence} onChange={change(setEvidence)} why="As HTML beside the figures: what each tie of the view rests on.">Evidence appendix of each view</Option>
          {hasFigures && views.length > 1 && (
            <CheckboxGroup
              className="share-group" value={views.map(view => view.uid).filter(uid => !leftOut.includes(uid))}
              onChange={change((value: string[]) => setLeftOut(views.map(view => view.uid).filter(uid => !value.includes(uid))))}
            >
              <span className="field-label">Of these views</span>
              {views.map(view => <Choice key={view.uid} value={view.uid}>{view.name}</Choice>)}
            </CheckboxGroup>
          )}
          <SegmentedControl label="As" hideLabel={false} value={form} onChange={change(setForm)} segments={[{ value: 'zip', text: 'One ZIP' }, { value: 'folder', text: 'A folder' }]} />
          <LockedHint />
          {!fileDialogs && (
            <>
              <Field label={form === 'zip' ? 'Name of the ZIP' : 'Name of the folder'} value={name} onChange={next => { setOwnName(next); forgive() }} hint={folder === null ? undefined : <bdi>{`in ${folder}`}</bdi>} />
              <FolderChooser onFolder={setFolder} onProject={() => undefined} />
            </>
          )}
        </div>
        <div className="bundle-lists" tabIndex={0} role="region" aria-label="What goes in and what stays out">
          {preview.status === 'error' && <ErrorNotice title="What would go in cannot be told" error={preview.error} />}
          {preview.status === 'loading' && <p className="quiet" role="status">Looking through the project…</p>}
          {manifest && (
            <>
              <ManifestLists manifest={manifest} words={shareWords} />
              <section className="share-files">
                <h3>Files</h3>
                <ul>{[...manifest.files, 'manifest.json'].map(path => <li key={path}><bdi>{path}</bdi></li>)}</ul>
              </section>
            </>
          )}
        </div>
      </div>
      {refusal !== null && <div className="bundle-refusal"><ErrorNotice title="No bundle was made" error={{ message: refusal }} /></div>}
      <footer className="dialog-actions">
        {written ? <Progress written={written} /> : <p className="bundle-foot">The project stays as it is.</p>}
        {written ? <Button onPress={stop}>Stop</Button> : <Button onPress={onClose}>Cancel</Button>}
        <Button look="strong" type="submit" isDisabled={!isSound || busy} isPending={busy}>{busy ? 'Writing…' : fileDialogs ? 'Choose where it goes…' : 'Make the bundle'}</Button>
      </footer>
    </form>
  )
}

/** Said where the project is locked: the bundle is for others, and they have no passphrase. */
function LockedHint() {
  const { client } = useProjectWindow()
  const [locked, setLocked] = useState(false)
  useEffect(() => {
    let gone = false
    client.call('files.state', {}).then(state => !gone && setLocked(state.open?.locked === true), () => undefined)
    return () => {
      gone = true
    }
  }, [client])
  return locked ? <p className="share-why" role="note">This project is locked with a passphrase. A bundle is for others: it is not locked.</p> : null
}

function Progress({ written: { done, total } }: { written: Written }) {
  return (
    <div className="bundle-foot share-progress">
      {total > 0 && <progress aria-label="Bundle" value={done} max={total} />}
      <span role="status">{total === 0 ? 'Copying the project…' : done < total ? `${done} of ${total} files` : 'Putting it together…'}</span>
    </div>
  )
}

function Option({ isSelected, onChange, why, children }: { isSelected: boolean; onChange: (value: boolean) => void; why: string; children: string }) {
  return (
    <Checkbox className="bundle-option" isSelected={isSelected} onChange={onChange}>
      <CheckMark />
      <span>{children}<span className="bundle-option-why">{why}</span></span>
    </Checkbox>
  )
}

function Choice({ value, why, children }: { value: string; why?: string; children: ReactNode }) {
  return (
    <Checkbox className="bundle-option" value={value}>
      <CheckMark />
      <span><bdi>{children}</bdi>{why !== undefined && why !== '' && <span className="bundle-option-why" dir="auto">{why}</span>}</span>
    </Checkbox>
  )
}

/** The released notes by title, to be chosen one by one. */
function NoteChoice({ chosen, onChange }: { chosen: string[]; onChange: (chosen: string[]) => void }) {
  const { rows, total } = useNoteList({ privacy: 'released', hidePrivate: true })
  if (total === 0) return <p className="share-why">No note is released.</p>
  return (
    <CheckboxGroup className="share-group share-notes" aria-label="Released notes that go along" value={chosen} onChange={onChange}>
      {rows.slice(0, shownNotes).map(row => <Choice key={row.uid} value={row.uid}>{row.title === '' ? row.snippet || 'Note without a title' : row.title}</Choice>)}
      {(total ?? 0) > shownNotes && <p className="share-why">The first {shownNotes} of {(total ?? 0).toLocaleString()}; the command line takes any (--note).</p>}
    </CheckboxGroup>
  )
}

/** Notes that are listed: the first page. */
const shownNotes = 100
