import { useEffect, useRef, useState } from 'react'
import { maxImportBytes, type ErrorRule, type FeedChoices, type GraphChoices, type ImportDecision, type ReferenceChoices, type TableMapping, type TableShape } from '../../../db/contract/entities/imports.ts'
import type { Input, Output } from '../../../db/contract/api.ts'
import { EntenteError, type ApiErrorBody } from '../../../db/contract/errors.ts'
import { useWorkbench } from '../../ui/hooks.ts'
import { base64Of } from './base64.ts'
import { byNumber } from './mapping.ts'
import { useRunningImport, type Written } from './useRunningImport.ts'

export type Preview = Output<'imports.preview'>
export type Report = Output<'imports.run'>

/** What the user says instead of what was recognised. */
export interface Choices {
  encoding?: string
  delimiter?: string
  sheet?: string
  shape?: TableShape
  graph?: GraphChoices
  feed?: FeedChoices
  mapping?: TableMapping
  onError?: ErrorRule
  reference?: ReferenceChoices
  decisions: Record<string, ImportDecision>
}

export interface ImportState {
  readonly preview: Preview | null
  readonly report: Report | null
  readonly error: ApiErrorBody | null
  readonly busy: 'reading' | 'importing' | null
  /** How many records of a long import are written. */
  readonly written: Written | null
  readonly choices: Choices
  change(changes: Partial<Choices>): void
  run(): void
  /** Ends an import that is under way; nothing of it stays. */
  stop(): void
  /** After an import: reads another sheet of the workbook. */
  readSheet(sheet: string): void
}

const failure = (error: unknown): ApiErrorBody =>
  error instanceof EntenteError ? error.body() : { code: 'internal', message: 'The file could not be read. Nothing in the project changed.' }

/** One file from its choosing to its report: the preview follows every choice, nothing is written before `run`. */
export function useImport(file: File): ImportState {
  const workbench = useWorkbench()
  const [choices, setChoices] = useState<Choices>({ decisions: {} })
  const [preview, setPreview] = useState<Preview | null>(null)
  const [report, setReport] = useState<Report | null>(null)
  const [error, setError] = useState<ApiErrorBody | null>(null)
  const [busy, setBusy] = useState<ImportState['busy']>('reading')
  const content = useRef<Promise<string> | null>(null)
  const { written, begin, end, stop } = useRunningImport()

  const inputOf = async (): Promise<Input<'imports.preview'>> => {
    content.current ??= base64Of(file, maxImportBytes)
    return { name: file.name, base64: await content.current, ...choices }
  }

  useEffect(() => {
    if (choices.feed?.between === 'countries' && choices.feed.countries.length < 2) return
    let isLatest = true
    setBusy('reading')
    inputOf().then(input => workbench.client.call('imports.preview', input)).then(
      next => {
        if (!isLatest) return
        setPreview(next)
        setError(null)
        setBusy(null)
      },
      (problem: unknown) => {
        if (!isLatest) return
        setError(failure(problem))
        setBusy(null)
      },
    )
    return () => {
      isLatest = false
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- read again when the file or a choice changes, and then only.
  }, [file, choices, workbench])


  const run = async () => {
    setBusy('importing')
    setError(null)
    const job = begin()
    try {
      const done = await workbench.write('imports.run', { ...await inputOf(), job })
      setReport(done)
      setError(null)
      workbench.announce(done.label ?? 'Nothing was imported')
    } catch (problem) {
      if (problem instanceof EntenteError && problem.code === 'cancelled') workbench.announce('The import was stopped; nothing was changed')
      else setError(failure(problem))
    } finally {
      end()
      setBusy(null)
    }
  }

  return {
    preview, report, error, busy, written, choices, stop,
    readSheet: sheet => {
      setReport(null)
      setPreview(null)
      setChoices({ sheet, decisions: {} })
    },
    change: changes => {
      setError(null)
      setChoices(before => {
        // Other rows than before: what was decided about them means nothing now. What is matched by its name stays.
        const isSame = 'decisions' in changes || 'mapping' in changes || 'onError' in changes || 'reference' in changes
        const decisions = changes.decisions ?? (isSame && (changes.mapping ?? before.mapping)?.kind !== 'sources' ? before.decisions : {})
        const mapping = changes.mapping && preview?.table ? byNumber(changes.mapping, preview.table.columns.map(column => column.name)) : changes.mapping
        const { mapping: earlier, ...others } = before
        // Another delimiter, sheet or encoding makes other columns.
        const kept = 'delimiter' in changes || 'sheet' in changes || 'shape' in changes ? {} : earlier ? { mapping: earlier } : {}
        return { ...others, ...kept, ...changes, ...(mapping ? { mapping } : {}), decisions }
      })
    },
    run: () => void run(),
  }
}
