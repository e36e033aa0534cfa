import { useId, type ReactNode, type Ref } from 'react'
import { DownIcon, RightIcon } from '../../ui/icons/actions.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import './inspector.css'

interface Props {
  /** Under which name the window remembers whether it is open. */
  name: string
  title: ReactNode
  /** Beside the title: how much is inside. */
  count?: ReactNode
  /** Controls at the end of the heading. */
  actions?: ReactNode
  openAtFirst?: boolean
  ref?: Ref<HTMLElement>
  children: ReactNode
}

/** A part of an inspector that folds away; the window remembers which are open. */
export function Section({ name, title, count, actions, openAtFirst = true, ref, children }: Props) {
  const workbench = useWorkbench()
  const open = useStoreValue(workbench.preferences, state => state.openSections[name]) ?? openAtFirst
  const id = useId()
  const toggle = () => workbench.setPreferences({ openSections: { ...workbench.preferences.getState().openSections, [name]: !open } })
  return (
    <section className="inspector-section" aria-labelledby={`${id}-title`} {...(ref ? { ref } : {})} tabIndex={-1}>
      <div className="inspector-section-head">
        <h3 id={`${id}-title`}>
          <button type="button" className="inspector-section-toggle" aria-expanded={open} aria-controls={`${id}-body`} onClick={toggle}>
            {open ? <DownIcon /> : <RightIcon />}
            <span>{title}</span>
            {count !== undefined && <span className="inspector-count">{count}</span>}
          </button>
        </h3>
        {actions}
      </div>
      <div id={`${id}-body`} className="inspector-section-body" hidden={!open}>{open && children}</div>
    </section>
  )
}
