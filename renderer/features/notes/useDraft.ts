import { useEffect, useState, useSyncExternalStore } from 'react'
import { useWorkbench } from '../../ui/hooks.ts'
import type { Draft, DraftOptions, DraftState, Texts } from './draft.ts'
import { draftsOf } from './drafts.ts'

/**
 * Text that is saved as it is typed. `saved` is what the project holds; it is taken in whenever it changes and `isFresh` (an answer that is being
 * asked for again may be older than what was typed). Saved at once when the editor closes, when the window is hidden and before it goes. Give
 * the component a React key that changes with `key`.
 */
export function useDraft<T extends Texts>(key: string, saved: T, isFresh: boolean, io: Pick<DraftOptions<T>, 'save' | 'reload'>): [DraftState<T>, Draft<T>] {
  const drafts = draftsOf(useWorkbench().client)
  const [draft] = useState(() => drafts.of<T>(key, () => ({ saved, ...io })))
  const state = useSyncExternalStore(draft.subscribe, draft.getState)

  useEffect(() => {
    drafts.enter(key)
    return () => void drafts.leave(key)
  }, [drafts, key])

  const content = JSON.stringify(saved)
  useEffect(() => {
    if (isFresh) draft.receive(JSON.parse(content) as T)
  }, [draft, content, isFresh])

  useEffect(() => {
    const flush = () => void draft.flush()
    const flushWhenHidden = () => {
      if (document.visibilityState === 'hidden') flush()
    }
    window.addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', flushWhenHidden)
    return () => {
      window.removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', flushWhenHidden)
    }
  }, [draft])

  return [state, draft]
}
