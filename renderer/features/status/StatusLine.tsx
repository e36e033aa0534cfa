import { useEffect, type ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { Counts } from '../../../db/contract/methods/project.ts'
import type { ListedType, SavingState } from '../../state/workbench.ts'
import { timeText } from '../../ui/dates.ts'
import { LockIcon, WarningIcon } from '../../ui/icons/view.tsx'
import { countOf } from '../../ui/words.ts'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import './status.css'

const shownCounts = [['actor', 'actors'], ['tie', 'ties'], ['event', 'events'], ['source', 'sources'], ['excerpt', 'excerpts']] as const satisfies readonly (readonly [ListedType, keyof Counts])[]

/** How long the last message stays to be read. */
const lastsMs = 12_000

/** When and where everything was saved, what was last done, and how much there is; each count opens what it counts. */
export function StatusLine() {
  const workbench = useWorkbench()
  const project = useAnswer('project.get', {})
  const saving = useStoreValue(workbench.saving, state => state)
  const isHidden = useStoreValue(workbench.preferences, state => state.privateHidden)
  const announcement = useStoreValue(workbench.layout, state => state.announcement)
  useEffect(() => {
    if (announcement === '') return
    const timer = setTimeout(() => workbench.announce(''), lastsMs)
    return () => clearTimeout(timer)
  }, [announcement, workbench])
  return (
    <footer className="status">
      <p className="status-saved truncate">
        <Saved saving={saving} />
        {project?.readOnly && <span className="status-read-only"><LockIcon /> Read-only</span>}
        {project && !isHidden && <span className="truncate" title={project.file ?? ''}>{project.file ? <bdi>{project.file}</bdi> : 'not in a file'}</span>}
      </p>
      <p className="status-announcement truncate" role="status"><bdi>{announcement}</bdi></p>
      <p className="status-counts">
        {project && shownCounts.map(([type, key]) => (
          <AriaButton key={type} className="status-count" onPress={() => workbench.openSection(type)}>{countOf(type, project.counts[key])}</AriaButton>
        ))}
      </p>
    </footer>
  )
}

function Saved({ saving: { pending, savedAt, error, closed } }: { saving: SavingState }): ReactNode {
  if (closed !== null) return <span className="status-error"><WarningIcon /> Not connected</span>
  if (error) return <span className="status-error" role="alert"><WarningIcon /> Not saved: {error.message}</span>
  if (pending > 0) return <span>Saving…</span>
  return <span>{savedAt === null ? 'All saved' : `Saved ${timeText(savedAt)}`}</span>
}
