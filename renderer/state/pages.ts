import type { Input, Output } from '../../db/contract/api.ts'
import type { ApiErrorBody } from '../../db/contract/errors.ts'
import type { ListRow } from '../../db/contract/methods/project.ts'
import type { Queries, QueryState } from './queries.ts'

type ListInput = Input<'entities.list'>
type Page = Output<'entities.list'>

export interface ListState {
  /** Rows loaded so far, from the first on without gaps. */
  rows: readonly ListRow[]
  /** How many there are altogether; null before the first page is there. */
  total: number | null
  error: ApiErrorBody | null
}

export interface PagedList {
  subscribe(listener: () => void): () => void
  /** The same object until something changes. */
  read(): ListState
  /** Loads on until the row of that index is there. */
  reach(index: number): void
}

const firstPage = 500
const laterPages = 5_000

/** A list read page by page and kept fresh as one: a first page at once, more when they come into sight. */
export function createPagedList(queries: Queries, input: Omit<ListInput, 'after' | 'limit'>): PagedList {
  const listeners = new Set<() => void>()
  let stops: (() => void)[] = []
  let state: ListState = { rows: [], total: null, error: null }
  let wanted = firstPage - 1

  const inputOf = (after: string | null): ListInput => ({ ...input, limit: after === null ? firstPage : laterPages, ...(after === null ? {} : { after }) })

  /** Follows the pages from the first on, as far as they are wanted and there. */
  const walk = (): { inputs: ListInput[]; pages: Page[]; isWhole: boolean; error: ApiErrorBody | null } => {
    const inputs: ListInput[] = []
    const pages: Page[] = []
    let after: string | null = null
    let count = 0
    for (;;) {
      const next: ListInput = inputOf(after)
      const answer: QueryState<Page> = queries.read('entities.list', next)
      inputs.push(next)
      if (answer.status === 'error') return { inputs, pages, isWhole: true, error: answer.error }
      if (answer.status === 'loading') return { inputs, pages, isWhole: false, error: null }
      pages.push(answer.value)
      count += answer.value.rows.length
      after = answer.value.next
      if (after === null || count > wanted) return { inputs, pages, isWhole: true, error: null }
    }
  }

  const gather = () => {
    const { inputs, pages, isWhole, error } = walk()
    for (const stop of stops) stop()
    stops = inputs.map(next => queries.observe('entities.list', next, changed))
    const rows = pages.flatMap(page => page.rows)
    // While a page in between is fetched again what was shown stays: a shorter list would jump.
    if (!isWhole && rows.length < state.rows.length) return
    const total = pages[0]?.total ?? state.total
    if (pages.length > 0 || error) state = { rows: error && rows.length === 0 ? state.rows : rows, total, error }
  }

  const changed = () => {
    if (listeners.size === 0) return
    gather()
    for (const listener of listeners.values().toArray()) listener()
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      if (listeners.size === 1) gather()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        for (const stop of stops) stop()
        stops = []
      }
    },
    read: () => state,
    reach(index) {
      if (index <= wanted || (state.total !== null && state.rows.length >= state.total)) return
      wanted = index
      changed()
    },
  }
}
