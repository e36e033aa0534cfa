import { useCallback, useEffect, useRef, useState } from 'react'
import { useWorkbench } from '../../ui/hooks.ts'

/** How far a run is: in records, or in bytes while the file is handed over or read; times in milliseconds, since this step of it began. */
export interface Written { readonly step: 'handing' | 'reading' | 'writing'; readonly done: number; readonly total: number; readonly rows: number; readonly began: number; readonly spent: number }

/** How far a step is, going on from what was told before. */
export function further(before: Written | null, { step, done, total, rows = 0 }: { step: Written['step']; done: number; total: number; rows?: number | undefined }): Written {
  const now = performance.now()
  const began = before?.step === step ? before.began : now
  return { step, done, total, rows, began, spent: now - began }
}

/** One import that is under way, by the name that it gets here: how far it is, and its end on request or with the part of the window that shows it. */
export function useRunningImport(): { written: Written | null; begin(): string; end(): void; stop(): void } {
  const { client } = useWorkbench()
  const [written, setWritten] = useState<Written | null>(null)
  const job = useRef<string | null>(null)
  useEffect(() => client.subscribe(event => {
    if (event.type !== 'progress' || event.job !== job.current) return
    setWritten(before => further(before, { step: event.reading ? 'reading' : 'writing', done: event.done, total: event.total, rows: event.reading?.rows }))
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
