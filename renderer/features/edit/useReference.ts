import { useState } from 'react'
import type { ReferenceEntry } from '../../../db/contract/entities/reference.ts'
import type { ActorKind } from '../../../db/contract/vocabulary.ts'
import { useQuery } from '../../ui/hooks.ts'

const none: readonly ReferenceEntry[] = []

/** Entries of the shipped list of states and organisations that fit a text (null asks nothing), of these kinds alone. Those of the text before stay until the new ones are there. */
export function useReference(text: string | null, kinds?: readonly ActorKind[]): readonly ReferenceEntry[] {
  const wanted = text === null || text.trim() === '' ? null : text.trim().slice(0, 500)
  const state = useQuery('reference.find', wanted === null ? null : { text: wanted, ...(kinds === undefined ? {} : { kinds: [...kinds] }) })
  const [kept, setKept] = useState(none)
  const answer = state.status === 'ready' ? state.value : undefined
  if (answer !== undefined && answer !== kept) setKept(answer)
  return wanted === null ? none : answer ?? kept
}

/** The code of a list that an entry has; empty where it has none. */
export const codeOf = ({ codes }: Pick<ReferenceEntry, 'codes'>, scheme: string): string => codes.find(code => code.scheme === scheme)?.value ?? ''

/** What tells an entry from others of like names: its abbreviation or code, and when it was where it is no more. */
export function detailOf(entry: ReferenceEntry): string {
  const gone = entry.dates !== null && !entry.dates.endsWith('..') ? entry.dates.split('/').map(date => date.slice(0, 4)).join('–') : ''
  return [entry.shortName || codeOf(entry, 'iso3'), gone].filter(Boolean).join(', ')
}
