import { useEffect, useRef, useState } from 'react'
import { maxTextFileBytes, type TextReport } from '../../../db/contract/entities/texts.ts'
import { EntenteError } from '../../../db/contract/errors.ts'
import type { Uid } from '../../../db/contract/values.ts'
import { countOf } from '../../ui/words.ts'
import { useWorkbench } from '../../ui/hooks.ts'
import { base64Of } from '../import/base64.ts'

/** What stands of a run that gives a source its text. */
export type Giving =
  | { step: 'waiting' }
  | { step: 'reading'; name: string; job: string; done: number; total: number }
  | { step: 'failed'; message: string }

/** What the reader says of a text that was given, and what of it needs a look. */
export interface Given {
  words: string
  warnings: readonly string[]
}

/** Gives a source its text, from words or a file; a file can be big, so it tells how far it has come and can be stopped. */
export function useGiveText(source: Uid, onGiven: (given: Given) => void) {
  const workbench = useWorkbench()
  const [state, setState] = useState<Giving>({ step: 'waiting' })
  const running = useRef<string | null>(null)
  useEffect(() => workbench.client.subscribe(event => {
    if (event.type !== 'progress') return
    setState(before => (before.step === 'reading' && before.job === event.job ? { ...before, done: event.done, total: event.total } : before))
  }), [workbench])
  useEffect(() => () => {
    // Whoever leaves does not wait for it.
    if (running.current !== null) void workbench.client.call('jobs.cancel', { job: running.current }).catch(() => undefined)
  }, [workbench])

  const fail = (error: unknown) => {
    if (error instanceof EntenteError && error.code === 'cancelled') setState({ step: 'waiting' })
    else setState({ step: 'failed', message: error instanceof EntenteError ? error.message : 'The text was not kept. Try again.' })
  }
  const give = async (report: Promise<TextReport & { pages?: readonly unknown[]; warnings?: readonly { message: string }[] }>) => {
    const { changed, length, before, found, lost, pages = [], warnings = [] } = await report
    setState({ step: 'waiting' })
    const parts = [
      `${before === null || !changed ? 'Text held' : 'Text replaced'}: ${length.toLocaleString()} characters${pages.length > 0 ? `, ${pages.length.toLocaleString()} ${pages.length === 1 ? 'page' : 'pages'}` : ''}.`,
      found > 0 && changed ? `${countOf('excerpt', found)} found in it.` : '',
      lost.length > 0 ? `${countOf('excerpt', lost.length)} not found in it: see “Not in the text”.` : '',
    ]
    const words = changed ? parts.filter(part => part !== '').join(' ') : 'This is the text that is held already.'
    workbench.announce(words)
    onGiven({ words, warnings: warnings.map(warning => warning.message) })
  }
  return {
    state,
    paste: (text: string) => void give(workbench.write('sources.setText', { uid: source, text, origin: 'pasted' })).catch(fail),
    read: (file: File) => {
      const job = crypto.randomUUID()
      running.current = job
      setState({ step: 'reading', name: file.name, job, done: 0, total: 0 })
      const run = async () => {
        const base64 = await base64Of(file, maxTextFileBytes)
        await give(workbench.write('sources.importText', { uid: source, name: file.name.slice(0, 200), base64, job }))
      }
      void run().catch(fail).finally(() => {
        running.current = null
      })
    },
    cancel: () => {
      if (state.step === 'reading') void workbench.client.call('jobs.cancel', { job: state.job }).catch(() => undefined)
    },
    dismiss: () => setState({ step: 'waiting' }),
  }
}
