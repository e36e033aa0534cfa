import { useState } from 'react'
import { refusalText } from './commands.ts'

/** Something that is done once at a time, and what was refused about it. */
export function useFileTask(): { busy: boolean; refusal: string | null; run: (task: () => Promise<void>) => void; forgive: () => void } {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const run = (task: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    setRefusal(null)
    task().catch((error: unknown) => setRefusal(refusalText(error))).finally(() => setBusy(false))
  }
  return { busy, refusal, run, forgive: () => setRefusal(null) }
}
