import { useEffect, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import type { Run } from './useRun.ts'

/** What is done sooner than this, in milliseconds, shows no progress: it would only flash. */
const flashMs = 400

/** How far a run is, with its end at hand; or that it was stopped, or went wrong. */
export function RunStatus({ run, what }: { run: Run<unknown>; what: string }) {
  if (run.error) return <ErrorNotice title={`${what} could not be reckoned`} error={run.error} onRetry={run.again} />
  if (run.running) return <Progress {...run.running} what={what} onStop={run.stop} />
  if (!run.stopped) return null
  return <div className="run-status" role="status"><span>Stopped before it was done.{run.value === undefined ? '' : ' What shows is of before.'}</span><Button onPress={run.again}>Reckon again</Button></div>
}

function Progress({ done, total, what, onStop }: { done: number; total: number; what: string; onStop: () => void }) {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), flashMs)
    return () => clearTimeout(timer)
  }, [])
  if (!isLong) return null
  return (
    <div className="run-status" role="group" aria-label={`${what} at work`}>
      <span>Reckoning…</span>
      <progress aria-label={what} {...(total > 0 ? { value: done / total } : {})} max={1} />
      {total > 0 && <span className="quiet">{done.toLocaleString()} of {total.toLocaleString()} steps</span>}
      <Button onPress={onStop}>Stop</Button>
    </div>
  )
}
