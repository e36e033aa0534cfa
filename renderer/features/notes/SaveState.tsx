import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import type { Draft, DraftState, Texts } from './draft.ts'

const words = { saved: 'Saved', unsaved: 'Saving…', saving: 'Saving…', failed: 'Not saved' } as const

/** One word about where the typing is. */
export function SaveWord({ state }: { state: DraftState<Texts> }) {
  return <span className="quiet save-word">{words[state.status]}</span>
}

/** What needs the user's eye: a save that failed, or words of another window that came in between. */
export function DraftNotices<T extends Texts>({ what, state, draft, onKeepAsNew }: {
  /** "note", "rationale" */
  what: string
  state: DraftState<T>
  draft: Draft<T>
  /** Puts the text into a new place where the old one is gone. */
  onKeepAsNew?: () => void
}) {
  return (
    <>
      {state.failure && (
        <ErrorNotice
          title={`This ${what} is not saved; what you typed is kept here`} error={{ message: state.failure.message }}
          onRetry={() => void draft.flush()}
        >
          {state.failure.kind === 'never' && onKeepAsNew && <Button onPress={onKeepAsNew}>Keep as a new {what}</Button>}
        </ErrorNotice>
      )}
      {state.merged && (
        <div className="draft-merged" role="status">
          <p>This {what} was changed elsewhere while you typed. Both texts are in it now.</p>
          <details>
            <summary>What was written there</summary>
            {Object.entries(state.merged).map(([field, text]) => <pre key={field} dir="auto">{text}</pre>)}
          </details>
          <Button onPress={() => draft.dismissMerged()}>Done</Button>
        </div>
      )}
    </>
  )
}
