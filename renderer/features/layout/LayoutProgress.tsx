import { useEffect, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useStoreValue } from '../../ui/hooks.ts'
import type { LayoutRun } from './layout-run.ts'
import { layoutWords } from './words.ts'
import './layout.css'

/** A layout that is done sooner than this, in milliseconds, shows no progress: it would only flash. */
const quickMs = 300

/** How far a layout has come, and the button that stops it; nothing while none runs. */
export function LayoutProgress({ run, onStop }: { run: LayoutRun; onStop: () => void }) {
  const running = useStoreValue(run.store, state => state.running)
  const job = running?.job ?? null
  const [late, setLate] = useState<string | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setLate(job), job === null ? 0 : quickMs)
    return () => clearTimeout(timer)
  }, [job])
  if (!running || late !== running.job) return null
  const share = running.total > 0 ? Math.min(1, running.done / running.total) : null
  return (
    <div className="layout-progress" role="group" aria-label="Layout at work">
      <span>{layoutWords[running.layout].title}…</span>
      <progress aria-label="Layout" {...(share === null ? {} : { value: share })} max={1} />
      <span className="layout-progress-share">{share === null ? '' : `${Math.round(share * 100)} %`}</span>
      <Button look="plain" keys="Y Q" tip="Stop: every actor stays where it stands" onPress={() => {
        // The button goes away: the focus goes before it, so that what is said of the stop is heard last.
        onStop()
        run.stop()
      }}>Stop</Button>
    </div>
  )
}
