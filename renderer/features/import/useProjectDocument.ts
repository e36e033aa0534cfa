import { useEffect, useState } from 'react'
import type { Output } from '../../../db/contract/api.ts'
import { EntenteError, type ApiErrorBody } from '../../../db/contract/errors.ts'
import { useWorkbench } from '../../ui/hooks.ts'
import { useRunningImport, type Written } from './useRunningImport.ts'

export interface ProjectDocumentState {
  readonly preview: Output<'projectDocument.preview'> | null
  readonly error: ApiErrorBody | null
  readonly isImporting: boolean
  /** The step that was made; null before. */
  readonly label: string | null
  /** How far the import is; null where nothing is known of it. */
  readonly written: Written | null
  run(): void
  /** Ends an import that is under way: nothing of it stays. */
  stop(): void
}

const failure = (problem: unknown): ApiErrorBody =>
  problem instanceof EntenteError ? problem.body() : { code: 'internal', message: 'The document could not be read. Nothing in the project changed.' }

/** The document of a project from its preview to its import: nothing is written before `run`. */
export function useProjectDocument(text: string): ProjectDocumentState {
  const workbench = useWorkbench()
  const [preview, setPreview] = useState<ProjectDocumentState['preview']>(null)
  const [error, setError] = useState<ApiErrorBody | null>(null)
  const [isImporting, setImporting] = useState(false)
  const [label, setLabel] = useState<string | null>(null)
  const { written, begin, end, stop } = useRunningImport()
  useEffect(() => {
    let isLatest = true
    workbench.client.call('projectDocument.preview', { text }).then(
      next => isLatest && setPreview(next),
      (problem: unknown) => isLatest && setError(failure(problem)),
    )
    return () => {
      isLatest = false
    }
  }, [text, workbench])
  const run = async () => {
    setImporting(true)
    setError(null)
    const job = begin()
    try {
      const done = await workbench.write('projectDocument.import', { text, job })
      setLabel(done.label)
      workbench.announce(done.label)
    } catch (problem) {
      if (problem instanceof EntenteError && problem.code === 'cancelled') workbench.announce('The import was stopped; nothing was changed')
      else setError(failure(problem))
    } finally {
      end()
      setImporting(false)
    }
  }
  return { preview, error, isImporting, label, written, stop, run: () => void run() }
}
