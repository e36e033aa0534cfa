import { useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { Client } from '../../../db/contract/api.ts'
import { EntenteError } from '../../../db/contract/errors.ts'
import { useWorkbench } from '../../ui/hooks.ts'
import { createFieldDraft, type FieldDraft, type FieldDraftOptions, type FieldState } from './field-draft.ts'
import { FormContext } from './form-context.ts'

/** The drafts of a window, by form and field. One that is not saved outlives its field, so that coming back finds it. */
const ofClient = new WeakMap<Client, Map<string, FieldDraft<unknown, unknown>>>()

function explain(error: unknown): string {
  if (error instanceof EntenteError) return error.issues?.[0]?.message.includes(' ') ? error.issues[0].message : error.message
  return 'Entente did not answer. What you typed stays here; it is saved with the next change.'
}

/** A field of the form around it, saved by itself. `saved` is what the project holds; it is taken in when it changes and the answer is fresh. */
export function useFieldDraft<Input, Value>(
  field: string, saved: Value, io: Pick<FieldDraftOptions<Input, Value>, 'show' | 'check' | 'save' | 'merge'>,
): [FieldState<Input>, FieldDraft<Input, Value>] {
  const { client } = useWorkbench()
  const { key: form, isFresh } = useContext(FormContext)
  const key = `${form} ${field}`
  const [draft] = useState(() => {
    let drafts = ofClient.get(client)
    if (!drafts) ofClient.set(client, drafts = new Map())
    let known = drafts.get(key) as FieldDraft<Input, Value> | undefined
    if (!known) {
      known = createFieldDraft({ saved, explain, ...io })
      drafts.set(key, known)
    }
    return known
  })
  const state = useSyncExternalStore(draft.subscribe, draft.getState)
  const content = JSON.stringify(saved)
  useEffect(() => {
    if (isFresh) draft.receive(JSON.parse(content) as Value)
  }, [draft, content, isFresh])
  useEffect(() => {
    const commit = () => void draft.commit()
    const commitWhenHidden = () => {
      if (document.visibilityState === 'hidden') commit()
    }
    window.addEventListener('pagehide', commit)
    document.addEventListener('visibilitychange', commitWhenHidden)
    return () => {
      window.removeEventListener('pagehide', commit)
      document.removeEventListener('visibilitychange', commitWhenHidden)
      void draft.commit().then(() => {
        const drafts = ofClient.get(client)
        if (!draft.isPending() && drafts?.get(key) === (draft as FieldDraft<unknown, unknown>)) drafts.delete(key)
      })
    }
  }, [draft, client, key])
  return [state, draft]
}
