import type { Uid, EntityRef } from '../../../db/contract/values.ts'
import type { ExcerptForm, Performer, ProbativeValue, Stance } from '../../../db/contract/vocabulary.ts'
import type { Client } from '../../../db/contract/api.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** New evidence as far as it is filled in. Nothing of it is in the project. */
export interface EvidenceDraft {
  /** The excerpt or event that is brought to bear. */
  what: EntityRef | null
  /** The text of a new passage; null: an excerpt or event that is there is chosen. */
  passage: string | null
  /** Null: the likely one stands. */
  source: EntityRef | null
  locator: string
  form: ExcerptForm
  indicator: Uid | null
  stance: Stance
  by: Performer | 'unsaid'
  about: string
  probative: ProbativeValue | ''
  comment: string
}

interface Kept {
  readonly draft: EvidenceDraft
  /** Its form shows whenever its cell does; one that was cancelled shows only when it is asked for. */
  readonly isOpen: boolean
}

/** Drafts by the cell they are for (`cellKey`). */
export type EvidenceDrafts = StoreApi<Readonly<Record<string, Kept>>>

/** One cell of the coding: a tie, an aspect, a period; null is outside of every period. */
export const cellKey = (tie: Uid, aspect: Uid, period: Uid | null): string => `${tie} ${aspect} ${period ?? ''}`

const held = new WeakMap<Client, EvidenceDrafts>()

/** The unfinished evidence of a window, kept as long as its project is open there and nowhere else. */
export function draftsOf(client: Client): EvidenceDrafts {
  let drafts = held.get(client)
  if (!drafts) {
    drafts = createStore<Readonly<Record<string, Kept>>>(() => ({}))
    held.set(client, drafts)
  }
  return drafts
}

export function keepDraft(drafts: EvidenceDrafts, key: string, draft: EvidenceDraft): void {
  drafts.setState({ [key]: { draft, isOpen: true } })
}

/** Takes the form of a draft away; what was filled in stays. */
export function closeDraft(drafts: EvidenceDrafts, key: string): void {
  const kept = drafts.getState()[key]
  if (kept) drafts.setState({ [key]: { ...kept, isOpen: false } })
}

export function dropDraft(drafts: EvidenceDrafts, key: string): void {
  drafts.setState(Object.fromEntries(Object.entries(drafts.getState()).filter(([each]) => each !== key)), true)
}
