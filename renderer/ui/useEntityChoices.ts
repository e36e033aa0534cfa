import { useEffect, useState } from 'react'
import type { ListRow } from '../../db/contract/methods/project.ts'
import type { EntityType } from '../../db/contract/vocabulary.ts'
import { useQuery, useStoreValue, useWorkbench } from './hooks.ts'

const shown = 12
const none: readonly ListRow[] = []

interface Choices {
  rows: readonly ListRow[]
  /** Whether the rows answer the text as it now is. */
  settled: boolean
}

/** What a field may mean: entities of the types by name (and by the words of their text), without a text those used last before the others. */
export function useEntityChoices(isOpen: boolean, text: string, types: readonly EntityType[], searchTexts: boolean): Choices {
  const workbench = useWorkbench()
  const hidePrivate = useStoreValue(workbench.preferences, state => state.privateHidden)
  const prefix = text.slice(0, 200)
  const named = useQuery('entities.complete', isOpen ? { prefix, limit: shown, hidePrivate, types: [...types] } : null)
  const searches = isOpen && searchTexts && text !== ''
  const found = useQuery('search.query', searches ? { query: text.slice(0, 1_000), limit: shown, types: [...types] } : null)
  const settled = named.status !== 'loading' && (!searches || found.status !== 'loading')
  const byName = named.status === 'loading' ? none : named.value ?? none
  const hits = searches && found.status !== 'loading' ? found.value?.hits ?? [] : []
  const byText = hits.filter(hit => !byName.some(row => row.uid === hit.uid))
    .map(({ uid, type, title, snippet, private: isPrivate }): ListRow => ({ uid, type, title, detail: snippet === title ? '' : snippet, kind: '', private: isPrivate }))

  const [kept, setKept] = useState<readonly ListRow[]>(none)
  const rows = settled ? [...byName, ...byText] : kept
  const key = rows.map(row => row.uid).join(' ')
  useEffect(() => {
    // Rows of the letters before stay until the new ones are there: nothing flickers while typing.
    if (settled) setKept(rows)
    // oxlint-disable-next-line react/exhaustive-deps -- the key stands for the rows
  }, [settled, key])
  if (text !== '') return { rows, settled }
  const { selected, back } = workbench.selection.getState()
  const used = [...selected, ...back.toReversed()].map(entity => entity.uid)
  const rank = (row: ListRow) => (used.includes(row.uid) ? used.indexOf(row.uid) : used.length)
  return { rows: rows.toSorted((a, b) => rank(a) - rank(b)), settled }
}
