import type { ReactNode } from 'react'
import type { QueryState } from '../../state/queries.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'

/** Draws an answer once it is there, and says what went wrong where it never comes. */
export function WhenReady<T>({ query, what, children }: { query: QueryState<T>; what: string; children: (value: T) => ReactNode }) {
  if (query.status === 'loading') return null
  if (query.value === undefined) return query.status === 'error' ? <div className="inspector-lead"><ErrorNotice title={`The ${what} cannot be shown`} error={query.error} /></div> : null
  return children(query.value)
}
