import type { ReactNode } from 'react'
import type { ApiErrorBody } from '../../db/contract/errors.ts'
import { Button } from './Button.tsx'
import { WarningIcon } from './icons/view.tsx'
import './feedback.css'

/** An error for the analyst: what could not be done (`title`), what happened and what is safe (the message), what to do (`onRetry`, `children`). */
export function ErrorNotice({ title, error, onRetry, children }: { title: string; error: Pick<ApiErrorBody, 'message' | 'issues'>; onRetry?: () => void; children?: ReactNode }) {
  return (
    <div className="error-notice" role="alert">
      <WarningIcon />
      <div>
        <p className="error-notice-title">{title}</p>
        <p>{error.message}</p>
        {error.issues?.map(issue => <p key={`${issue.path} ${issue.message}`}>{issue.path ? `${issue.path}: ${issue.message}` : issue.message}</p>)}
        {(onRetry || children) && (
          <div className="error-notice-actions">
            {onRetry && <Button onPress={onRetry}>Try again</Button>}
            {children}
          </div>
        )}
      </div>
    </div>
  )
}
