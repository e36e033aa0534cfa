import { LockIcon } from './icons/view.tsx'
import './feedback.css'

/** The mark of everything private: stays in this file. */
export function Lock({ label = 'Private' }: { label?: string }) {
  return (
    <span className="lock" title="Private: never leaves this file">
      <LockIcon />
      <span className="visually-hidden">{label}</span>
    </span>
  )
}
