import { useEffect, useState } from 'react'
import type { ConflictRule, CopyConflict, CopyMergeReport, MergeSide } from '../../../db/contract/entities/copies.ts'
import { EntenteError, type ApiErrorBody } from '../../../db/contract/errors.ts'
import { useWorkbench } from '../../ui/hooks.ts'

export interface MergeCopyState {
  readonly preview: CopyMergeReport | null
  readonly done: { readonly report: CopyMergeReport; readonly label: string | null } | null
  readonly error: ApiErrorBody | null
  readonly isMerging: boolean
  readonly rule: ConflictRule
  /** Whose value stands: as chosen for this one, else by the rule. */
  sideOf(conflict: CopyConflict): MergeSide
  setRule(rule: ConflictRule): void
  choose(conflict: CopyConflict, side: MergeSide): void
  run(): void
}

/** Whose value a rule takes. */
export function sideByRule(rule: ConflictRule, { fixed, oursAt, theirsAt }: Pick<CopyConflict, 'fixed' | 'oursAt' | 'theirsAt'>): MergeSide {
  if (fixed) return 'ours'
  return rule === 'newer' ? (theirsAt > oursAt ? 'theirs' : 'ours') : rule
}

const failure = (error: unknown): ApiErrorBody =>
  error instanceof EntenteError ? error.body() : { code: 'internal', message: 'The copy could not be read. Nothing in the project changed.' }

/** One copy from its choosing to the report: nothing is written before `run`. */
export function useMergeCopy(file: string): MergeCopyState {
  const workbench = useWorkbench()
  const [preview, setPreview] = useState<CopyMergeReport | null>(null)
  const [done, setDone] = useState<MergeCopyState['done']>(null)
  const [error, setError] = useState<ApiErrorBody | null>(null)
  const [isMerging, setMerging] = useState(false)
  const [rule, setRule] = useState<ConflictRule>('ours')
  const [choices, setChoices] = useState<Readonly<Record<string, MergeSide>>>({})
  useEffect(() => {
    let current = true
    workbench.client.call('files.previewMerge', { file }).then(
      found => current && setPreview(found),
      (problem: unknown) => current && setError(failure(problem)),
    )
    return () => {
      current = false
    }
  }, [file, workbench])
  const merge = async () => {
    setMerging(true)
    setError(null)
    try {
      const answer = await workbench.write('files.mergeCopy', { file, onConflict: rule, choices, unrelated: preview?.other.relation === 'unrelated' })
      setDone(answer)
      workbench.announce(answer.label === null ? 'Everything was here already' : `${answer.label}. Undo takes it back.`)
    } catch (problem) {
      setError(failure(problem))
    } finally {
      setMerging(false)
    }
  }
  return {
    preview, done, error, isMerging, rule,
    sideOf: conflict => (conflict.fixed ? 'ours' : (choices[conflict.id] ?? sideByRule(rule, conflict))),
    // A rule is for all: what was chosen one by one before is forgotten with it.
    setRule(next) {
      setRule(next)
      setChoices({})
    },
    choose: (conflict, side) => setChoices(before => ({ ...before, [conflict.id]: side })),
    run: () => void merge(),
  }
}
