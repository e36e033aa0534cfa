import { useEffect, useRef, useState } from 'react'
import type { Input } from '../../../db/contract/api.ts'
import { EntenteError, type ApiErrorBody } from '../../../db/contract/errors.ts'
import { useWorkbench } from '../../ui/hooks.ts'

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving'; readonly done: number; readonly total: number }
  | { readonly kind: 'saved'; readonly text: string }
  | { readonly kind: 'error'; readonly error: ApiErrorBody }

const idle: State = { kind: 'idle' }

/** Makes the file of a report off the main thread, with how far it is, and saves it where the user says. */
export function useReportFile() {
  const { client, shell, announce } = useWorkbench()
  const [state, setState] = useState<State>(idle)
  const job = useRef<string | null>(null)
  const stop = () => {
    if (job.current !== null) void client.call('jobs.cancel', { job: job.current }).catch(() => undefined)
    job.current = null
    setState(before => (before.kind === 'saving' ? idle : before))
  }
  useEffect(() => client.subscribe(event => {
    if (event.type === 'progress' && event.job === job.current) setState({ kind: 'saving', done: event.done, total: event.total })
  }), [client])
  const save = async (options: Input<'reports.files'>) => {
    const own = crypto.randomUUID()
    job.current = own
    setState({ kind: 'saving', done: 0, total: 0 })
    try {
      const { files: [file], missingCharacters } = await client.call('reports.files', { ...options, job: own })
      if (job.current !== own) return
      job.current = null
      if (!file) throw new EntenteError('internal', 'No file was made. Nothing in the project changed.')
      const said = await shell.saveFile({ name: file.fileName, mime: file.mime, bytes: Uint8Array.from(atob(file.base64), character => character.charCodeAt(0)) })
      if (said === null) return setState(idle)
      const text = missingCharacters.length === 0 ? said : `${said} The fonts lack ${missingCharacters.slice(0, 12).join(' ')}: boxes stand for them in the PDF.`
      setState({ kind: 'saved', text })
      announce(text)
    } catch (error) {
      if (job.current !== own && job.current !== null) return
      job.current = null
      const body: ApiErrorBody = error instanceof EntenteError ? error.body() : { code: 'internal', message: 'The report could not be saved. Nothing in the project changed.' }
      setState(body.code === 'cancelled' ? idle : { kind: 'error', error: body })
    }
  }
  return { state, save, stop, forget: () => setState(before => (before.kind === 'saving' ? before : idle)) }
}
