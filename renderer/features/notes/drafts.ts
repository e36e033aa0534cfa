import type { Client } from '../../../db/contract/api.ts'
import { EntenteError } from '../../../db/contract/errors.ts'
import { createDraft, type Draft, type DraftOptions, type SaveFailure, type Texts } from './draft.ts'

/** Drafts of one window by what they belong to. One whose text is not saved outlives its editor, so that coming back finds it. */
export interface Drafts {
  /** The draft of that key; made anew where there is none. */
  of<T extends Texts>(key: string, options: () => Pick<DraftOptions<T>, 'saved' | 'save' | 'reload'>): Draft<T>
  /** An editor shows it from now on. */
  enter(key: string): void
  /** An editor of it closes: saves what is left, then forgets the draft unless saving failed or another editor shows it. */
  leave(key: string): Promise<void>
  /** Saves at once what is not saved: what stood in the way is gone. Never rejects. */
  flush(): Promise<void>
  /** Forgets a draft without saving it: what it belonged to is deleted. */
  discard(key: string): void
}

const finalCodes = new Set(['not_found', 'too_large', 'bad_request', 'forbidden'])

/** What went wrong with a save, for people. */
export function explainSave(error: unknown): SaveFailure {
  if (error instanceof EntenteError) return { message: error.message, kind: error.code === 'conflict' ? 'outdated' : finalCodes.has(error.code) ? 'never' : 'again' }
  return { message: 'Entente did not answer. The text stays here and is saved as soon as that works again.', kind: 'again' }
}

/** An empty set of drafts. */
export function createDrafts(): Drafts {
  const drafts = new Map<string, Draft<Texts>>()
  const editors = new Map<string, number>()
  return {
    of<T extends Texts>(key: string, options: () => Pick<DraftOptions<T>, 'saved' | 'save' | 'reload'>) {
      let draft = drafts.get(key) as Draft<T> | undefined
      if (!draft) {
        draft = createDraft<T>({ ...options(), explain: explainSave })
        drafts.set(key, draft)
      }
      return draft
    },
    enter(key) {
      editors.set(key, (editors.get(key) ?? 0) + 1)
    },
    async leave(key) {
      editors.set(key, (editors.get(key) ?? 1) - 1)
      const draft = drafts.get(key)
      if (!draft) return
      await draft.flush()
      if ((editors.get(key) ?? 0) > 0 || draft.hasUnsaved() || drafts.get(key) !== draft) return
      drafts.delete(key)
      editors.delete(key)
    },
    async flush() {
      await Promise.all([...drafts.values()].filter(draft => draft.hasUnsaved()).map(draft => draft.flush()))
    },
    discard(key) {
      drafts.delete(key)
      editors.delete(key)
    },
  }
}

const ofClient = new WeakMap<Client, Drafts>()

/** The drafts of a window, by its client. */
export function draftsOf(client: Client): Drafts {
  let drafts = ofClient.get(client)
  if (!drafts) ofClient.set(client, drafts = createDrafts())
  return drafts
}
