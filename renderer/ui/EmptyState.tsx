import type { ReactNode } from 'react'
import './feedback.css'

/** What stands where nothing is yet: what belongs here, and the first step as `children` (buttons). */
export function EmptyState({ title, text, centred, children }: { title: string; text?: ReactNode; centred?: boolean; children?: ReactNode }) {
  return (
    <div className={`empty ${centred ? 'empty-centred' : ''}`}>
      <p className="empty-title">{title}</p>
      {text !== undefined && <p>{text}</p>}
      {children}
    </div>
  )
}
