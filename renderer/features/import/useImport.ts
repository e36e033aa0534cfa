import { useEffect, useState } from 'react'
import type { ErrorRule, FeedChoices, GraphChoices, ImportDecision, ReferenceChoices, TableMapping, TableShape } from '../../../db/contract/entities/imports.ts'
import type { Input, Output } from '../../../db/contract/api.ts'
import { EntenteError, type ApiErrorBody } from '../../../db/contract/errors.ts'
import { useWorkbench } from '../../ui/hooks.ts'
import { byNumber } from './mapping.ts'
import { useImportContent } from './useImportContent.ts'
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
  /** `counting`: the beginning of a long file is shown, and all of it is gone through. */
  readonly busy: 'reading' | 'counting' | 'importing' | null
  /** How far a long file is handed over, counted or imported. */
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

/** One file, or the two tables of one network, from its choosing to its report: the preview follows every choice, nothing is written before `run`. */
export function useImport(file: File, beside: File | null = null): ImportState {
  const workbench = useWorkbench()
  const [choices, setChoices] = useState<Choices>({ decisions: {} })
  const [preview, setPreview] = useState<Preview | null>(null)
  const [report, setReport] = useState<Report | null>(null)
  const [error, setError] = useState<ApiErrorBody | null>(null)
  const [busy, setBusy] = useState<ImportState['busy']>('reading')
  const { handed, content } = useImportContent(file, beside)
  const { written, begin, end, stop } = useRunningImport()
  const counting = useRunningImport()

  const inputOf = async (): Promise<Input<'imports.preview'>> => ({ name: file.name, ...await content(), ...choices })

  useEffect(() => {
    if (choices.feed?.between === 'countries' && choices.feed.countries.length < 2) return
    let isLatest = true
    setBusy('reading')
    const read = async () => {
      const input = await inputOf()
      if (!isLatest) return
      const beginning = await workbench.client.call('imports.preview', { ...input, extent: 'beginning' })
      if (!isLatest) return
      setPreview(beginning)
      setError(null)
      if (beginning.sampled) {
        setBusy('counting')
        const job = counting.begin()
        const all = await workbench.client.call('imports.preview', { ...input, job })
        if (!isLatest) return
        counting.end()
        setPreview(all)
      }
      setBusy(null)
    }
    read().catch((problem: unknown) => {
      if (!isLatest) return
      counting.end()
      setError(failure(problem))
      setBusy(null)
    })
    return () => {
      isLatest = false
      counting.stop()
      counting.end()
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- read again when the file or a choice changes, and then only.
  }, [file, beside, choices, workbench])

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
    preview, report, error, busy, written: busy === 'counting' ? counting.written : written ?? handed, choices, stop,
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
