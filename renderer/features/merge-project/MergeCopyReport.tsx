import { Button } from '../../ui/Button.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { CopyFacts, TypeTable } from './CopyFacts.tsx'
import type { MergeCopyState } from './useMergeCopy.ts'
import { sumText } from './words.ts'

/** What a merge did. Stays until it is closed. */
export function MergeCopyReport({ done, onAnother, onClose }: { done: NonNullable<MergeCopyState['done']>; onAnother: () => void; onClose: () => void }) {
  const workbench = useWorkbench()
  const undo = useStoreValue(workbench.history, state => state.undo)
  const { report, label } = done
  const { conflicts, moreConflicts } = report
  const isLast = label !== null && undo === label
  const taken = conflicts.filter(({ choice }) => choice === 'theirs').length
  return (
    <>
      <div className="merge-copy">
        <CopyFacts report={report} />
        <p className="merge-copy-sum" role="status"><strong>{label === null ? 'Everything was here already; nothing was changed.' : `Merged: ${sumText(report)}.`}</strong></p>
        <TypeTable report={report} />
        {conflicts.length > 0 && (
          <p>
            {taken === 0 ? `Where values differed (${(conflicts.length + moreConflicts).toLocaleString()}), ours stayed.` : `Where values differed, theirs was taken ${taken === 1 ? 'once' : `${taken.toLocaleString()} times`}; otherwise ours stayed.`}
          </p>
        )}
        {label !== null && <p className="quiet">{isLast ? `Undo takes all of it back, as one step: “${label}”.` : 'It was taken back, or other steps were made since.'} A record of the merge stays in the project.</p>}
      </div>
      <footer className="dialog-actions">
        {isLast && <Button onPress={() => void workbench.undo().catch(() => undefined)}>Undo</Button>}
        <Button onPress={onAnother}>Merge another…</Button>
        <Button look="strong" autoFocus onPress={onClose}>Close</Button>
      </footer>
    </>
  )
}
