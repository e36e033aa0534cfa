import { useEffect, useEffectEvent } from 'react'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Conflicts } from './Conflicts.tsx'
import { CopyFacts, TypeTable } from './CopyFacts.tsx'
import { MergeCopyReport } from './MergeCopyReport.tsx'
import { sumText } from './words.ts'
import { useMergeCopy } from './useMergeCopy.ts'

/** One copy: what it is, what is new, the same and different, whose values stand; then the report. */
export function MergeCopy({ file, onAnother, onClose }: { file: string; onAnother: () => void; onClose: () => void }) {
  const state = useMergeCopy(file)
  const { preview, done, error, isMerging } = state
  const canMerge = preview !== null && done === null && !isMerging
  const mergeByKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !canMerge || !hasWork) return
    event.preventDefault()
    state.run()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => mergeByKey(event)
    document.addEventListener('keydown', listener, { capture: true })
    return () => document.removeEventListener('keydown', listener, { capture: true })
  }, [])
  // What differs may yet be taken from there.
  const hasWork = preview !== null && (preview.changes || preview.conflicts.some(conflict => state.sideOf(conflict) === 'theirs') || (preview.moreConflicts > 0 && state.rule !== 'ours'))

  if (done) return <MergeCopyReport done={done} onAnother={onAnother} onClose={onClose} />
  if (!preview) {
    return (
      <div className="merge-copy-wait">
        {error
          ? <ErrorNotice title="Nothing was merged" error={error}><Button autoFocus onPress={onAnother}>Choose another copy…</Button></ErrorNotice>
          : <p role="status">Looking through <bdi>{nameOf(file)}</bdi>…</p>}
      </div>
    )
  }
  const isUnrelated = preview.other.relation === 'unrelated'
  return (
    <>
      <div className="merge-copy">
        <CopyFacts report={preview} />
        <p className="merge-copy-sum" role="status"><strong>{sumText(preview) || 'Everything in it is here already.'}</strong></p>
        <TypeTable report={preview} />
        {preview.conflicts.length > 0 && <Conflicts state={state} preview={preview} />}
        {error && <ErrorNotice title="Nothing was merged" error={error} />}
      </div>
      <footer className="dialog-actions">
        <p className="merge-copy-foot">{hasWork ? 'One step, which undo takes back. The other file stays as it is.' : 'There is nothing to do.'}</p>
        <Button onPress={onAnother}>Choose another…</Button>
        <Button onPress={onClose} autoFocus={!hasWork}>{hasWork ? 'Cancel' : 'Close'}</Button>
        {hasWork && <Button look="strong" autoFocus keys="Mod+Enter" isPending={isMerging} onPress={state.run}>{isUnrelated ? 'Merge all the same' : 'Merge'}</Button>}
      </footer>
    </>
  )
}

const nameOf = (file: string) => file.split(/[/\\]/u).at(-1) ?? file
