import { useCallback, useEffect, useRef, useState } from 'react'
import { useWorkbench } from '../../ui/hooks.ts'

/** How far a run is, in records; times in milliseconds. */
export interface Written { readonly done: number; readonly total: number; readonly began: number; readonly spent: number }

/** One import that is under way, by the name that it gets here: how far it is, and its end on request or with the part of the window that shows it. */
export function useRunningImport(): { written: Written | null; begin(): string; end(): void; stop(): void } {
  const { client } = useWorkbench()
  const [written, setWritten] = useState<Written | null>(null)
  const job = useRef<string | null>(null)
  useEffect(() => client.subscribe(event => {
    if (event.type !== 'progress' || event.job !== job.current) return
    const now = performance.now()
    setWritten(before => ({ done: event.done, total: event.total, began: before?.began ?? now, spent: now - (before?.began ?? now) }))
  }), [client])
  const stop = useCallback(() => {
    if (job.current !== null) void client.call('jobs.cancel', { job: job.current }).catch(() => undefined)
  }, [client])
  // Whoever leaves does not wait for it.
  useEffect(() => stop, [stop])
  const begin = useCallback(() => {
    job.current = crypto.randomUUID()
    return job.current
  }, [])
  const end = useCallback(() => {
    job.current = null
    setWritten(null)
  }, [])
  return { written, begin, end, stop }
}
