import { LockIcon, WarningIcon } from '../../ui/icons/view.tsx'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { FaultNotice } from './FaultNotice.tsx'
import { PlaceNotice } from './PlaceNotice.tsx'
import './status.css'

/** What holds for the whole window and must not be missed: that the project closed, or is open read-only and why. */
export function Notices() {
  const { saving } = useWorkbench()
  const closed = useStoreValue(saving, state => state.closed)
  const project = useAnswer('project.get', {})
  if (closed !== null) {
    return (
      <div className="notice notice-error" role="alert">
        <WarningIcon />
        <p><strong>This window is no longer connected.</strong> {closed} What was shown as saved is in the file. Text that you typed since stays here until this window closes: copy it first, then close the window and start Entente again to go on.</p>
      </div>
    )
  }
  if (!project) return null
  if (!project.readOnly) {
    return (
      <>
        <FaultNotice project={project} />
        {project.place && <PlaceNotice uid={project.uid} place={project.place} />}
      </>
    )
  }
  return (
    <div className="notice" role="status">
      <LockIcon />
      <p><strong>Read-only.</strong> {project.readOnlyReason}</p>
    </div>
  )
}
