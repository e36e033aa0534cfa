import { useRef, useState } from 'react'
import type { HistoryStep } from '../../../db/contract/entities/history.ts'
import { Button } from '../../ui/Button.tsx'
import { instantText } from '../../ui/dates.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useAnswer, useQuery, useSelected, useWorkbench } from '../../ui/hooks.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { refusalText } from '../files/commands.ts'
import { StepRow } from './StepRow.tsx'

/** Steps that are shown at once; more on demand. */
const pageLength = 50

/** The steps, the latest first: each can be taken back by itself. */
export function HistoryBody() {
  const workbench = useWorkbench()
  const selected = useSelected()
  const ref = useAnswer('entities.resolve', selected ? { uid: selected.uid } : null)
  const isReadOnly = useAnswer('project.get', {})?.readOnly ?? true
  const [scope, setScope] = useState<'selected' | 'all'>(selected ? 'selected' : 'all')
  const [pages, setPages] = useState(1)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [compared, setCompared] = useState<number | null>(null)
  const uid = scope === 'selected' && selected ? selected.uid : undefined
  const query = useQuery('history.steps', { ...(uid === undefined ? {} : { uid }), limit: Math.min(200, pages * pageLength) })
  const page = query.status === 'loading' ? undefined : query.value

  const list = useRef<HTMLOListElement>(null)
  const doing = (task: () => Promise<{ label: string }>) => {
    setRefusal(null)
    task().then(({ label }) => {
      // The button that was pressed goes with what it did.
      list.current?.focus()
      workbench.announce(`${label}. Undo takes it back.`)
    }, (error: unknown) => setRefusal(refusalText(error)))
  }
  // A refusal with its reason is shown here, and not as a failure to save.
  const takeBack = (step: HistoryStep) => doing(() => workbench.write('history.takeBack', { step: step.id }, { solves: 'conflict' }))
  const bringBack = (step: HistoryStep, gone: string) => doing(() => workbench.write('history.bringBack', { step: step.id, uid: gone }, { solves: 'conflict' }))
  return (
    <div className="files-dialog history">
      {selected && (
        <SegmentedControl
          label="Whose history" value={scope} onChange={next => { setScope(next); setPages(1); setRefusal(null) }}
          segments={[{ value: 'selected', text: <bdi className="history-scope truncate">{ref?.title || 'What is selected'}</bdi> }, { value: 'all', text: 'Everything' }]}
        />
      )}
      {refusal !== null && <ErrorNotice title="It was not taken back" error={{ message: refusal }} />}
      {query.status === 'error' && <ErrorNotice title="The history could not be read" error={query.error} />}
      {page?.steps.length === 0 && <EmptyState title="No steps are known" text="What was here before, or came with a copy, has no history in this project. Earlier states are in its backups." />}
      {page && page.steps.length > 0 && (
        <ol className="history-steps" ref={list} tabIndex={-1} aria-label="Steps, the latest first">
          {page.steps.map(step => (
            <StepRow
              key={step.id} step={step} isReadOnly={isReadOnly} isCompared={compared === step.id} onCompare={() => setCompared(compared === step.id ? null : step.id)}
              onTakeBack={() => takeBack(step)} onBringBack={gone => bringBack(step, gone)}
            />
          ))}
        </ol>
      )}
      {page?.more && pages * pageLength < 200 && <p><Button onPress={() => setPages(pages + 1)}>Earlier steps</Button></p>}
      {page && page.since !== null && <p className="quiet history-since">Steps are known since {instantText(page.since)}. Earlier states are in the backups.</p>}
    </div>
  )
}
